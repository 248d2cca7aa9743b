from __future__ import annotations

from pathlib import Path

import pytest

from voicelens.errors import StudyError, UsageError
from voicelens.pipeline.briefs import ALL, Request, page_files, write_briefs
from voicelens.study.folder import Study
from voicelens.study.store import read_table

NAME = "Invented School"


class Listener:
    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def start(self, name: str, why: str) -> None:
        self.started = name

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def finish(self, name: str, summary: str) -> None:
        self.said = summary

    def note(self, sentence: str) -> None:
        raise AssertionError(sentence)


def test_the_page_of_a_run_and_the_page_asked_for_are_the_same(study: Study) -> None:
    made = (study.drafts / "brief.html").read_text(encoding="utf-8")
    (path,) = write_briefs(study.path, Request()).files
    assert path == study.drafts / "brief.html"
    assert path.read_text(encoding="utf-8") == made


def test_every_school_has_a_page_of_its_own_and_somebody_sees_how_far_it_is(study: Study, tmp_path: Path) -> None:
    listener = Listener()
    written = write_briefs(study.path, Request(school=ALL), out=tmp_path / "all", progress=listener)
    assert [path.name for path in written.files] == ["invented-school-brief.html"]
    assert listener.steps == [(1, 1)]
    assert "<h1" in written.files[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["school", "students", "inquiry"])
def test_each_kind_is_written_in_the_language_asked_for(study: Study, tmp_path: Path, kind: str) -> None:
    request = Request(kind=kind, school=NAME, language="es")
    (path,) = write_briefs(study.path, request, out=tmp_path / "page.html").files
    assert '<html lang="es"' in path.read_text(encoding="utf-8")
    (beside,) = write_briefs(study.path, request).files
    assert beside.parent == study.drafts / "schools"


def test_what_is_not_there_is_told_with_what_is(study: Study, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No school in this study is called “Nowhere”") as told:
        write_briefs(study.path, Request(school="Nowhere"))
    assert NAME in told.value.fix
    with pytest.raises(UsageError, match="no page for “poster”"):
        write_briefs(study.path, Request(kind="poster"))
    with pytest.raises(UsageError, match="no pages in “fr”"):
        write_briefs(study.path, Request(language="fr"))
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="go into a folder"):
        write_briefs(study.path, Request(school=ALL), out=tmp_path / "file")


def test_a_study_that_was_never_run_is_to_be_run_first(fresh: Study) -> None:
    with pytest.raises(StudyError, match="has not been run to the end"):
        write_briefs(fresh.path, Request())


def test_two_schools_never_share_a_file_and_every_name_is_safe() -> None:
    schools = dict.fromkeys(["Elm St.", "Elm-St", "../up", "学校", "???", "A" * 200])
    names = [name for name, _ in page_files(schools, "brief.html")]
    assert len(set(names)) == len(schools)
    assert all("/" not in name and ".." not in name and len(name) < 80 for name in names)
    assert names[:3] == ["elm-st-brief.html", "elm-st-2-brief.html", "up-brief.html"]


def test_a_school_of_a_network_has_its_own_numbers_and_its_own_students_quotes(study: Study) -> None:
    from voicelens.pipeline.briefs import Shelf

    shelf = Shelf(study)
    own = shelf.of_school(NAME, alone=True)
    assert set(own.published["unit"]) == {NAME}
    published = read_table(study, "10-protect", "published")
    assert len(own.published) == (published["unit_level"] == "school").sum()
    assert len(own.quotes) == len(shelf.given.quotes)
    assert len(shelf.of_school(NAME, alone=False).published) == len(published)


def test_a_usual_page_has_no_wording_to_read_again(study: Study) -> None:
    assert write_briefs(study.path, Request(school=NAME, strict=True)).notes == ()
