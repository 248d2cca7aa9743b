"""Cutting one theme into parts: its own ideas grouped anew, without what all of them share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.themes.book import Part
from voicelens.themes.finders import Finder
from voicelens.themes.finders.points import by_size, centres, nearest
from voicelens.themes.induction import centre
from voicelens.themes.naming import Said, name_themes

Labels = NDArray[np.int64]
Floats = NDArray[np.floating[Any]]


class Means(NamedTuple):
    """What a theme is cut with: `vectors` has one row per idea; parts are named in `language`."""

    vectors: NDArray[np.float32]
    finder: Finder
    smallest: int
    seed: int
    language: str


class Cutter:
    """Cuts any of the ideas into parts. `about` has one row of the comments per idea."""

    def __init__(self, ideas: pd.DataFrame, about: pd.DataFrame, means: Means) -> None:
        self._ids = list(ideas["idea_id"])
        self._row = {idea: row for row, idea in enumerate(self._ids)}
        self._means = means
        self._said = Said(
            list(ideas["text"]), list(about["respondent_id"]), list(about["language"]), means.vectors, means.language
        )

    def __call__(self, ideas: Sequence[str], parts: int, taken: Collection[str]) -> list[Part]:
        """The parts, the largest first; a single one where the ideas are too few or too much alike."""
        rows = np.array([self._row[idea] for idea in ideas], dtype=np.int64)
        if not len(rows):
            return []
        labels = np.full(len(self._ids), -1, dtype=np.int64)
        labels[rows] = self._parted(rows, parts)
        named = name_themes(self._said, labels, taken)
        return [
            Part(tuple(self._ids[row] for row in np.flatnonzero(labels == part)), name, keywords)
            for part, (name, keywords) in enumerate(named)
        ]

    def _parted(self, rows: Labels, parts: int) -> Labels:
        texts, languages = [self._said.texts[row] for row in rows], [self._said.languages[row] for row in rows]
        vectors = centre(self._means.vectors[rows], languages)
        least = max(min(self._means.smallest, len(rows) // (2 * max(parts, 2))), 1)
        found = self._means.finder.regroup(texts, vectors, smallest=least, seed=self._means.seed)
        return as_many(found.labels, vectors.astype(np.float64), parts)


def as_many(labels: Labels, points: Floats, parts: int) -> Labels:
    """Labels with that many groups, numbered by falling size; where `parts` is 0 as many as there are, at least two.

    The two nearest groups are joined while there are too many; while there are too few, the most spread one is cut
    across its main direction (Boley 1998). Points that had no group are in the nearest one. There are fewer groups
    where too few points differ.
    """
    labels = np.where(labels < 0, nearest(points, centres(points, labels)), labels)
    wanted = parts or max(int(labels.max()) + 1, 2)
    while labels.max() + 1 > wanted:
        labels = _joined(labels, points)
    while labels.max() + 1 < wanted:
        cut = _cut(labels, points)
        if cut is labels:
            break
        labels = cut
    return by_size(labels)


def _joined(labels: Labels, points: Floats) -> Labels:
    middle = centres(points, labels)
    near = np.triu(middle @ middle.T + 2.0, k=1)
    first, second = np.unravel_index(int(near.argmax()), near.shape)
    return by_size(np.where(labels == second, first, labels))


def _cut(labels: Labels, points: Floats) -> Labels:
    """The most spread group in two; the same labels where all points of every group are alike."""
    spread = [float(points[labels == n].var(axis=0).sum() * (labels == n).sum()) for n in range(labels.max() + 1)]
    widest = int(np.argmax(spread))
    if spread[widest] < 1e-9:
        return labels
    own = labels == widest
    level = points[own] - points[own].mean(axis=0)
    main = np.linalg.eigh(level.T @ level)[1][:, -1]
    cut = labels.copy()
    cut[own] = np.where(level @ main > 0, labels.max() + 1, widest)
    return cut
