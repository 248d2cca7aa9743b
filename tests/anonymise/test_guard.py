from __future__ import annotations

import pytest

from voicelens.anonymise.guard import is_known, is_word


@pytest.mark.parametrize("word", ["hope", "mark", "rosa", "will", "flores", "banks", "an", "austin", "april"])
def test_names_that_are_words_need_more_than_letters(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["maria", "nguyen", "okafor", "jasmine", "mike", "zuri", "reyes"])
def test_plain_names_do_not(word: str) -> None:
    assert not is_word(word)


def test_rarer_words_and_misspellings_are_known() -> None:
    assert is_known("whales")
    assert is_known("reccess")
    assert not is_known("xiomaraa")
