"""Bad input ends in a problem, a place and a fix, with the exit code of its kind and nothing half made."""

import csv
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.folders import as_nobody
from voicelens.cli.door import run as voicelens
from voicelens.settings_file import change
from voicelens.study.folder import Study

LIKE, CHANGE = "What is one thing you like about our school?", "What is one thing you would change about our school?"
ANSWERS = [
    ("the teachers are kind", "longer lunch"),
    ("recess with my friends", "cleaner bathrooms please"),
    ("art class", "less homework on weekends"),
]


def write(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle).writerows(rows)
    return path


def many(n: int) -> list[tuple[str, str]]:
    """Different answers, made from a few words: only their number matters here."""
    things = [
        "lunch",
        "gym",
        "art",
        "the library",
        "recess",
        "my bus",
        "music",
        "the garden",
        "science",
        "the playground",
    ]
    return [
        (f"i like {things[i % 10]} on day {i}", f"more time for {things[(i * 3) % 10]} in week {i}") for i in range(n)
    ]


def refused(arguments: Sequence[object], code: int, capsys: pytest.CaptureFixture[str]) -> str:
    """The command ends with `code` and says problem, and how to fix it; returns what it said."""
    assert voicelens([str(argument) for argument in arguments]) == code
    said = capsys.readouterr().err
    assert "Problem:" in said
    assert "To fix:" in said
    assert "Traceback" not in said
    return said


def an_empty_file(folder: Path) -> Path:
    return write(folder / "empty.csv", [])


def a_picture(folder: Path) -> Path:
    path = folder / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return path


def a_zip(folder: Path) -> Path:
    path = folder / "answers.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no table here")
    return path


def a_letter(folder: Path) -> Path:
    path = folder / "letter.csv"
    path.write_text("Dear all\nthank you for the survey\nsee you soon\n", encoding="utf-8")
    return path


def a_folder(folder: Path) -> Path:
    (folder / "answers").mkdir()
    return folder / "answers"


def no_open_question(folder: Path) -> Path:
    return write(
        folder / "closed.csv", [("Grade", "EL"), *[(str(4 + n % 5), "yes" if n % 3 else "no") for n in range(60)]]
    )


def a_missing_file(folder: Path) -> Path:
    return folder / "nowhere.csv"


@pytest.mark.parametrize("make", [an_empty_file, a_picture, a_zip, a_letter, no_open_question])
def test_what_is_not_a_survey_is_refused_and_leaves_nothing(make, tmp_path: Path, capsys) -> None:
    source = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    refused(["run", source], 10, capsys)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("make", [a_folder, a_missing_file])
