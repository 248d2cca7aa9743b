from __future__ import annotations

import time

import pytest

from voicelens.anonymise.patterns import Patterns

FOUND = [
    ("EMAIL", "mail kid.example@school.example ok", "kid.example@school.example"),
    ("EMAIL", "its mia dot r at example dot org", "mia dot r at example dot org"),
    ("EMAIL", "es mia arroba example punto com", "mia arroba example punto com"),
    ("URL", "see https://example.org/a?b=c.", "https://example.org/a?b=c"),
    ("URL", "go to shop.example/dunes today", "shop.example/dunes"),
    ("PHONE", "call (312) 555 0188", "(312) 555 0188"),
    ("PHONE", "call +1 312 555 0188", "+1 312 555 0188"),
    ("PHONE", "call 555-0188", "555-0188"),
    ("PHONE", "five five five 0 1 2 3 4 5 6", "five five five 0 1 2 3 4 5 6"),
    ("PHONE", "siete siete tres cinco cinco cinco cero uno", "siete siete tres cinco cinco cinco cero uno"),
    ("USERNAME", "snap: ava.lol", "ava.lol"),
    ("USERNAME", "my ig is noodle_04", "noodle_04"),
    ("USERNAME", "insta lil.dee.xo", "lil.dee.xo"),
    ("USERNAME", "roblox name slimey99", "slimey99"),
    ("USERNAME", "dm keyo.draws", "keyo.draws"),
    ("ID", "student number 50031777", "50031777"),
    ("ID", "locker B-117 is stuck", "B-117"),
    ("ID", "my lunch code is 9931", "9931"),
    ("ID", "they wrote 88120455 on it", "88120455"),
    ("ADDRESS", "at 4512 W Maple St apt 3 ok", "4512 W Maple St apt 3"),
    ("ADDRESS", "en la calle Jacaranda 415", "calle Jacaranda 415"),
    ("DATE", "my birthday is march 3rd 2012", "march 3rd 2012"),
    ("DATE", "october 9 is my birthday", "october 9"),
    ("DATE", "cumplo el 4 de mayo", "4 de mayo"),
    ("SCHOOL", "at Lincoln Prairie Middle School now", "Lincoln Prairie Middle School"),
    ("SCHOOL", "i came from tamarack elementary", "tamarack elementary"),
    ("SCHOOL", "la Escuela Benito Olmedo es mejor", "Escuela Benito Olmedo"),
    ("LOCATION", "at dunmore park", "dunmore park"),
]
CLEAN = [
    "3rd grade is fun",
    "5th period at 9:15",
    "at 12:30 we eat",
    "room 207 smells",
    "my zip code is 60614",
    "room is 54 degrees",
    "room 54 degrees inside",
    "page 212",
    "it costs $3.50",
    "it made $900000",
    "12 kids",
    "2 or 3 times",
    "one two three",
    "one of the two teachers",
    "the 8th graders",
    "in 2024",
    "2023-2024",
    "we got 100% on it",
    "bus 12",
    "4 square",
    "10/10",
    "middle school is hard",
    "High School is next",
    "my instagram is private",
    "snap is fun",
    "on tiktok all day",
    "look at www",
    "lunch at noon",
    "go.to bed",
    "30 minutes",
    "the first day",
    "1 way street",
    "add me to the team",
    "my locker is small",
    "id rather stay home",
    "may 1 person go",
    "20 minutes isnt a lot",
]


@pytest.mark.parametrize(("kind", "text", "words"), FOUND)
def test_a_shape_is_found(kind: str, text: str, words: str) -> None:
    assert (kind, words) in {(span.kind, text[span.start : span.end]) for span in Patterns().find([text])[0]}


@pytest.mark.parametrize("text", CLEAN)
def test_numbers_of_school_life_are_not_identifiers(text: str) -> None:
    assert Patterns().find([text]) == [[]]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        "one ",
        "@",
        ".",
        "a.",
        "a@",
        "-",
        "Ab ",
        "www.",
        "1-",
        "1 ",
        "1.",
        "a dot ",
        " at a",
        "calle ",
        "born ",
        "id ",
        "snap is ",
        "_",
        "5 n elm ",
    ],
)
def test_twenty_thousand_characters_take_no_time(unit: str) -> None:
    started = time.process_time()
    Patterns().find([(unit * 20_000)[:20_000]])
    assert time.process_time() - started < 0.5
