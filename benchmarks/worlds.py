"""Invented surveys in numbers: who is in which group and who raises which theme, with schools that differ.

Fifteen themes that 5 to 35 % raise, students who raise one theme raise others more (Gaussian copula, r = .15), schools
whose shares are Beta with a given intraclass correlation, races that cluster in schools (Dirichlet, concentration 4),
English learners that cluster too (Beta, intraclass correlation .10), and gender, IEP and grade that do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from voicelens.compare.counts import Tally, Weighed
from voicelens.compare.sides import Strata

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
THEMES = 15
PREVALENCE = np.linspace(0.05, 0.35, THEMES)
LIKENESS = 0.15
RACES = np.array([0.30, 0.28, 0.20, 0.14, 0.08])
CLUSTERED_LEARNERS = 0.10
SHARES = {"learner": 0.20, "iep": 0.15, "female": 0.50}
CONTRASTS = (*(f"race {n}" for n in range(1, 6)), "female", "learner", "iep", *(f"grade {n}" for n in range(5, 9)))
ATTRIBUTES = (range(5), (5,), (6,), (7,), range(8, 12))
DIFFERING = 0.05
EFFECTS = ("race 5", "female", "learner", "grade 5")


@dataclass(frozen=True)
class Scenario:
    """A survey: its schools and students, how much schools differ, and whether gaps differ between them."""

    name: str
    schools: int
    students: int
    likeness: float = 0.0
    gaps_differ: bool = False
    classrooms_per_grade: int = 0


SCENARIOS = (
    Scenario("n150", 1, 150),
    *(Scenario(f"n1500_{100 * icc:02.0f}", 12, 1_500, icc) for icc in (0.02, 0.05, 0.10)),
    *(Scenario(f"n20k_{100 * icc:02.0f}", 60, 20_000, icc) for icc in (0.02, 0.05, 0.10)),
    Scenario("n1500_05h", 12, 1_500, 0.05, gaps_differ=True),
    Scenario("n20k_05h", 60, 20_000, 0.05, gaps_differ=True),
)


@dataclass(frozen=True)
class World:
    """One survey: each student's school, groups (n, contrasts) and themes raised (n, themes); students by school."""

    school: NDArray[np.int64]
    member: Flags
    raised: Flags
    weight: Floats | None = None


def real(gap: float) -> Flags:
    """Which contrasts and themes truly differ: one of each kind, a small race among them, each on one theme."""
    true = np.zeros((len(CONTRASTS), THEMES), dtype=bool)
    if gap:
        for place, name in enumerate(EFFECTS):
            true[CONTRASTS.index(name), 2 + 4 * place] = True
    return true


def clean(gap: float) -> Flags:
    """Which contrasts and themes differ not at all: other races and grades beside one that truly differs do."""
    true = real(gap)
    touched = np.zeros_like(true)
    for which in ATTRIBUTES:
        touched[list(which)] = true[list(which)].any(axis=0)
    return ~touched


def draw(scenario: Scenario, chance: np.random.Generator, gap: float = 0.0, *, weights: bool = False) -> World:
    """One survey; `gap` is added to the share of the groups and themes that `real` names."""
    places = chance.multinomial(scenario.students, chance.dirichlet(np.full(scenario.schools, 20.0)))
    school = np.repeat(np.arange(scenario.schools), places)
    member = _groups(scenario, school, chance)
    share, row = _beta(PREVALENCE, scenario.likeness, scenario.schools, chance), school
    if scenario.gaps_differ:
        share, row = _let_gaps_differ(share, school, member, chance), np.arange(len(school))
    limit = ndtri(share)[row]
    for theme in np.flatnonzero(real(gap).any(axis=0)):
        moved = share[row, theme] + gap * member[:, real(gap)[:, theme]].sum(axis=1)
        limit[:, theme] = ndtri(np.minimum(moved, 1.0))
    latent = np.sqrt(1 - LIKENESS) * chance.standard_normal(limit.shape)
    latent += np.sqrt(LIKENESS) * chance.standard_normal((len(school), 1))
    weight = chance.lognormal(0, 0.5, len(school)) if weights else None
    return World(school, member, latent < limit, weight)


