"""What a principal sees first: the preflight on the terminal and as a page, and response rates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brief.reading import Page
from voicelens.cli.door import run
from voicelens.shipped import shipped
from voicelens.study.folder import Study, open_study

SAMPLE = shipped("sample_data") / "juniper_hill"


def page(study: Path) -> Page:
    return Page((study / "output" / "preflight.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["google_forms.csv", "microsoft_forms.xlsx", "qualtrics.csv", "surveymonkey.csv"])
def test_new_prints_and_writes_what_it_made_of_every_tool(name: str, tmp_path: Path, capsys) -> None:
    study = tmp_path / "s"
    command = ["new", str(SAMPLE / name), "--study", str(study), "--enrolment", str(SAMPLE / "enrolment.csv")]
    assert run(command) == 0
    said = capsys.readouterr().out
    for part in (
        "Open questions",
        "Groups to compare",
        "Left out",
        "of 424 rows kept",
        "say something",
        "Who answered",
    ):
        assert part in said.replace("of 425 rows kept", "of 424 rows kept"), part
    assert "students answered; about 8" in said
    assert str(study / "output" / "preflight.html") in said
    assert "in 100 of those who could answer" in page(study).words()
    assert "Draft" not in page(study).words()


def test_run_with_enrolment_shows_response_rates_and_remembers_them(study: Study, tmp_path: Path, capsys) -> None:
    counts = tmp_path / "enrolment.csv"
    counts.write_text(
        "school,dimension,group,enrolled\nInvented School,*,*,100\nInvented School,grade,4th grade,40\n"
        "Invented School,grade,12th grade,40\n",
        encoding="utf-8",
    )
    assert run(["run", str(study.path), "--enrolment", str(counts)]) == 0
    said = capsys.readouterr().out
    assert "the enrolment counts changed" in said
    assert "“grade: 12th grade”" in said
    counts.unlink()
    brief = (study.drafts / "brief.html").read_text(encoding="utf-8")
    assert "in 100 of those who could answer" in Page(brief).words()
    assert "Nearly everyone who could answer did." in Page(brief).words()
    assert "“grade: 12th grade”" in page(study.path).words()
    assert run(["run", str(study.path)]) == 0
    assert "Nothing was stale" in capsys.readouterr().out
    assert (study.drafts / "brief.html").read_text(encoding="utf-8") == brief
    assert run(["forget", str(study.path), "--yes"]) == 0
    assert not list(study.path.rglob("enrolment.csv"))
    assert run(["run", str(study.path), "--min-group", "11"]) == 0
    assert "in 100 of those who could answer" in Page((study.drafts / "brief.html").read_text(encoding="utf-8")).words()
    assert run(["run", str(study.path), "--enrolment", str(SAMPLE / "enrolment.csv")]) == 17


def test_a_low_response_rate_is_no_census(study: Study, tmp_path: Path, capsys) -> None:
    counts = tmp_path / "enrolment.csv"
    counts.write_text("dimension,group,enrolled\n*,*,300\ngrade,4th grade,\n", encoding="utf-8")
    assert run(["run", str(study.path), "--enrolment", str(counts)]) == 0
    words = Page((study.drafts / "brief.html").read_text(encoding="utf-8")).words()
    assert "30 in 100 of those who could answer" in words
    assert "We do not know what students who did not answer would have said." in words


@pytest.mark.parametrize("command", ["new", "run"])
def test_a_file_that_is_no_enrolment_makes_no_study(command: str, survey: Path, tmp_path: Path, capsys) -> None:
    study = tmp_path / "s"
    assert run([command, str(survey), "--study", str(study), "--enrolment", str(survey)]) == 10
    said = capsys.readouterr().err
    assert "school, dimension, group, enrolled" in said
    assert not study.exists()


def test_the_demo_knows_its_response_rate(tmp_path: Path, survey: Path) -> None:
    study = tmp_path / "s"
    enrolment = str(SAMPLE / "enrolment.csv")
    assert run(["new", str(SAMPLE / "google_forms.csv"), "--study", str(study), "--enrolment", enrolment]) == 0
    assert [path.name for path in (open_study(study).private / "enrolment").glob("*.json")] == ["enrolment.json"]
