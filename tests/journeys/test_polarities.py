"""A question whose wording says nothing of likes or changes: asked once on a terminal, else written down to wait."""

import csv
import io
from pathlib import Path

import pytest

from tests.brief.reading import Page
from voicelens.cli.door import run as voicelens
from voicelens.pipeline.asking import answer_waiting
from voicelens.pipeline.studies import new_study
from voicelens.settings_file import put_polarities
from voicelens.study.enrolment import enrolments
from voicelens.study.folder import open_study
from voicelens.study.sources import sources

LIKE, UNCLEAR = "What do you like about our school?", "Question B"
ASKED = f"Does “{UNCLEAR}” ask what students like, what they would change, or something else?"


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def export(folder: Path, said: str, name: str = "survey.csv") -> Path:
    """Invented answers; those to the unclear question are variations of one."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as handle:
        rows = [[f"i like room {n}", f"{said} {n}", "45"[n % 2]] for n in range(60)]
        csv.writer(handle).writerows([[LIKE, UNCLEAR, "Grade"], *rows])
    return path


@pytest.fixture
def unclear(tmp_path: Path) -> Path:
    return export(tmp_path, "the blue tray at lunch on day")


def polarities(folder: Path) -> list[str]:
    return [prompt.polarity for prompt in open_study(folder).settings.prompts]


def test_without_a_terminal_it_waits_until_it_is_written(unclear: Path, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "study"
    assert voicelens(["run", str(unclear), "--study", str(folder)]) == 11
    assert ASKED in capsys.readouterr().err
    assert polarities(folder) == ["like", "?"]
    assert f"# PLEASE ANSWER: {ASKED} Write like, change or other as its polarity." in open_study(folder).settings_text
    assert ASKED in Page((folder / "output" / "preflight.html").read_text(encoding="utf-8")).words()
    assert voicelens(["run", str(folder)]) == 11
    assert "[[prompts]]" in capsys.readouterr().err
    study = open_study(folder)
    study.change_settings(study.settings_text.replace('polarity = "?"', 'polarity = "change"'))
    answer_waiting(study, None)
    assert "# PLEASE ANSWER" in study.settings_text


def test_on_a_terminal_it_is_asked_once(unclear: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\nc\n"))
    folder = tmp_path / "study"
    assert voicelens(["new", str(unclear), "--study", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.count("[l = they like it, c = they would change it, o = other]") == 2  # the Enter key says nothing here
    assert f"“{UNCLEAR}” [change]" in said
    assert polarities(folder) == ["like", "change"]
    assert "PLEASE" not in open_study(folder).settings_text


def test_what_waits_is_asked_when_somebody_is_there(unclear: Path, tmp_path: Path) -> None:
    folder = new_study(unclear, tmp_path / "study").study

    class Principal:
        def agrees(self, question: str) -> bool:
            raise AssertionError(question)

        def chooses(self, question: str, proposed: str) -> str:
            assert (question, proposed) == (ASKED, "")
            return "other"

    answer_waiting(open_study(folder), Principal())
    assert polarities(folder) == ["like", "other"]


def test_what_the_answers_tell_needs_nobody_and_can_be_corrected(tmp_path: Path) -> None:
    made = new_study(export(tmp_path, "they should fix the bus and give us more time on day"), tmp_path / "study")
    assert made.questions == ()
    assert polarities(made.study) == ["like", "change"]
    study = open_study(made.study)
    assert f"# PLEASE CHECK: “{UNCLEAR}” is taken to ask what students would change." in study.settings_text
    study.change_settings(put_polarities(study.settings_text, {UNCLEAR: "other"}))
    assert polarities(made.study) == ["like", "other"]


def test_enrolment_given_while_questions_wait_is_kept(tmp_path: Path, capsys) -> None:
    files = [
        export(tmp_path, "they should fix the bus and give us more time on day", f"{name}.csv")
        for name in ("oak", "elm")
    ]
    files[1].write_text(files[1].read_text(encoding="utf-8").replace("room", "hall"), encoding="utf-8")
    counts = tmp_path / "enrolment.csv"
    counts.write_text("dimension,group,enrolled\n*,*,200\n", encoding="utf-8")
    folder = tmp_path / "study"
    command = ["new", *map(str, files), "--study", str(folder), "--wave", "Fall 2026", "--enrolment", str(counts)]
    assert voicelens(command) == 0
    assert "--wave 'Fall 2026'" in capsys.readouterr().out
    study = open_study(folder)
    assert sources(study) == ()
    assert [entry.name for entry in enrolments(study)] == ["enrolment.csv"]
