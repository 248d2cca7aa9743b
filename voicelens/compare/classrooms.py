"""Grades in one school, where classrooms are known: whole classrooms are dealt out anew, never single students.

A grade sits in a few classrooms and a classroom has a mood of its own, so students of one grade are not so many
independent voices (Gail et al. 1996, Stat. Med. 15: permutation tests for randomised groups).
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from voicelens.compare.counts import Floats

CLASSROOMS_PER_GRADE = 4
DEALS = 9_999
SAME = 1e-9


def classrooms_p(students: Floats, raised: Floats, inside: NDArray[np.bool_]) -> Floats:
    """Two-sided mid-p of each theme when the grade's classrooms (`inside`) are chosen anew among all classrooms.

    `students` (c,) answered in each classroom and `raised` (c, themes) of them raised each theme. All ways are counted
    where they are at most DEALS, else so many are drawn, the real one among them.
    """
    dealt = _deals(len(inside), int(inside.sum()), inside)
    seen = _gap(students, raised, inside[None].astype(float))[0]
    gap = _gap(students, raised, dealt)
    above, below = (gap > seen + SAME).mean(axis=0), (gap < seen - SAME).mean(axis=0)
    p: Floats = np.clip(1 - np.abs(above - below), 1 / len(dealt), 1.0)
    return p


def _gap(students: Floats, raised: Floats, dealt: Floats) -> Floats:
    n, k = dealt @ students, dealt @ raised
    gap: Floats = k / n[:, None] - (raised.sum(axis=0) - k) / (students.sum() - n)[:, None]
    return gap


def _deals(classrooms: int, chosen: int, real: NDArray[np.bool_]) -> Floats:
    """Every way to choose so many classrooms, or some drawn ways, as rows of zeros and ones."""
    if comb(classrooms, chosen) <= DEALS:
        ways = np.array(list(combinations(range(classrooms), chosen)))
    else:
        ranks = np.random.default_rng(classrooms).random((DEALS, classrooms))
        ways = np.argsort(ranks, axis=1)[:, :chosen]
        ways[0] = np.flatnonzero(real)
    dealt = np.zeros((len(ways), classrooms))
    np.put_along_axis(dealt, ways, 1.0, axis=1)
    return dealt
