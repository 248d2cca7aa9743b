"""The stage that points out answers for a caring adult: `responses` and `places` in, `concerns` out (all private)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from voicelens.screen.grammar import Cue
from voicelens.screen.normal import normal
from voicelens.screen.spotting import matches
from voicelens.tables import CONCERNS, TABLES, Result, check


class Concern(NamedTuple):
    """What an answer may be about, how strongly its words say so (0 to 1), and the codes of the reasons."""

    category: str
    score: float
    why: list[str]


def screen(responses: pd.DataFrame, places: pd.DataFrame) -> Result:
    """One row for each answer that may need an adult; blank and junk answers are looked at as well.

    Nothing about it is said in notes: they stand where others read them.
    """
    found = {text: concern for text in responses["text"].unique() if (concern := judge(text))}
    flagged = responses[responses["text"].isin(list(found))]
    rows = flagged.merge(places, on="respondent_id", how="left")
    judged = pd.DataFrame([found[text] for text in rows["text"]], columns=list(Concern._fields), index=rows.index)
    table = pd.concat([rows, judged], axis=1)[list(TABLES["concerns"].columns)]
    return Result(tables={"concerns": check("concerns", table)})


def judge(text: str) -> Concern | None:
    """What one answer may be about, or None. Each further cue halves the doubt that is left."""
    found = matches(normal(text))
    if not found:
        return None
    category = _category(found)
    reasons = dict.fromkeys(cue.reason for cue in found if cue.category == category)
    return Concern(category, round(1 - 0.5 ** len(found), 2), list(reasons))


def _category(found: Sequence[Cue]) -> str:
    """The one most cues point at, self-harm counted twice; of several, the most urgent."""
    counted = Counter(cue.category for cue in found)
    counted["self_harm"] *= 2
    return max(CONCERNS, key=lambda category: counted[category])
