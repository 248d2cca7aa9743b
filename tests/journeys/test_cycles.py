"""Several files: the next cycle with other wordings and labels, a file per school, a tool with no public format."""

import csv
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import quick
from voicelens.cli.door import run as voicelens
from voicelens.pipeline.joining import take
from voicelens.pipeline.steps import STEPS, Job
from voicelens.pipeline.studies import new_study
from voicelens.progress import Silent
from voicelens.settings import Settings
from voicelens.study.folder import Study, open_study
from voicelens.study.sources import sources
from voicelens.tables import Result

LIKE, CHANGE = "What is one thing you like about our school?", "What is one thing you would change about our school?"
GRADE, GENDER = "What grade are you in?", "Gender"
THINGS = ("lunch", "the library", "recess", "my bus", "music", "the garden", "science", "the playground")


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def export(path: Path, columns: dict[str, Sequence[str]], first: int = 0, rows: int = 40) -> Path:
    """Invented answers: two open questions, then the closed ones, each choice in turn."""
    like, change_, *closed = columns
    numbers = range(first, first + rows)
    table = [
        [f"i like {THINGS[n % 8]} on day {n}", f"more time for {THINGS[(n * 3) % 8]} in week {n}"]
        + [columns[name][n % len(columns[name])] for name in closed]
        for n in numbers
    ]
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([(like, change_, *closed), *table])
    return path


def fall(folder: Path) -> Path:
    return export(folder / "fall.csv", {LIKE: (), CHANGE: (), GRADE: ("4", "5"), GENDER: ("Girl", "Boy")})


def renamed(path: Path, first: int) -> Path:
    columns = {"What do you like most?": (), "¿Qué cambiarías?": (), "What grade are you?": ("4th grade", "5th grade")}
    return export(path, {**columns, "Gender identity": ("Female", "Male")}, first)


@pytest.fixture(scope="module")
def one_cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of one cycle, not run yet. Do not change it: copy it."""
    place = tmp_path_factory.mktemp("one_cycle")
    folder = place / "study"
    new_study([fall(place)], folder, wave="Fall")
    quick(open_study(folder))
    return folder


@pytest.fixture
def study(one_cycle: Path, tmp_path: Path) -> Study:
    """Such a study of one's own."""
    return open_study(shutil.copytree(one_cycle, tmp_path / "study"))


def answer(study: Study, said: str) -> None:
    study.change_settings(study.settings_text.replace('answer = "?"', f'answer = "{said}"'))


def spoken(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))


def join(study: Study, export: Path, *answers: bool) -> list[str]:
    """Add the export as a run does before its stages; returns what was told."""
    left, listener = list(answers), Listener()
    take(study, [export], "Spring", Principal(left) if answers else None, listener)
    assert not left
    return listener.told


class Principal:
    """Somebody who has an answer to each question."""

    def __init__(self, answers: list[bool]) -> None:
        self.answers = answers

    def agrees(self, question: str) -> bool:
        return self.answers.pop(0)

    def chooses(self, question: str, proposed: str) -> str:
        return proposed


class Listener(Silent):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, sentence: str) -> None:
        self.told.append(sentence)


def taken_in(study: Study) -> Result:
    """What the first stage makes of the exports that are in the study."""
    return STEPS[0].call(Job(study, Silent()))


def groups(study: Study) -> dict[str, set[str]]:
    table = taken_in(study).tables["respondents"]
    return {name: set(table[name].dropna()) for name in ("grade", "gender")}


