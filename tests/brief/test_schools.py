"""Schools beside each other: nameless marks, the reader's own school, and only schools that agreed are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.brief.network_cases import NAMES, OWN, network_tables, occasion, theme_table
from tests.brief.network_cases import NETWORK_SETTINGS as SETTINGS
from voicelens.brief.caterpillar import caterpillar, slope, strip
from voicelens.brief.cells import Cell, Entry
from voicelens.brief.charts import axis_for
from voicelens.brief.labels import ThemeLabel
from voicelens.brief.network import build_network
from voicelens.brief.schools import FEWEST_SCHOOLS, MOST_MARKS, Schools, compare_schools
from voicelens.brief.sections import Section, ThemeRow
from voicelens.tables import empty

THEME = ThemeLabel("t0", "Lunch", "", "", "", settled=True)


def schools(*, own: str = "", agreed: tuple[str, ...] = ()) -> Schools:
    return build_network(
        network_tables(),
        theme_table(),
        empty("quotes"),
        settings=SETTINGS,
        occasion=occasion(school=own),
        agreed=agreed,
    ).schools


def made(shares: list[float], *, own: str = "", coded: str = "", agreed: tuple[str, ...] = ()) -> Schools:
    """Schools s0, s1, … with these shares of one liked theme, 100 students each; the last one is a bound if `coded`."""
    row = ThemeRow(THEME, "like", Cell("all", share=30), None, None)  # type: ignore[arg-type]
    found = [
        Entry("t0", "like", "*", "*", Cell(f"c{n}", share=round(100 * share), n=100), unit=f"s{n}")
        for n, share in enumerate(shares)
    ]
    if coded:
        found[-1] = replace(found[-1], cell=replace(found[-1].cell, coded=coded))
    return compare_schools(found, [], [Section("like", (row,), (row,), (), 0)], own=own, agreed=agreed)


def test_schools_stand_in_the_order_of_the_alphabet_and_hidden_ones_are_apart() -> None:
    found = schools(own=OWN)
    assert [school.name for school in found.listed] == sorted(NAMES)
    assert [school.name for school in found.unseen] == ["Kestrel Point"]
    assert found.own is not None
    assert found.own.name == OWN
    assert schools().own is None


def test_marks_stand_by_estimate_and_carry_nothing_else() -> None:
    for variation in schools(own=OWN).shared:
        values = [mark.value for mark in variation.marks]
        assert values == sorted(values)
        assert len(values) == 11
        assert sum(mark.own for mark in variation.marks) == 1
        assert variation.own is not None
        assert (variation.low, variation.high) == (round(values[0]), round(values[-1]))
        assert variation.own_cell is not None


def test_how_far_apart_schools_are_is_a_word() -> None:
    spread = ((0.30, 0.42), (0.1, 0.3), (0.1, 0.9))
    found = [made([low, low, low, high, high, high]).shared[0] for low, high in spread]
    assert [each.reach for each in found] == ["close", "apart", "far"]


def test_the_range_of_a_nameless_school_does_not_tell_its_size() -> None:
    row = ThemeRow(THEME, "like", Cell("all", share=30), None, None)  # type: ignore[arg-type]
    sizes = (20, 400, 100, 100, 100, 100)
    shares = (30, 30, 10, 50, 10, 50)
    found = [
        Entry("t0", "like", "*", "*", Cell(f"c{n}", share=share, n=size), unit=f"s{n}")
        for n, (share, size) in enumerate(zip(shares, sizes, strict=True))
    ]
    marks = compare_schools(found, [], [Section("like", (row,), (row,), (), 0)], own="", agreed=()).shared[0].marks
    same = [mark for mark in marks if mark.value == 30]
    assert len(same) == 2
    assert same[0].high - same[0].low == pytest.approx(same[1].high - same[1].low)


def test_with_too_few_schools_none_is_drawn() -> None:
    assert made([0.3] * (FEWEST_SCHOOLS - 1)).shared == ()
    assert len(made([0.3] * FEWEST_SCHOOLS).shared) == 1


def test_schools_that_do_not_differ_are_not_shown_as_differing() -> None:
    assert made([0.3] * 8).differing == ()
    assert len(made([0.1, 0.2, 0.3, 0.5, 0.7, 0.9]).differing) == 1


@pytest.mark.parametrize(("coded", "share", "middle"), [("≤5", 0.05, 2.5), ("≥95", 0.95, 97.5), ("33–67", 0.5, 50)])
def test_a_bound_counts_as_the_middle_of_its_range(coded: str, share: float, middle: float) -> None:
    varied = made([0.1, 0.9, 0.2, 0.8, 0.5, share], own="s5", coded=coded).shared[0]
    assert varied.own is not None
    assert varied.own.value == pytest.approx(middle, abs=1.5)


def test_many_schools_are_thinned_out_but_never_the_readers_own() -> None:
    varied = made([0.1 + 0.001 * n for n in range(400)], own="s201").shared[0]
    assert varied.every == 7
    assert len(varied.marks) <= MOST_MARKS + 2
    assert varied.own is not None


def test_only_schools_that_agreed_are_bright_spots_and_by_more_than_chance() -> None:
    shares = [0.2, 0.22, 0.18, 0.2, 0.6, 0.55]
    assert made(shares).bright == ()
    assert not made(shares).asked_bright
    found = made(shares, agreed=("s0", "s4"))
    assert [(each.name, each.cell.id) for each in found.bright] == [("s4", "c4")]
    assert made(shares[:3], agreed=("s0",)).bright == ()


def test_a_strip_and_a_caterpillar_keep_every_mark_on_the_chart() -> None:
    variation = schools(own=OWN).differing[0]
    drawn = strip(variation, axis_for([80]))
    assert len(drawn.marks) == len(variation.marks) - 1
    assert drawn.own is not None
    assert drawn.band[0] <= min(drawn.marks) <= max(drawn.marks) <= drawn.band[1]
    bars = caterpillar(variation).bars
    assert all(0 <= end <= 100 for bar in bars for end in (bar.x, bar.y, bar.low, bar.high))
    assert all(bar.high <= bar.y <= bar.low for bar in bars)
    assert [bar.x for bar in bars] == sorted(bar.x for bar in bars)


def test_a_slope_is_as_steep_as_its_change_and_missing_without_two_plain_numbers() -> None:
    up = slope(Cell("b", share=30), Cell("a", share=20), 10)
    assert (up.start, up.end) == (86.0, 14.0)
    assert slope(Cell("b", share=30), Cell("a", share=29), 1).start == pytest.approx(54.5)
    assert slope(Cell("b", share=30), None, 10).start is None
    assert slope(Cell("b", share=5, coded="≤5"), Cell("a", share=20), 10).end is None
