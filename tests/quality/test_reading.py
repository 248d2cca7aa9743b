"""Bars on how well the language and the status of an answer are read."""

import os
from pathlib import Path

import pytest

from benchmarks.reading import DATA, Score, language_score, read, status_score, written
from models.written import FOLDER

BAR = 0.97
pytestmark = pytest.mark.quality


def _held(score: Score) -> None:
    assert score.right >= BAR, (score.classes, score.wrong)


@pytest.mark.parametrize("name", ["language_dev", "language_dev_2"])
def test_language_is_right_on_answers_of_three_words_or_more(name: str) -> None:
    _held(language_score(name, read(DATA / f"{name}.jsonl")))


def test_language_is_right_on_the_answers_written_for_training() -> None:
    _held(language_score("written", written(FOLDER)))


def test_status_is_right() -> None:
    _held(status_score("dev", read(DATA / "status_dev.jsonl")))


def test_both_are_right_on_answers_written_elsewhere() -> None:
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with answers to read")
    records = read(Path(folder) / "data" / "student" / "examples.jsonl")
    _held(language_score("examples", records))
    _held(status_score("examples", records))
