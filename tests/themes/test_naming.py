"""Names that several students' words carry, and nobody's alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes.cases import survey
from voicelens.text import fold, words
from voicelens.themes.naming import MOST_KEYWORDS, MOST_WORDS, name_themes

FLAT = np.ones((400, 4), dtype=np.float32) / 2


def names(texts: list[str], labels: list[int], respondents: list[str] | None = None) -> list[str]:
    people = respondents or [f"p{n}" for n in range(len(texts))]
    return [theme.name for theme in name_themes(texts, people, FLAT[: len(texts)], np.array(labels))]


def test_a_phrase_many_use_becomes_the_name() -> None:
    assert names(
        ["longer lunch line", "the lunch line", "a slow lunch line", "gym", "gym", "gym"], [0] * 3 + [1] * 3
    ) == [
        "Lunch Line",
        "Gym",
    ]


def test_words_of_fewer_than_three_people_are_not_used() -> None:
    texts = ["my hamster died", "hamster hamster", "hamster cage"]
    assert names(texts, [0] * 3, ["one", "two", "two"]) == ["Theme 1"]


def test_placeholders_and_words_for_persons_are_not_used() -> None:
    texts = ["[teacher] and mr [person] help", "[teacher] is my mom", "mom and [teacher]", "mom talks to [teacher]"]
    assert names(texts, [0] * 4) == ["Theme 1"]


def test_two_themes_never_share_a_name() -> None:
    assert names(["lunch"] * 6, [0] * 3 + [1] * 3) == ["Lunch", "Theme 2"]


def test_two_spellings_of_one_word_do_not_make_a_name_together() -> None:
    assert names(["my freinds friends", "friends freinds", "freinds friends too"], [0] * 3) in (
        ["Freinds"],
        ["Friends"],
        ["Freinds Friends"],
        ["Friends Freinds"],
    )


def test_nothing_placed_gives_no_names() -> None:
    assert names(["lunch", "gym"], [-1, -1]) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=60))
def test_every_word_of_a_name_and_every_keyword_is_used_by_three_people(labels: list[int]) -> None:
    texts, _ = survey(len(labels))
    dense = np.unique(labels, return_inverse=True)[1]
    named = name_themes(texts, [f"p{n}" for n in range(len(texts))], FLAT[: len(texts)], dense)
    assert len({theme.name for theme in named}) == len(named)
    for label, theme in enumerate(named):
        assert len(theme.keywords) <= MOST_KEYWORDS
        assert len(words(theme.name)) <= MOST_WORDS
        said = [
            [fold(word)[:4] for word in words(text)] for text, own in zip(texts, dense, strict=True) if own == label
        ]
        told = [] if theme.name.startswith("Theme ") else words(theme.name)
        for word in [*theme.keywords, *(word for word in told if len(word) > 2)]:
            assert sum(fold(word)[:4] in idea for idea in said) >= 3
