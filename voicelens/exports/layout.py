"""Places on a plane for ideas: UMAP where it is installed, principal components otherwise."""

from __future__ import annotations

import warnings
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from voicelens.i18n import say

Places = NDArray[np.float64]
_ENOUGH, _SEED, _NEIGHBOURS, _COMPONENTS = 30, 1, 15, 50
_BY_RANK = 0.6


def lay_out(vectors: NDArray[np.float32], *, umap: bool | None = None) -> tuple[Places, str]:
    """Two numbers between 0 and 1 for each row, and the method's name; the same vectors always give the same places.

    `umap` chooses the method; `None` takes UMAP where it is installed. Under 30 rows it is always principal components.
    """
    wanted = find_spec("umap") is not None if umap is None else umap
    if wanted and len(vectors) >= _ENOUGH:
        return _unit(_umap(vectors)), say("UMAP (McInnes and others 2018)")
    return _unit(components(vectors, 2)), say("principal components")


def components(vectors: NDArray[np.float32], count: int) -> Places:
    """The first principal components, with signs that do not depend on the machine; zeros where there are fewer."""
    rows = vectors.astype(np.float64)
    centred = rows - rows.mean(axis=0) if len(rows) else rows
    found = np.zeros((len(rows), count))
    if len(rows) > 1:
        _, axes = np.linalg.eigh(centred.T @ centred)
        axes = axes[:, ::-1][:, :count]
        axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])] < 0, -1, 1)
        found[:, : axes.shape[1]] = centred @ axes
    return found


def _umap(vectors: NDArray[np.float32]) -> Places:
    """UMAP of the first components (McInnes, Healy and Melville 2018), on one thread so that runs agree."""
    start = components(vectors, 2)
    start = 10 * start / max(float(np.abs(start).max()), 1e-9)
    near = min(_NEIGHBOURS, len(vectors) - 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import umap

        made = umap.UMAP(n_neighbors=near, min_dist=0.15, metric="cosine", init=start, random_state=_SEED, n_jobs=1)
        return np.asarray(made.fit_transform(components(vectors, _COMPONENTS)), dtype=np.float64)


def _unit(places: Places) -> Places:
    """Between 0 and 1 each way: half by place and half by rank, so that one far-off island does not leave a void."""
    if len(places) < 2:
        return np.full_like(places, 0.5)
    low, high = places.min(axis=0), places.max(axis=0)
    rank = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(places) - 1)
    place = (places - low) / np.where(high > low, high - low, 1)
    return np.asarray((1 - _BY_RANK) * place + _BY_RANK * rank, dtype=np.float64)
