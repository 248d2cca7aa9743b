"""The smallest difference that a comparison could have shown: what a missing difference means.

A theme that 20 % of all others raise, the exact mid-p test at .05, unadjusted, and a chance of .80 to find the gap.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from voicelens.compare.counts import Floats
from voicelens.compare.exact import log_factorials

REST_SHARE, POWER, LEVEL = 0.20, 0.80, 0.05
POINTS = np.arange(1, 81) / 100
EXACT_UP_TO, REST_UP_TO = 120, 1500
Z_LEVEL, Z_POWER = 1.959963984540054, 0.8416212335729143
STEP = 1.05


def smallest_seen(n: Floats, rest_n: Floats) -> Floats:
    """The smallest gap that `n` students beside `rest_n` others would show, in whole points; NaN where none would.

    Exact where the smaller side has at most EXACT_UP_TO students, from sizes rounded down by at most a twentieth;
    beyond that the normal approximation.
    """
    gap = np.full(len(n), np.nan)
    small = np.minimum(n, rest_n) <= EXACT_UP_TO
    with np.errstate(invalid="ignore"):
        gap[~small] = np.ceil(100 * _approximate(n[~small], rest_n[~small])) / 100
    gap[gap > 1 - REST_SHARE] = np.nan
    pairs, where = np.unique(np.stack([_rounded(n[small]), _rounded(rest_n[small])], 1), axis=0, return_inverse=True)
    found = np.array([_exact(int(first), int(second)) for first, second in pairs], dtype=float)
    gap[small] = found[where.reshape(-1)]
    return gap


def _rounded(size: Floats) -> NDArray[np.int64]:
    """Sizes down to a grid of steps of a twentieth, so that few different pairs have to be worked out."""
    grid = [*range(1, 21)]
    while grid[-1] < REST_UP_TO:
        grid.append(min(max(grid[-1] + 1, int(grid[-1] * STEP)), REST_UP_TO))
    at = np.searchsorted(grid, np.maximum(size, 1) + 1e-9, side="right") - 1
    return np.asarray(grid, dtype=np.int64)[at]


def _approximate(n: Floats, rest_n: Floats) -> Floats:
    """The root of gap = z·√(p̄q̄(1/n + 1/m)) + z'·√(p₁q₁/n + p₀q₀/m), by iteration (Fleiss, Levin & Paik 2003, 4.2)."""
    gap = np.full(len(n), 0.1)
    for _ in range(50):
        share = np.minimum(REST_SHARE + gap, 1.0)
        pooled = (n * share + rest_n * REST_SHARE) / (n + rest_n)
        chance = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / rest_n))
        gap = Z_LEVEL * chance + Z_POWER * np.sqrt(share * (1 - share) / n + REST_SHARE * (1 - REST_SHARE) / rest_n)
    return gap


@cache
def _exact(n: int, rest_n: int) -> float:
    found = np.flatnonzero(power(n, rest_n, REST_SHARE, POINTS) >= POWER)
    return float(POINTS[found[0]]) if len(found) else np.nan


def power(n: int, rest_n: int, rest_share: float, gap: Floats, level: float = LEVEL) -> Floats:
    """The chance that the exact mid-p test in one school finds each gap at that level."""
    found = rejected(n, rest_n, level)
    with_gap, without = _binomial(n, rest_share + gap), _binomial(rest_n, np.array([rest_share]))
    chance: Floats = with_gap.T @ (found @ without[:, 0])
    return chance


def rejected(n: int, rest_n: int, level: float) -> NDArray[np.bool_]:
    """Whether mid-p ≤ level, for every pair of counts (n + 1, rest_n + 1)."""
    table = log_factorials(n + rest_n)
    k, rest_k = np.arange(n + 1)[:, None], np.arange(rest_n + 1)[None]
    logs = -(table[k] + table[n - k] + table[rest_k] + table[rest_n - rest_k])
    by_total = np.full((n + 1, n + rest_n + 1), -np.inf)
    at = np.broadcast_to(k, logs.shape), k + rest_k
    by_total[at] = logs
    chance = np.exp(by_total - by_total.max(axis=0))
    chance /= chance.sum(axis=0)
    below = np.cumsum(chance, axis=0) - chance / 2
    found: NDArray[np.bool_] = (2 * np.minimum(below, 1 - below) <= level)[at]
    return found


def _binomial(n: int, share: Floats) -> Floats:
    """Chances of 0 … n, one column per share."""
    table, k = log_factorials(n), np.arange(n + 1)[:, None]
    share = np.clip(share, 1e-12, 1 - 1e-12)
    logs = table[n] - table[k] - table[n - k] + k * np.log(share) + (n - k) * np.log1p(-share)
    chance: Floats = np.exp(logs)
    return chance


def smallest_between(weight: Floats, freedom: Floats, tau: Floats) -> Floats:
    """The same for the test between schools: (cells, themes) from summed weights, degrees of freedom and τ (…, themes).

    The gap is (t.975 + t.80) standard errors, √(p₀q₀/W + τ²/(df + 1)), since Σh_s² = 1/(df + 1).
    """
    from scipy.special import stdtrit

    reach = stdtrit(freedom, 1 - LEVEL / 2) + stdtrit(freedom, POWER)
    spread = np.nan_to_num(tau) ** 2 / (freedom + 1)[:, None]
    gap: Floats = reach[:, None] * np.sqrt(REST_SHARE * (1 - REST_SHARE) / weight[:, None] + spread)
    gap = np.ceil(100 * gap) / 100
    return np.where(gap > 1 - REST_SHARE, np.nan, gap)
