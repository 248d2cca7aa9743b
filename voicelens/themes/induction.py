"""Themes found in the ideas alone: languages made comparable, groups found, named and certified."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.text import fold
from voicelens.themes.certificate import certificates
from voicelens.themes.finders import Finder, Found
from voicelens.themes.finders.graph import LARGEST_UNPLACED, by_size, centres
from voicelens.themes.identity import area_id
from voicelens.themes.levels import parents
from voicelens.themes.naming import Said, name_themes

CENTRE_FROM = 20
_TAKEN_OUT = 0.95
_BLOCK = 8192


class Sorting(NamedTuple):
    """What is to be sorted and how: one row of `ideas`, `about` (the comments they stand in) and `vectors` per idea."""

    ideas: pd.DataFrame
    about: pd.DataFrame
    vectors: NDArray[np.float32]
    finder: Finder
    smallest: int
    seed: int
    language: str = "en"

    @property
    def texts(self) -> list[str]:
        """The ideas as written."""
        return list(self.ideas["text"])

    @property
    def languages(self) -> list[str]:
        """The language of the answer each idea stands in."""
        return list(self.about["language"])

    def said(self, vectors: NDArray[np.float32]) -> Said:
        """The ideas as names are made from them, with these vectors."""
        return Said(self.texts, list(self.about["respondent_id"]), self.languages, vectors, self.language)

    def part(self, rows: NDArray[np.bool_]) -> Sorting:
        """The same for some of the ideas."""
        return self._replace(ideas=self.ideas[rows], about=self.about[rows], vectors=self.vectors[rows])


class Theme(NamedTuple):
    """A proposed theme, or an area that several belong to; `parent_id` is the area of a theme."""

    theme_id: str
    name: str
    name_source: str
    description: str
    keywords: tuple[str, ...]
    certificate: float | None
    parent_id: str | None = None


class Proposed(NamedTuple):
    """Themes, and for each idea the number of its theme in that list, -1 where it fits none, and how surely.

    `areas` are the second level above the themes; no idea is placed there directly.
    """

    themes: list[Theme]
    labels: NDArray[np.int64]
    confidence: NDArray[np.float64]
    areas: list[Theme]


def induced(sorting: Sorting, taken: Collection[str] = ()) -> Proposed:
    """Themes t01, t02, … by size, named by words of the ideas; none gets a name in `taken`. Above many, areas."""
    texts, level = sorting.texts, centre(sorting.vectors, sorting.languages)
    finder, smallest, seed = sorting.finder, sorting.smallest, sorting.seed
    found = even_out(finder.find(texts, level, smallest=smallest, seed=seed), level, sorting.languages)
    above = parents(level, found.labels)
    settled = certificates(sorting.ideas, level, found.labels, above, finder=finder, smallest=smallest, seed=seed)
    named = name_themes(sorting.said(level), found.labels, taken)
    themes = [
        Theme(f"t{n + 1:02d}", name, "keywords", "", words, certificate, area_id(area + 1) if area >= 0 else None)
        for n, ((name, words), certificate, area) in enumerate(zip(named, settled.themes, above.tolist(), strict=True))
    ]
    wide = np.where(found.labels < 0, -1, above[found.labels]) if settled.broad else np.full_like(found.labels, -1)
    broad = name_themes(sorting.said(level), wide, {*taken, *(fold(theme.name) for theme in themes)})
    areas = [
        Theme(area_id(n), name, "keywords", "", words, certificate)
        for n, ((name, words), certificate) in enumerate(zip(broad, settled.broad, strict=True), start=1)
    ]
    return Proposed(themes, found.labels, found.confidence, areas)


def centre(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors without most of what all ideas of one language share, unit length again.

    An encoder that learned one language puts nearly all ideas of another into one heap; without the mean of each
    language the heap comes apart and more of its ideas join those about the same topic.
    A language with fewer than 20 ideas loses the mean of all; below 20 ideas nothing is taken out.
    """
    if len(vectors) < CENTRE_FROM:
        return vectors
    names, group, sizes = np.unique(np.asarray(languages, dtype=str), return_inverse=True, return_counts=True)
    shared = np.stack([_mean(vectors, np.flatnonzero(group == n)) for n in range(len(names))])
    shared[sizes < CENTRE_FROM] = _mean(vectors, np.arange(len(vectors)))
    centred = np.empty_like(vectors)
    for start in range(0, len(vectors), _BLOCK):
        part = slice(start, start + _BLOCK)
        level = vectors[part].astype(np.float64) - _TAKEN_OUT * shared[group[part]]
        centred[part] = level / np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-12)
    return centred


def _mean(vectors: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    parts = (vectors[rows[start : start + _BLOCK]] for start in range(0, len(rows), _BLOCK))
    total: NDArray[np.float64] = np.sum([part.astype(np.float64).sum(axis=0) for part in parts], axis=0)
    return total / len(rows)


def _cosines(vectors: NDArray[np.float32], middle: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    parts = [vectors[start : start + _BLOCK] for start in range(0, len(vectors), _BLOCK)]
    return np.concatenate([part.astype(np.float64) @ middle.T for part in parts])


def even_out(found: Found, vectors: NDArray[np.float32], languages: Sequence[str]) -> Found:
    """Leave at most 12 % of each language's ideas unplaced: the others go to their nearest theme, however far it is.

    What an encoder reads badly looks untypical; without this a language it never learned would fall silent.
    """
    labels, confidence = found.labels.copy(), found.confidence.copy()
    if not (labels < 0).any():
        return found
    near = _cosines(vectors, centres(vectors, labels))
    for language in sorted(set(languages)):
        own = np.asarray(languages, dtype=str) == language
        apart = np.flatnonzero(own & (labels < 0))
        order = apart[np.argsort(near[apart].max(axis=1), kind="stable")]
        placed = order[int(own.sum() * LARGEST_UNPLACED) :]
        labels[placed] = near[placed].argmax(axis=1)
        confidence[placed] = np.clip(near[placed].max(axis=1), 0.0, 1.0).round(6)
    return Found(by_size(labels), confidence)
