"""Themes as communities in a graph of nearest neighbours, found by Leiden (Traag, Waltman and van Eck 2019).

Each distinct text is one node: a hundred times "lunch" is one node that counts a hundredfold. Texts are put in a
fixed order first, so the order of the rows does not change the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders import Found

Floats = NDArray[np.floating[Any]]
Labels = NDArray[np.int64]

NEIGHBOURS = 15
RESOLUTION = 1.5
FEWEST, MOST = 8, 30
FIT_ON = 20_000
PLAIN_BELOW = 20
UNTYPICAL = 0.25
LARGEST_UNPLACED = 0.12
_BLOCK = 2048


class GraphFinder:
    """The finder that needs nothing but the vectors."""

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group the texts, with twenty tries at the best division of the graph."""
        return _group(texts, vectors, smallest=smallest, seed=seed, tries=20)

    def regroup(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """The same with five tries."""
        return _group(texts, vectors, smallest=smallest, seed=seed, tries=5)


def _group(texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int, tries: int) -> Found:
    if not len(texts):
        return Found(np.zeros(0, np.int64), np.zeros(0))
    first, back, counts = _distinct(texts, vectors)
    points = vectors[first].astype(np.float64)
    labels = _fit(points, counts, seed=seed, tries=tries)
    labels = _absorb(points, labels, counts, smallest)
    typical = _typicality(points, labels, counts)
    labels, typical = labels[back], typical[back]
    return Found(by_size(_unplace(labels, typical, smallest)), np.clip(typical, 0.0, 1.0))


def _distinct(texts: Sequence[str], vectors: NDArray[np.float32]) -> tuple[Labels, Labels, Labels]:
    """For each distinct pair of text and vector in sorted order: its first row and its count; and each row's pair."""
    keys = [(text, vector.tobytes()) for text, vector in zip(texts, vectors, strict=True)]
    number = {key: n for n, key in enumerate(sorted(set(keys)))}
    back = np.array([number[key] for key in keys], dtype=np.int64)
    _, first, counts = np.unique(back, return_index=True, return_counts=True)
    return first.astype(np.int64), back, counts.astype(np.int64)


def _fit(points: Floats, counts: Labels, *, seed: int, tries: int) -> Labels:
    """Labels of all points: found on at most `FIT_ON` of them, the rest placed at the nearest centre."""
    if len(points) <= FIT_ON:
        return _communities(points, int(counts.sum()), seed=seed, tries=tries)
    chosen = np.sort(np.random.default_rng(seed).choice(len(points), FIT_ON, replace=False))
    labels = _communities(points[chosen], int(counts.sum()), seed=seed, tries=tries)
    return nearest(points, centres(points[chosen], labels, counts[chosen]))


def _communities(points: Floats, n_texts: int, *, seed: int, tries: int) -> Labels:
    """Leiden at the resolution nearest to the usual one that gives a number of themes a person can use."""
    if len(points) < 3:
        return np.zeros(len(points), dtype=np.int64)
    divide = _leiden(_graph(points), seed=seed, tries=tries)
    if n_texts < PLAIN_BELOW:
        return divide(1.0)
    labels = divide(RESOLUTION)
    for resolution in (2.0, 2.5):
        if n_texts < 150 or labels.max() + 1 >= FEWEST:
            break
        labels = divide(resolution)
    for resolution in (1.25, 1.0, 0.75, 0.5, 0.25):
        if labels.max() + 1 <= MOST:
            break
        labels = divide(resolution)
    return labels


def _graph(points: Floats) -> Any:
    """The symmetric nearest-neighbour graph as a sparse matrix; a link both ends chose counts double."""
    from scipy.sparse import csr_matrix

    n = len(points)
    k = min(NEIGHBOURS, max(2, n // 4), n - 1)
    rows, columns, weights = [], [], []
    for start in range(0, n, _BLOCK):
        near = points[start : start + _BLOCK] @ points.T
        near[np.arange(len(near)), np.arange(start, start + len(near))] = -np.inf
        best = np.argsort(-near, axis=1, kind="stable")[:, :k]
        rows.append(np.repeat(np.arange(start, start + len(near)), k))
        columns.append(best.ravel())
        weights.append(np.take_along_axis(near, best, axis=1).ravel())
    # A weak link rather than none: every text stays in the graph.
    weight = np.maximum(np.concatenate(weights), 1e-3).round(6)
    chosen = csr_matrix((weight, (np.concatenate(rows), np.concatenate(columns))), shape=(n, n))
    both = (chosen + chosen.T).tocsr()
    both.sort_indices()
    return both


def _leiden(graph: Any, *, seed: int, tries: int) -> Callable[[float], Labels]:
    from graspologic_native import leiden_csr

    parts = graph.indptr.astype(np.int64), graph.indices.astype(np.int32), graph.data.astype(np.float64)

    def divide(resolution: float) -> Labels:
        n = graph.shape[0]
        _, found = leiden_csr(*parts, n, resolution=resolution, iterations=2, seed=seed, trials=tries)
        return np.unique([found[node] for node in range(n)], return_inverse=True)[1].astype(np.int64)

    return divide


def centres(points: Floats, labels: Labels, counts: Labels | None = None) -> Floats:
    """The unit-length mean of each label's points (labels 0, 1, …), weighted by counts; -1 is left out."""
    total = np.zeros((int(labels.max()) + 1, points.shape[1]))
    weighted = points if counts is None else points * counts[:, None]
    np.add.at(total, labels[labels >= 0], weighted[labels >= 0])
    middle: Floats = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return middle


def nearest(points: Floats, middle: Floats) -> Labels:
    """The nearest centre of each point."""
    blocks = [(points[i : i + _BLOCK] @ middle.T).argmax(axis=1) for i in range(0, len(points), _BLOCK)]
    return np.concatenate(blocks).astype(np.int64)


def _absorb(points: Floats, labels: Labels, counts: Labels, smallest: int) -> Labels:
    """Give the texts of groups that are too small to the nearest group that is large enough."""
    sizes = np.bincount(labels, weights=counts)
    large = np.flatnonzero(sizes >= smallest)
    if not len(large):
        return np.zeros_like(labels)
    middle = centres(points, labels, counts)[large]
    kept = np.searchsorted(large, labels).clip(max=len(large) - 1)
    stays = large[kept] == labels
    return np.where(stays, kept, nearest(points, middle)).astype(np.int64)


def _typicality(points: Floats, labels: Labels, counts: Labels) -> Floats:
    """The cosine of each point with the centre of its group."""
    middle: Floats = centres(points, labels, counts)[labels]
    typical: Floats = np.einsum("ij,ij->i", points, middle).round(6)
    return typical


def _unplace(labels: Labels, typical: Floats, smallest: int) -> Labels:
    """Leave out what resembles no group: at most 12 % of the texts, and never so many that a group gets too small."""
    if len(labels) < PLAIN_BELOW:
        return labels
    bound = min(UNTYPICAL, float(np.quantile(typical, LARGEST_UNPLACED)))
    out = typical < bound
    left = np.bincount(labels[~out], minlength=int(labels.max()) + 1)
    return np.where(out & (left[labels] >= smallest), -1, labels).astype(np.int64)


def by_size(labels: Labels) -> Labels:
    """The same groups, numbered by falling size; ties by their first member."""
    names, first, sizes = np.unique(labels[labels >= 0], return_index=True, return_counts=True)
    order = names[np.lexsort((first, -sizes))]
    renumber = np.full(int(labels.max(initial=-1)) + 2, -1, dtype=np.int64)
    renumber[order] = np.arange(len(order))
    return renumber[labels]
