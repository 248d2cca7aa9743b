from __future__ import annotations

from hypothesis import given

from tests.anonymise.samples import HOSTILE
from voicelens.anonymise.reader import Reader, tokens, verb_shaped


@given(HOSTILE)
def test_words_stand_where_the_reader_says(text: str) -> None:
    assert all(text[token.start : token.end] == token.word for token in tokens(text))


def test_an_invisible_character_or_an_accent_does_not_split_a_word() -> None:
    assert [token.key for token in tokens("Zu\u200bri jose\u0301 o'brien")] == ["zuri", "jose", "o'brien"]


def test_a_text_in_capitals_is_shouted() -> None:
    assert Reader("FOOD IS NASTY TODAY").shouted
    assert not Reader("the WHOLE day was good").shouted


def test_there_is_no_word_past_the_end() -> None:
    reader = Reader("one two")
    assert reader.at(-1) is None
    assert reader.at(2) is None
    assert reader.name_length(2, strong=True) == 0


def test_spanish_verbs_are_told_from_names() -> None:
    assert verb_shaped("gritaban")
    assert not verb_shaped("Gritaban")
    assert not verb_shaped("ramos")
