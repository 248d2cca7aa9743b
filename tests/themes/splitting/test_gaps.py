"""Gaps between words and what is seen there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelens.themes.splitting.gaps import described, gaps, tokens

TOPICS = {"lunch": "food", "pizza": "food", "bus": "transport"}


def seen(text: str) -> dict[str, list[str]]:
    said = tokens(text)
    places = gaps(said)
    return {said[place].word: names for place, names in zip(places, described(said, places, TOPICS), strict=True)}


def test_words_are_folded_and_numbers_and_placeholders_known_by_their_kind() -> None:
    assert [token.word for token in tokens("Los BAÑOS don't open at 9 [teacher]")] == [
        "los",
        "banos",
        "dont",
        "open",
        "at",
        "0",
        "[]",
    ]


def test_punctuation_before_a_word_is_told() -> None:
    assert [token.mark for token in tokens("a, b. c\nd - e (f g")] == ["", "c", "s", "l", "d", "q", ""]


def test_a_hyphen_inside_a_word_and_the_dot_of_a_title_are_no_punctuation() -> None:
    assert not any(token.mark for token in tokens("room B-117 of Mr. [teacher] and/or her"))


def test_gaps_are_at_punctuation_joining_words_and_openers() -> None:
    assert list(seen("lunch is cold and pizza too, my bus drives off let us walk")) == ["and", "my", "let"]


def test_what_looks_back_after_a_joining_word_starts_nothing() -> None:
    assert seen("the bus is late and it smells") == {}


def test_topics_on_both_sides_are_compared() -> None:
    assert "topic other" in seen("lunch is cold and bus is late")["and"]
    assert "topic same" in seen("lunch is cold and pizza is late")["and"]
    assert "topic l" in seen("lunch is cold and walking is fun")["and"]
    assert "pair food transport" in seen("lunch is cold and bus is late")["and"]


def test_a_repeated_opening_is_noticed() -> None:
    assert "again" in seen("more recess and more lunch")["and"]


def test_the_last_word_has_nothing_after_it() -> None:
    assert "two lunch $" in seen("bus and lunch")["and"]


@given(st.text(max_size=60))
def test_any_text_can_be_described_and_no_name_comes_twice(text: str) -> None:
    said = tokens(text)
    places = gaps(said)
    for names in described(said, places, TOPICS):
        assert len(names) == len(set(names))
    assert all(text[token.start : token.end] for token in said)
    assert places == sorted(set(places))
