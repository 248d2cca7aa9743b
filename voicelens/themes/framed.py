"""Ideas sorted with a frame: placed under its themes where they fit, and searched for further themes where not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelens.text import fold
from voicelens.themes.finders import Finder, Semisupervised, beside
from voicelens.themes.finders.graph import LARGEST_UNPLACED
from voicelens.themes.frames.frame import said
from voicelens.themes.identity import area_id
from voicelens.themes.induction import Proposed, Sorting, Theme, induced
from voicelens.themes.naming import name_themes
from voicelens.themes.placing import place
from voicelens.themes.taught import Taught

SEARCH_FROM = 20
"""So many ideas that fit no theme of the frame are searched for themes of their own."""
COMES_BACK = 0.5
"""The certificate from which a further theme is proposed."""
CLOSE_TOGETHER = 0.5
"""A further theme's ideas lie on average at least so near (cosine) to its middle, apart from what all ideas share."""
CERTIFY_ON = 100_000
"""Of more ideas, about so many, spread evenly, say how settled the frame's themes are."""
_BLOCK = 8192


def from_frame(sorting: Sorting, taught: Taught, language: str) -> Proposed:
    """The frame's themes that have ideas, in the frame's order, then further ones found among the ideas that fit none.

    At most 12 % of each language's ideas stay without a theme: the likelier ones go to the frame's nearest theme.
    """
    labels, confidence = place(sorting.vectors, taught.head)
    further, extra = _further(sorting._replace(finder=_told(sorting, labels)), taught, labels < 0, language)
    labels = _at_most(labels, further >= 0, sorting, taught)
    frame = len(taught.head.themes)
    everything = np.where(further >= 0, further + frame, labels)
    named = name_themes(sorting.said(sorting.vectors), everything)
    themes, areas = _of_the_frame(sorting, taught, labels, language)
    keywords = [named[number].keywords if number < len(named) else () for number in range(frame)]
    themes = [theme._replace(keywords=words) for theme, words in zip(themes, keywords, strict=True)]
    return _without_empty(Proposed([*themes, *extra], everything, confidence, areas))


def _of_the_frame(
    sorting: Sorting, taught: Taught, labels: NDArray[np.int64], language: str
) -> tuple[list[Theme], list[Theme]]:
    """All themes and areas of the frame, with their certificates."""
    some = slice(None, None, -(-len(labels) // CERTIFY_ON))
    settled = taught.certificates(sorting.vectors[some], labels[some])
    themes = [
        Theme(
            theme.id, theme.called(language), "frame", theme.described(language), (), certificate,
            area_id(theme.area) if theme.area else None,
        )
        for theme, certificate in zip(taught.frame.themes, settled.themes, strict=True)
    ]  # fmt: skip
    areas = [
        Theme(area_id(area.id), said(area.name, language), "frame", "", (), certificate)
        for area, certificate in zip(taught.frame.areas, settled.broad, strict=True)
    ]
    return themes, areas


def _told(sorting: Sorting, labels: NDArray[np.int64]) -> Finder:
    """The finder, told what the frame has placed where it wants to know; nothing is copied where it does not."""
    if not isinstance(sorting.finder, Semisupervised):
        return sorting.finder
    fits = sorting.part(labels >= 0)
    return beside(sorting.finder, fits.texts, fits.vectors, labels[labels >= 0])


def _further(
    sorting: Sorting, taught: Taught, apart: NDArray[np.bool_], language: str
) -> tuple[NDArray[np.int64], list[Theme]]:
    """The themes among the ideas that fit none of the frame's: groups that are really alike, share words, come back."""
    labels = np.full(len(apart), -1, dtype=np.int64)
    if apart.sum() < SEARCH_FROM:
        return labels, []
    rest = sorting.part(apart)
    names = [*(theme.name for theme in taught.frame.themes), *(area.name for area in taught.frame.areas)]
    taken = {fold(said(name, language)) for name in names}
    found = induced(rest, taken)
    shared = taught.head.means.mean(axis=0)
    alike = [
        number
        for number, theme in enumerate(found.themes)
        if theme.keywords
        and (theme.certificate is None or theme.certificate >= COMES_BACK)
        and _closeness(rest.vectors[found.labels == number], shared) >= CLOSE_TOGETHER
    ]
    renumber = np.full(len(found.themes) + 1, -1, dtype=np.int64)
    renumber[alike] = np.arange(len(alike))
    labels[apart] = renumber[found.labels]
    kept = [
        found.themes[number]._replace(theme_id=f"t{n:02d}", parent_id=None) for n, number in enumerate(alike, start=1)
    ]
    return labels, kept


def _closeness(rows: NDArray[np.float32], shared: NDArray[np.float32]) -> float:
    """The mean cosine of vectors, without what all share, with their mean direction."""
    level = rows.astype(np.float64) - shared
    level /= np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-12)
    return float(np.linalg.norm(level.mean(axis=0))) if len(level) else 0.0


def _at_most(
    labels: NDArray[np.int64], elsewhere: NDArray[np.bool_], sorting: Sorting, taught: Taught
) -> NDArray[np.int64]:
    """Labels with the likeliest of the unplaced ideas placed, so that at most 12 % of each language's are left."""
    open_, languages = (labels < 0) & ~elsewhere, np.array(sorting.languages, dtype=str)
    if not open_.any():
        return labels
    filled = labels.copy()
    for language in np.unique(languages):
        own = np.flatnonzero(open_ & (languages == language))
        chance, likeliest = _likeliest(sorting.vectors, own, taught)
        order = np.argsort(-chance, kind="stable")
        surplus = order[: max(len(own) - int(LARGEST_UNPLACED * (languages == language).sum()), 0)]
        filled[own[surplus]] = likeliest[surplus]
    return filled


def _likeliest(
    vectors: NDArray[np.float32], rows: NDArray[np.int64], taught: Taught
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The likeliest of the frame's themes for some of the vectors: how likely, and its number."""
    chance, theme = np.zeros(len(rows)), np.zeros(len(rows), dtype=np.int64)
    for start in range(0, len(rows), _BLOCK):
        part = slice(start, start + _BLOCK)
        chances = taught.head.probabilities(vectors[rows[part]])
        chance[part], theme[part] = chances.max(axis=1), chances.argmax(axis=1)
    return chance, theme


def _without_empty(proposed: Proposed) -> Proposed:
    used = np.unique(proposed.labels[proposed.labels >= 0])
    renumber = np.full(len(proposed.themes) + 1, -1, dtype=np.int64)
    renumber[used] = np.arange(len(used))
    themes = [proposed.themes[number] for number in used]
    return proposed._replace(themes=themes, labels=renumber[proposed.labels])