def _groups(scenario: Scenario, school: NDArray[np.int64], chance: np.random.Generator) -> Flags:
    one = scenario.schools == 1
    mix = RACES[None] if one else chance.dirichlet(4 * RACES, scenario.schools)
    race = (chance.random(len(school))[:, None] > np.cumsum(mix, axis=1)[school][:, :-1]).sum(axis=1)
    learners = _beta(np.array([SHARES["learner"]]), 0 if one else CLUSTERED_LEARNERS, scenario.schools, chance)[:, 0]
    flags = [chance.random(len(school)) < each for each in (SHARES["female"], learners[school], SHARES["iep"])]
    grade = chance.integers(0, 4, len(school))
    return np.column_stack([race[:, None] == np.arange(5), *flags, grade[:, None] == np.arange(4)])


def _beta(mean: Floats, likeness: float, schools: int, chance: np.random.Generator) -> Floats:
    """Shares (schools, …) with that mean and the variance mean·(1 − mean)·likeness."""
    mean = np.broadcast_to(mean, (schools, *mean.shape))
    if not likeness:
        return mean.copy()
    return chance.beta(mean * (1 / likeness - 1), (1 - mean) * (1 / likeness - 1))


def _let_gaps_differ(share: Floats, school: NDArray[np.int64], member: Flags, chance: np.random.Generator) -> Floats:
    """Shares per student: for each theme, one attribute's groups have shares of their own in every school.

    Their standard deviation is 5 points around the school's share, so that no group's mean is moved.
    """
    each = share[school]
    for theme, which in enumerate(_differing()):
        kinds = member[:, list(which)].argmax(axis=1) if len(which) > 1 else member[:, which[0]].astype(int)
        mean = np.clip(share[:, theme], 1e-3, 1 - 1e-3)
        size = np.maximum(mean * (1 - mean) / DIFFERING**2 - 1, 0.2)[:, None]
        own = chance.beta(mean[:, None] * size, (1 - mean[:, None]) * size, (len(share), max(len(which), 2)))
        each[:, theme] = own[school, kinds]
    return each


@cache
def _differing() -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(ATTRIBUTES[theme % len(ATTRIBUTES)]) for theme in range(THEMES))


def differing() -> Flags:
    """Which contrasts and themes have gaps that differ between schools where a scenario says so."""
    found = np.zeros((len(CONTRASTS), THEMES), dtype=bool)
    for theme, which in enumerate(_differing()):
        found[list(which), theme] = True
    return found


def strata(world: World) -> Strata:
    """The survey counted as the stage counts it: one row per contrast and school with students on both sides."""
    schools = int(world.school.max()) + 1
    cuts = np.searchsorted(world.school, np.arange(schools + 1))
    weight = np.ones(len(world.school)) if world.weight is None else world.weight
    counted = [_sums(world, np.ones(len(weight)), cuts), _sums(world, weight, cuts), _sums(world, weight**2, cuts)]
    (n, k, group_n, group_k), (w, wk, group_w, group_wk), (v, _, group_v, _) = counted
    row, part = np.nonzero((group_n.T > 0) & (n > group_n.T))
    none = pd.DataFrame(index=np.arange(len(row)))
    seen, seen_all = None, None
    if world.weight is not None:
        seen = Weighed(group_w[part, row], group_v[part, row], group_wk[part, row])
        seen_all = Weighed(w[part], v[part], wk[part])
    cell = Tally(none, _whole(group_n[part, row]), _whole(group_k[part, row]), seen)
    return Strata(row, cell, Tally(none, _whole(n[part]), _whole(k[part]), seen_all))


def _whole(numbers: Floats) -> NDArray[np.int64]:
    return np.rint(numbers).astype(np.int64)


def _sums(world: World, weight: Floats, cuts: NDArray[np.int64]) -> tuple[Floats, Floats, Floats, Floats]:
    """School by school: everybody, those who raise each theme, each group, and each group's raising."""
    raised, member = world.raised * weight[:, None], world.member.astype(float)
    spans = list(pairwise(cuts))
    return (
        np.array([weight[a:b].sum() for a, b in spans]),
        np.array([raised[a:b].sum(axis=0) for a, b in spans]),
        np.array([weight[a:b] @ member[a:b] for a, b in spans]),
        np.array([member[a:b].T @ raised[a:b] for a, b in spans]),
    )
