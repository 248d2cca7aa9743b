"""Bars on what the patterns find of invented identifiers, how little else they touch, and how fast they are."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.identifiers import NEGATIVE, handles, held_out, read, scores, texts_a_second

RECALL, TOUCHED, HANDLES, SPEED = 0.97, 0.02, 0.95, 20_000
pytestmark = pytest.mark.quality


@pytest.mark.parametrize("third", [False, True])
def test_identifiers_of_every_form_are_masked_and_hardly_any_other_answer_is_touched(third: bool) -> None:
    of_form = scores([case for case in read() if held_out(case) == third])
    assert of_form.pop(NEGATIVE).touched <= TOUCHED
    assert {form: score for form, score in of_form.items() if min(score.chars, score.touched) < RECALL} == {}


def test_user_names_in_short_messages_are_masked() -> None:
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with messages to read")
    recall, _ = handles(read(Path(folder) / "data" / "pii" / "btc_test.jsonl"))
    assert recall >= HANDLES


def test_ordinary_answers_are_read_fast() -> None:
    key = Path(__file__).parents[2] / "sample_data" / "juniper_hill" / "key.jsonl"
    texts = [json.loads(line)["text"] for line in key.read_text(encoding="utf-8").splitlines()]
    assert max(texts_a_second(texts) for _ in range(3)) >= SPEED
