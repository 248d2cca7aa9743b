from __future__ import annotations

import pytest

from voicelens.anonymise.words import capitalised, looks_spanish, misspelled, name_word, ordinary, place


@pytest.mark.parametrize(
    "word",
    [
        "teachers",
        "running",
        "funnier",
        "baños",
        "sooooo",
        "don't",
        "swimming",
        "after-school",
        "librito",
        "",
    ],
)
def test_ordinary_words_are_known_with_their_endings(word: str) -> None:
    assert ordinary(word)


@pytest.mark.parametrize("word", ["xiomara", "Okonkwo", "jaxxon", "Nguyen", "Citlali"])
def test_names_are_not_ordinary(word: str) -> None:
    assert not ordinary(word)
    assert not misspelled(word)


def test_a_mistake_in_an_ordinary_word_is_recognised() -> None:
    assert misspelled("reces")
    assert misspelled("captin")
    assert not misspelled("cat")


def test_names_that_are_words_brands_and_places_are_known() -> None:
    assert name_word("Hope")
    assert capitalised("Chromebooks")
    assert place("New Mexico")
    assert not place("Garfield")


def test_the_language_is_told_by_its_small_words() -> None:
    assert looks_spanish("me gusta la clase de los viernes")
    assert not looks_spanish("i like the class on fridays")
