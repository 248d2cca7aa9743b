"""BERTopic (Grootendorst 2022) on the same vectors: with its defaults, and tuned as for short texts."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders.points import centres, nearest

Labels = NDArray[np.int64]


def default(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Labels:
    """Its defaults with a fixed seed: UMAP to 5 dimensions, HDBSCAN of at least 10; -1 = outlier."""
    return _topics(texts, vectors, seed, None)


def tuned(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Labels:
    """Groups of at least n/40 (3 to 10) texts, and every outlier to the nearest centre."""
    topics = _topics(texts, vectors, seed, int(np.clip(len(texts) / 40, 3, 10)))
    if topics.max() < 0:
        return np.zeros_like(topics)
    return np.where(topics < 0, nearest(vectors, centres(vectors, topics)), topics)


def _topics(texts: Sequence[str], vectors: NDArray[np.float32], seed: int, smallest: int | None) -> Labels:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from hdbscan import HDBSCAN
        from umap import UMAP

        umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=seed)
        parts = {} if smallest is None else {"hdbscan_model": HDBSCAN(smallest, prediction_data=True)}
        model = BERTopic(embedding_model=None, umap_model=umap, **parts)
        topics, _ = model.fit_transform(list(texts), vectors)
    return np.asarray(topics, dtype=np.int64)
