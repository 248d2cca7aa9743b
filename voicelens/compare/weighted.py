"""Tests for surveys with weights, on effective numbers of students.

Each side of each school counts as many students as its weights leave: n divided by the design effect of weighting, with
the weighted share of them (Rao & Scott 1992, Biometrics 48).
"""

from __future__ import annotations

import numpy as np

from voicelens.compare.counts import Floats
from voicelens.compare.exact import SMALLEST_P, fisher_mid_p
from voicelens.compare.sides import Sides


def weighted_p(sides: Sides) -> Floats:
    """Two-sided p of every cell and theme; NaN where no school has both sides.

    In one school the exact test of the counts rounded to whole students, because the normal test flags too often there;
    over several schools Mantel and Haenszel's, because rounding would add up.
    """
    schools = np.bincount(sides.row, minlength=sides.rows)
    p = mantel_haenszel_p(sides)
    alone = np.flatnonzero(schools[sides.row] == 1)
    if len(alone):
        p[sides.row[alone]] = _rounded_p(sides, alone)
    return p


def mantel_haenszel_p(sides: Sides) -> Floats:
    """Mantel and Haenszel's test without continuity correction, z = Σ w_s d_s / √(Σ w_s² var d_s) given the margins."""
    from scipy.special import ndtr

    weight = sides.weight[:, None]
    lean, noise = sides.total(weight * (sides.share - sides.rest_share)), sides.total(weight * sides.spread())
    moved = noise > 0
    z = np.abs(lean) / np.sqrt(np.where(moved, noise, 1.0))
    p = np.where(moved, np.maximum(2 * ndtr(-z), SMALLEST_P), 1.0)
    p[np.bincount(sides.row, minlength=sides.rows) == 0] = np.nan
    return p


def _rounded_p(sides: Sides, alone: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    n, rest_n = (np.maximum(np.rint(side[alone]), 1)[:, None] for side in (sides.n, sides.rest_n))
    k, rest_k = np.rint(sides.share[alone] * n), np.rint(sides.rest_share[alone] * rest_n)
    tables = [np.broadcast_to(each, k.shape).ravel() for each in (n + rest_n, k + rest_k, n, k)]
    return fisher_mid_p(*tables).reshape(k.shape)
