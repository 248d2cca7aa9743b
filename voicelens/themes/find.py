"""The find stage: themes proposed from ideas and their vectors, each with a name and a certificate."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.i18n import ngettext, say
from voicelens.tables import Result, check, empty
from voicelens.themes.certificate import CERTIFY_FROM
from voicelens.themes.finders import Finder
from voicelens.themes.framed import from_frame
from voicelens.themes.induction import Proposed, Sorting, Theme, induced
from voicelens.themes.placing import suits
from voicelens.themes.taught import Taught

FINDINGS_FROM = 60


def find(  # noqa: PLR0913  (three tables and the choices of one stage)
    ideas: pd.DataFrame,
    comments: pd.DataFrame,
    vectors: NDArray[np.float32],
    *,
    finder: Finder,
    smallest: int,
    seed: int,
    taught: Taught | None = None,
    language: str = "en",
) -> Result:
    """Tables `themes_found` and `assigned` (every idea once, no theme where it fits none).

    An area, the second level, is a row of `themes_found` that themes name as their `parent_id`; it has no ideas.
    `vectors` has one row per idea. With a frame (`taught`) that suits the ideas, they are placed under its themes, and
    further themes are looked for among those that fit none; without one, or where it does not suit, in all of them.
    Below 60 answers a note says that themes are notes.
    """
    if not len(ideas):
        return Result({"themes_found": empty("themes_found"), "assigned": empty("assigned")})
    about = comments.set_index("response_id").loc[ideas["response_id"]]
    sorting = Sorting(ideas, about, vectors, finder, smallest, seed, language)
    fits = taught is not None and suits(vectors, taught.head)
    proposed = from_frame(sorting, taught, language) if taught is not None and fits else induced(sorting)
    notes = _notes(int(ideas["response_id"].nunique()), proposed)
    if taught is not None and not fits:
        notes.insert(0, say("The list of themes does not suit these answers: themes were found in the answers alone."))
    return Result(_tables(ideas, proposed), notes=notes)


def _tables(ideas: pd.DataFrame, proposed: Proposed) -> dict[str, pd.DataFrame]:
    listed = [*proposed.themes, *proposed.areas]
    themes = pd.DataFrame(listed, columns=list(Theme._fields))
    themes["keywords"] = pd.Series([list(theme.keywords) for theme in listed], dtype=object)
    ids = [*(theme.theme_id for theme in proposed.themes), None]
    assigned = pd.DataFrame(
        {
            "idea_id": ideas["idea_id"],
            "theme_id": [ids[label] for label in proposed.labels],
            "confidence": proposed.confidence,
        }
    )
    return {"themes_found": check("themes_found", themes), "assigned": check("assigned", assigned)}


def _notes(answers: int, found: Proposed) -> list[str]:
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
