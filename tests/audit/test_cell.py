from __future__ import annotations

import datetime

from voicelens.audit.cell import answer_of, texts


def test_all_that_can_be_read_in_a_value_is_given() -> None:
    value = {"a": ["b", 12, 3.0, 0.5, None, True, b"c", (datetime.date(2026, 1, 2),)]}
    assert list(texts(value)) == ["a", "b", "12", "3", "c", "2026-01-02"]


def test_a_row_is_of_its_answer_its_idea_or_its_quote() -> None:
    assert answer_of({"idea_id": "r1.0", "response_id": "r1"}) == "r1"
    assert answer_of({"quote_id": "q1", "text": "x"}) == "q1"
    assert answer_of({"text": "x"}) == ""
