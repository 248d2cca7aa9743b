"""How settled a theme is: does it come back when half of the answers are sorted anew? (Hennig 2007)"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.themes.finders import Finder
from voicelens.themes.finders.graph import centres, nearest

CERTIFY_FROM = 60
HALVES = 20


def certificates(
    ideas: pd.DataFrame,
    vectors: NDArray[np.float32],
    labels: NDArray[np.int64],
    *,
    finder: Finder,
    smallest: int,
    seed: int,
) -> list[float | None]:
    """For each theme the mean, over 20 random halves of the answers, of its Jaccard overlap with its best match.

    A half is grouped anew and every placed idea goes to the nearest new centre. None below 60 ideas.
    """
    themes = int(labels.max(initial=-1)) + 1
    if len(labels) < CERTIFY_FROM:
        return [None] * themes
    texts = ideas["text"].tolist()
    answer = np.unique(ideas["response_id"].to_numpy(dtype=object), return_inverse=True)[1]
    random = np.random.default_rng(seed)
    overlaps = np.zeros((HALVES, themes))
    for n in range(HALVES):
        half = np.flatnonzero(_half(int(answer.max()) + 1, random)[answer])
        again = finder.regroup([texts[i] for i in half], vectors[half], smallest=smallest, seed=seed + n)
        middle = centres(vectors[half].astype(np.float64), again.labels)
        overlaps[n] = best_jaccard(labels, nearest(vectors, middle), themes)
    return [round(float(value), 3) for value in overlaps.mean(axis=0)]


def _half(size: int, random: np.random.Generator) -> NDArray[np.bool_]:
    """A random half of the answers."""
    chosen = np.zeros(size, dtype=bool)
    chosen[random.permutation(size)[: (size + 1) // 2]] = True
    return chosen


def best_jaccard(labels: NDArray[np.int64], again: NDArray[np.int64], themes: int) -> NDArray[np.floating[Any]]:
    """For each theme, the largest |A ∩ B| / |A ∪ B| with any new group; ideas that were not placed count nowhere."""
    placed = labels >= 0
    table = np.zeros((themes, int(again.max()) + 1))
    np.add.at(table, (labels[placed], again[placed]), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    best: NDArray[np.floating[Any]] = (table / union).max(axis=1)
    return best