def test_a_folder_or_a_missing_file_is_refused(make, tmp_path: Path, capsys) -> None:
    source = make(tmp_path)
    assert str(source.name) in refused(["new", source], 10, capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_file_without_permission_is_refused(tmp_path: Path, capsys) -> None:
    source = write(tmp_path / "a.csv", [(LIKE, CHANGE), *ANSWERS])
    assert voicelens(["new", str(source), "--study", str(tmp_path / "study")]) == 0  # loads what nobody may not read
    source.chmod(0)
    with as_nobody():
        refused(["run", source], 10, capsys)


def test_a_typo_in_the_settings_names_the_known_one(study: Study, capsys) -> None:
    path = study.path / "voicelens.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("min_group", "min_grop"), encoding="utf-8")
    assert "min_group" in refused(["run", study.path], 11, capsys)


def test_a_study_of_a_newer_version_is_left_alone(study: Study, capsys) -> None:
    path = study.path / "voicelens.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("format = 1", "format = 99"), encoding="utf-8")
    assert "newer" in refused(["run", study.path], 17, capsys)


def test_a_mistake_in_a_review_file_names_its_line(study: Study, capsys) -> None:
    (study.review / "themes.csv").write_text(
        "action,theme_id,into,label,anchors,by,date,note\nrename,t01,,Fine,,,,\nexplode,t01,,,,,,\n", encoding="utf-8"
    )
    assert "line 3" in refused(["run", study.path], 12, capsys)


def test_an_unknown_encoder_is_a_model_error(study: Study, capsys) -> None:
    study.change_settings(change(study.settings_text, {("themes", "encoder"): "no-such-model"}))
    refused(["run", study.path], 13, capsys)


def test_a_folder_that_is_something_else_is_not_taken_over(survey: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    refused(["run", survey, "--study", tmp_path], 17, capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def finish(source: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """Run an export to its brief and return the page."""
    study = source.parent / f"{source.stem}-study"
    assert voicelens(["new", str(source), *more]) == 0
    text = (study / "voicelens.toml").read_text(encoding="utf-8")
    (study / "voicelens.toml").write_text(change(text, {("themes", "finder"): "graph"}), encoding="utf-8")
    code = voicelens(["run", str(study)])
    assert code == 0, capsys.readouterr().err
    return (study / "output" / "drafts" / "brief.html").read_text(encoding="utf-8")


def test_three_answers_make_a_brief_without_numbers(tmp_path: Path, capsys) -> None:
    page = finish(write(tmp_path / "few.csv", [(LIKE, CHANGE), *ANSWERS]), capsys)
    assert 'data-of="share"' not in page
    assert "<h1" in page


def test_one_open_question_is_enough(tmp_path: Path, capsys) -> None:
    assert "<h1" in finish(write(tmp_path / "one.csv", [(LIKE,), *[(like,) for like, _ in many(40)]]), capsys)


def test_one_group_only_makes_no_comparison(tmp_path: Path, capsys) -> None:
    rows = [("Grade", LIKE, CHANGE), *[("5", *answer) for answer in many(40)]]
    assert "<h1" in finish(write(tmp_path / "onegroup.csv", rows), capsys)


def test_duplicate_column_names_are_told_apart(tmp_path: Path, capsys) -> None:
    rows = [("Comment", LIKE, "Comment"), *[("x", like, "y") for like, _ in many(40)]]
    assert "<h1" in finish(write(tmp_path / "twice.csv", rows), capsys)


def test_mixed_encodings_keep_every_answer(tmp_path: Path, capsys) -> None:
    path = tmp_path / "mixed.csv"
    lines = [f"{LIKE},{CHANGE}".encode(), *[f"{a},{b}".encode() for a, b in many(30)]]
    lines += ["me gusta el señor de la cafetería,más tiempo".encode(), "la clase de español,más niños".encode("cp1252")]
    path.write_bytes(b"\r\n".join(lines) + b"\r\n")
    finish(path, capsys)


def test_an_answer_of_twenty_thousand_characters_is_an_answer(tmp_path: Path, capsys) -> None:
    long = "i like the library because it is quiet and the books are new " * 330
    rows = [(LIKE, CHANGE), *many(40), (long[:20_000], "more books")]
    finish(write(tmp_path / "long.csv", rows), capsys)


def test_a_second_cycle_is_added_and_a_third_without_a_question_is_refused(
    study: Study, survey: Path, tmp_path: Path, capsys
) -> None:
    assert "already" in refused(
        ["run", study.path, shutil.copy(survey, tmp_path / "same.csv"), "--wave", "Fall"], 10, capsys
    )
    second = tmp_path / "next.csv"
    second.write_text("".join(survey.read_text(encoding="utf-8").splitlines(keepends=True)[:70]), encoding="utf-8")
    assert voicelens(["run", str(study.path), str(second), "--wave", "Fall 2026"]) == 0
    assert "Fall 2026" in (study.drafts / "brief.html").read_text(encoding="utf-8")
    capsys.readouterr()
    other = write(tmp_path / "other.csv", [("Favourite colour of the week",), *[(f"{a} {b}",) for a, b in many(20)]])
    assert LIKE[:12] in refused(["run", study.path, other, "--wave", "Spring 2027"], 11, capsys)
    assert voicelens(["run", str(study.path)]) == 0
    assert "Nothing was stale" in capsys.readouterr().out