def test_renamed_columns_are_asked_about_once_and_remembered(study: Study, tmp_path: Path, capsys) -> None:
    spring = renamed(tmp_path / "spring.csv", 40)
    command = ["run", str(study.path), str(spring), "--wave", "Spring"]
    assert voicelens(command) == 11
    said = capsys.readouterr().err
    assert "Is “What grade are you?” (spring.csv) the same question as “What grade are you in?”?" in said
    assert "voicelens.toml" in said
    assert [entry.name for entry in sources(study)] == ["fall.csv"]
    waiting = study.settings.same
    assert [entry.kind for entry in waiting] == ["column"] * 4 + ["group"] * 2
    assert "# Is “What grade are you?” (spring.csv)" in study.settings_text
    assert len(taken_in(study).tables["respondents"]) == 40
    assert voicelens(command) == 11
    assert study.settings.same == waiting

    answer(study, "yes")
    capsys.readouterr()
    assert voicelens(command) == 0
    assert groups(study) == {"grade": {"4", "5"}, "gender": {"Girl", "Boy"}}
    assert len(taken_in(study).tables["respondents"]) == 80

    third = renamed(tmp_path / "next.csv", 80)
    remembered = study.settings_text
    assert join(study, third) == []
    assert study.settings_text == remembered
    assert len(taken_in(study).tables["respondents"]) == 120


def test_on_a_terminal_the_questions_are_asked_at_once(study: Study, tmp_path: Path, monkeypatch, capsys) -> None:
    spoken(monkeypatch, "y\n" * 6)
    assert voicelens(["run", str(study.path), str(renamed(tmp_path / "spring.csv", 40)), "--wave", "Spring"]) == 0
    assert capsys.readouterr().out.count("[yes/no]") == 6
    assert [entry.answer for entry in study.settings.same] == ["yes"] * 6
    assert groups(study) == {"grade": {"4", "5"}, "gender": {"Girl", "Boy"}}


def test_who_leaves_in_the_middle_of_the_questions_leaves_the_study_as_it_was(
    study: Study, tmp_path: Path, monkeypatch, capsys
) -> None:
    spring, text = renamed(tmp_path / "spring.csv", 40), study.settings_text
    spoken(monkeypatch, "y\ny\n")
    assert voicelens(["run", str(study.path), str(spring), "--wave", "Spring"]) == 130
    assert study.settings_text == text
    assert [entry.name for entry in sources(study)] == ["fall.csv"]


def test_no_to_a_group_leaves_it_empty_for_that_file(study: Study, tmp_path: Path) -> None:
    columns = {LIKE: (), CHANGE: (), "Grade your lunch gets": ("4", "5"), GENDER: ("Girl", "Boy")}
    told = join(study, export(tmp_path / "spring.csv", columns, 40), False)
    assert "“Grade your lunch gets”" in told[0]
    made = taken_in(study)
    assert "spring.csv has no column “What grade are you in?”: it is left empty for this file." in made.notes
    table = made.tables["respondents"]
    assert table.loc[table["wave"] == "Spring", "grade"].isna().all()
    assert [entry.answer for entry in study.settings.same] == ["no"]


def test_no_to_an_open_question_adds_nothing_and_says_what_to_write(
    study: Study, tmp_path: Path, monkeypatch, capsys
) -> None:
    columns = {"What do you like most?": (), CHANGE: (), GRADE: ("4", "5"), GENDER: ("Girl", "Boy")}
    spring, text = export(tmp_path / "spring.csv", columns, 40), study.settings_text
    spoken(monkeypatch, "n\n")
    assert voicelens(["run", str(study.path), str(spring), "--wave", "Spring"]) == 11
    assert f"spring.csv has no column “{LIKE}”" in capsys.readouterr().err
    assert study.settings_text == text
    assert [entry.name for entry in sources(study)] == ["fall.csv"]


def test_new_columns_are_told_and_left_out(study: Study, tmp_path: Path) -> None:
    columns = {LIKE: (), CHANGE: (), GRADE: ("4", "5"), GENDER: ("Girl", "Boy"), "Do you take the bus?": ("Yes", "No")}
    (told,) = join(study, export(tmp_path / "spring.csv", columns, 40))
    assert "“Do you take the bus?”" in told


def first_run(files: Sequence[Path], folder: Path) -> Settings:
    assert voicelens(["run", *map(str, files), "--study", str(folder), "--dry-run"]) == 0
    assert not folder.exists()
    assert voicelens(["run", *map(str, files), "--study", str(folder)]) == 11
    study = open_study(folder)
    assert sources(study) == ()
    return study.settings


