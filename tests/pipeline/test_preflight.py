"""What is gathered for the preflight: from the exports before a run, from the stages after one."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.brief.reading import Page
from voicelens.brief.preflight import Preflight
from voicelens.pipeline.outputs import forget_study
from voicelens.pipeline.preflight import after_a_run, before_a_run, preflight_path
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.studies import new_study
from voicelens.settings_file import change
from voicelens.study.folder import Study, open_study
from voicelens.study.sources import add_source

LIKE, CHANGE = "What is one thing you like about our school?", "What is one thing you would change about our school?"
LIKES = ("the library is quiet", "my friends at lunch", "art on fridays", "recess is long", "mi maestra me ayuda mucho")
CHANGES = ("longer lunch please", "cleaner bathrooms", "less homework", "nothing", "que haya mas recreo")


def export(folder: Path, name: str, rows: int, more: dict[str, Callable[[int], str]] | None = None) -> Path:
    """An invented survey with any further columns."""
    columns = {
        LIKE: lambda n: LIKES[n % 5] + f" {n}",
        CHANGE: lambda n: CHANGES[n % 5] + (f" {n}" if n % 5 != 3 else ""),
        **(more or {}),
    }
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([[value(n) for value in columns.values()] for n in range(rows)])
    return path


def understood(tmp_path: Path, *exports: Path) -> tuple[Preflight, str]:
    """The content and the page of a study just made."""
    study = open_study(new_study(exports, tmp_path / "study", wave="Fall", name="Invented School").study)
    return before_a_run(study), preflight_path(study).read_text(encoding="utf-8")


def test_the_page_before_and_after_a_run_tells_the_same_numbers(study: Study, unrun: Path) -> None:
    before = Page(preflight_path(open_study(unrun)).read_text(encoding="utf-8"))
    after = Page(preflight_path(study).read_text(encoding="utf-8"))
    assert before.cells == after.cells
    assert len(after.cells) > 8
    assert "The draft is drafts/brief.html" in after.words()
    assert "The draft is drafts/brief.html" not in before.words()


def test_no_answer_and_no_name_of_a_student_stands_on_the_page(study: Study, survey: Path) -> None:
    page = preflight_path(study).read_text(encoding="utf-8").casefold()
    frame = pd.read_csv(survey, dtype=str).fillna("")
    words = [*frame[LIKE], *frame[CHANGE], *frame["Email Address"], *frame["What is your student number?"]]
    assert not [each for each in words if len(each) > 12 and each.casefold() in page]
    respondents = pd.read_parquet(study.stages / "01-ingest" / "respondents.parquet")
    assert not any(each in page for each in respondents["respondent_id"])


def test_it_is_left_alone_where_nothing_changed_and_made_again_where_something_did(study: Study) -> None:
    path = preflight_path(study)
    before = path.stat().st_mtime_ns, path.read_bytes()
    after_a_run(study)
    assert path.stat().st_mtime_ns == before[0]
    path.unlink()
    run_stages(study)
    assert path.read_bytes() == before[1]
    study.change_settings(change(study.settings_text, {("protect", "min_group"): 40}))
    run_stages(study)
    assert "under 40" in Page(path.read_text(encoding="utf-8")).words()


def test_a_forgotten_study_keeps_its_last_page(study: Study) -> None:
    before = preflight_path(study).read_bytes()
    forget_study(study.path)
    study.change_settings(change(study.settings_text, {("protect", "min_group"): 12}))
    run_stages(study)
    assert preflight_path(study).read_bytes() == before


def test_it_speaks_the_language_of_the_study(study: Study) -> None:
    study.change_settings(change(study.settings_text, {("study", "language"): "es"}))
    run_stages(study)
    assert '<html lang="es">' in preflight_path(study).read_text(encoding="utf-8")


def test_a_part_that_a_person_took_away_is_told_as_their_choice(study: Study) -> None:
    text = study.settings_text
    start = text.index("\n[[groups]]")
    study.change_settings(text[:start] + text[text.index("\n[[groups]]", start + 1) :])
    run_stages(study)
    page = Page(preflight_path(study).read_text(encoding="utf-8")).words()
    assert "What grade are you in? Left out A person chose this in voicelens.toml." in page


def test_three_answers_are_not_counted_out_by_group(tmp_path: Path) -> None:
    content, page = understood(tmp_path, export(tmp_path, "a.csv", 3, {"Grade": lambda n: "45"[n % 2]}))
    assert content.answered is None
    assert not content.blocks or not content.blocks[0].lines
    assert all(not each.languages for each in content.understood.answers)
    assert any("few answers" in doubt for doubt in content.understood.doubts)
    assert "Too few students answered to print a number" in Page(page).words()


def test_without_groups_it_says_so(tmp_path: Path) -> None:
    content, page = understood(tmp_path, export(tmp_path, "a.csv", 80))
    assert content.blocks == ()
    assert "speak of everybody together" in Page(page).words()


def test_a_column_of_400_values_is_left_out_and_its_values_are_nowhere(tmp_path: Path) -> None:
    club = {"Club": lambda n: f"Zephyrine {n}", "Grade": lambda n: "4th grade" if n % 2 else "5th grade"}
    content, page = understood(tmp_path, export(tmp_path, "a.csv", 400, club))
    assert [each.name for each in content.columns("dropped")] == ["Club"]
    assert "Zephyrine" not in page
    assert any("“Club”" in doubt for doubt in content.understood.doubts)


def test_forty_columns_are_all_accounted_for(tmp_path: Path) -> None:
    scale = ("Never", "Sometimes", "Often")
    many = {f"How often do you {n}?": (lambda n: scale[n % 3]) for n in range(38)}
    content, page = understood(tmp_path, export(tmp_path, "a.csv", 60, many))
    assert len(content.understood.columns) == 40
    assert all(f"How often do you {n}?" in page for n in range(38))


def test_each_of_several_files_has_its_rows(tmp_path: Path) -> None:
    def school(name: str) -> dict[str, Callable[[int], str]]:
        return {"School": lambda n: name, "Grade": lambda n: "4th grade" if n % 2 else "5th grade"}

    exports = [export(tmp_path, f"{name}.csv", rows, school(name)) for name, rows in (("Oak", 40), ("Elm", 30))]
    with exports[0].open("a", encoding="utf-8") as file:
        file.write(",,,\n" * 2)
    content, page = understood(tmp_path, *exports)
    assert [(file.name, file.rows, file.kept) for file in content.understood.files] == [
        ("Oak.csv", 42, 40),
        ("Elm.csv", 30, 30),
    ]
    assert content.level == "network"
    assert [line.name for line in content.blocks[0].lines] == ["Elm", "Oak"]
    assert "2: empty row" in Page(page).words()


def test_a_question_that_only_the_newest_file_has_does_not_stop_it(tmp_path: Path) -> None:
    grade = {"Grade": lambda n: "4th grade" if n % 2 else "5th grade"}
    study = open_study(new_study([export(tmp_path, "a.csv", 40, grade)], tmp_path / "study", wave="Fall").study)
    more = {"What should the garden club plant?": lambda n: f"we could grow {n} tall red beans there", **grade}
    add_source(study, export(tmp_path, "b.csv", 50, more), "Spring")
    content = before_a_run(study)
    assert content.understood.wave == "Spring"
    assert [each.name for each in content.columns("dropped")] == ["What should the garden club plant?"]
    assert [file.rows for file in content.understood.files] == [40, 50]


def test_a_question_that_asks_neither_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"we like the garden number {n} a lot here,{n % 2}\n" for n in range(70))
    path.write_text("Please tell us about the garden.,Group\n" + rows, encoding="utf-8")
    content, _ = understood(tmp_path, path)
    assert sum("No question is known to ask" in doubt for doubt in content.understood.doubts) == 2


def test_a_column_with_hardly_any_words_is_doubted(tmp_path: Path) -> None:
    path = export(tmp_path, "a.csv", 80)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *(line.split(",")[0] + ("," if n > 12 else ",more time at lunch") for n, line in enumerate(lines[1:]))]), encoding="utf-8")  # fmt: skip
    content, _ = understood(tmp_path, path)
    assert any("Hardly any answer" in doubt and CHANGE in doubt for doubt in content.understood.doubts)


@pytest.mark.parametrize("rows", [90])
def test_it_is_the_same_byte_for_byte(tmp_path: Path, rows: int) -> None:
    path = export(tmp_path, "a.csv", rows, {"Grade": lambda n: "4th grade" if n % 3 else "5th grade"})
    pages = [
        preflight_path(open_study(new_study([path], tmp_path / name, wave="F").study)).read_bytes() for name in "ab"
    ]
    assert pages[0] == pages[1]
