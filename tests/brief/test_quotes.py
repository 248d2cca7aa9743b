from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.brief.cases import SETTINGS, WAVE, everyone, published, quotes, themes
from voicelens.brief.cells import choose_unit, entries
from voicelens.brief.labels import theme_labels
from voicelens.brief.quotes import Quote, choose_quotes
from voicelens.brief.sections import sections


def choose(rows: list[dict[str, Any]], limit: int = 9, typical: Mapping[str, float] | None = None) -> tuple[Quote, ...]:
    banded = everyone("t2", "like", 0.05) | {"status": "banded", "shown_low": 0.0}
    shares = [everyone("t0", "like", 0.4), everyone("t1", "like", 0.3), everyone("t1", "change", 0.2), banded]
    labels = theme_labels(themes([("A", "", 1), ("B", "", 1), ("C", "", 1)]))
    found = entries(choose_unit(published(shares), WAVE), "comparison")
    return choose_quotes(quotes(rows), sections(found, (), labels, SETTINGS), limit, typical or {})


def test_only_approved_quotes_are_shown() -> None:
    assert choose([{"theme_id": "t0", "text": "no", "approved_by": []}]) == ()


def test_quotes_are_spread_over_kinds_of_question_and_themes_before_any_theme_has_two() -> None:
    rows = [{"theme_id": "t0", "text": f"a{n}", "safety": 0.9 - n / 100} for n in range(3)]
    rows += [{"theme_id": "t1", "text": "b"}, {"theme_id": "t1", "text": "c", "polarity": "change"}]
    assert [quote.text for quote in choose(rows)] == ["a0", "c", "b", "a1", "a2"]
    assert [quote.text for quote in choose(rows, limit=2)] == ["a0", "c"]
    assert choose(rows, limit=0) == ()


def test_one_answer_is_quoted_once() -> None:
    rows = [{"theme_id": "t0", "text": "a", "response_id": "r"}, {"theme_id": "t1", "text": "b", "response_id": "r"}]
    assert len(choose(rows)) == 1


def test_themes_without_a_plain_number_have_no_quote() -> None:
    assert choose([{"theme_id": "t2", "text": "a"}, {"theme_id": "t0", "polarity": "change", "text": "b"}]) == ()


def test_a_quote_names_its_language_only_when_it_has_one() -> None:
    rows = [{"theme_id": "t0", "text": "a", "language": language} for language in ("es", "mixed")]
    assert [quote.lang for quote in choose(rows)] == ["es", ""]


def test_a_quote_near_the_middle_of_its_theme_comes_before_a_safer_odd_one() -> None:
    rows = [{"theme_id": "t0", "text": "odd", "safety": 1.0}, {"theme_id": "t0", "text": "usual", "safety": 0.8}]
    assert choose(rows, limit=1, typical={"q0": 0.2, "q1": 0.9})[0].text == "usual"


def test_a_second_language_is_heard_where_one_was_approved() -> None:
    rows = [{"theme_id": theme, "text": theme} for theme in ("t0", "t1")]
    rows += [{"theme_id": "t1", "text": "z", "polarity": "change", "language": "es", "safety": 0.8},
             {"theme_id": "t1", "text": "y", "polarity": "change"}]  # fmt: skip
    assert [quote.text for quote in choose(rows, limit=2)] == ["t0", "z"]
    assert [quote.text for quote in choose(rows, limit=1)] == ["t0"]


def test_a_theme_that_few_students_of_the_unit_raised_has_no_quote() -> None:
    labels = theme_labels(themes([("A", "", 1), ("B", "", 1), ("C", "", 1)]))
    few, many, small = (
        everyone("t0", "like", 0.08, n=110), everyone("t1", "like", 0.1, n=110), everyone("t2", "like", 0.1, n=60)
    )  # fmt: skip
    found = entries(choose_unit(published([few, many, small]), WAVE), "comparison")
    rows = quotes([{"theme_id": theme, "text": theme} for theme in ("t0", "t1", "t2")])
    told = choose_quotes(rows, sections(found, (), labels, SETTINGS), 9, {})
    assert {quote.text for quote in told} == {"t1", "t2"}
