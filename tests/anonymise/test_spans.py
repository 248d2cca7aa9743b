from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise.samples import HOSTILE
from voicelens.anonymise.spans import Span, folded, outside, resolve, trimmed


def person(start: int, end: int, score: float = 0.8, replacement: str = "", found_by: str = "cue") -> Span:
    return Span(start, end, "PERSON", score, found_by, replacement)


def test_the_longer_span_wins() -> None:
    text = "write to kid@example.org now"
    email, handle = Span(9, 24, "EMAIL", 0.9, "pattern"), Span(12, 20, "USERNAME", 0.99, "pattern")
    assert resolve(text, [handle, email]) == [email]


def test_of_two_equally_long_spans_the_surer_wins() -> None:
    sure, unsure = Span(0, 4, "ID", 0.9, "pattern"), Span(0, 4, "PHONE", 0.5, "pattern")
    assert resolve("1234", [unsure, sure]) == [sure]


def test_what_a_loser_covers_alone_is_still_covered() -> None:
    kept = resolve("abcde fghij klm", [person(0, 11), Span(6, 15, "ADDRESS", 0.7, "pattern")])
    assert [(span.start, span.end, span.kind) for span in kept] == [(0, 11, "PERSON"), (12, 15, "ADDRESS")]


def test_a_person_keeps_the_role_that_a_shorter_span_knew() -> None:
    kept = resolve("Bartek Wu", [person(0, 9, 0.6), person(0, 6, 0.9, "[student]")])
    assert kept == [person(0, 9, 0.9, "[student]")]


def test_spans_without_a_letter_or_inside_a_placeholder_are_left_out() -> None:
    text = "[student 1] !!"
    assert outside([person(1, 8), person(12, 14)], text) == []


def test_every_kind_has_a_placeholder_unless_the_span_brings_one() -> None:
    assert Span(0, 1, "PHONE", 1, "pattern").placeholder == "[phone]"
    assert person(0, 1, replacement="[teacher]").placeholder == "[teacher]"


def test_trimming_nothing_but_marks_leaves_nothing() -> None:
    start, end = trimmed("a !! b", 1, 4)
    assert start == end


def test_folding_drops_accents_and_invisible_characters_and_knows_where_letters_came_from() -> None:
    plain, places = folded("Zu\u200bñiGa\u0301ß")
    assert plain == "zunigass"
    assert places == [0, 1, 3, 4, 5, 6, 8, 8]


@given(HOSTILE, st.data())
def test_resolved_spans_cover_what_was_found_and_never_overlap(text: str, data: st.DataObject) -> None:
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    places = data.draw(st.lists(place, max_size=6)) if text else []
    kept = resolve(text, [Span(a, b, "PERSON", 0.5, "cue") for a, b in places])
    assert all(one.end <= two.start for one, two in pairwise(kept))
    letters = {i for a, b in places for i in range(a, b) if text[i].isalnum()}
    assert letters <= {i for span in kept for i in range(span.start, span.end)}
