"""Estimates within schools and the test between them, against the formulas written out and against invented worlds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t as student_t

from voicelens.compare.counts import Tally
from voicelens.compare.exact import fisher_mid_p
from voicelens.compare.gaps import Gaps, gaps
from voicelens.compare.sides import Sides, Strata, sides_of
from voicelens.compare.weighted import mantel_haenszel_p, weighted_p
from voicelens.intervals import newcombe


def sides(n: list[int], k: list[int], rest_n: list[int], rest_k: list[int]) -> Sides:
    """One cell and one theme over several schools."""
    size, raising, others, theirs = (np.array(each) for each in (n, k, rest_n, rest_k))
    none = pd.DataFrame(index=range(len(n)))
    cell = Tally(none, size, raising[:, None])
    return sides_of(
        Strata(np.zeros(len(n), dtype=np.int64), cell, Tally(none, size + others, (raising + theirs)[:, None])), 1
    )


def drawn(chance: np.random.Generator, schools: int, spread: float) -> Sides:
    n, rest_n = chance.integers(5, 40, schools), chance.integers(20, 200, schools)
    base = chance.uniform(0.2, 0.5, schools)
    k = chance.binomial(n, base + chance.normal(0, spread, schools).clip(-0.19, 0.19))
    return sides(n.tolist(), k.tolist(), rest_n.tolist(), chance.binomial(rest_n, base).tolist())


def test_one_school_has_the_plain_difference_and_newcombes_range() -> None:
    made = gaps(sides([15], [6], [135], [27]))
    expected = newcombe(6 / 15, 15, 27 / 135, 135)
    assert [made.gap.item(), made.low.item(), made.high.item()] == pytest.approx([float(each) for each in expected])
    assert made.schools.tolist() == [1]
    assert np.isnan(made.tau).all()
    assert np.isnan(made.p).all()


def test_the_difference_over_schools_is_mantel_and_haenszels() -> None:
    made = gaps(sides([10, 20, 5], [5, 4, 1], [30, 20, 45], [10, 2, 30]))
    weights = np.array([10 * 30 / 40, 20 * 20 / 40, 5 * 45 / 50])
    apart = np.array([5 / 10 - 10 / 30, 4 / 20 - 2 / 20, 1 / 5 - 30 / 45])
    assert made.gap.item() == pytest.approx((weights * apart).sum() / weights.sum())
    assert made.low.item() < made.gap.item() < made.high.item()


def test_between_many_schools_the_formula_is_as_written() -> None:
    chance = np.random.default_rng(3)
    world = drawn(chance, 25, 0.05)
    made = gaps(world)
    weights, apart = world.weight, (world.share - world.rest_share)[:, 0]
    part = weights / weights.sum()
    gap = (part * apart).sum()
    variance = ((weights * (apart - gap)) ** 2 / (1 - part)).sum() / weights.sum() ** 2
    freedom = weights.sum() ** 2 / (weights**2).sum() - 1
    assert made.freedom.item() == pytest.approx(freedom)
    assert made.p.item() == pytest.approx(2 * student_t.sf(abs(gap) / variance**0.5, freedom))
    assert made.high.item() - made.gap.item() == pytest.approx(student_t.ppf(0.975, freedom) * variance**0.5)


def test_nineteen_schools_are_not_many() -> None:
    chance = np.random.default_rng(4)
    assert np.isnan(gaps(drawn(chance, 19, 0.0)).p).all()
    assert not np.isnan(gaps(drawn(chance, 20, 0.0)).p).any()


def test_the_spread_between_schools_is_found() -> None:
    chance = np.random.default_rng(5)
    none = [gaps(drawn(chance, 60, 0.0)).tau.item() for _ in range(60)]
    some = [gaps(drawn(chance, 60, 0.08)).tau.item() for _ in range(60)]
    assert np.median(none) < 0.03
    assert np.sqrt(np.mean(np.square(some))) == pytest.approx(0.08, abs=0.015)


def test_the_same_difference_everywhere_is_no_difference_at_all_where_it_is_nothing() -> None:
    made = gaps(sides([10] * 20, [0] * 20, [20] * 20, [0] * 20))
    assert made.p.item() == 1.0
    assert (made.gap.item(), made.tau.item()) == (0.0, 0.0)
    assert weighted_p(sides([10], [0], [20], [0])).item() == 1.0
    assert weighted_p(sides([10] * 3, [0] * 3, [20] * 3, [0] * 3)).item() == 1.0


def test_a_cell_without_any_school_has_nothing() -> None:
    empty = Sides(np.array([], dtype=np.int64), *np.zeros((2, 0)), *np.zeros((2, 0, 3)), rows=2)
    made: Gaps = gaps(empty)
    assert np.isnan(made.gap).all()
    assert np.isnan(made.tau).all()
    assert np.isnan(weighted_p(empty)).all()


def test_over_several_schools_effective_numbers_are_tested_as_mantel_and_haenszel_do() -> None:
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")
    n, k, rest_n, rest_k = [10, 20, 5], [5, 4, 1], [30, 20, 45], [10, 2, 30]
    each = np.array([[k, np.subtract(n, k)], [rest_k, np.subtract(rest_n, rest_k)]], dtype=float)
    theirs = tables.StratifiedTable(each).test_null_odds(correction=False).pvalue
    assert mantel_haenszel_p(sides(n, k, rest_n, rest_k)).item() == pytest.approx(theirs)
    assert weighted_p(sides(n, k, rest_n, rest_k)).item() == pytest.approx(theirs)


def test_in_one_school_whole_effective_numbers_are_tested_exactly() -> None:
    assert weighted_p(sides([15], [6], [135], [27])).item() == pytest.approx(
        float(fisher_mid_p([150], [33], [15], [6])[0])
    )
