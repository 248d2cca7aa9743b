"""What themes and groups are called on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from voicelens.i18n import _, say
from voicelens.settings import Settings
from voicelens.tables import COMBINED
from voicelens.text import fold

SETTLED = 0.60
_CLEAR = ((0.85, "clear"), (0.75, "mostly"), (SETTLED, "tentative"))
_YES = frozenset(("yes", "y", "true", "1", "si"))
_NO = frozenset({"no", "n", "false", "0", "ninguno"})
_KEYWORDS = 4
_LINE = 56  # letters


@dataclass(frozen=True)
class ThemeLabel:
    """A theme as a page names it. `clarity` is "clear", "mostly", "tentative" or nothing; never a number.

    `settled` is false where re-sorting the answers did not bring the theme back (Hennig 2007, overlap under .60).
    """

    id: str
    name: str
    meaning: str
    parent: str
    clarity: str
    settled: bool


@dataclass(frozen=True)
class GroupLabel:
    """A group as a page names it: by itself, and as a column under the heading of its dimension."""

    dimension: str
    name: str
    short: str


def _clarity(certificate: float | None) -> str:
    if certificate is None:
        return ""
    return next((word for least, word in _CLEAR if certificate >= least), "")


def _in_short(description: str) -> str:
    """As many whole parts of a description as a line of a table holds; the first part where none is that short."""
    parts = re.split(r"(?<=[,:;.])\s+", description)
    best = max((n for n in range(1, len(parts) + 1) if len(" ".join(parts[:n])) <= _LINE), default=1)
    return " ".join(parts[:best]).rstrip(",:;.")


def theme_labels(themes: pd.DataFrame) -> dict[str, ThemeLabel]:
    """Every theme that people did not hide, by id."""
    rows: Any = themes[~themes["hidden"]].itertuples(index=False)
    labels = {}
    for row in rows:
        certificate = None if pd.isna(row.certificate) else float(row.certificate)
        labels[row.theme_id] = ThemeLabel(
            id=row.theme_id,
            name=row.name,
            meaning=_in_short(row.description.strip()) or ", ".join(row.keywords[:_KEYWORDS]),
            parent="" if pd.isna(row.parent_id) else row.parent_id,
            clarity=_clarity(certificate),
            settled=certificate is None or certificate >= SETTLED,
        )
    return labels


def group_label(settings: Settings, dimension: str, group: str) -> GroupLabel:
    """The words the school chose: "Grade: 5"; a plain yes reads as the label of its dimension.

    A label that VoiceLens itself proposed, such as "Grade", is said in the language of the page.
    """
    chosen = next((each.label for each in settings.groups if each.id == dimension), "")
    label = _(chosen) if chosen else dimension
    if group == COMBINED:
        combined = say("smaller groups, combined")
        return GroupLabel(label, f"{label}: {combined}", combined)
    if fold(group) in _YES:
        return GroupLabel(label, label, group)
    return GroupLabel(label, f"{label}: {group}", group)


def is_no(group: str) -> bool:
    """Whether a group is the plain no of a yes-or-no question."""
    return fold(group) in _NO


def group_order(settings: Settings, dimension: str, group: str) -> tuple[int, str, float, str]:
    """Fixed order, never by size of a number: dimensions as in the settings, groups by number, then by alphabet.

    Smaller groups, combined, come last.
    """
    ids = [each.id for each in settings.groups]
    place = ids.index(dimension) if dimension in ids else len(ids)
    digits = "".join(c for c in group if c.isdecimal())
    return place, dimension, float(digits) if digits else float("inf"), "\uffff" if group == COMBINED else fold(group)
