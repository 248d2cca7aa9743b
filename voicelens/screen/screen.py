"""The stage that points out answers for a caring adult: `responses` and `places` in, `concerns` out (all private)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from voicelens.screen.grammar import Cue
from voicelens.screen.normal import normal
from voicelens.screen.second import REASON, SecondReading
from voicelens.screen.spotting import matches
from voicelens.tables import CONCERNS, TABLES, Result, check

DOUBTED = 0.02
ONE_CUE = 0.5


class Concern(NamedTuple):
    """What an answer may be about, how strongly its words say so (0 to 1), and the codes of the reasons."""

    category: str
    score: float
    why: list[str]


def screen(responses: pd.DataFrame, places: pd.DataFrame, *, second: SecondReading | None = None) -> Result:
    """One row for each answer that may need an adult; blank and junk answers are looked at as well.

    Nothing about it is said in notes: they stand where others read them.
    """
    found = judge_all(list(responses["text"].unique()), second)
    flagged = responses[responses["text"].isin(list(found))]
    rows = flagged.merge(places, on="respondent_id", how="left")
    judged = pd.DataFrame([found[text] for text in rows["text"]], columns=list(Concern._fields), index=rows.index)
    table = pd.concat([rows, judged], axis=1)[list(TABLES["concerns"].columns)]
    return Result(tables={"concerns": check("concerns", table)})


def judge_all(texts: Sequence[str], second: SecondReading | None) -> dict[str, Concern]:
    """What each answer that may need an adult may be about: by its cues, or where none is found by a second reading.

    The second reading also overrules a single cue, but only where it is all but sure that nothing is the matter.
    """
    found = {text: concern for text in texts if (concern := judge(text))}
    if second is None:
        return found
    for text, (category, chance) in zip(texts, second.read(texts), strict=True):
        if text in found:
            if chance < DOUBTED and found[text].score <= ONE_CUE:
                del found[text]
        elif chance >= second.floor:
            found[text] = Concern(category, round(chance, 2), [REASON])
    return found


def judge(text: str) -> Concern | None:
    """What one answer may be about by its cues, or None. Each further cue halves the doubt that is left."""
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
