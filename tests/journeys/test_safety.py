"""A child who tells a survey is pointed out to the named adults, and to nobody else."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.folders import contents
from voicelens.cli.door import run as voicelens
from voicelens.errors import StudyError
from voicelens.pipeline.outputs import export_study
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import Job, writer
from voicelens.pipeline.studies import new_study
from voicelens.screen.reasons import category_words, reason_words
from voicelens.screen.second import REASON
from voicelens.settings_file import change
from voicelens.study.concerns import concerns_path, read_concerns
from voicelens.study.folder import Study, forget, open_study
from voicelens.study.store import manifest, read_table
from voicelens.tables import CONCERNS

# every one is invented; the odd words are markers
TELLING = {
    "self_harm": "i want to kill myself and nobody at this school knows quillosaur",
    "abuse_neglect": "mi papa me pega con el cinto brontalito",
    "threat_weapon": "a kid said he will shoot us on friday vexomatic",
    "other_danger": "im running away on saturday with a guy from discord zentipole",
    "bullying": "they push me down the stairs every day and call me fat marrowick",
}
MARKERS = [text.rpartition(" ")[2] for text in TELLING.values()]
NAMES = ["Ms. Counsellor", "Dr. Deputy"]


@pytest.fixture(scope="module")
def made(survey: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study, run, with one answer of each category in its export."""
    folder = tmp_path_factory.mktemp("telling")
    with survey.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    change_ = next(n for n, name in enumerate(header) if "change" in name)
    for at, text in zip(range(10, 60, 10), TELLING.values(), strict=True):
        rows[at][change_] = text
    export = folder / "answers.csv"
    with export.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([header, *rows])
    study = open_study(new_study([export], folder / "study", wave="Spring 2026", name="Invented School").study)
    plain = {("themes", "finder"): "graph", ("themes", "frame"): "none"}
    settings = {**plain, ("safety", "contacts"): tuple(NAMES)}
    study.change_settings(change(study.settings_text, settings))
    run_stages(study)
    return study.path


@pytest.fixture
def told(made: Path, tmp_path: Path) -> Study:
    """A copy to change."""
    return open_study(shutil.copytree(made, tmp_path / "study"))


def test_each_is_told_with_the_row_a_spreadsheet_shows(made: Path) -> None:
    lines = read_concerns(open_study(made))
    rows = {line.category: line.row for line in lines if int(line.row) in range(12, 62, 10)}
    assert rows == {
        category_words(category): str(row) for category, row in zip(TELLING, range(12, 62, 10), strict=True)
    }
    assert {line.state for line in lines} == {"new"}
    assert not any(marker in concerns_path(open_study(made)).read_text(encoding="utf-8") for marker in MARKERS)


def test_one_line_says_so_and_names_the_adults(made: Path, capsys) -> None:
    assert voicelens(["run", str(made)]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "caring adult" in line]
    assert len(said) == 1
    assert "private/concerns.csv" in said[0]
    assert all(name in said[0] for name in NAMES)


def test_no_word_and_no_category_leaves_private(told: Study) -> None:
    for internal in (False, True):
        export_study(told.path, internal=internal)
    words = [*(c for c in CONCERNS if c != "bullying"), *(category_words(c) for c in CONCERNS if c != "bullying")]
    words += [reason_words(reason) for reason in ("wish_to_die", "feared_at_home", "threat", "running_away", "mocked")]
    held = [text.rpartition(" ")[2] for category, text in TELLING.items() if category != "bullying"]
    looked_at = 0
    for name, text in contents(told.path):
        looked_at += 1
        for marker in [*held, *words]:
            assert marker.casefold() not in text.casefold(), (name, marker)
    assert looked_at > 20


def test_the_manifest_does_not_say_how_many(made: Path) -> None:
    sealed = manifest(open_study(made), "02-screen")
    assert sealed is not None
    assert (sealed["rows"], sealed["notes"], sealed["set_aside"]) == ({}, [], 0)


def test_status_says_nothing_about_it(made: Path, capsys) -> None:
    assert voicelens(["status", str(made)]) == 0
    said = capsys.readouterr().out
    assert "screen: up to date" in said
    assert "adult" not in said


@pytest.mark.parametrize("hold_back", ["urgent", "all"])
def test_held_back_answers_look_like_blank_ones(told: Study, hold_back: str) -> None:
    if hold_back == "all":
        told.change_settings(change(told.settings_text, {("safety", "hold_back"): hold_back}))
        run_stages(told)
    comments = read_table(told, writer("comments").folder, "comments").set_index("response_id")
    cues = [line for line in read_concerns(told) if reason_words(REASON) not in line.why]
    lines = [line for line in cues if hold_back == "all" or line.category != category_words("bullying")]
    held = comments.loc[[line.id for line in lines]]
    assert set(map(tuple, held[["text", "status", "language"]].to_numpy())) == {("", "blank", "other")}


def test_an_answer_that_is_no_concern_counts_again(told: Study) -> None:
    line = next(line for line in read_concerns(told) if line.category != category_words("bullying"))
    path = concerns_path(told)
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(f"new,,,,{line.id}", f"not a concern,me,,,{line.id}"), encoding="utf-8")
    assert "redact" in run_stages(told).ran
    comments = read_table(told, writer("comments").folder, "comments").set_index("response_id")
    assert comments.loc[line.id, "status"] == "substantive"
    assert "redact" not in run_stages(told).ran


def test_bullying_is_counted_and_is_never_quoted(told: Study) -> None:
    bullied = [line.id for line in read_concerns(told) if line.category == category_words("bullying")]
    comments = read_table(told, writer("comments").folder, "comments").set_index("response_id")
    safety = read_table(told, writer("safety").folder, "safety").set_index("response_id")
    quotes = read_table(told, writer("quotes").folder, "quotes")
    assert set(comments.loc[bullied, "status"]) == {"substantive"}
    assert all("private matter" in reasons for reasons in safety.loc[bullied, "reasons"])
    assert safety["reasons"].explode().eq("private matter").sum() > len(bullied)  # it does not tell who was pointed out
    assert not set(bullied) & set(quotes["response_id"])


def test_it_is_told_even_when_a_later_stage_fails(told: Study, monkeypatch, capsys) -> None:
    shutil.rmtree(told.stages / "05-split")

    def fail(job: Job, name: str) -> None:
        raise StudyError("broken", fix="mend")

    monkeypatch.setattr("voicelens.pipeline.steps.Job.table", fail)
    assert voicelens(["run", str(told.path)]) == 17
    assert "caring adult" in "".join(capsys.readouterr())


def test_the_note_is_in_the_language_of_those_who_read_it(told: Study) -> None:
    told.change_settings(change(told.settings_text, {("safety", "language"): "es"}))
    run_stages(told)
    assert {line.id for line in read_concerns(told)} >= {line.id for line in read_concerns(told)}
    assert all(line.why for line in read_concerns(told))


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def test_forgetting_asks_once_more_while_answers_wait(told: Study, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("y\nn\n"))
    assert voicelens(["forget", str(told.path)]) == 130
    assert "still marked new" in "".join(capsys.readouterr())
    assert concerns_path(told).exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\ny\n"))
    assert voicelens(["forget", str(told.path)]) == 0
    assert not told.private.exists()


def test_forgetting_without_a_question(told: Study, capsys) -> None:
    assert voicelens(["forget", str(told.path), "--yes"]) == 0
    assert voicelens(["run", str(told.path)]) == 0
    assert "caring adult" not in "".join(capsys.readouterr())
    assert forget(told) == 0
