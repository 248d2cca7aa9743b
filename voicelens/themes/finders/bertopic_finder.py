"""BERTopic (Grootendorst 2022) with VoiceLens's own parts plugged in; the one file that imports it.

Embedder, cluster model, vectoriser and representation are ours, its dimensionality step is switched off, and what a
frame has placed comes in by its semi-supervised seam. The assignments therefore equal the graph finder's; what BERTopic
adds is its model, for those who know and use it.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders import Found
from voicelens.themes.finders.graph import GraphFinder
from voicelens.themes.finders.points import by_size, centres, nearest
from voicelens.themes.phrases import is_modifier
from voicelens.themes.words import content_words

_FEWEST_WORDS = 3


class Task(NamedTuple):
    """What is to be grouped; of `known`, labels from 0 on stay as they are and -1 is to be found."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]
    known: NDArray[np.int64]
    smallest: int
    seed: int


class Clusters:
    """The graph finder in the form BERTopic expects of a cluster model: `fit`, `predict`, `labels_`."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def fit(self, vectors: NDArray[np.float32], y: NDArray[np.int64] | None = None) -> Self:
        """Keep the labels in `y`, and group what has none (-1) into further ones."""
        self.labels_ = np.full(len(vectors), -1, dtype=np.int64) if y is None else np.array(y, dtype=np.int64)
        rest = np.flatnonzero(self.labels_ < 0)
        self.found = GraphFinder().find(
            [self._task.texts[row] for row in rest.tolist()],
            vectors[rest],
            smallest=self._task.smallest,
            seed=self._task.seed,
        )
        taken = int(self.labels_.max(initial=-1)) + 1
        self.labels_[rest] = np.where(self.found.labels < 0, -1, self.found.labels + taken)
        self._middle = centres(vectors, self.labels_)
        return self

    def predict(self, vectors: NDArray[np.float32]) -> NDArray[np.int64]:
        """The nearest group of further texts."""
        return nearest(vectors, self._middle)


class BertopicFinder:
    """Finds themes through BERTopic; `known` are texts that a frame has placed, with their vectors and labels."""

    def __init__(self, known: tuple[Sequence[str], NDArray[np.float32], NDArray[np.int64]] | None = None) -> None:
        self._known = known

    def beside(self, texts: Sequence[str], vectors: NDArray[np.float32], labels: NDArray[np.int64]) -> BertopicFinder:
        """The same, told what a frame has placed already."""
        return BertopicFinder((texts, vectors, np.unique(labels, return_inverse=True)[1].astype(np.int64)))

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group the texts; texts with too few different words for BERTopic go straight to its cluster model."""
        task = self._task(texts, vectors, smallest, seed)
        clusters = Clusters(task)
        if len({word for text in task.texts for word in content_words(text)}) < _FEWEST_WORDS:
            return clusters.fit(task.vectors, task.known).found
        topics = _model(clusters, task).fit_transform(list(task.texts), y=task.known)[0]
        own = np.asarray(topics, dtype=np.int64)[len(topics) - len(texts) :]
        return Found(by_size(own), clusters.found.confidence)

    def regroup(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """The cluster model alone."""
        return GraphFinder().regroup(texts, vectors, smallest=smallest, seed=seed)

    def _task(self, texts: Sequence[str], vectors: NDArray[np.float32], smallest: int, seed: int) -> Task:
        apart = np.full(len(texts), -1, dtype=np.int64)
        if self._known is None:
            return Task(texts, vectors, apart, smallest, seed)
        before, placed, labels = self._known
        return Task(
            [*before, *texts], np.concatenate([placed, vectors]), np.concatenate([labels, apart]), smallest, seed
        )


def _model(clusters: Clusters, task: Task) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    with warnings.catch_warnings():  # importing it warns of optional parts and changes the filters of the whole process
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from bertopic.backend import BaseEmbedder
        from bertopic.dimensionality import BaseDimensionalityReduction
        from bertopic.representation._base import BaseRepresentation

    class Vectors(BaseEmbedder):  # type: ignore[misc]  # BERTopic has no types
        """Our encoder's vectors, one for each of the texts it is asked about."""

        def embed(self, documents: Sequence[str], verbose: bool = False) -> NDArray[np.float32]:  # noqa: ARG002
            return task.vectors

    class Nouns(BaseRepresentation):  # type: ignore[misc]  # BERTopic has no types
        """Words that can name a theme before those that tell how something is."""

        def extract_topics(self, model: Any, documents: Any, c_tf_idf: Any, topics: Any) -> Any:  # noqa: ARG002
            return nouns_first(topics)

    return BERTopic(
        embedding_model=Vectors(),
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=clusters,
        vectorizer_model=CountVectorizer(analyzer=content_words),
        representation_model=Nouns(),
        calculate_probabilities=False,
        verbose=False,
    )


def nouns_first(topics: Mapping[int, Sequence[tuple[str, float]]]) -> dict[int, list[tuple[str, float]]]:
    """The words of each topic, those of them first that can name it."""
    return {topic: sorted(words, key=lambda pair: is_modifier(pair[0])) for topic, words in topics.items()}
