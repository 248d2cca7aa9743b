"""Bars on the safety screen: what it finds, and how often it points at an ordinary answer."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.screen import DATA, NONE, false_flags, read, recall, screened
from voicelens.shipped import shipped

RECALL, FALSE_FLAGS, LOOKS_CONCERNING = 0.92, 0.02, 0.16
pytestmark = pytest.mark.quality


def test_concerning_answers_are_found_and_ordinary_ones_left_alone() -> None:
    answers = screened(read(DATA / "screen_heldout.jsonl"))
    found, concerning = recall(answers)
    assert found >= RECALL * concerning
    flagged, ordinary = false_flags([answer for answer in answers if answer["how"] == "everyday"])
    assert flagged <= FALSE_FLAGS * ordinary
    flagged, ordinary = false_flags([answer for answer in answers if answer["how"] == "hard"])
    assert flagged <= LOOKS_CONCERNING * ordinary


def test_hardly_any_answer_of_the_sample_survey_is_flagged() -> None:
    answers = screened(read(shipped("sample_data") / "juniper_hill" / "key.jsonl"))
    assert sum(answer["found"] != NONE for answer in answers) <= 3 * FALSE_FLAGS * len(answers)


def test_answers_written_elsewhere_are_told_apart() -> None:
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with answers to read")
    path = Path(folder) / "data" / "student" / "examples.jsonl"
    answers = screened([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    assert all(answer["found"] != NONE for answer in answers if answer["safety"])
    assert sum(answer["found"] != NONE for answer in answers if not answer["safety"]) <= 3 * FALSE_FLAGS * len(answers)
