"""Names that several students' words carry, and nobody's alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes.cases import survey
from voicelens.text import fold, words
from voicelens.themes import naming
from voicelens.themes.naming import MOST_KEYWORDS, MOST_WORDS, Named, Said, description, name_themes

FLAT = np.ones((400, 4), dtype=np.float32) / 2


def named(
    texts: Sequence[str],
    labels: Sequence[int],
    respondents: Sequence[str] | None = None,
    *,
    languages: Sequence[str] | None = None,
    language: str = "en",
    taken: Sequence[str] = (),
) -> list[Named]:
    people = respondents or [f"p{n}" for n in range(len(texts))]
    said = Said(texts, people, languages or ["en"] * len(texts), FLAT[: len(texts)], language)
    return name_themes(said, np.array(labels), taken)


def names(texts: Sequence[str], labels: Sequence[int], **choices: object) -> list[str]:
    return [theme.name for theme in named(texts, labels, **choices)]  # type: ignore[arg-type]  # passed on


def test_a_phrase_many_use_becomes_the_name() -> None:
    texts = ["longer lunch line", "the lunch line", "a slow lunch line", "gym", "gym", "gym"]
    assert names(texts, [0] * 3 + [1] * 3) == ["Lunch line", "Gym"]


def test_a_word_most_use_stands_alone_and_two_that_share_a_theme_stand_together() -> None:
    texts = ["recess", "recess now", "recess rocks", "recess swings", "swings", "swings go"]
    assert names(texts, [0] * 6) == ["Recess"]
    texts = ["recess", "recess now", "recess rocks", "swings", "swings", "swings go", "it", "us"]
    assert names(texts, [0] * 8) == ["Recess and swings"]


def test_how_something_is_makes_no_name_without_what_it_is() -> None:
    texts = ["the bus is late", "late bus", "my bus late again", "late late"]
    assert names(texts, [0] * 4) == ["Bus"]


def test_a_usual_phrase_around_the_best_word_is_taken() -> None:
    texts = ["more field trips", "field trips", "field trips to a zoo", "trips"]
    assert names(texts, [0] * 4) == ["Field trips"]


def test_words_of_fewer_than_three_people_are_not_used() -> None:
    texts = ["my hamster died", "hamster hamster", "hamster cage"]
    assert names(texts, [0] * 3, respondents=["one", "two", "two"]) == ["Theme 1"]


def test_a_small_theme_may_use_a_word_that_three_of_all_used() -> None:
    texts = ["the hamster", "our hamster", "so good", "hamster", "gym", "gym", "gym"]
    assert names(texts, [1, 1, 1, -1, 0, 0, 0]) == ["Gym", "Hamster"]


def test_placeholders_words_for_persons_and_names_are_not_used() -> None:
    texts = ["[teacher] and mr [person] help", "[teacher] is my mom", "mom and [teacher]", "mom talks to [teacher]"]
    assert names(texts, [0] * 4) == ["Theme 1"]
    texts = ["great guy", "a woman", "this guy here", "the woman", "guy", "woman"]
    assert names(texts, [0] * 6) == ["Theme 1"]
    texts = ["the class of Kowalski", "with Kowalski", "I like Kowalski", "we have Kowalski"]
    assert names(texts, [0] * 4) == ["Theme 1"]


def test_two_themes_never_share_a_name() -> None:
    assert names(["lunch"] * 6, [0] * 3 + [1] * 3) == ["Lunch", "Lunch (2)"]
    assert names(["lunch"] * 3, [0] * 3, taken=["lunch", "lunch (2)"]) == ["Lunch (3)"]


def test_a_loose_group_is_called_after_what_its_middle_is_about() -> None:
    around = ["the bus", "my bus", "gym now", "big gym", "lunch line", "cold lunch"]
    texts = ["a slow bus", "gym", "lunch", *around]
    vectors = np.float32([[0.6, 0.8, 0], [0.6, -0.8, 0], [1, 0, 0], *[[0, 0, 1]] * 6])
    said = Said(texts, [f"p{n}" for n in range(9)], ["en"] * 9, vectors, "en")
    labels = np.array([0, 0, 0, *[-1] * 6])
    assert name_themes(said, labels)[0].name == "Lunch"
    assert name_themes(said, labels, ["lunch"])[0].name == "Bus"


def test_each_theme_is_named_in_the_language_that_most_of_it_is_written_in() -> None:
    texts = ["arte", "el arte", "arte y", "arte", "historia", "la historia", "historia", "eso", "mi"]
    more = ["food", "the food", "cold food", "food", "gym", "no"]
    languages = ["es"] * 9 + ["en"] * 6
    labels = [0] * 9 + [1] * 5 + [-1]
    assert names([*texts, *more], labels, languages=languages) == ["Historia y arte", "Food"]
    assert names([*texts, *more], labels, languages=languages, language="es") == ["Historia y arte", "Food"]


def test_a_name_whose_words_another_has_is_the_last_choice() -> None:
    texts = ["lunch line", "lunch is late so line", "lunch", "line"]
    assert names(texts, [0] * 4, taken=["lunch and food"]) == ["Line"]
    assert names(["lunch"] * 3, [0] * 3, taken=["lunch and food"]) == ["Lunch"]


def test_misspelt_words_count_as_the_word_they_are_meant_to_be() -> None:
    assert names(["my freinds", "friends", "freinds too", "frends"], [0] * 4) == ["Friends"]
    assert names(["the libary", "libary", "our libary"], [0] * 3) == ["Library"]


def test_names_are_in_the_language_of_the_brief_where_its_speakers_said_something() -> None:
    texts = ["the food", "food", "cold food", "food is bad", "la comida", "comida", "mas comida", "gym", "no", "si"]
    languages = ["en"] * 4 + ["es"] * 3 + ["en", "en", "es"]
    assert names(texts, [0] * 7 + [-1] * 3, languages=languages) == ["Food"]
    assert names(texts, [0] * 7 + [-1] * 3, languages=languages, language="es") == ["Comida"]
    assert names([*texts[:4], "si"], [0] * 4 + [-1], languages=["en"] * 4 + ["es"], language="es") == ["Food"]


def test_english_names_of_languages_have_a_capital_letter_and_spanish_ones_do_not() -> None:
    texts = ["learn english", "learn english", "to learn english"]
    assert names(texts, [0] * 3) == ["Learn English"]
    assert names(["el wifi"] * 3 + ["x"], [0] * 3 + [-1], languages=["es"] * 4, language="es") == ["Wifi"]


def test_two_spanish_nouns_stand_in_an_order_that_needs_no_other_word_between() -> None:
    texts = ["arte", "el arte", "arte y", "arte", "historia", "la historia", "historia", "eso", "mi"]
    assert names(texts, [0] * 9, languages=["es"] * 9, language="es") == ["Historia y arte"]


def test_nothing_placed_gives_no_names() -> None:
    assert names(["lunch", "gym"], [-1, -1]) == []


def test_very_large_themes_are_named_from_a_part_of_their_ideas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "NAMED_FROM", 10)
    texts = ["the lunch line"] * 200 + ["gym"] * 40
    assert names(texts, [0] * 200 + [1] * 40) == ["Lunch line", "Gym"]


def test_a_description_names_the_words_or_says_that_there_are_none() -> None:
    assert description(["lunch", "line"]) == "Students write about lunch, line."
    assert "no word stands out" in description([])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=60))
def test_every_word_of_a_name_and_every_keyword_is_used_by_three_people(labels: list[int]) -> None:
    texts, _ = survey(len(labels))
    dense = np.unique(labels, return_inverse=True)[1]
    themes = named(texts, dense.tolist())
    assert len({theme.name for theme in themes}) == len(themes)
    everything = [[fold(word)[:4] for word in words(text)] for text in texts]
    for label, theme in enumerate(themes):
        assert len(theme.keywords) <= MOST_KEYWORDS
        assert len(words(theme.name.partition(" (")[0])) <= MOST_WORDS
        own = [said for said, there in zip(everything, dense, strict=True) if there == label]
        told = [] if theme.name.startswith("Theme ") else words(theme.name.partition(" (")[0])
        assert all(sum(fold(word)[:4] in idea for idea in own) >= 3 for word in theme.keywords)
        assert all(sum(fold(word)[:4] in idea for idea in everything) >= 3 for word in told if word != "and")
