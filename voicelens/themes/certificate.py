"""How settled a theme is: does it come back when half of the answers are sorted anew? (Hennig 2007)"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.themes.finders import Finder
from voicelens.themes.finders.graph import centres, nearest
from voicelens.themes.levels import parents

CERTIFY_FROM = 60
CERTIFY_ON = 5_000
HALVES = 30


class Settled(NamedTuple):
    """One certificate per theme, and one per broad theme above them."""

    themes: list[float | None]
    broad: list[float | None]


def certificates(  # noqa: PLR0913  (the ideas, both levels of their themes, and what grouped them)
    ideas: pd.DataFrame,
    vectors: NDArray[np.float32],
    labels: NDArray[np.int64],
    above: NDArray[np.int64],
    *,
    finder: Finder,
    smallest: int,
    seed: int,
) -> Settled:
    """For each theme the mean, over 30 random halves of the answers, of its Jaccard overlap with its best match.

    A half is grouped anew and every placed idea goes to the nearest new centre. None below 60 ideas; above 5,000 the
    halves are those of a random part of the answers with about so many ideas. `above` is the broad theme of each
    theme, as `levels.parents` gives it; its best match is among the broad themes of the half.
    """
    themes, broad = len(above), int(above.max(initial=-1)) + 1
    if len(labels) < CERTIFY_FROM:
        return Settled([None] * themes, [None] * broad)
    random = np.random.default_rng(seed)
    answer = np.unique(ideas["response_id"].to_numpy(dtype=object), return_inverse=True)[1]
    within = _part(answer, min(1.0, CERTIFY_ON / len(labels)), random)
    texts, vectors, labels = ideas["text"].to_numpy(dtype=object)[within], vectors[within], labels[within]
    overlaps, wide = np.zeros((HALVES, themes)), np.zeros((HALVES, broad))
    for n in range(HALVES):
        half = _part(answer[within], 0.5, random)
        again = finder.regroup(texts[half].tolist(), vectors[half], smallest=smallest, seed=seed + n)
        placed = nearest(vectors, centres(vectors[half], again.labels))
        overlaps[n] = best_jaccard(labels, placed, themes)
        if broad:
            joined = parents(vectors[half], again.labels)
            placed = placed if (joined < 0).all() else joined[placed]
            wide[n] = best_jaccard(np.where(labels < 0, -1, above[labels]), placed, broad)
    return Settled(_means(overlaps), _means(wide))


def _means(overlaps: NDArray[np.float64]) -> list[float | None]:
    return [round(float(value), 3) for value in overlaps.mean(axis=0)]


def _part(answer: NDArray[np.int64], share: float, random: np.random.Generator) -> NDArray[np.int64]:
    """The rows that belong to a random share of the answers, rounded up."""
    names = np.unique(answer)
    chosen = random.permutation(names)[: int(np.ceil(share * len(names)))]
    return np.flatnonzero(np.isin(answer, chosen))


def best_jaccard(labels: NDArray[np.int64], again: NDArray[np.int64], themes: int) -> NDArray[np.floating[Any]]:
    """For each theme, the largest |A ∩ B| / |A ∪ B| with any new group; ideas that were not placed count nowhere."""
    placed = labels >= 0
    table = np.zeros((themes, int(again.max()) + 1))
    np.add.at(table, (labels[placed], again[placed]), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    best: NDArray[np.floating[Any]] = (table / np.maximum(union, 1)).max(axis=1)
    return best
