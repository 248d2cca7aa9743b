"""How often comparisons find what is not there, and how often what is: VoiceLens beside other tests.

    python -m benchmarks.statistics [--replicates N] [--peers N] [--quick]

The surveys are those of `benchmarks/worlds.py`: 12 contrasts on 15 themes, up to 180 tests in one survey, groups of
fewer than ten never tested. All figures are before the rule that a difference under 5 points is not pointed out.
VoiceLens' p-values are those of `voicelens.compare`; z is the two-proportion test that ignores schools; CMH is Mantel
and Haenszel's without continuity correction; GEE is statsmodels' (binomial, exchangeable within schools, robust). Every
method sees the same surveys; GEE, which is slow, sees the first of them. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.worlds import (
    CONTRASTS,
    SCENARIOS,
    THEMES,
    Flags,
    Floats,
    Scenario,
    World,
    clean,
    differing,
    draw,
    real,
    strata,
)
from voicelens.compare.differences import within
from voicelens.compare.exact import benjamini_hochberg
from voicelens.compare.gaps import MANY_SCHOOLS, gaps
from voicelens.compare.power import power
from voicelens.compare.sides import Sides, Strata, sides_of
from voicelens.compare.weighted import mantel_haenszel_p
from voicelens.intervals import newcombe

SMALLEST, LEVEL, DISCOVERIES = 10, 0.05, 0.10
SEED = 20_260
POWERS = (("n150", 0.25), ("n1500_05", 0.10), ("n1500_05", 0.15), ("n20k_05", 0.03), ("n20k_05", 0.05))
SHAPE = (len(CONTRASTS), THEMES)
SCENARIO = {scenario.name: scenario for scenario in SCENARIOS}
TABLE_SCHOOLS, TABLE_GROUPS, TABLE_GAPS = (150, 400, 1500), (10, 15, 20, 30, 40, 75), (0.10, 0.15, 0.20, 0.25, 0.30)


class Survey(NamedTuple):
    """One survey counted: strata as counts and as numbers, and which contrasts have ten students on both sides."""

    world: World
    strata: Strata
    sides: Sides
    tested: Flags


Method = Callable[[Survey], Floats]


class Score(NamedTuple):
    """What a method did in many surveys: tests that reject at .05 without cause, surveys with a flag, and power."""

    surveys: int
    wrong: float
    any_flag: float
    false_flags: float
    found: float


def count(world: World) -> Survey:
    """Count a survey as the stage does."""
    seen = strata(world)
    sides = sides_of(seen, SHAPE[0])
    n = np.bincount(seen.row, seen.cell.n, SHAPE[0])
    rest = np.bincount(seen.row, seen.block.n - seen.cell.n, SHAPE[0])
    members = world.member.sum(axis=0)
    enough = (members >= SMALLEST) & (len(world.school) - members >= SMALLEST) & (n > 0) & (rest > 0)
    return Survey(world, seen, sides, enough)


def ours(survey: Survey) -> Floats:
    """VoiceLens: exact within schools, between schools from twenty up; with weights on effective numbers."""
    p = np.full(SHAPE, np.nan)
    many = survey.strata.informing(SHAPE[0]) >= MANY_SCHOOLS
    within(survey.strata.of(survey.tested & ~many), p)
    if many.any():
        p[many] = gaps(survey.sides).p[many]
    return p


def cmh(survey: Survey) -> Floats:
    """Mantel and Haenszel's test without continuity correction."""
    return mantel_haenszel_p(survey.sides)


def two_proportions(survey: Survey) -> Floats:
    """The z-test of two shares with one pooled variance, schools ignored."""
    from scipy.special import ndtr

    member, raised = survey.world.member.astype(float), survey.world.raised.astype(float)
    n, total = member.sum(axis=0)[:, None], float(len(member))
    k, every = member.T @ raised, raised.sum(axis=0)
    pooled = every / total
    noise = np.sqrt(pooled * (1 - pooled) * (1 / np.maximum(n, 1) + 1 / np.maximum(total - n, 1)))
    gap = k / np.maximum(n, 1) - (every - k) / np.maximum(total - n, 1)
    return np.where(noise > 0, 2 * ndtr(-np.abs(gap) / np.where(noise > 0, noise, 1)), 1.0)


