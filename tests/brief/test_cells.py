from __future__ import annotations

from dataclasses import replace

import pytest

from tests.brief.cases import WAVE, cell, covered, everyone, published
from voicelens.brief.cells import Cell, choose_unit, entries
from voicelens.errors import UsageError


def one(**values: object) -> Cell:
    row = published([cell(0, theme_id="t0", polarity="like", **values)])
    return entries(row, "comparison")[0].cell


def test_a_shown_row_is_read_in_students_of_100() -> None:
    found = one(shown_share=0.29, shown_low=0.2, shown_high=0.37, shown_n=45, shown_rest_share=0.5, tested=True)
    assert (found.share, found.low, found.high, found.n, found.rest) == (29, 20, 37, 45, 50)
    assert found.text == "29"
    assert found.printable
    assert found.tested


@pytest.mark.parametrize("status", ["suppressed", "complementary"])
def test_a_hidden_row_prints_a_dash_even_when_numbers_were_left_in_it(status: str) -> None:
    found = one(shown_share=0.3, shown_n=4, shown_difference=0.1, tested=True, notable=True, status=status)
    assert found.text == "–"
    assert (found.share, found.n, found.gap, found.notable, found.tested) == (None, None, None, False, False)


@pytest.mark.parametrize(
    ("share", "low", "high", "shown", "text"),
    [
        (0.05, 0.0, 0.09, "about 5 or fewer in 100", "≤5"),
        (0.9, 0.81, 1.0, "about 90 or more in 100", "≥90"),
        (0.5, 0.2, 0.8, "unas 33 a 67 de cada 100", "33–67"),
        (0.5, 0.2, 0.8, "around half", "~50"),
    ],
)
def test_a_banded_row_prints_a_bound_or_a_range(share: float, low: float, high: float, shown: str, text: str) -> None:
    assert one(shown_share=share, shown_low=low, shown_high=high, shown=shown, status="banded").text == text


def test_others_are_told_as_they_are_published() -> None:
    assert [Cell("c", rest=rest, rest_told=told).rest_text for rest, told in ((10, "≤10"), (28, "28"))] == ["≤10", "28"]


def test_a_gap_range_starts_at_the_smaller_end_whichever_way_the_gap_runs() -> None:
    gap = Cell("c", gap=17, gap_low=5, gap_high=30)
    assert gap.gap_range == (5, 30)
    assert replace(gap, gap=-17, gap_low=-30, gap_high=-5).gap_range == (5, 30)
    assert replace(gap, gap=-17, gap_low=-30, gap_high=2).gap_range == (-2, 30)
    assert replace(gap, gap_low=None).gap_range is None


@pytest.mark.parametrize(
    ("low", "high", "shown", "verdict"),
    [
        (2, 9, "", "up"),
        (-9, -2, "", "down"),
        (-3, 3, "", "unclear"),
        (2, 9, "same", "same"),
        (None, None, "", "unclear"),
    ],
)
def test_a_change_is_told_by_its_published_verdict_or_its_range(
    low: int | None, high: int | None, shown: str, verdict: str
) -> None:
    assert Cell("c", gap=1, gap_low=low, gap_high=high, shown=shown).verdict == verdict


def test_a_lone_school_is_briefed_with_all_its_cycles() -> None:
    rows = published([covered(312), everyone("t0", "like", 0.3), everyone("t0", "like", 0.2) | {"wave": "Fall 2025"}])
    chosen = choose_unit(rows, WAVE)
    assert [(each.wave, each.cell.share) for each in entries(chosen, "comparison")] == [(WAVE, 30), ("Fall 2025", 20)]


def test_several_schools_are_briefed_as_the_whole() -> None:
    parts = [covered(100) | {"unit": "A"}, covered(120) | {"unit": "B"}]
    whole = covered(220) | {"unit": "All", "unit_level": "district"}
    assert list(choose_unit(published([*parts, whole]), WAVE)["unit"]) == ["All"]
    with pytest.raises(UsageError, match="several schools"):
        choose_unit(published(parts), WAVE)


def test_no_rows_at_all_give_no_unit() -> None:
    assert choose_unit(published([]), WAVE).empty


def test_a_school_is_found_by_its_name_and_a_wrong_name_is_told_the_right_ones() -> None:
    rows = published([covered(100) | {"unit": "A"}, covered(120) | {"unit": "B"}])
    assert set(choose_unit(rows, WAVE, "B")["unit"]) == {"B"}
    with pytest.raises(UsageError, match="No school in this study is called “C”") as told:
        choose_unit(rows, WAVE, "C")
    assert told.value.fix == "Use one of: A, B."


def test_a_change_row_tells_its_verdict_and_a_pair_its_second_theme() -> None:
    rows = published(
        [
            cell(0, table="change", theme_id="t0", polarity="like", wave_from="Fall 2025", verdict="new"),
            cell(0, table="pairs", theme_id="t0", other_theme_id="t1", shown_n=90, shown_share=0.1),
        ]
    )
    (change,), (pair,) = entries(rows, "change"), entries(rows, "pairs")
    assert (change.cell.verdict, change.wave_from) == ("new", "Fall 2025")
    assert (pair.theme_id, pair.other, pair.cell.n, pair.cell.share) == ("t0", "t1", 90, 10)


def test_what_came_up_by_the_way_and_what_would_be_missed_are_read() -> None:
    found = one(shown_share=0.3, shown_smallest=0.25, shown_tau=0.04, exploratory=True, method="exact")
    assert (found.smallest, found.tau, found.exploratory, found.method) == (25, 4, True, "exact")
