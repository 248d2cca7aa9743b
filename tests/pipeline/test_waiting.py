from __future__ import annotations

from datetime import date

import pytest

from voicelens.errors import StudyError, UsageError
from voicelens.pipeline.waiting import decide_quotes, waiting_quotes, what_waits
from voicelens.review import QuoteDecision, read_decisions
from voicelens.study.folder import Study

DAY = date(2026, 5, 4)


def test_a_quote_waits_with_its_theme_its_text_and_its_reasons(study: Study) -> None:
    found = waiting_quotes(study.path)
    assert found
    lines = "\n".join(what_waits(study.path))
    assert f"Quotes: {len(found)} wait" in lines
    for quote in found:
        assert f"{quote.quote_id}  {quote.theme}" in lines
        assert quote.text in lines
        assert "Nobody has approved it yet." in quote.reasons
    assert "masked; each stands in private/redactions.csv" in lines
    assert "review/themes.csv" in lines


def test_a_person_says_yes_and_no_and_both_are_written_down_once(study: Study) -> None:
    first, second, *_ = waiting_quotes(study.path)
    approve, refuse = [first.quote_id], [second.quote_id]
    assert decide_quotes(study.path, approve=approve, refuse=refuse, by="Reader One", today=DAY) == 2
    assert decide_quotes(study.path, approve=approve, refuse=refuse, by="Reader One", today=DAY) == 0
    made = read_decisions(study.review, QuoteDecision)
    assert [(each.action, each.quote_id, each.by, each.date) for each in made] == [
        ("approve", first.quote_id, "Reader One", "2026-05-04"),
        ("refuse", second.quote_id, "Reader One", "2026-05-04"),
    ]
    assert {first.quote_id, second.quote_id}.isdisjoint(quote.quote_id for quote in waiting_quotes(study.path))


def test_when_all_is_decided_nothing_waits(study: Study) -> None:
    decide_quotes(study.path, refuse=[quote.quote_id for quote in waiting_quotes(study.path)], by="Reader One")
    assert "Quotes: none waits." in what_waits(study.path)


def test_an_unknown_quote_and_an_unsigned_approval_are_refused(study: Study) -> None:
    with pytest.raises(UsageError, match="There is no quote q_gone"):
        decide_quotes(study.path, approve=["q_gone"], by="Reader One")
    with pytest.raises(UsageError, match="An approval needs a name"):
        decide_quotes(study.path, approve=[waiting_quotes(study.path)[0].quote_id], by=" ")


def test_without_raw_words_there_is_no_redaction_to_decide(study: Study) -> None:
    (study.private / "redactions.csv").unlink()
    assert any("the raw words are not here" in line for line in what_waits(study.path))


def test_a_study_that_was_never_run_has_nothing_to_review(fresh: Study) -> None:
    with pytest.raises(StudyError, match="has not been run"):
        what_waits(fresh.path)
