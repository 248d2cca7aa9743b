from __future__ import annotations

import pytest

from voicelens.anonymise.doings import doings
from voicelens.anonymise.reader import Reader


def names(text: str) -> list[str]:
    return sorted({text[span.start : span.end] for span in doings(Reader(text))})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tyrese cheats at four square", ["tyrese"]),
        ("micheal and jaxxon are loud", ["jaxxon", "micheal"]),
        ("tyrone and mason keep calling me fat", ["mason", "tyrone"]),
        ("Hope is always mean to me", ["Hope"]),
        ("Mark took my phone", ["Mark"]),
        ("Will from homeroom is ok", ["Will"]),
        ("i cried because chance threw a grape", ["chance"]),
        ("a mouse ran over adebayo's foot", ["adebayo"]),
        ("next to Mark's desk", ["Mark"]),
        ("braxton w barks at me", ["braxton w"]),
        ("Bartek W. has it", ["Bartek W."]),
        ("Xiomara", ["Xiomara"]),
        ("JJ", ["JJ"]),
    ],
)
def test_who_does_something_is_a_person(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Will you help",
        "May is cold",
        "Summer is hot",
        "hope and faith",
        "hope is good",
        "ART!!!",
        "Recess",
        "vitamin c",
        "everbody says so",
        "the principal's office",
        "",
    ],
)
def test_things_seasons_and_mistakes_are_nobody(text: str) -> None:
    assert names(text) == []
