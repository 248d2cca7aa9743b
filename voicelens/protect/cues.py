"""Words in a quote that say which group its writer belongs to."""

from __future__ import annotations

import re

import pandas as pd

from voicelens.tables import group_columns, groups_of
from voicelens.text import fold

_SHAPES = (
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"[\s-]grade|\bkindergart\w+|\b(?:freshm[ae]n|sophomores?|juniors|seniors)\b|\b(?:primer|segundo|tercer|cuarto|quinto"
    r"|sexto|septimo|octavo)\s+grado\b"
    r"|\b(?:as|being|soy|como)\s+(?:an?\s+|una?\s+)?(?:only\s+)?(?:boy|girl|nin[oa]|muslim|christian|jewish|black|white"
    r"|asian|latin[oax]|hispanic|gay|trans|nonbinary|immigrant|inmigrante)\b"
    r"|\b(?:esl|ell|iep|504 plan|special ed(?:ucation)?|english learners?|newcomers?)\b"
)  # folded text
_SHORTEST = 4  # letters of a group's label that is looked for as it stands


def has_cue(text: pd.Series[str], labels: frozenset[str]) -> pd.Series[bool]:
    """Whether a text names a grade, a background, a programme, or one of these labels of groups."""
    return text.map(fold).str.contains(_SHAPES, regex=True).astype(bool) | names(text, labels)


def names(text: pd.Series[str], labels: frozenset[str]) -> pd.Series[bool]:
    """Whether a text names one of these labels (folded)."""
    if not labels:
        return pd.Series(False, index=text.index)
    either = "|".join(rf"\b{re.escape(label)}s?\b" for label in sorted(labels))
    return text.map(fold).str.contains(either, regex=True).astype(bool)


def few_of(respondents: pd.DataFrame, *, min_group: int) -> tuple[frozenset[str], frozenset[str]]:
    """Respondents in a group of fewer than `min_group` in their school and cycle, and the labels (folded) of groups of
    which there are so few in all of a cycle.
    """
    writers: set[str] = set()
    labels: set[str] = set()
    for dimension in group_columns(respondents):
        rows = respondents[["respondent_id", "school", "wave"]].assign(group=respondents[dimension].map(groups_of))
        rows = rows.explode("group").dropna(subset="group")
        here = rows.groupby(["school", "wave", "group"])["respondent_id"].transform("nunique")
        all_of = rows.groupby(["wave", "group"])["respondent_id"].transform("nunique")
        writers.update(rows.loc[here < min_group, "respondent_id"])
        labels.update(map(fold, rows.loc[all_of < min_group, "group"].unique()))
    return frozenset(writers), frozenset(label for label in labels if len(label) >= _SHORTEST)


def known_labels(respondents: pd.DataFrame) -> frozenset[str]:
    """The labels of all groups, folded, but for the shortest."""
    found = {
        fold(group) for name in group_columns(respondents) for value in respondents[name] for group in groups_of(value)
    }
    return frozenset(label for label in found if len(label) >= _SHORTEST)
