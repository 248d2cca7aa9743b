"""Bars on comparisons where nothing differs and where something does, on surveys with a known truth."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.statistics import (
    SCENARIO,
    cmh,
    covered,
    newcombe_covers,
    ours,
    same_as_statsmodels,
    score,
    surveys,
    two_proportions,
)  # fmt: skip
from benchmarks.worlds import clean, differing, real
from voicelens.compare.exact import benjamini_hochberg, fisher_mid_p
from voicelens.compare.power import power

pytestmark = pytest.mark.quality
NULL = [("n150", 2000), ("n1500_02", 400), ("n1500_05", 600), ("n1500_10", 400), ("n20k_02", 600), ("n20k_05", 600),
        ("n20k_10", 600)]  # fmt: skip


def noise(share: float, surveys_seen: int) -> float:
    """Three standard errors of a share of surveys: a bar is missed only by more than chance."""
    return 3 * float(np.sqrt(share * (1 - share) / surveys_seen))


@pytest.mark.parametrize(("name", "number"), NULL)
def test_where_nothing_differs_little_is_found(name: str, number: int) -> None:
    found, naive = score(surveys(SCENARIO[name], number), [ours, two_proportions], real(0), clean(0))
    assert found.wrong <= 0.055
    assert found.any_flag <= 0.10 + max(0.02, noise(0.10, number))
    if name != "n150":
        assert naive.any_flag >= 0.25


def test_gaps_that_differ_between_many_schools_are_not_taken_for_a_gap() -> None:
    found, within = score(surveys(SCENARIO["n20k_05h"], 300), [ours, cmh], real(0), differing())
    assert found.wrong <= 0.06
    assert within.wrong >= 0.12


@pytest.mark.parametrize(("name", "number"), [("n150", 2000), ("n1500_05", 1000), ("n20k_05", 400)])
def test_surveys_with_weights_find_as_little(name: str, number: int) -> None:
    (found,) = score(surveys(SCENARIO[name], number, weights=True), [ours], real(0), clean(0))
    assert found.wrong <= 0.055
    assert found.any_flag <= 0.10 + max(0.02, noise(0.10, number))


@pytest.mark.parametrize(
    ("name", "gap", "number", "least"),
    [("n1500_05", 0.10, 200, 0.59), ("n1500_05", 0.15, 200, 0.84), ("n20k_05", 0.03, 300, 0.62),
     ("n20k_05", 0.05, 200, 0.89)],
)  # fmt: skip
def test_what_differs_is_found(name: str, gap: float, number: int, least: float) -> None:
    (found,) = score(surveys(SCENARIO[name], number, gap), [ours], real(gap), clean(gap))
    assert found.found >= least
    assert found.false_flags <= 0.12 + noise(0.10, number)


def test_power_in_one_school() -> None:
    assert power(15, 135, 0.20, np.array([0.20]))[0] == pytest.approx(0.37, abs=0.03)
    assert power(15, 135, 0.20, np.array([0.20]), 0.005)[0] == pytest.approx(0.12, abs=0.03)
    assert power(75, 1425, 0.20, np.array([0.10, 0.15])) == pytest.approx([0.52, 0.83], abs=0.03)


@pytest.mark.parametrize(
    ("name", "gap", "number"),
    [("n150", 0.0, 600), ("n150", 0.20, 600), ("n1500_05", 0.0, 300), ("n1500_05", 0.10, 300), ("n20k_05", 0.03, 300)],
)
def test_ranges_hold_the_true_difference(name: str, gap: float, number: int) -> None:
    everywhere, worst, _ = covered(SCENARIO[name], number, gap)
    assert everywhere >= 0.94
    assert worst >= 0.93


def test_newcombes_range_covers_by_count_of_all_outcomes() -> None:
    shares, gaps = np.arange(0.05, 0.55, 0.05), np.arange(0, 0.45, 0.05)
    for n, rest in ((10, 140), (15, 135), (30, 120), (75, 75)):
        found = newcombe_covers(n, rest, shares, gaps)
        assert found.mean() >= 0.95 - 0.001
        assert found.min() >= 0.935


def test_our_cmh_is_that_of_statsmodels() -> None:
    pytest.importorskip("statsmodels")
    assert same_as_statsmodels(surveys(SCENARIO["n1500_05"], 5)) < 1e-9


def test_themes_found_blind_to_groups_need_no_second_sample() -> None:
    """Themes grouped without knowing who is in a group reject at their level; themes chosen for their gap do not."""
    cluster = pytest.importorskip("sklearn.cluster")
    chance = np.random.default_rng(11)
    blind, chosen, flags = [], [], []
    for _ in range(120):
        answers = chance.standard_normal((600, 8)) + 2 * chance.standard_normal((9, 8))[chance.integers(0, 9, 600)]
        group = chance.random(600) < 0.25
        tried = []
        for themes in (6, 8, 10, 12):
            labels = cluster.KMeans(themes, n_init=1, random_state=themes).fit_predict(answers)
            raised = labels[:, None] == np.arange(themes)
            n, k, both = group.sum(), raised.sum(axis=0), raised[group].sum(axis=0)
            tried.append(fisher_mid_p(np.full(themes, 600), k, np.full(themes, n), both))
        blind.append((tried[1] <= 0.05).mean())
        flags.append(bool((benjamini_hochberg(tried[1]) <= 0.10).any()))
        best = min(tried, key=lambda p: float(p.min()))
        chosen.append((best <= 0.05).mean())
    assert np.mean(blind) <= 0.055
    assert np.mean(flags) <= 0.10 + noise(0.10, 120)
    assert np.mean(chosen) > 1.4 * np.mean(blind)
