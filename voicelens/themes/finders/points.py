"""Texts as points on the unit sphere: which are the same, where groups have their centres, which centre is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Labels = NDArray[np.int64]

_BLOCK = 8192


def distinct(texts: Sequence[str], vectors: NDArray[np.float32]) -> tuple[Labels, Labels, Labels]:
    """For each distinct pair of text and vector in sorted order: its first row and its count; and each row's pair."""
    _, first, text = np.unique(np.asarray(texts, dtype=object), return_index=True, return_inverse=True)
    variant = np.zeros(len(texts), dtype=np.int64)
    rows = np.flatnonzero(np.isin(text, text[_differing(vectors, first[text])]))
    keys = [(int(text[row]), vectors[row].tobytes()) for row in rows]
    number = {key: n for n, key in enumerate(sorted(set(keys)))}
    variant[rows] = [number[key] for key in keys]
    _, first, back, counts = np.unique(
        text * (len(number) + 1) + variant, return_index=True, return_inverse=True, return_counts=True
    )
    return first.astype(np.int64), back.astype(np.int64), counts.astype(np.int64)


def _differing(vectors: NDArray[np.float32], others: Labels) -> Labels:
    """The rows whose vector is not that of the row named beside it."""
    blocks = range(0, len(vectors), _BLOCK)
    same = [(vectors[i : i + _BLOCK] == vectors[others[i : i + _BLOCK]]).all(axis=1) for i in blocks]
    return np.flatnonzero(~np.concatenate(same))


def centres(points: Floats, labels: Labels, counts: Labels | None = None) -> Floats:
    """The unit-length mean of each label's points (labels 0, 1, …), weighted by counts; -1 is left out."""
    return unit(means(points, labels, counts))


def means(points: Floats, labels: Labels, counts: Labels | None = None) -> Floats:
    """The mean of each label's points, weighted by counts; -1 is left out."""
    from scipy.sparse import csr_matrix

    rows = np.flatnonzero(labels >= 0)
    weights = np.ones(len(rows)) if counts is None else counts[rows].astype(np.float64)
    groups = int(labels.max(initial=-1)) + 1
    share = weights / np.maximum(np.bincount(labels[rows], weights, groups), 1e-12)[labels[rows]]
    belongs = csr_matrix((share, (labels[rows], rows)), shape=(groups, len(points)))
    total = np.zeros((groups, points.shape[1]))
    for start in range(0, len(points), _BLOCK):
        total += belongs[:, start : start + _BLOCK] @ points[start : start + _BLOCK].astype(np.float64)
    return total


def unit(points: Floats) -> Floats:
    """The points at length one; a point without direction stays where it is."""
    scaled: Floats = points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12)
    return scaled


def nearest(points: Floats, middle: Floats) -> Labels:
    """The nearest centre of each point."""
    middle = middle.T.astype(points.dtype)
    blocks = [(points[i : i + _BLOCK] @ middle).round(5).argmax(axis=1) for i in range(0, len(points), _BLOCK)]
    return np.concatenate(blocks).astype(np.int64)


def typicality(points: Floats, labels: Labels, counts: Labels) -> Floats:
    """The cosine of each point with the centre of its group."""
    middle = centres(points, labels, counts).astype(points.dtype)
    blocks = range(0, len(points), _BLOCK)
    near = [np.einsum("ij,ij->i", points[i : i + _BLOCK], middle[labels[i : i + _BLOCK]]) for i in blocks]
    typical: Floats = np.concatenate(near).astype(np.float64).round(6)
    return typical


def by_size(labels: Labels) -> Labels:
    """The same groups, numbered by falling size; ties by their first member."""
    names, first, sizes = np.unique(labels[labels >= 0], return_index=True, return_counts=True)
    order = names[np.lexsort((first, -sizes))]
    renumber = np.full(int(labels.max(initial=-1)) + 2, -1, dtype=np.int64)
    renumber[order] = np.arange(len(order))
    return renumber[labels]
