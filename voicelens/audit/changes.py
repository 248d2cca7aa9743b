"""Late answers: groups that are shown and have grown or shrunk by a few students since they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from voicelens.audit.figures import ANSWERED, HIDDEN
from voicelens.tables import COMBINED

FEW = 9
_PLACE = ["unit_level", "unit", "wave", "dimension", "group"]


@dataclass(frozen=True)
class Counted:
    """What is published of a release, and the true counts behind it."""

    published: pd.DataFrame
    comparison: pd.DataFrame
    coverage: pd.DataFrame


@dataclass(frozen=True, order=True)
class Changed:
    """A shown group that a few students came to or left; `measure` is the kind of question, or who answered at all."""

    wave: str
    unit_level: str
    unit: str
    dimension: str
    group: str
    measure: str


def changed_by_a_few(before: Counted, after: Counted) -> list[Changed]:
    """Groups shown in either release, in cycles of both, whose size differs by one to nine students."""
    both = set(before.published["wave"]) & set(after.published["wave"])
    one, two = _sizes(before), _sizes(after)
    found = []
    for key in one.keys() | two.keys():
        (n_one, shown_one), (n_two, shown_two) = one.get(key, (0, False)), two.get(key, (0, False))
        if (shown_one or shown_two) and 1 <= abs(n_two - n_one) <= FEW and key[2] in both:
            level, unit, wave, dimension, group, measure = key
            found.append(Changed(wave, level, unit, dimension, group, measure))
    return sorted(found)


Key = tuple[str, str, str, str, str, str]


def _sizes(release: Counted) -> dict[Key, tuple[int, bool]]:
    """The size of every group in every measure, and whether it is shown."""
    published = release.published
    known: dict[Key, tuple[int, bool]] = {}
    covered = published[published["table"] == "coverage"]
    known |= _of(release.coverage, "answered", covered, ANSWERED)
    compared = published[published["table"] == "comparison"]
    for polarity, rows in release.comparison.groupby("polarity", sort=True):
        shown = compared[compared["polarity"] == polarity]
        known |= _of(rows.drop_duplicates(_PLACE), "n", shown, str(polarity))
    return known


def _of(rows: pd.DataFrame, count: str, published: pd.DataFrame, measure: str) -> dict[Key, tuple[int, bool]]:
    open_ = published[~published["status"].isin(HIDDEN)]
    shown = set(open_[_PLACE].itertuples(index=False, name=None))
    places = rows[_PLACE].itertuples(index=False, name=None)
    found = {(*place, measure): (int(n), place in shown) for place, n in zip(places, rows[count], strict=True)}
    return found | dict(_combined(found, shown, measure))


def _combined(
    found: dict[Key, tuple[int, bool]], shown: set[tuple[str, ...]], measure: str
) -> Iterator[tuple[Key, tuple[int, bool]]]:
    for level, unit, wave, dimension, group in shown:
        if group == COMBINED:
            parts = [n for key, (n, seen) in found.items() if key[:4] == (level, unit, wave, dimension) and not seen]
            yield (level, unit, wave, dimension, group, measure), (sum(parts), True)