def gee(survey: Survey) -> Floats:
    """statsmodels' generalised estimating equations: logit, exchangeable within schools, robust errors."""
    from statsmodels.genmod.cov_struct import Exchangeable
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_estimating_equations import GEE

    p = np.full(SHAPE, np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row in np.flatnonzero(survey.tested):
            side = np.column_stack([np.ones(len(survey.world.school)), survey.world.member[:, row]])
            for theme in range(THEMES):
                model = GEE(
                    survey.world.raised[:, theme].astype(float), side, groups=survey.world.school, family=Binomial(),
                    cov_struct=Exchangeable(),
                )  # fmt: skip
                p[row, theme] = model.fit(maxiter=20).pvalues[1]
    return np.where(np.isnan(p) & survey.tested[:, None], 1.0, p)


def surveys(scenario: Scenario, replicates: int, gap: float = 0.0, *, weights: bool = False) -> Iterator[Survey]:
    """The same surveys for everybody who asks."""
    number = list(SCENARIO).index(scenario.name)
    for replicate in range(replicates):
        chance = np.random.default_rng([SEED, number, round(1000 * gap), int(weights), replicate])
        yield count(draw(scenario, chance, gap, weights=weights))


def score(seen: Iterator[Survey], methods: Sequence[Method], true: Flags, null: Flags) -> list[Score]:
    """What each method did, where `true` names the tests with a difference and `null` those without any."""
    sums = np.zeros((len(methods), 6))
    number = 0
    for survey in seen:
        number += 1
        for place, method in enumerate(methods):
            p = np.where(survey.tested[:, None], method(survey), np.nan)
            sums[place] += _tally(p, true, null)
    return [
        Score(number, wrong / max(clean, 1), flags / number, false / number, found / max(there, 1))
        for wrong, clean, flags, false, found, there in sums
    ]


def _tally(p: Floats, true: Flags, null: Flags) -> tuple[float, ...]:
    tested = ~np.isnan(p)
    flags = np.nan_to_num(benjamini_hochberg(p.ravel()).reshape(SHAPE), nan=1.0) <= DISCOVERIES
    false = (flags & null).sum() / max((flags & (null | true)).sum(), 1)
    rejected = (p[tested & null] <= LEVEL).sum()
    return rejected, (tested & null).sum(), float(flags.any()), false, (flags & true).sum(), (tested & true).sum()


def covered(scenario: Scenario, replicates: int, gap: float, *, weights: bool = False) -> tuple[float, float, float]:
    """How often the 95 % range of a difference holds the true one, over all and for the worst contrast; its width."""
    truth, valid = np.where(real(gap), gap, 0.0), real(gap) | clean(gap)
    hits, seen, width = np.zeros(SHAPE), np.zeros(SHAPE), 0.0
    for survey in surveys(scenario, replicates, gap, weights=weights):
        made = gaps(survey.sides)
        rows = np.flatnonzero(survey.tested)
        hits[rows] += (valid & (made.low <= truth) & (truth <= made.high))[rows]
        seen[rows] += valid[rows]
        width += float((made.high - made.low)[rows].mean())
    often = seen.sum(axis=1) >= THEMES * replicates / 2
    worst = (hits.sum(axis=1)[often] / seen.sum(axis=1)[often]).min()
    return float(hits.sum() / seen.sum()), float(worst), width / replicates


def newcombe_covers(n: int, rest_n: int, shares: Floats, extra: Floats) -> Floats:
    """The exact coverage of Newcombe's range for each share of the others and each gap, by adding up all outcomes."""
    from scipy.stats import binom

    k, rest_k = np.arange(n + 1)[:, None], np.arange(rest_n + 1)[None]
    _, low, high = newcombe(k / n, n, rest_k / rest_n, rest_n)
    found = np.empty((len(shares), len(extra)))
    for i, share in enumerate(shares):
        for j, gap in enumerate(extra):
            chance = binom.pmf(k, n, share + gap) * binom.pmf(rest_k, rest_n, share)
            found[i, j] = chance[(low <= gap + 1e-12) & (gap - 1e-12 <= high)].sum()
    return found


def same_as_statsmodels(surveys_seen: Iterator[Survey]) -> float:
    """The largest difference between our CMH and statsmodels' on the first theme of every contrast tested."""
    from statsmodels.stats.contingency_tables import StratifiedTable

    worst = 0.0
    for survey in surveys_seen:
        p, parts = cmh(survey), survey.strata
        for row in np.flatnonzero(survey.tested):
            of = np.flatnonzero(parts.row == row)
            k, n, every, total = parts.cell.k[of, 0], parts.cell.n[of], parts.block.k[of, 0], parts.block.n[of]
            tables = np.array([[k, n - k], [every - k, total - n - every + k]], dtype=float)
            theirs = StratifiedTable(tables).test_null_odds(correction=False).pvalue
            worst = max(worst, abs(theirs - p[row, 0]))
    return worst


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print(f"\n{title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(f'{each:.3f}' if isinstance(each, float) else str(each) for each in row)} |", flush=True)


def _null(replicates: int) -> None:
    wrong: list[list[object]] = [["VoiceLens"], ["CMH"], ["two-proportion z"]]
    flags: list[list[object]] = [[row[0]] for row in wrong]
    for scenario in SCENARIOS:
        null = differing() if scenario.gaps_differ else clean(0)
        methods = [ours, cmh, two_proportions]
        found = score(surveys(scenario, replicates), methods, real(0), null)
        for place, each in enumerate(found):
            wrong[place].append(each.wrong)
            flags[place].append(each.any_flag)
        print(f"# {scenario.name}: {time.process_time():.0f} s", file=sys.stderr, flush=True)
    head = ["", *(scenario.name for scenario in SCENARIOS)]
    _table(f"Rejections at .05 where nothing differs ({replicates} surveys)", head, wrong)
    _table("Surveys with any flag, BH at .10", head, flags)


def _gee(peers: int) -> None:
    rows = []
    for name, share in (("n1500_02", 1.0), ("n1500_05", 1.0), ("n1500_10", 1.0), ("n20k_05", 0.25)):
        number = max(2, int(peers * share))
        (gees, own) = score(surveys(SCENARIO[name], number), [gee, ours], real(0), clean(0))
        rows.append([name, number, gees.wrong, own.wrong, gees.any_flag, own.any_flag])
        print(f"# GEE {name}: {time.process_time():.0f} s", file=sys.stderr, flush=True)
    head = ["", "surveys", "GEE at .05", "VoiceLens at .05", "GEE any flag", "VoiceLens any flag"]
    _table("GEE (statsmodels, exchangeable, robust) beside VoiceLens on the same surveys", head, rows)


def _powers(replicates: int) -> None:
    rows = []
    for name, gap in POWERS:
        methods: list[Method] = [ours, cmh]
        for label, each in zip(
            ("VoiceLens", "CMH"),
            score(surveys(SCENARIO[name], replicates, gap), methods, real(gap), clean(gap)),
            strict=True,
        ):
            rows.append([name, f"+{100 * gap:.0f}", label, each.found, each.false_flags])
        print(f"# power {name}: {time.process_time():.0f} s", file=sys.stderr, flush=True)
    head = ["", "gap", "method", "power after BH", "false among the flagged"]
    _table(f"Power with four true differences among 180 ({replicates} surveys)", head, rows)


def _ranges(replicates: int) -> None:
    rows: list[list[object]] = []
    for name, gap in (("n150", 0.0), ("n150", 0.20), ("n1500_05", 0.0), ("n1500_05", 0.10), ("n20k_05", 0.03)):
        rows.append([name, f"{100 * gap:.0f}", *covered(SCENARIO[name], replicates, gap)])
    _table("Coverage of the 95 % range of a difference", ["", "true gap", "all", "worst", "width"], rows)
    shares, extra = np.arange(0.05, 0.55, 0.05), np.arange(0, 0.45, 0.05)
    exactly = [
        (n, rest, newcombe_covers(n, rest, shares, extra)) for n, rest in ((10, 140), (15, 135), (30, 120), (75, 75))
    ]
    _table(
        "Newcombe's range, all outcomes added up (others 5 to 50 %, gaps 0 to 40 points)",
        ["group", "others", "mean", "worst"],
        [[n, rest, float(found.mean()), float(found.min())] for n, rest, found in exactly],
    )  # fmt: skip


def _weights(replicates: int) -> None:
    rows = []
    for name in ("n150", "n1500_05", "n20k_05"):
        found = score(surveys(SCENARIO[name], replicates, weights=True), [ours], real(0), clean(0))[0]
        rows.append([name, found.wrong, found.any_flag, *covered(SCENARIO[name], replicates, 0.0, weights=True)[:2]])
    head = ["", "rejections at .05", "any flag", "coverage", "worst"]
    _table("Weights (lognormal, SD .5: a fifth of the students' worth is lost), nothing differs", head, rows)


def _one_school() -> None:
    rows = []
    for students in TABLE_SCHOOLS:
        for n in TABLE_GROUPS:
            both = [power(n, students - n, 0.20, np.array(TABLE_GAPS), level) for level in (LEVEL, LEVEL / 10)]
            rows.append([students, n, *(f"{high:.2f} / {low:.2f}" for high, low in zip(*both, strict=True))])
    head = ["students", "group", *(f"+{100 * gap:.0f}" for gap in TABLE_GAPS)]
    _table("Power of the exact test in one school, others 20 %: at .05 / at .005", head, rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=2_000)
    parser.add_argument("--peers", type=int, default=20, help="surveys for GEE (0: none)")
    parser.add_argument("--quick", action="store_true", help="50 surveys and no GEE")
    chosen = parser.parse_args(arguments)
    replicates, peers = (50, 0) if chosen.quick else (chosen.replicates, chosen.peers)
    worst = same_as_statsmodels(surveys(SCENARIO["n1500_05"], 10))
    print(f"Our CMH beside statsmodels' StratifiedTable: p differs by at most {worst:.1e}.")
    _one_school()
    _ranges(max(replicates // 4, 50))
    _powers(max(replicates // 4, 50))
    _null(replicates)
    _weights(replicates)
    if peers:
        _gee(peers)


if __name__ == "__main__":
    main()
