"""What the stage `compare` tells the person who runs it."""

from __future__ import annotations

import pandas as pd

from voicelens.i18n import ngettext, say
from voicelens.tables import group_columns

MANY_GROUPS = 50


def notes_of(comparison: pd.DataFrame, coverage: pd.DataFrame, respondents: pd.DataFrame, weightless: int) -> list[str]:
    """Sentences on what was tested and on what looks odd."""
    tested, notable = int(comparison["p"].notna().sum()), int(comparison["notable"].sum())
    sentence = ngettext(
        "{n} difference between groups was tested; larger than chance explains: {notable}.",
        "{n} differences between groups were tested; larger than chance explains: {notable}.",
        tested,
    )
    notes = [sentence.format(n=tested, notable=notable), *_many_groups(respondents), *_two_schools(respondents)]
    if (coverage["answered"] > coverage["enrolled"]).fillna(False).any():
        notes.append(say("More students answered in some group than are enrolled in it: check the enrolment counts."))
    changed = int(comparison.loc[comparison["exploratory"], "theme_id"].nunique())
    if changed:
        told = ngettext(
            "{n} theme was changed after its differences could be seen: they are marked as exploratory.",
            "{n} themes were changed after their differences could be seen: they are marked as exploratory.",
            changed,
        )
        notes.append(told.format(n=changed))
    if weightless:
        told = ngettext(
            "{n} student has no weight above 0 and is counted in no theme.",
            "{n} students have no weight above 0 and are counted in no theme.",
            weightless,
        )
        notes.append(told.format(n=weightless))
    return notes


def _many_groups(respondents: pd.DataFrame) -> list[str]:
    sizes = {name: respondents[name].explode().nunique() for name in group_columns(respondents)}
    return [
        say("The group “{name}” has {n} different values: most are too small to compare.", name=name, n=n)
        for name, n in sizes.items()
        if n > MANY_GROUPS
    ]


def _two_schools(respondents: pd.DataFrame) -> list[str]:
    known = respondents.loc[respondents["person_id"].notna(), ["person_id", "wave", "school"]].astype(object)
    several = int((known.groupby(["person_id", "wave"])["school"].nunique() > 1).sum()) if len(known) else 0
    told = ngettext(
        "{n} student answered in two schools and is counted once in each.",
        "{n} students answered in two schools and are counted once in each.",
        several,
    )
    return [told.format(n=several)] if several else []
