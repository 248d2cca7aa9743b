"""Bars on cutting answers into ideas: on the written answers with weights from other answers, and on the sample."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.splitting import IDEAS, NAMES, coded, crossed, measure, speed
from models.splitter.answers import written
from models.written import FOLDER
from voicelens.shipped import shipped

pytestmark = pytest.mark.quality


def test_ideas_of_answers_not_learned_from_are_found() -> None:
    counts = crossed(written(FOLDER, IDEAS), written(FOLDER, NAMES)).shares
    assert counts["F1"] >= 0.52
    assert counts["mixed"] <= 0.14
    assert counts["lost"] <= 0.16


def test_the_ideas_of_the_sample_survey_are_found() -> None:
    counts = measure(coded(shipped("sample_data") / "juniper_hill" / "key.jsonl")).shares
    assert counts["F1"] >= 0.53
    assert counts["mixed"] <= 0.08
    assert counts["lost"] <= 0.10
    assert counts["found"] <= 1.2


def test_answers_written_elsewhere_lose_few_ideas() -> None:
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with answers to read")
    counts = measure(coded(Path(folder) / "data" / "student" / "examples.jsonl")).shares
    assert counts["mixed"] <= 0.05
    assert counts["lost"] <= 0.07


def test_thousands_of_answers_are_cut_in_a_second() -> None:
    assert speed(written(FOLDER, IDEAS)) >= 4_000
