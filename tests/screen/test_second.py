from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voicelens.embed.encoders import load_encoder
from voicelens.errors import ModelError
from voicelens.registry import find_model
from voicelens.screen.screen import judge_all
from voicelens.screen.second import FILE, REASON, WORDS, SecondReading, load_second
from voicelens.tables import CONCERNS


def says_so(texts: Sequence[str]) -> NDArray[np.float32]:
    """One number a text: whether the word "hint" is in it."""
    return np.array([[float("hint" in text)] for text in texts], dtype=np.float32)


def reading(strength: float = 8.0) -> SecondReading:
    weights = np.zeros((len(CONCERNS) + 1, 1), dtype=np.float32)
    bias = np.zeros(len(CONCERNS) + 1, dtype=np.float32)
    bias[0], weights[0], weights[2] = strength, -strength, strength
    return SecondReading(says_so, weights, bias, 0.5)


def test_a_hint_is_pointed_out_with_its_kind_and_a_reason_of_its_own() -> None:
    found = judge_all(["a hint", "the pizza"], reading())
    assert list(found) == ["a hint"]
    assert found["a hint"].category == CONCERNS[1]
    assert found["a hint"].why == [REASON]


def test_without_a_second_reading_only_cues_count() -> None:
    assert judge_all(["a hint", "the pizza"], None) == {}


def test_several_cues_are_never_overruled_and_one_only_where_nothing_seems_the_matter() -> None:
    strong, weak = "i want to kill myself and i cut my arms", "im being bullied"
    assert judge_all([strong], None)[strong].score > 0.5
    assert judge_all([weak], None)[weak].score == 0.5
    assert list(judge_all([strong, weak], reading(8.0))) == [strong]
    assert set(judge_all([strong, weak], reading(1.0))) == {strong, weak}


def test_the_most_worrying_part_of_a_long_answer_counts() -> None:
    long = " ".join(["pizza"] * (3 * WORDS) + ["hint"])
    assert reading().read([long])[0] == reading().read(["hint"])[0]


def test_an_answer_without_words_is_no_concern() -> None:
    assert reading().read(["", "   "]) == [(CONCERNS[0], 0.0)] * 2
    assert reading().read([]) == []


def test_the_reading_that_is_shipped_knows_a_hint_from_an_everyday_answer() -> None:
    second = load_second(find_model("concerns"), load_encoder("students").encode)
    (_, hint), (_, plain) = second.read(["sometimes i think everybody would be happier if i was gone", "longer recess"])
    assert hint > second.floor > plain


@pytest.mark.parametrize("content", [b"", b"not numbers"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ModelError, match="damaged"):
        load_second(tmp_path, says_so)


def test_a_file_with_parts_that_do_not_belong_together_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / FILE, weights=np.zeros((3, 2)), bias=np.zeros(3), floor=0.5)
    with pytest.raises(ModelError, match="different sizes"):
        load_second(tmp_path, says_so)
