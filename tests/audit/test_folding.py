from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.audit.folding import words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("José's dog", ["jose", "s", "dog"]),
        ("Łukasz Ørsted", ["lukasz", "orsted"]),
        ("zu\u200bri", ["zuri"]),
        ("zu\0ri", ["zuri"]),
        ("JOSE\u0301", ["jose"]),
        ("ｍａｒｉａ", ["maria"]),
        ("maria_garcia", ["maria", "garcia"]),
        ("straße", ["strasse"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_hidden_characters(text: str, wanted: list[str]) -> None:
    assert [word.text for word in words(text)] == wanted


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        assert word.text in "".join(each.text for each in words(text[word.start : word.end]))
        last = word.start
