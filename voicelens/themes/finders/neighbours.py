"""The graph of nearest neighbours and its communities, found by Leiden (Traag, Waltman and van Eck 2019)."""

from __future__ import annotations

from typing import Any

import numpy as np

from voicelens.themes.finders.points import Floats, Labels

NEIGHBOURS = 15
_BLOCK = 2048


def graph(points: Floats) -> Any:
    """The symmetric nearest-neighbour graph as a sparse matrix; a link both ends chose counts double."""
    from scipy.sparse import csr_matrix

    n = len(points)
    k = min(NEIGHBOURS, max(2, n // 4), n - 1)
    near = [_nearest(points, start, k) for start in range(0, n, _BLOCK)]
    columns = np.concatenate([places for places, _ in near]).ravel()
    # A weak link rather than none: every text stays in the graph.
    weight = np.maximum(np.concatenate([links for _, links in near]).ravel(), 1e-3).astype(np.float64)
    chosen = csr_matrix((weight, (np.repeat(np.arange(n), k), columns)), shape=(n, n))
    both = (chosen + chosen.T).tocsr()
    both.sort_indices()
    return both


def _nearest(points: Floats, start: int, k: int) -> tuple[Labels, Floats]:
    """The `k` nearest others of one block of points and their cosines, nearest first; ties by position."""
    near = (points[start : start + _BLOCK] @ points.T).round(5)
    near[np.arange(len(near)), np.arange(start, start + len(near))] = -np.inf
    least = np.partition(near, -k, axis=1)[:, -k]
    best = np.stack([_first(row, bound, k) for row, bound in zip(near, least, strict=True)])
    return best, np.take_along_axis(near, best, axis=1)


def _first(row: Floats, bound: float, k: int) -> Labels:
    able = np.flatnonzero(row >= bound)
    return able[np.argsort(-row[able], kind="stable")[:k]].astype(np.int64)


def communities(links: Any, *, resolution: float, seed: int) -> Labels:
    """The community of each node, 0, 1, …"""
    from graspologic_native import leiden_csr

    parts = links.indptr.astype(np.int64), links.indices.astype(np.int32), links.data.astype(np.float64)
    n = links.shape[0]
    _, found = leiden_csr(*parts, n, resolution=resolution, iterations=2, seed=seed, trials=1)
    return np.unique([found[node] for node in range(n)], return_inverse=True)[1].astype(np.int64)
