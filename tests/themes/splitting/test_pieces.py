"""Pieces of an answer."""

from __future__ import annotations

import re

import pytest

from voicelens.themes.splitting.pieces import Span, is_thin, join, pieces, trim

COMMA = re.compile(",")


def test_a_piece_is_cut_at_the_boundary_and_trimmed() -> None:
    text = "gym, and art ,  "
    assert [text[start:end] for start, end, _ in pieces(text, Span(0, len(text)), COMMA)] == ["gym", "art"]


def test_a_boundary_inside_a_placeholder_does_not_count() -> None:
    text = "[a,b] and c, [d,e]"
    assert [text[start:end] for start, end, _ in pieces(text, Span(0, len(text)), COMMA)] == ["[a,b] and c", "[d,e]"]


@pytest.mark.parametrize(
    ("text", "left"), [("  and the gym. ", "the gym"), ("pero, el patio", "el patio"), ("2) art", "art")]
)
def test_joining_words_and_punctuation_are_trimmed(text: str, left: str) -> None:
    span = trim(text, 0, len(text))
    assert span is not None
    assert text[span.start : span.end] == left


def test_nothing_is_left_where_there_is_no_word() -> None:
    assert trim(" ... ! ", 0, 7) is None


@pytest.mark.parametrize(("text", "thin"), [("it is so", True), ("recess", True), ("longer recess", False)])
def test_a_piece_without_a_word_that_carries_meaning_is_thin(text: str, thin: bool) -> None:
    assert is_thin(text, Span(0, len(text))) is thin


def test_an_entry_of_a_list_is_never_thin() -> None:
    assert not is_thin("gym", Span(0, 3, whole=True))


def test_thin_pieces_join_the_one_before_and_a_thin_first_one_takes_the_next() -> None:
    text = "ok. longer recess. yes"
    parts = [Span(0, 2), Span(4, 17), Span(19, 22)]
    assert join(text, parts, is_thin) == [Span(0, 22)]
