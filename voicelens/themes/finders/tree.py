"""Groups inside groups: average linkage (Sokal and Michener 1958) and where to cut it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voicelens.themes.finders.points import Floats, Labels


def tree(apart: Floats) -> Floats:
    """The merges of average linkage on a symmetric matrix of distances, nearest first, in scipy's form.

    A distance below zero, which rounding gives equal points, counts as zero.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    merges: Floats = linkage(np.maximum(squareform(apart, checks=False), 0.0), "average")
    return merges


def cuts(merges: Floats, counts: Labels, wanted: Sequence[int], smallest: int) -> list[Labels]:
    """For each wanted number, the labels at the first cut from the top with that many groups of at least `smallest`.

    Where no cut has so many, the first with the most. Groups that are smaller stay apart.
    """
    from scipy.cluster.hierarchy import fcluster

    able = _able(merges, counts, smallest)
    at = [int(np.argmax(able >= min(number, int(able.max())))) + 1 for number in wanted]
    found = {groups: fcluster(merges, groups, "maxclust").astype(np.int64) - 1 for groups in sorted(set(at))}
    return [found[groups] for groups in at]


def _able(merges: Floats, counts: Labels, smallest: int) -> Labels:
    """How many groups of at least `smallest` the cuts into 1, 2, 3, … groups have."""
    n = len(counts)
    sizes = np.concatenate([counts, np.zeros(len(merges), dtype=np.int64)])
    for step, (left, right) in enumerate(merges[:, :2].astype(np.int64)):
        sizes[n + step] = sizes[left] + sizes[right]
    large = (sizes >= smallest).astype(np.int64)
    left, right = merges[::-1, :2].astype(np.int64).T
    gained = large[left] + large[right] - large[n:][::-1]
    return np.concatenate([[large[-1]], large[-1] + np.cumsum(gained)]).astype(np.int64)
