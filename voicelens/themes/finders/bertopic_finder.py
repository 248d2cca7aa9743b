"""BERTopic (Grootendorst 2022) with VoiceLens's own parts plugged in; the one file that imports it.

Its embeddings are given, its dimensionality step is switched off, and its cluster model is the graph finder. The
assignments therefore equal the graph finder's; what BERTopic adds is its model, for those who know and use it.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders import Found
from voicelens.themes.finders.graph import GraphFinder, by_size, centres, nearest
from voicelens.themes.words import content_words

_FEWEST_WORDS = 3


class _Clusters:
    """The graph finder in the form BERTopic expects of a cluster model: `fit`, `predict`, `labels_`."""

    def __init__(self, texts: Sequence[str], *, smallest: int, seed: int) -> None:
        self._texts, self._smallest, self._seed = texts, smallest, seed

    def fit(self, vectors: NDArray[np.float32], y: object = None) -> Self:  # noqa: ARG002  (BERTopic passes it)
        self.found = GraphFinder().find(self._texts, vectors, smallest=self._smallest, seed=self._seed)
        self.labels_ = self.found.labels
        return self

    def predict(self, vectors: NDArray[np.float32]) -> NDArray[np.int64]:
        return nearest(vectors, centres(vectors, self.labels_))


class BertopicFinder:
    """Finds themes through BERTopic."""

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group the texts; texts with too few different words for BERTopic go straight to its cluster model."""
        clusters = _Clusters(texts, smallest=smallest, seed=seed)
        if len({word for text in texts for word in content_words(text)}) < _FEWEST_WORDS:
            return clusters.fit(vectors).found
        topics = _model(clusters).fit_transform(list(texts), embeddings=vectors)[0]
        return Found(by_size(np.asarray(topics, dtype=np.int64)), clusters.found.confidence)

    def regroup(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """The cluster model alone."""
        return GraphFinder().regroup(texts, vectors, smallest=smallest, seed=seed)


def _model(clusters: _Clusters) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    with warnings.catch_warnings():  # importing it warns of optional parts and changes the filters of the whole process
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from bertopic.dimensionality import BaseDimensionalityReduction

    return BERTopic(
        embedding_model=None,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=clusters,
        vectorizer_model=CountVectorizer(analyzer=content_words),
        calculate_probabilities=False,
        verbose=False,
    )
