"""What adults write beside a concern survives every later run."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from voicelens.errors import ReviewError
from voicelens.study.concerns import (
    ConcernLine,
    concerns_path,
    merged,
    put_concerns,
    read_concerns,
    released,
    waiting,
)
from voicelens.study.folder import Study, create


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return create(tmp_path / "school", "")


def line(n: int, **changes: str) -> ConcernLine:
    plain = ConcernLine(
        "answers.csv", str(n), "One thing to change?", "bullying", "one child may be bullied", id=f"r{n}"
    )
    return replace(plain, **changes)


def test_no_concern_makes_no_file(study: Study) -> None:
    put_concerns(study, [])
    assert not concerns_path(study).exists()
    assert read_concerns(study) == ()
    assert waiting(study) == 0
    assert released(study) == frozenset()


def test_lines_come_back_as_they_were_put(study: Study) -> None:
    put_concerns(study, [line(2), line(3, question="=cmd, “comillas” y ñ")])
    assert read_concerns(study) == (line(2), line(3, question="'=cmd, “comillas” y ñ"))
    assert waiting(study) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_its_owner_can_read_it(study: Study) -> None:
    put_concerns(study, [line(2)])
    assert stat.S_IMODE(concerns_path(study).stat().st_mode) == 0o600


def test_what_people_wrote_stays_and_what_the_machine_says_is_renewed() -> None:
    touched = line(2, state="seen", by="Counsellor", note="talked to her")
    assert merged([touched], [line(2, category="self-harm")]) == [replace(touched, category="self-harm")]


def test_new_lines_go_below_and_untouched_ones_that_are_gone_go() -> None:
    known = [line(2), line(3, state="acted"), line(4, note="?")]
    assert [each.id for each in merged(known, [line(9)])] == ["r3", "r4", "r9"]


def test_a_second_run_changes_nothing(study: Study) -> None:
    put_concerns(study, [line(2), line(3)])
    before = concerns_path(study).read_bytes(), concerns_path(study).stat().st_mtime_ns
    put_concerns(study, [line(2), line(3)])
    assert (concerns_path(study).read_bytes(), concerns_path(study).stat().st_mtime_ns) == before


def edit(study: Study, old: str, new: str, encoding: str = "utf-8") -> None:
    text = concerns_path(study).read_text(encoding="utf-8-sig").replace(old, new)
    concerns_path(study).write_bytes(text.encode(encoding))


def test_an_answer_that_is_no_concern_is_released(study: Study) -> None:
    put_concerns(study, [line(2), line(3)])
    edit(study, "bullied,new,,,,r3", "bullied,Not a  Concern,me,,,r3")
    put_concerns(study, [line(2), line(3)])
    assert released(study) == {"r3"}
    assert waiting(study) == 1


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8"), ("\t", "cp1252"), (",", "cp1252")])
def test_it_is_read_as_spreadsheets_save_it(study: Study, delimiter: str, encoding: str) -> None:
    put_concerns(study, [line(2)])
    edit(study, "new,,,,r2", "seen,Señora López,,,r2")
    edit(study, ",", delimiter, encoding)
    assert read_concerns(study)[0].by == "Señora López"


def test_a_line_that_a_person_added_stays(study: Study) -> None:
    put_concerns(study, [line(2)])
    with concerns_path(study).open("a", encoding="utf-8") as file:
        file.write("answers.csv,7,,,,seen,me,,told in person,\n\n")
    put_concerns(study, [line(2), line(3)])
    assert [each.row for each in read_concerns(study)] == ["2", "7", "3"]


def test_a_state_nobody_knows_is_refused_with_its_line(study: Study) -> None:
    put_concerns(study, [line(2)])
    edit(study, ",new,", ",done,")
    with pytest.raises(ReviewError) as refused:
        read_concerns(study)
    assert "line 2" in refused.value.where
    assert "not a concern" in refused.value.fix


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n"])
def test_a_file_without_its_columns_is_refused(study: Study, content: str) -> None:
    concerns_path(study).write_text(content, encoding="utf-8")
    with pytest.raises(ReviewError):
        put_concerns(study, [line(2)])
    assert concerns_path(study).read_text(encoding="utf-8") == content
