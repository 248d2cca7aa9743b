"""Digests that keep parts apart, and matching that forgets case and accents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.text import digest, fold, keyed_id, keyed_ids, slug, words

PARTS = st.lists(st.text(), max_size=4)


def test_an_id_depends_on_the_key_and_on_each_part() -> None:
    ids = {
        keyed_id(b"a", "x", "y"), keyed_id(b"b", "x", "y"), keyed_id(b"a", "z", "y"), keyed_id(b"a", "x", "z"),
        keyed_id(b"a", "x"), keyed_id(b"a", "y", "x"), keyed_id(b"a"),
    }  # fmt: skip
    assert len(ids) == 7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", "b"), ("a\x1fb",)),
        (("a", ""), ("a",)),
        (("",), ()),
        (("1:a",), ("", "a")),
    ],
)
def test_where_one_part_ends_matters(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert keyed_id(b"key", *one) != keyed_id(b"key", *other)
    assert digest(*one) != digest(*other)


@given(PARTS, PARTS)
def test_only_the_same_parts_give_the_same_digest(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@given(st.binary(max_size=100), PARTS, st.lists(st.text() | st.integers()), PARTS)
def test_many_ids_at_once_are_the_same_ids(
    key: bytes, before: list[str], each: list[str | int], after: list[str]
) -> None:
    expected = [keyed_id(key, *before, one, *after, prefix="r_") for one in each]
    assert keyed_ids(key, before, each, after, prefix="r_") == expected


def test_an_id_has_sixty_four_bits_after_its_prefix() -> None:
    assert re.fullmatch(r"r_[0-9a-f]{16}", keyed_id(b"key", "x", 3, prefix="r_"))
    assert re.fullmatch(r"[0-9a-f]{64}", digest("x"))


def test_half_a_character_can_be_hashed_too() -> None:
    assert keyed_id(b"key", "\ud83d") != keyed_id(b"key", "?")
    assert digest("\ud83d") != digest("?")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÑANDÚ", "nandu"), ("n\u0303", "n"), ("Straße", "strasse"), ("İstanbul", "istanbul"), ("ＡＢＣ", "abc"),
        ("𝓙𝓸𝓱𝓷", "john"), ("ﬁne", "fine"), ("", ""),
    ],
)  # fmt: skip
def test_folding_forgets_case_accents_and_ornament(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It's O’Neil's 2nd day!", ["It's", "O’Neil's", "2", "nd", "day"]),
        ("el niño comió", ["el", "niño", "comió"]),
        ("el nin\u0303o", ["el", "nin\u0303o"]),
        ("snake_case -- 'quoted'", ["snake", "case", "quoted"]),
        ("…", []),
    ],
)
def test_words_are_found_as_written(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_words_stand_in_the_text_in_their_order(text: str) -> None:
    at = 0
    for word in words(text):
        at = text.index(word, at) + len(word)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("¿Qué te gusta?", "que_te_gusta"), ("  A -- b  ", "a_b"), ("日本", "x"), ("", "x"), ("a" * 50, "a" * 40),
        ("a" * 39 + " b", "a" * 39),
    ],
)  # fmt: skip
def test_a_slug_is_short_ascii_and_never_empty(text: str, short: str) -> None:
    assert slug(text) == short


def test_a_slug_can_be_shorter() -> None:
    assert slug("one like", longest=4) == "one"


@given(st.text(), st.integers(1, 60))
def test_every_slug_can_name_a_file(text: str, longest: int) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9_]*[a-z0-9])?", slug(text, longest=longest))
    assert len(slug(text, longest=longest)) <= longest
