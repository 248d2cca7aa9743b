from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelens.compare.exact import SMALLEST_P, benjamini_hochberg, fisher_mid_p, stratified_mid_p


def by_hand(tables: list[tuple[int, int, int, int]]) -> float:
    """The mid-p by listing every way the themes may fall, in whole numbers."""
    seen = sum(table[3] for table in tables)
    ways: dict[int, int] = {}
    ranges = [range(max(0, n + x - total), min(n, x) + 1) for total, x, n, _ in tables]
    for counts in itertools.product(*ranges):
        chance = math.prod(
            math.comb(x, count) * math.comb(total - x, n - count)
            for count, (total, x, n, _) in zip(counts, tables, strict=True)
        )
        ways[sum(counts)] = ways.get(sum(counts), 0) + chance
    every = sum(ways.values())
    above = sum(way for count, way in ways.items() if count > seen)
    below = sum(way for count, way in ways.items() if count < seen)
    return min(1.0, (2 * min(above, below) + ways[seen]) / every)


@st.composite
def a_table(draw: st.DrawFn, largest: int = 14) -> tuple[int, int, int, int]:
    total = draw(st.integers(1, largest))
    raised, members = draw(st.integers(0, total)), draw(st.integers(0, total))
    both = draw(st.integers(max(0, raised + members - total), min(raised, members)))
    return total, raised, members, both


@given(a_table())
def test_one_school_is_fishers_mid_p(table: tuple[int, int, int, int]) -> None:
    expected = pytest.approx(by_hand([table]), rel=1e-9)
    assert fisher_mid_p(*table)[0] == expected
    assert stratified_mid_p(*([part] for part in table)) == expected


@settings(max_examples=60)
@given(st.lists(a_table(8), min_size=1, max_size=4))
def test_several_schools_agree_with_listing_every_way(tables: list[tuple[int, int, int, int]]) -> None:
    assert stratified_mid_p(*zip(*tables, strict=True)) == pytest.approx(by_hand(tables), rel=1e-9)


@given(st.lists(a_table(60), min_size=1, max_size=5))
def test_p_is_a_chance_and_the_same_from_the_other_side(tables: list[tuple[int, int, int, int]]) -> None:
    p = stratified_mid_p(*zip(*tables, strict=True))
    others = [(total, raised, total - members, raised - both) for total, raised, members, both in tables]
    without = [(total, total - raised, members, members - both) for total, raised, members, both in tables]
    assert 0 < p <= 1
    assert stratified_mid_p(*zip(*others, strict=True)) == pytest.approx(p, rel=1e-9)
    assert stratified_mid_p(*zip(*without, strict=True)) == pytest.approx(p, rel=1e-9)


@given(st.lists(a_table(200), min_size=1, max_size=40))
def test_many_tables_at_once_are_the_tables_one_by_one(tables: list[tuple[int, int, int, int]]) -> None:
    together = fisher_mid_p(*zip(*tables, strict=True))
    assert together == pytest.approx([float(fisher_mid_p(*table)[0]) for table in tables])


def test_hundreds_of_schools_stay_possible_and_above_zero() -> None:
    schools = 300
    students, raised, members = ([size] * schools for size in (80, 20, 25))
    z = schools * 0.25 / math.sqrt(schools * 25 * 0.25 * 0.75 * 55 / 79)  # 6.25 expected, hypergeometric variance
    assert stratified_mid_p(students, raised, members, [6] * schools) == pytest.approx(math.erfc(z / 2**0.5), rel=0.02)
    assert stratified_mid_p(students, raised, members, [20] * schools) == SMALLEST_P


def test_nothing_to_tell_apart_gives_one() -> None:
    assert stratified_mid_p([], [], [], []) == 1
    assert fisher_mid_p(30, 0, 12, 0)[0] == 1


def test_benjamini_hochberg_on_an_example_worked_by_hand() -> None:
    q = benjamini_hochberg([0.01, np.nan, 0.04, 0.03, 0.5])
    assert q == pytest.approx([0.04, np.nan, 0.16 / 3, 0.16 / 3, 0.5], nan_ok=True)


@given(st.lists(st.floats(1e-9, 1), min_size=1, max_size=30), st.floats(0.01, 0.5))
def test_benjamini_hochberg_rejects_what_its_step_up_rule_rejects(p: list[float], rate: float) -> None:
    ranked = sorted(p)
    passing = [rank for rank, value in enumerate(ranked, start=1) if value * len(p) / rank <= rate]
    cut = ranked[max(passing) - 1] if passing else -1.0
    assert ((benjamini_hochberg(p) <= rate) == (np.asarray(p) <= cut)).all()


def test_benjamini_hochberg_of_nothing_is_nothing() -> None:
    assert benjamini_hochberg([]).size == 0
    assert np.isnan(benjamini_hochberg([np.nan])).all()
