from __future__ import annotations

from hypothesis import given, settings

from tests.anonymise.samples import HOSTILE, without_spacy
from voicelens.anonymise.finding import find_spans
from voicelens.anonymise.masking import mask

RECOGNISERS = without_spacy()


@given(HOSTILE)
@settings(deadline=None, max_examples=150)
def test_spans_lie_in_the_text_in_order_and_masking_twice_changes_nothing(text: str) -> None:
    spans = find_spans([text], RECOGNISERS, "strict")[0]
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    once = mask(text, spans)
    assert mask(once, find_spans([once], RECOGNISERS, "strict")[0]) == once


@given(HOSTILE)
@settings(deadline=None, max_examples=60)
def test_strict_masks_all_that_balanced_masks(text: str) -> None:
    covered = [
        {
            i
            for span in find_spans([text], RECOGNISERS, mode)[0]
            for i in range(span.start, span.end)
            if text[i].isalnum()
        }
        for mode in ("strict", "balanced")
    ]
    assert covered[1] <= covered[0]


def test_slicing_by_offsets_gives_what_was_found() -> None:
    text = "🏀👩‍👩‍👧 \x00 שלום ms garci\u0301a and my friend Zu\u200bri, 773-555-0142"
    spans = find_spans([text], RECOGNISERS, "balanced")[0]
    assert [text[span.start : span.end] for span in spans] == ["ms garci\u0301a", "Zu\u200bri", "773-555-0142"]


def test_a_very_long_answer_is_read_to_its_end() -> None:
    text = "more recess please " * 1_050 + "and ms garcia"
    assert len(text) > 19_000
    assert [text[s.start : s.end] for s in find_spans([text], RECOGNISERS, "strict")[0]] == ["ms garcia"]