def test_a_file_per_school_is_asked_about_and_makes_a_network(tmp_path: Path, capsys) -> None:
    oak = export(tmp_path / "oak_hill.csv", {LIKE: (), CHANGE: (), GRADE: ("4", "5")})
    elm = export(tmp_path / "elm.csv", {LIKE: (), CHANGE: (), "Grade": ("Grade 4", "Grade 5")}, 40)
    folder = tmp_path / "study"
    settings = first_run([oak, elm], folder)
    assert [entry.kind for entry in settings.same] == ["column", "group", "school"]
    assert settings.same[-1].known == ("Oak Hill", "Elm")
    study = open_study(folder)
    answer(study, "yes")
    take(study, [oak, elm], None, None, Silent())
    table = taken_in(study).tables["respondents"]
    assert table.groupby("school").size().to_dict() == {"Elm": 40, "Oak Hill": 40}
    assert set(table["grade"]) == {"4", "5"}
    assert study.settings.study.unit == "network"


def test_a_file_per_cycle_is_asked_about(tmp_path: Path, monkeypatch, capsys) -> None:
    later = export(tmp_path / "spring.csv", {LIKE: (), CHANGE: (), GRADE: ("4", "5"), GENDER: ("Girl", "Boy")}, 40)
    spoken(monkeypatch, "y\n")
    assert voicelens(["new", str(fall(tmp_path)), str(later), "--study", str(tmp_path / "study")]) == 0
    assert [entry.wave for entry in sources(open_study(tmp_path / "study"))] == ["Fall", "Spring"]


def test_new_says_which_command_comes_after_the_answers(tmp_path: Path, capsys) -> None:
    oak, elm = (export(tmp_path / f"{name}.csv", {LIKE: (), CHANGE: ()}, n) for n, name in enumerate(("oak", "elm")))
    assert voicelens(["new", str(oak), str(elm)]) == 0
    said = capsys.readouterr().out
    assert "Is each of these files one school? oak.csv = “Oak”, elm.csv = “Elm”" in said
    assert f"voicelens run {tmp_path / 'oak-study'} {oak} {elm}" in said


MAP = """
[[prompts]]
id = "like"
column = "FB1"
polarity = "like"

[[prompts]]
id = "change"
column = "FB2"
polarity = "change"

[[groups]]
id = "grade"
column = "grp"
"""


def test_a_tool_with_no_public_format_is_read_with_a_map(tmp_path: Path, capsys) -> None:
    tool = export(tmp_path / "tool.csv", {"FB1": (), "FB2": (), "grp": ("4", "5"), "code": ("x", "y")})
    mapping = tmp_path / "map.toml"
    mapping.write_text(MAP, encoding="utf-8")
    assert voicelens(["new", str(tool), "--map", str(mapping), "--study", str(tmp_path / "study")]) == 0
    settings = open_study(tmp_path / "study").settings
    assert [prompt.column for prompt in settings.prompts] == ["FB1", "FB2"]
    assert settings.columns.dropped == ("code",)
    mapping.write_text(MAP.replace('"grp"', '"group_x"'), encoding="utf-8")
    assert voicelens(["new", str(tool), "--map", str(mapping), "--study", str(tmp_path / "other")]) == 11
    said = capsys.readouterr().err
    assert "tool.csv has no column “group_x”" in said
    assert "map.toml" in said
    assert not (tmp_path / "other").exists()


def test_what_a_person_answered_can_be_read_and_changed(study: Study, tmp_path: Path) -> None:
    columns = {LIKE: (), CHANGE: (), GRADE: ("4", "5"), GENDER: ("Female", "Boy")}
    join(study, export(tmp_path / "spring.csv", columns, 40), True)
    assert groups(study)["gender"] == {"Girl", "Boy"}
    assert "# Do these answers to “Gender” mean the same? “Female” = “Girl”" in study.settings_text
    study.change_settings(study.settings_text.replace('answer = "yes"', 'answer = "no"'))
    assert groups(study)["gender"] == {"Girl", "Boy", "Female"}
