"""The answers the splitter is taught with."""

from __future__ import annotations

import random

from models.splitter.answers import mask, masked, punctuated, written
from models.written import Name, parse


def test_names_are_masked_and_the_marks_moved_along() -> None:
    case = masked(parse("like|en|4|{adults:[[PERSON ms okafor]] sings} and {food:the soup}"))
    assert [case.text[idea.start : idea.end].split("] ")[-1] for idea in case.ideas] == ["sings", "the soup"]
    assert "okafor" not in case.text


def test_other_identifiers_keep_their_kind() -> None:
    case = masked(parse("like|en|4|{transport:bus to [[LOCATION elm park]]}"))
    assert case.text == "bus to [location]"
    assert mask(case, [Name(0, 3, "URL")]).text == "[url] to [location]"


def test_other_punctuation_leaves_the_ideas_as_they_are() -> None:
    chance = random.Random(1)
    changed = 0
    for case in written(pattern="ideas_4.txt"):
        other = punctuated(case, chance)
        changed += other.text != case.text
        assert [other.text[i.start : i.end] for i in other.ideas] == [case.text[i.start : i.end] for i in case.ideas]
        assert [idea.codes for idea in other.ideas] == [idea.codes for idea in case.ideas]
    assert changed > 50


def test_one_language_can_be_asked_for() -> None:
    spanish = written(pattern="ideas_3.txt", language="es")
    assert spanish
    assert all(case.spanish for case in spanish)
