from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.audit.matching import Matcher, capital_inside_a_sentence, may_be_chance
from voicelens.audit.targets import Value, targets

PEOPLE = targets(
    [
        Value("Zuri Adeyemi", "PERSON", "masked", "r1"),
        Value("Hope", "PERSON", "masked", "r2"),
        Value("José", "PERSON", "masked"),
        Value("555-555-0123", "PHONE", "masked"),
        Value("4821", "ID", "masked"),
        Value("48213", "ID", "masked"),
    ]
)
WORDS = {"hope", "i", "no", "e", "her", "we", "a", "zu", "ri"}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(PEOPLE, known=["Adeyemi Elementary School", ""])


@pytest.mark.parametrize(
    "text",
    [
        "Zuri Adeyemi helps",
        "ZURI ADEYEMI",
        "zuri helps",
        "Adeyemi, Zuri",
        "zuriadeyemi",
        "zuri_adeyemi.docx",
        "ZuriAdeyemi",
        "zuri12345 zuriadeyemi07",
        "z u r i",
        "z.u.r.i",
        "a z u r i b",
        "zu\u200bri",
        "ade yemi",
        "Adey-\nemi",
        "zuri's",
        "adeyemis",
        "Zürí",
        "jose\u0301",
        "call (555) 555 0123",
        "call 5555550123 now",
        "+1 555.555.0123",
        "number 48213",
    ],
)
def test_a_value_is_found_whatever_was_done_to_it(matcher: Matcher, text: str) -> None:
    assert matcher.hits(text)


@pytest.mark.parametrize(
    "text",
    [
        "nothing to see",
        "azurite and zurich",
        "Zumba ride",
        "no s e",
        "Adeyemi Elementary School",
        "at adeyemi elementary school today",
        "0.48213",
        "48.213 %",
        "4 8 2 1 3",
        "555 items, 555 more, 0123",
        "ade then yemi",
        "",
    ],
)
def test_what_only_looks_alike_is_left_alone(matcher: Matcher, text: str) -> None:
    assert not matcher.hits(text)


def test_one_place_is_one_hit(matcher: Matcher) -> None:
    text = "so Zuri Adeyemi and zuri"
    assert [text[hit.start : hit.end] for hit in matcher.hits(text)] == ["Zuri Adeyemi", "zuri"]


def test_a_name_beside_a_known_text_is_still_found(matcher: Matcher) -> None:
    assert len(matcher.hits("Adeyemi Elementary School, Ms. Adeyemi")) == 1


def test_a_place_can_be_said_without_the_name_in_it(matcher: Matcher) -> None:
    assert matcher.conceal("Zuri Adeyemi and zuri.csv") == "… and ….csv"


def chance(matcher: Matcher, text: str) -> list[bool]:
    return [may_be_chance(hit, WORDS.__contains__) for hit in matcher.hits(text)]


def test_ordinary_words_and_short_numbers_may_be_chance(matcher: Matcher) -> None:
    assert chance(matcher, "i hope so") == [True]
    assert chance(matcher, "h o p e") == [True]
    assert chance(matcher, "locker 4821") == [True]
    assert chance(matcher, "zu ri") == [True]
    assert chance(matcher, "zuri, 48213 and z u r i") == [False, False, False]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i sit with Hope", True),
        ("tell us, please, Hope did it", True),
        ("Hope is kind", False),
        ("we hope so", False),
        ("WE LIKE HOPE", False),
        ("More Hope", False),
        ("it works. Hope so", False),
    ],
)
def test_a_capital_counts_where_a_sentence_would_write_small_letters(matcher: Matcher, text: str, wanted: bool) -> None:
    (hit,) = matcher.hits(text)
    assert capital_inside_a_sentence(hit, text) is wanted


NAMES = st.text("abcdefghijklmnopqrstuvwxyzáéíóúñł", min_size=5, max_size=9)


@given(first=NAMES, last=NAMES, how=st.integers(0, 6), before=st.text(" .,;!", max_size=3))
def test_any_name_is_found_in_any_disguise(first: str, last: str, how: int, before: str) -> None:
    disguises = [
        f"{first} {last}",
        f"{first}{last}".upper(),
        f"{last}, {first}",
        " ".join(first),
        "\u200b".join(last),
        f"{first[:3]}-{first[3:]}",
        f"{first}.{last}@example.org",
    ]
    text = f"so{before} {disguises[how]} {before}there"
    hits = Matcher(targets([Value(f"{first} {last}", "PERSON", "x")])).hits(text)
    assert hits
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


def _spent(matcher: Matcher, text: str) -> float:
    begun = time.process_time()
    matcher.hits(text)
    return time.process_time() - begun


def test_ten_times_the_names_do_not_take_ten_times_as_long() -> None:
    text = "we like the new library and the teachers who help us with maths every day " * 200

    def seconds(n: int) -> float:
        matcher = Matcher(targets(Value(f"Quux{i} Zorbleth{i}", "PERSON", "x") for i in range(n)))
        return min(_spent(matcher, text) for _ in range(3))

    assert seconds(4_000) < 5 * max(seconds(400), 0.01)
