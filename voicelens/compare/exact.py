"""Exact mid-p tests of one group against all others, within schools, and the Benjamini–Hochberg adjustment.

Given each school's margins, the number of a group's students who raise a theme is hypergeometric when group and
theme have nothing to do with each other; over several schools it is a sum of such numbers (Lancaster 1961, JASA 56;
Agresti 2013, Categorical Data Analysis, 7.3.5). No simulation is needed: the distributions are convolved.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
SMALLEST_P = float(np.finfo(float).tiny)
NEGLIGIBLE = 1e-40  # of the most likely count; far below any p that is ever acted on
CHUNK = 4096
WIDE = 256


@cache
def _log_factorials(limit: int) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, limit + 1)))])


def log_factorials(largest: int) -> Floats:
    """Log factorials up to at least `largest`; sizes are powers of two so that few are ever built."""
    return _log_factorials(1 << max(8, int(largest).bit_length()))


def _weights(students: Counts, raised: Counts, members: Counts, both: Counts) -> Floats:
    """Logarithms of hypergeometric probabilities, up to a constant; −inf where impossible. Arrays broadcast."""
    table = log_factorials(int(students.max(initial=0)))
    parts = (both, raised - both, members - both, students - raised - members + both)
    possible = np.logical_and.reduce([part >= 0 for part in parts])
    logs = sum(table[np.clip(part, 0, len(table) - 1)] for part in parts)
    return np.where(possible, -logs, -np.inf)


def fisher_mid_p(students: ArrayLike, raised: ArrayLike, members: ArrayLike, both: ArrayLike) -> Floats:
    """Two-sided mid-p of Fisher's test for many one-school tables at once.

    `students` answered, `raised` of them raised the theme, `members` of them are in the group, `both` are both.
    p = min(1, 2·[min(P(T ≥ t), P(T ≤ t)) − ½·P(T = t)]).
    """
    rows = np.stack([np.atleast_1d(np.asarray(part, dtype=np.int64)) for part in (students, raised, members, both)], 1)
    distinct, where = np.unique(rows, axis=0, return_inverse=True)
    order = np.argsort(np.minimum(distinct[:, 1], distinct[:, 2]), kind="stable")
    p = np.ones(len(distinct))
    for start in range(0, len(order), CHUNK):
        chosen = order[start : start + CHUNK]
        p[chosen] = _fisher_chunk(distinct[chosen])
    return p[where.reshape(-1)]


def _fisher_chunk(rows: Counts) -> Floats:
    lowest, chance = _hypergeometric(rows)
    support = lowest[:, None] + np.arange(chance.shape[1])
    both = rows[:, [3]]
    at = np.where(support == both, chance, 0).sum(axis=1)
    above = np.where(support > both, chance, 0).sum(axis=1)
    below = np.where(support < both, chance, 0).sum(axis=1)
    return _two_sided(above, below, at)


def _hypergeometric(rows: Counts) -> tuple[Counts, Floats]:
    """Of each table the lowest possible count, and the probabilities from there up (0 beyond the highest)."""
    students, raised, members = (rows[:, [column]] for column in range(3))
    lowest = np.maximum(0, members + raised - students)
    widest = int((np.minimum(members, raised) - lowest).max()) + 1
    logs = _weights(students, raised, members, lowest + np.arange(widest))
    chance = np.exp(logs - logs.max(axis=1, keepdims=True))
    return lowest[:, 0], chance / chance.sum(axis=1, keepdims=True)


def _two_sided(above: Floats, below: Floats, at: Floats) -> Floats:
    return np.clip(2 * (np.minimum(above, below) + at / 2), SMALLEST_P, 1.0)


def stratified_mid_p(students: ArrayLike, raised: ArrayLike, members: ArrayLike, both: ArrayLike) -> float:
    """Two-sided mid-p of one theme and group over several schools: one entry per school, as in `fisher_mid_p`."""
    tables = np.stack([np.asarray(part, dtype=np.int64) for part in (students, raised, members, both)], 1)
    return float(stratified_mid_ps(tables[:, None])[0])


def stratified_mid_ps(tables: Counts) -> Floats:
    """`stratified_mid_p` for many themes: `tables` is (schools, themes, 4), its last axis as in `fisher_mid_p`."""
    themes = np.arange(tables.shape[1])
    lowest, chance = np.zeros(len(themes), dtype=np.int64), np.ones((len(themes), 1))
    for school in tables:
        first, here = _hypergeometric(school)
        lowest, chance = lowest + first, _added(chance, here)
        if chance.shape[1] > WIDE:
            lowest, chance = _trimmed(lowest, chance)
    support = lowest[:, None] + np.arange(chance.shape[1])
    seen = tables[:, :, 3].sum(axis=0)[:, None]
    at, above, below = (
        np.where(these, chance, 0).sum(axis=1) for these in (support == seen, support > seen, support < seen)
    )
    return _two_sided(above, below, at)


def _added(chance: Floats, here: Floats) -> Floats:
    """Row by row the distribution of the sum of two counts."""
    long, short = (chance, here) if chance.shape[1] >= here.shape[1] else (here, chance)
    total = np.zeros((len(long), long.shape[1] + short.shape[1] - 1))
    for count in range(short.shape[1]):
        total[:, count : count + long.shape[1]] += long * short[:, [count]]
    return total


def _trimmed(lowest: Counts, chance: Floats) -> tuple[Counts, Floats]:
    """The same distributions without ends that could not change any p; keeps hundreds of schools affordable."""
    chance = np.where(chance > NEGLIGIBLE * chance.max(axis=1, keepdims=True), chance, 0)
    first = (chance > 0).argmax(axis=1)
    widest = int((chance.shape[1] - (chance > 0)[:, ::-1].argmax(axis=1) - first).max(initial=1))
    places = np.minimum(first[:, None] + np.arange(widest), chance.shape[1])
    padded = np.pad(chance, ((0, 0), (0, 1)))
    return lowest + first, np.take_along_axis(padded, places, axis=1)


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Adjusted p-values that control the false discovery rate (Benjamini & Hochberg 1995, JRSS B 57); NaN stays NaN."""
    values = np.asarray(p, dtype=float)
    tested = np.flatnonzero(~np.isnan(values))
    q = np.full(values.shape, np.nan)
    order = tested[np.argsort(values[tested], kind="stable")]
    scaled = values[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q
