"""The finder that needs nothing but the vectors: what many groupings of random parts of the texts agree on.

Each distinct text is one point that counts as often as it was said. Above 600 of them the points are first gathered
into small communities of a graph of nearest neighbours, which then stand for their texts. Texts are put in a fixed
order first, so the order of the rows does not change the outcome.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders import Found
from voicelens.themes.finders.consensus import consensus
from voicelens.themes.finders.neighbours import communities, graph
from voicelens.themes.finders.points import (
    Floats,
    Labels,
    by_size,
    centres,
    distinct,
    means,
    nearest,
    typicality,
)

__all__ = ["LARGEST_UNPLACED", "GraphFinder", "by_size", "centres", "nearest"]

FIT_ON = 20_000
GATHER_ABOVE = 600
FINE = 40.0
PARTS, FEW_PARTS = 300, 10
_GATHERED_WITH = 0
"""The seed of the small communities: which texts stand together before any choice at random is made."""
PLAIN_BELOW = 20
UNTYPICAL = 0.25
LARGEST_UNPLACED = 0.12
_THREADS = 2


class GraphFinder:
    """The finder that needs nothing but the vectors."""

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group the texts by what 300 random parts of them agree on."""
        return _group(texts, vectors, smallest=smallest, seed=seed, parts=PARTS)

    def regroup(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """The same with ten parts."""
        return _group(texts, vectors, smallest=smallest, seed=seed, parts=FEW_PARTS)


def _group(texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int, parts: int) -> Found:
    from threadpoolctl import threadpool_limits

    if not len(texts):
        return Found(np.zeros(0, np.int64), np.zeros(0))
    with threadpool_limits(_THREADS, user_api="blas"):
        first, back, counts = distinct(texts, vectors)
        points = vectors[first]
        labels = _fit(points, counts, smallest=smallest, seed=seed, parts=parts)
        typical = typicality(points, labels, counts)[back]
    return Found(by_size(_unplace(labels[back], typical, smallest)), np.clip(typical, 0.0, 1.0))


def _fit(points: Floats, counts: Labels, *, smallest: int, seed: int, parts: int) -> Labels:
    """Labels of all points: found on at most 20,000 of them, the rest placed at the nearest centre."""
    if len(points) <= FIT_ON:
        return _divide(points, counts, smallest=smallest, seed=seed, parts=parts)
    chosen = np.sort(np.random.default_rng(seed).permutation(len(points))[:FIT_ON])
    labels = _divide(points[chosen], counts[chosen], smallest=smallest, seed=seed, parts=parts)
    return nearest(points, centres(points[chosen], labels, counts[chosen]))


def _divide(points: Floats, counts: Labels, *, smallest: int, seed: int, parts: int) -> Labels:
    if len(points) < 3:
        return np.zeros(len(points), dtype=np.int64)
    if len(points) <= GATHER_ABOVE:
        return consensus(points, counts, smallest=smallest, seed=seed, parts=parts)
    fine = communities(graph(points), resolution=FINE, seed=_GATHERED_WITH)
    held = np.bincount(fine, weights=counts).astype(np.int64)
    middle = means(points, fine, counts)
    return consensus(middle, held, smallest=smallest, seed=seed, parts=parts)[fine]


def _unplace(labels: Labels, typical: Floats, smallest: int) -> Labels:
    """Leave out what resembles no group: at most 12 % of the texts, and never so many that a group gets too small."""
    if len(labels) < PLAIN_BELOW:
        return labels
    bound = min(UNTYPICAL, float(np.quantile(typical, LARGEST_UNPLACED)))
    out = typical < bound
    left = np.bincount(labels[~out], minlength=int(labels.max()) + 1)
    return np.where(out & (left[labels] >= smallest), -1, labels).astype(np.int64)
