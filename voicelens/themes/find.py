"""The find stage: themes proposed from ideas and their vectors, each with a name and a certificate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.i18n import ngettext, say
from voicelens.tables import Result, check, empty
from voicelens.themes.certificate import CERTIFY_FROM, certificates
from voicelens.themes.finders import Finder, Found
from voicelens.themes.finders.graph import LARGEST_UNPLACED, by_size, centres
from voicelens.themes.naming import Named, name_themes

FINDINGS_FROM = 60
CENTRE_FROM = 20
_TAKEN_OUT = 0.95


def find(
    ideas: pd.DataFrame,
    comments: pd.DataFrame,
    vectors: NDArray[np.float32],
    *,
    finder: Finder,
    smallest: int,
    seed: int,
) -> Result:
    """Tables `themes_found` (t01, t02, … by size) and `assigned` (every idea once, no theme where it fits none).

    `vectors` has one row per idea. Below 60 answers a note says that themes are notes, and no certificate is given.
    """
    if not len(ideas):
        return Result({"themes_found": empty("themes_found"), "assigned": empty("assigned")})
    texts = ideas["text"].tolist()
    about = comments.set_index("response_id").loc[ideas["response_id"]]
    level = centre(vectors, about["language"].tolist())
    found = even_out(finder.find(texts, level, smallest=smallest, seed=seed), level, about["language"].tolist())
    settled = certificates(ideas, level, found.labels, finder=finder, smallest=smallest, seed=seed)
    named = name_themes(texts, about["respondent_id"].tolist(), level, found.labels)
    answers = int(ideas["response_id"].nunique())
    return Result(_tables(ideas, found, named, settled), notes=_notes(answers, found))


def centre(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors without most of what all ideas of one language share, unit length again.

    An encoder that learned one language puts nearly all ideas of another into one heap; without the mean of each
    language the heap comes apart and more of its ideas join those about the same topic.
    A language with fewer than 20 ideas loses the mean of all; below 20 ideas nothing is taken out.
    """
    if len(vectors) < CENTRE_FROM:
        return vectors
    level = vectors.astype(np.float64)
    names, group, sizes = np.unique(np.asarray(languages, dtype=str), return_inverse=True, return_counts=True)
    shared = np.stack([level[group == n].mean(axis=0) for n in range(len(names))])
    shared[sizes < CENTRE_FROM] = level.mean(axis=0)
    level -= _TAKEN_OUT * shared[group]
    level /= np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-12)
    return level.astype(np.float32)


def even_out(found: Found, vectors: NDArray[np.float32], languages: Sequence[str]) -> Found:
    """Leave at most 12 % of each language's ideas unplaced: the others go to their nearest theme, however far it is.

    What an encoder reads badly looks untypical; without this a language it never learned would fall silent.
    """
    labels, confidence = found.labels.copy(), found.confidence.copy()
    if not (labels < 0).any():
        return found
    near = vectors.astype(np.float64) @ centres(vectors.astype(np.float64), labels).T
    for language in sorted(set(languages)):
        own = np.asarray(languages, dtype=str) == language
        apart = np.flatnonzero(own & (labels < 0))
        order = apart[np.argsort(near[apart].max(axis=1), kind="stable")]
        placed = order[int(own.sum() * LARGEST_UNPLACED) :]
        labels[placed] = near[placed].argmax(axis=1)
        confidence[placed] = np.clip(near[placed].max(axis=1), 0.0, 1.0).round(6)
    return Found(by_size(labels), confidence)


def _tables(
    ideas: pd.DataFrame, found: Found, named: Sequence[Named], settled: Sequence[float | None]
) -> dict[str, pd.DataFrame]:
    ids = [f"t{n:02d}" for n in range(1, len(named) + 1)]
    themes = pd.DataFrame(
        {
            "theme_id": ids,
            "name": [theme.name for theme in named],
            "name_source": "keywords",
            "keywords": [list(theme.keywords) for theme in named],
            "certificate": list(settled),
        }
    )
    assigned = pd.DataFrame(
        {
            "idea_id": ideas["idea_id"],
            "theme_id": [ids[label] if label >= 0 else None for label in found.labels],
            "confidence": found.confidence,
        }
    )
    return {"themes_found": check("themes_found", themes), "assigned": check("assigned", assigned)}


def _notes(answers: int, found: Found) -> list[str]:
    notes = []
    if answers < FINDINGS_FROM:
        notes.append(
            say("Only {n} answers: read the themes as notes, not as findings.", n=answers)
            if answers > 1
            else say("Only one answer: read the theme as a note, not as a finding.")
        )
    elif len(found.labels) < CERTIFY_FROM:
        notes.append(say("Too few ideas to say how settled each theme is."))
    apart = int((found.labels < 0).sum())
    if apart:
        sentence = ngettext(
            "{n} of {total} ideas resembles no theme and was not placed.",
            "{n} of {total} ideas resemble no theme and were not placed.",
            apart,
        )
        notes.append(sentence.format(n=apart, total=len(found.labels)))
    return notes
