"""Whole answers, read by every recogniser together."""

from __future__ import annotations

import pytest

from tests.anonymise.sentences import CLEAN, MARKED, unmarked
from voicelens.anonymise.api import Anonymiser


@pytest.fixture(scope="module")
def balanced() -> Anonymiser:
    return Anonymiser(mode="balanced", names="spacy")


def test_there_are_enough_sentences() -> None:
    assert len(MARKED) >= 60
    assert len(CLEAN) >= 40


@pytest.mark.parametrize("line", MARKED)
def test_what_points_at_a_person_is_found(balanced: Anonymiser, line: str) -> None:
    text, wanted = unmarked(line)
    found = [(span.kind, text[span.start : span.end]) for span in balanced.find([text])[0]]
    assert found == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_answer_stays_as_it_is(balanced: Anonymiser, text: str) -> None:
    assert balanced.redact([text]) == [text]
