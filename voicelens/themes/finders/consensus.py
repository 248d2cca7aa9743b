"""One grouping out of many: what random parts of the texts agree on (Monti et al. 2003; Fred and Jain 2005)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voicelens.themes.finders.points import Floats, Labels
from voicelens.themes.finders.resolution import agreement, most_agreed, usable
from voicelens.themes.finders.tree import cuts, tree

PART = 0.8
_ROUNDS = 10


def consensus(points: Floats, counts: Labels, *, smallest: int, seed: int, parts: int) -> Labels:
    """Labels of the points, which stand for `counts` texts each.

    Each random part of 80 % of the points gets a tree of average linkage, cut into several usable numbers of groups.
    The number on which the parts agree best is kept. A last tree, on how often two points went together, gives the
    groups; then each point moves to the group it went together with most, until all have settled.
    """
    wanted = usable(int(counts.sum()))
    found = _in_parts(points, counts, wanted=wanted, smallest=smallest, seed=seed, parts=parts)
    number = wanted[most_agreed([agreement(labels) for labels in found])]
    often = together(found)
    labels = cuts(tree(1.0 - often), counts, [number], smallest)[0]
    for _ in range(_ROUNDS):
        before, labels = labels, settle(often, absorb(often, labels, counts, smallest), counts)
        if (before == labels).all():
            break
    return absorb(often, labels, counts, smallest)


def _in_parts(points: Floats, counts: Labels, *, wanted: Sequence[int], smallest: int, seed: int, parts: int) -> Labels:
    """Labels by wanted number, part and point; -1 where the part does not hold the point."""
    random = np.random.default_rng(seed)
    similar = (points @ points.T).astype(np.float64).round(6)
    size = max(2, round(PART * len(points)))
    enough = max(2, round(PART * smallest))
    found = np.full((len(wanted), parts, len(points)), -1, dtype=np.int64)
    for part in range(parts):
        chosen = np.sort(random.permutation(len(points))[:size])
        near = similar[np.ix_(chosen, chosen)]
        for number, labels in enumerate(cuts(tree(1.0 - near), counts[chosen], wanted, enough)):
            found[number, part, chosen] = absorb(near, labels, counts[chosen], enough)
    return found


def together(found: Labels) -> Floats:
    """How often two points have the same label, among the parts that hold both (-1 = not in the part)."""
    held = (found[0] >= 0).astype(np.float32)
    same = np.zeros((found.shape[2], found.shape[2]), dtype=np.float32)
    for part in range(found.shape[1]):
        belongs = np.concatenate([labels == np.arange(labels.max() + 1)[:, None] for labels in found[:, part]])
        same += belongs.T.astype(np.float32) @ belongs.astype(np.float32)
    often: Floats = (same / np.maximum(len(found) * (held.T @ held), 1.0)).astype(np.float64)
    return often


def absorb(similar: Floats, labels: Labels, counts: Labels, smallest: int) -> Labels:
    """Give the points of groups that are too small to the large group they resemble most on average; from 0 on."""
    labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    large = np.flatnonzero(np.bincount(labels, weights=counts) >= smallest)
    if not len(large):
        return np.zeros_like(labels)
    kept = np.searchsorted(large, labels).clip(max=len(large) - 1)
    moved = np.flatnonzero(large[kept] != labels)
    kept[moved] = mean_similarity(similar[moved], labels, counts)[:, large].round(6).argmax(axis=1)
    return kept


def settle(similar: Floats, labels: Labels, counts: Labels) -> Labels:
    """Move each point to the group whose other texts it resembles most on average."""
    own = np.arange(len(labels)), labels
    weight = np.bincount(labels, weights=counts)
    near = mean_similarity(similar, labels, counts)
    near[own] = (near[own] * weight[labels] - similar.diagonal()) / np.maximum(weight[labels] - 1, 1)
    best: Labels = near.round(6).argmax(axis=1).astype(np.int64)
    return best


def mean_similarity(similar: Floats, labels: Labels, counts: Labels) -> Floats:
    """The mean similarity of each row with the points of each group, weighted by counts."""
    belongs = (labels[:, None] == np.arange(labels.max() + 1)) * counts[:, None].astype(np.float64)
    mean: Floats = similar @ (belongs / belongs.sum(axis=0))
    return mean
