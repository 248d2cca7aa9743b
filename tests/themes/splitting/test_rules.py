"""Where rules see a new idea."""

from __future__ import annotations

import pytest

from voicelens.themes.splitting.pieces import Span
from voicelens.themes.splitting.rules import clauses, is_numbered, items


def said(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in clauses(text)]


def listed(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in items(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the heat is off; open the library", ["the heat is off", "open the library"]),
        ("me gusta el recreo pero los baños huelen", ["me gusta el recreo", "los baños huelen"]),
        ("1. chicken nuggets 2. gym class", ["chicken nuggets", "gym class"]),
        ("the bus is late because it snows", ["the bus is late because it snows"]),
        ("i like bio with Ms. [teacher] a lot", ["i like bio with Ms. [teacher] a lot"]),
    ],
)
def test_sentences_and_clauses_are_told_apart(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("food, heat, wifi", ["food", "heat", "wifi"]),
        ("gym and my friends", ["gym", "my friends"]),
        ("gym art lunch my friends", ["gym", "art", "lunch", "my friends"]),
        ("gym art [teacher] lunch", ["gym art [teacher] lunch"]),
        ("gym art", ["gym art"]),
        ("gym, art, [teacher]", ["gym", "art", "[teacher]"]),
        ("[teacher] and recess", ["[teacher]", "recess"]),
        ("[student], [student] and [student]", ["[student], [student] and [student]"]),
        ("[teacher] and [teacher]", ["[teacher] and [teacher]"]),
        ("salt and pepper", ["salt and pepper"]),
        ("the boys who always push in line and the others", ["the boys who always push in line and the others"]),
    ],
)
def test_a_list_is_taken_apart_and_anything_else_is_left(text: str, found: list[str]) -> None:
    assert listed(text) == found


def test_a_numbered_list_is_known_by_its_first_number() -> None:
    assert is_numbered("1) gym 2) art")
    assert not is_numbered("11 grades")
