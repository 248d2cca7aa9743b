"""Edits of themes after the differences of a cycle could be seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from voicelens.pipeline.codebook import STAGE, choices
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import STEPS, writer
from voicelens.study.codebook import CODEBOOK_FILE
from voicelens.study.folder import Study, open_study
from voicelens.study.store import read_table


@pytest.fixture
def study(finished: Path, tmp_path: Path) -> Study:
    shutil.copytree(finished, tmp_path / "study")
    return open_study(tmp_path / "study")


def comparison(study: Study) -> pd.DataFrame:
    return read_table(study, STAGE, "comparison")


def decide(study: Study, *lines: str) -> None:
    path = study.review / "themes.csv"
    kept = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text("\n".join([kept, *lines, ""]), encoding="utf-8")


def largest_themes(study: Study) -> list[str]:
    rows = comparison(study)
    whole = rows[rows["dimension"] == "*"].groupby("theme_id")["k"].sum().sort_values(ascending=False)
    above = set(read_table(study, writer("themes").folder, "themes")["parent_id"].dropna())
    return [str(theme) for theme in whole.index if theme not in above]


def test_the_record_is_that_of_the_stage_that_compares() -> None:
    assert [step.folder for step in STEPS if step.name == "compare"] == [STAGE]


def test_a_first_run_keeps_a_record_and_marks_nothing(study: Study) -> None:
    assert (study.path / CODEBOOK_FILE).read_text(encoding="utf-8").count("\n") == 1
    assert not comparison(study)["exploratory"].any()


@pytest.mark.slow
def test_a_merge_after_the_first_comparison_is_exploratory_and_stays_so(study: Study) -> None:
    first, second, third = largest_themes(study)[:3]
    decide(study, f"merge,{second},{first},,,A. Person,2026-05-01,")
    run_stages(study)
    rows = comparison(study)
    assert set(rows.loc[rows["theme_id"] == first, "exploratory"]) == {True}
    assert set(rows.loc[rows["theme_id"] == third, "exploratory"]) == {False}
    record = (study.path / CODEBOOK_FILE).read_bytes()
    (study.path / CODEBOOK_FILE).unlink()
    run_stages(study)
    assert (study.path / CODEBOOK_FILE).read_bytes() == record
    shutil.rmtree(study.stages)
    run_stages(study)
    assert (study.path / CODEBOOK_FILE).read_bytes() == record
    assert comparison(study).equals(rows)


@pytest.mark.slow
def test_a_new_name_is_no_edit(study: Study) -> None:
    before, record = choices(study), (study.path / CODEBOOK_FILE).read_bytes()
    decide(study, f"rename,{largest_themes(study)[0]},,Another name,,A. Person,2026-05-01,")
    run_stages(study)
    assert choices(study) == before
    assert (study.path / CODEBOOK_FILE).read_bytes() == record
    assert not comparison(study)["exploratory"].any()
