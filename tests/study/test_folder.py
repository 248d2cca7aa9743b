"""A study folder is made whole, opened with care, worked on by one run at a time, and forgotten for good."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from voicelens.errors import SettingsError, StudyError
from voicelens.settings import Settings, parse
from voicelens.study.folder import Study, create, forget, is_study, open_study, write_error

SETTINGS = '[study]\nname = "Invented School"\n'
CHECKOUT = Path(__file__).parents[2]
LOCKED_OUT = """
import sys
from pathlib import Path
from voicelens.errors import StudyError
from voicelens.study.folder import open_study
try:
    with open_study(Path(sys.argv[1])).lock():
        print("in")
except StudyError as error:
    print(error.exit_code, error.problem, error.fix, sep="|")
"""
DIES_WITH_THE_LOCK = """
import os, sys
from pathlib import Path
from voicelens.study.folder import Study
with Study(Path(sys.argv[1])).lock():
    os._exit(9)
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A new study."""
    return create(tmp_path / "school", SETTINGS)


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def child(program: str, study: Study) -> subprocess.CompletedProcess[str]:
    """Another process that works with the study."""
    return subprocess.run(
        [sys.executable, "-c", program, str(study.path)], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


def test_a_new_study_holds_what_a_person_edits_and_a_private_folder(study: Study) -> None:
    assert names(study.path) == [".gitignore", "private", "review", "voicelens.toml"]
    assert names(study.review) == ["quotes.csv", "redactions.csv", "themes.csv"]
    assert study.settings == parse(SETTINGS)
    assert "private/" in (study.path / ".gitignore").read_text().splitlines()
    assert names(study.path.parent) == ["school"]
    assert is_study(study.path)
    assert not study.forgotten


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions; Windows uses an access list")
def test_the_private_folder_is_its_owners_alone_and_is_closed_again_when_opened(study: Study) -> None:
    assert study.private.stat().st_mode & 0o777 == 0o700
    study.private.chmod(0o755)
    open_study(study.path)
    assert study.private.stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_may_become_a_study(tmp_path: Path) -> None:
    (tmp_path / "school").mkdir()
    assert create(tmp_path / "school", SETTINGS).settings_text == SETTINGS


def test_a_folder_with_something_else_in_it_is_left_untouched(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "draft.txt").write_text("mine")
    with pytest.raises(StudyError) as caught:
        create(tmp_path / "letters", SETTINGS)
    assert caught.value.exit_code == 17
    assert "--study" in caught.value.fix
    assert names(tmp_path) == ["letters"]
    assert names(tmp_path / "letters") == ["draft.txt"]
    assert (tmp_path / "letters" / "draft.txt").read_text() == "mine"


def test_a_file_is_not_turned_into_a_study(tmp_path: Path) -> None:
    (tmp_path / "school").write_text("mine")
    with pytest.raises(StudyError):
        create(tmp_path / "school", SETTINGS)
    assert (tmp_path / "school").read_text() == "mine"


def test_settings_that_cannot_be_used_leave_no_study_behind(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        create(tmp_path / "school", "[stdy]")
    assert names(tmp_path) == []


@pytest.mark.parametrize("place", ["nowhere", "empty", "file"])
def test_where_there_is_no_study_that_is_said_with_a_way_to_make_one(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StudyError) as caught:
        open_study(tmp_path / place)
    assert caught.value.where == str(tmp_path / place)
    assert "voicelens run" in caught.value.fix


def test_a_study_of_a_newer_version_is_not_touched(study: Study) -> None:
    (study.path / "voicelens.toml").write_text("format = 99\n")
    study.private.rmdir()
    with pytest.raises(StudyError, match="newer"):
        open_study(study.path)
    assert not study.private.exists()


def test_settings_with_a_mistake_are_refused_when_the_study_is_opened(study: Study) -> None:
    (study.path / "voicelens.toml").write_text("[protect]\nmin_group = 2\n")
    with pytest.raises(SettingsError):
        open_study(study.path)


def test_settings_that_are_not_utf_8_are_refused_with_a_remedy(study: Study) -> None:
    (study.path / "voicelens.toml").write_bytes('[study]\nname = "Peñasco"\n'.encode("cp1252"))
    with pytest.raises(StudyError) as caught:
        open_study(study.path)
    assert caught.value.where == str(study.path)
    assert "UTF-8" in caught.value.fix


def test_settings_saved_by_notepad_are_read(study: Study) -> None:
    (study.path / "voicelens.toml").write_bytes(b"\xef\xbb\xbf[study]\r\nseed = 7\r\n")
    assert open_study(study.path).settings.study.seed == 7


def test_settings_are_changed_only_to_what_can_be_read_back(study: Study) -> None:
    with pytest.raises(SettingsError):
        study.change_settings("[stdy]")
    assert study.settings_text == SETTINGS
    study.change_settings("")
    assert study.settings == Settings()


def test_a_second_process_is_kept_out_while_one_is_at_work(study: Study) -> None:
    with study.lock():
        code, problem, fix = child(LOCKED_OUT, study).stdout.strip().split("|")
    assert code == "17"
    assert "Another run" in problem
    assert "Wait" in fix
    assert child(LOCKED_OUT, study).stdout.strip() == "in"


def test_a_second_lock_in_one_process_is_refused_too(study: Study) -> None:
    with study.lock(), pytest.raises(StudyError), study.lock():
        pass
    with study.lock():
        pass


def test_a_run_that_was_killed_does_not_keep_the_next_one_out(study: Study) -> None:
    assert child(DIES_WITH_THE_LOCK, study).returncode == 9
    with study.lock():
        pass


def test_the_lock_is_given_back_when_the_work_fails(study: Study) -> None:
    with pytest.raises(ZeroDivisionError), study.lock():
        raise ZeroDivisionError
    with study.lock():
        pass


def test_a_lock_that_cannot_be_written_is_a_problem_with_the_study(study: Study) -> None:
    (study.path / ".lock").mkdir()
    with pytest.raises(StudyError), study.lock():
        pass


def test_drafts_become_the_pages_and_equal_ones_are_left_untouched(study: Study, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "tables").mkdir(parents=True)
    (pages / "brief.html").write_text("one")
    (pages / "tables" / "themes.csv").write_text("t1")
    study.put_drafts(pages)
    for path in study.drafts.rglob("*.*"):
        os.utime(path, (1, 1))
    (pages / "brief.html").write_text("two")
    study.put_drafts(pages)
    assert (study.drafts / "brief.html").read_text() == "two"
    assert (study.drafts / "brief.html").stat().st_mtime > 1
    assert (study.drafts / "tables" / "themes.csv").read_text() == "t1"
    assert (study.drafts / "tables" / "themes.csv").stat().st_mtime == 1


@pytest.mark.parametrize("listed", [None, "", "[1]"])
def test_a_draft_that_is_made_no_longer_goes_and_what_a_person_wrote_stays(
    study: Study, tmp_path: Path, listed: str | None
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("brief.html", "network.html", "students.html"):
        (pages / name).write_text(name)
    study.put_drafts(pages)
    (study.drafts / "notes.html").write_text("our own")
    (study.drafts / "students.html").write_text("with our remarks")
    if listed is not None:
        (study.drafts / ".made.json").write_text(listed)
    (pages / "network.html").unlink()
    (pages / "students.html").unlink()
    study.put_drafts(pages)
    kept = {path.name for path in study.drafts.glob("*.html")}
    assert kept - {"network.html"} == {"brief.html", "notes.html", "students.html"}
    assert ("network.html" in kept) is (listed is not None)


def test_the_details_of_an_error_are_kept_in_private(study: Study) -> None:
    with pytest.raises(ValueError, match="a detail") as caught:
        int("a detail")
    path = write_error(study.private, caught.value)
    assert path.is_relative_to(study.private)
    assert "a detail" in path.read_text(encoding="utf-8")
    assert "Traceback" in path.read_text(encoding="utf-8")


def test_forgetting_deletes_everything_private_and_says_how_many_files(study: Study) -> None:
    for name in ("salt", "sources/001.csv", "stages/01-ingest/responses.parquet"):
        (study.private / name).parent.mkdir(parents=True, exist_ok=True)
        (study.private / name).write_text("raw")
    (study.stages / "01-ingest").mkdir(parents=True)
    assert forget(study) == 3
    assert names(study.path) == [".gitignore", "forgotten.txt", "review", "stages", "voicelens.toml"]
    assert study.forgotten
    assert (study.path / "forgotten.txt").read_text().strip()


def test_a_forgotten_study_opens_without_a_private_folder(study: Study) -> None:
    forget(study)
    assert not open_study(study.path).private.exists()


def test_forgetting_twice_finds_nothing_more(study: Study) -> None:
    forget(study)
    assert forget(study) == 0


def test_raw_words_that_stay_are_reported(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    (study.private / "salt").write_text("raw")
    monkeypatch.setattr(shutil, "rmtree", lambda folder: None)
    with pytest.raises(StudyError) as caught:
        forget(study)
    assert caught.value.where == str(study.private)
    assert "forget again" in caught.value.fix


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right of its own on Windows")
def test_a_private_folder_that_is_a_link_is_not_followed_but_reported(study: Study, tmp_path: Path) -> None:
    shutil.move(study.private, tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "salt").write_text("raw")
    study.private.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StudyError):
        forget(study)
    assert (tmp_path / "elsewhere" / "salt").exists()
