from __future__ import annotations

import random

import pytest

from tests.anonymise.samples import without_spacy
from voicelens.anonymise.finding import find_in_corpus
from voicelens.anonymise.masking import mask
from voicelens.anonymise.spans import Span
from voicelens.anonymise.spread import Spread, names_in

RECOGNISERS = without_spacy()


def redacted(*texts: str, mode: str = "strict", never: frozenset[str] = frozenset()) -> list[str]:
    spans = find_in_corpus(texts, RECOGNISERS, mode, never=never)
    return [mask(text, each) for text, each in zip(texts, spans, strict=True)]


@pytest.mark.parametrize("mode", ["strict", "balanced"])
def test_a_name_found_once_is_masked_in_every_answer(mode: str) -> None:
    first, second, third = redacted("my teacher is ms zaragoza", "i like zaragoza", "z a r a g o z a rocks", mode=mode)
    assert first == "my teacher is [teacher]"
    assert "zaragoza" not in second
    assert "z a r a" not in third


def test_a_name_that_is_a_word_stays_where_it_is_one() -> None:
    assert redacted("ms Hope is nice", "i hope so", "we asked Hope about it") == [
        "[teacher] is nice", "i hope so", "we asked [person] about it",
    ]  # fmt: skip


def test_the_order_of_answers_plays_no_part() -> None:
    texts = ["i like zaragoza", "ms zaragoza", "me and xiomara", "xiomara is here", "i hope so", "lunch"]
    shuffled = random.Random(3).sample(texts, len(texts))
    assert dict(zip(texts, redacted(*texts), strict=True)) == dict(zip(shuffled, redacted(*shuffled), strict=True))


def test_doing_it_twice_changes_nothing() -> None:
    once = redacted("ms zaragoza and tyrese cheats", "zaragoza and kai y mi amiga Tomasa", "tyrese tomasa")
    assert redacted(*once) == once


def test_a_word_that_is_never_to_be_hidden_is_not_spread() -> None:
    assert redacted("ms zaragoza", "i like zaragoza", never=frozenset({"zaragoza"})) == [
        "ms zaragoza", "i like zaragoza",
    ]  # fmt: skip


def test_a_thing_that_was_once_taken_for_a_name_is_not_spread() -> None:
    texts = ["i like Blorfo a lot", *(f"the blorfo is {n}" for n in range(20))]
    found = [[Span(7, 13, "PERSON", 0.6, "capital")], *([] for _ in range(20))]
    assert names_in(texts, found) == {}


def test_contacts_are_spread_as_they_are() -> None:
    text = "mail kid@example.org"
    names = names_in([text], [[Span(5, 20, "EMAIL", 0.9, "pattern")]])
    assert Spread(names).find(["kid@example.org!", "kid example"])[0]
    assert not Spread(names).find(["kid example"])[0]


def test_what_was_spread_is_no_evidence_of_its_own() -> None:
    assert names_in(["zuri"], [[Span(0, 4, "PERSON", 0.9, "spread")]]) == {}
