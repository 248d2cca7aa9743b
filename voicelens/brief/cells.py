"""Published rows as the numbers a page may print, and the choice of the one unit a brief is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from voicelens.errors import UsageError
from voicelens.i18n import say
from voicelens.tables import COMBINED, EVERYONE, VERDICTS

HIDDEN = ("suppressed", "complementary")
_DIGITS = re.compile(r"\d+")
_SHARES = {
    "share": "shown_share", "low": "shown_low", "high": "shown_high", "rest": "shown_rest_share",
    "gap": "shown_difference", "gap_low": "shown_difference_low", "gap_high": "shown_difference_high",
    "tau": "shown_tau", "smallest": "shown_smallest",
}  # fmt: skip
_TEXTS = ("unit_level", "unit", "wave", "wave_from", "theme_id", "other_theme_id", "polarity", "dimension", "group")


@dataclass(frozen=True, slots=True)
class Cell:
    """One published row. Shares and gaps are students in 100, `None` where nothing is published.

    `coded` stands in place of a share that is only told as a bound or a range ("≤5", "33–67"); `id` is what the gate
    reads back from the page; `smallest` is the smallest gap that would have been seen.
    """

    id: str
    share: int | None = None
    low: int | None = None
    high: int | None = None
    n: int | None = None
    rest: int | None = None
    rest_n: int | None = None
    gap: int | None = None
    gap_low: int | None = None
    gap_high: int | None = None
    tau: int | None = None
    smallest: int | None = None
    coded: str = ""
    rest_told: str = ""
    shown: str = ""
    method: str = ""
    judged: str = ""
    tested: bool = False
    notable: bool = False
    exploratory: bool = False
    hidden: bool = False

    @property
    def printable(self) -> bool:
        """Whether there is a share, or a bound on it, to print."""
        return not self.hidden and (bool(self.coded) or self.share is not None)

    @property
    def gap_range(self) -> tuple[int, int] | None:
        """The likely size of the gap, smaller end first; below zero where the gap may run the other way."""
        if self.gap is None or self.gap_low is None or self.gap_high is None:
            return None
        low, high = (self.gap_low, self.gap_high) if self.gap >= 0 else (-self.gap_high, -self.gap_low)
        return low, high

    @property
    def text(self) -> str:
        """The share as printed: a number, a bound, or a dash."""
        return self.coded or (str(self.share) if self.printable else "–")

    @property
    def rest_text(self) -> str:
        """The share of all other students as printed: a number, a bound, or a range."""
        return self.rest_told or str(self.rest or 0)

    @property
    def distance(self) -> int:
        """How large the gap is, whichever way it runs; for a change row, how large the movement is."""
        return abs((self.share or 0) - (self.rest or 0)) if self.rest is not None else abs(self.gap or 0)

    @property
    def verdict(self) -> str:
        """For a change row: the published verdict, or what its interval says."""
        if self.judged or self.shown in VERDICTS:
            return self.judged or self.shown
        if self.gap_low is not None and self.gap_low > 0:
            return "up"
        return "down" if self.gap_high is not None and self.gap_high < 0 else "unclear"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `published`: what it is about, and its cell. `other` is the second theme of a pair."""

    theme_id: str
    polarity: str
    dimension: str
    group: str
    cell: Cell
    wave: str = ""
    wave_from: str = ""
    other: str = ""
    unit_level: str = "school"
    unit: str = ""

    @property
    def everyone(self) -> bool:
        """Whether the row is about all students of the unit."""
        return self.group == EVERYONE

    @property
    def combined(self) -> bool:
        """Whether the row adds up groups that are too small to show."""
        return self.group == COMBINED


def entries(rows: pd.DataFrame, table: str) -> tuple[Entry, ...]:
    """The rows of one published table, in their order."""
    found = rows[rows["table"] == table]
    return tuple(_entry(row) for row in zip(*_columns(found), strict=True)) if len(found) else ()


_PLAIN = ("cell", "status", "shown", "tested", "notable")
_LATER: dict[str, Any] = {"exploratory": False, "method": "", "verdict": "", "shown_rest": ""}
_COUNTS = ("shown_n", "shown_rest_n")
_ORDER = (*_TEXTS, *_PLAIN, *_LATER, *_COUNTS, *_SHARES.values())
_AT = {name: place for place, name in enumerate(_ORDER)}


def _columns(rows: pd.DataFrame) -> list[list[Any]]:
    """The columns as plain lists: texts with "" where missing, numbers as whole ones with None."""
    plain = [*(rows[name].fillna("").tolist() for name in _TEXTS), *(rows[name].tolist() for name in _PLAIN)]
    later = [rows[name].fillna(default).tolist() for name, default in _LATER.items()]
    counts = [[None if pd.isna(value) else int(value) for value in rows[name].tolist()] for name in _COUNTS]
    shares = [
        [None if value != value else round(value * 100) for value in rows[name].tolist()]  # noqa: PLR0124  (NaN)
        for name in _SHARES.values()
    ]
    return [*plain, *later, *counts, *shares]


def _entry(row: tuple[Any, ...]) -> Entry:
    hidden = row[_AT["status"]] in HIDDEN
    return Entry(
        theme_id=row[_AT["theme_id"]],
        polarity=row[_AT["polarity"]],
        dimension=row[_AT["dimension"]],
        group=row[_AT["group"]],
        cell=_hidden_cell(row) if hidden else _cell(row),
        wave=row[_AT["wave"]],
        wave_from=row[_AT["wave_from"]],
        other=row[_AT["other_theme_id"]],
        unit_level=row[_AT["unit_level"]],
        unit=row[_AT["unit"]],
    )


def _hidden_cell(row: tuple[Any, ...]) -> Cell:
    return Cell(id=row[_AT["cell"]], shown=row[_AT["shown"]], hidden=True)


def _cell(row: tuple[Any, ...]) -> Cell:
    shares = dict(zip(_SHARES, row[_AT["shown_share"] :], strict=True))
    return Cell(
        id=row[_AT["cell"]],
        n=row[_AT["shown_n"]],
        rest_n=row[_AT["shown_rest_n"]],
        coded=_coded(row[_AT["status"]], row[_AT["shown"]], shares),
        rest_told=row[_AT["shown_rest"]],
        shown=row[_AT["shown"]],
        method=row[_AT["method"]],
        judged=row[_AT["verdict"]],
        tested=row[_AT["tested"]],
        notable=row[_AT["notable"]],
        exploratory=bool(row[_AT["exploratory"]]),
        **shares,
    )


def _coded(status: str, shown: str, shares: dict[str, int | None]) -> str:
    """A banded share: an end of the scale, or the range that its sentence names."""
    share = shares["share"]
    if status != "banded" or share is None:
        return ""
    if shares["low"] == 0 or shares["high"] == 100:
        return f"≤{share}" if shares["low"] == 0 else f"≥{share}"
    told = _DIGITS.findall(shown)
    return f"{told[0]}–{told[1]}" if len(told) > 2 else f"~{share}"


def choose_unit(published: pd.DataFrame, wave: str, school: str = "") -> pd.DataFrame:
    """The rows of every cycle of the unit a brief is about: the named school, else the whole, else the only school.

    Raises `UsageError` where a name is unknown, or where several schools have no row for all of them.
    """
    if school:
        return _named(published, school)
    now = published[published["wave"] == wave]
    for level in ("district", "network", "school"):
        units = now.loc[now["unit_level"] == level, "unit"].unique()
        if len(units) == 1:
            whole: pd.DataFrame = published[(published["unit_level"] == level) & (published["unit"] == units[0])]
            return whole
    if now.empty:
        return now
    raise UsageError(
        say("There are several schools and no numbers for all of them together."),
        fix=say("Set [study] unit in voicelens.toml to “network” or “district”, or brief one school at a time."),
    )


def _named(published: pd.DataFrame, school: str) -> pd.DataFrame:
    schools = published[published["unit_level"] == "school"]
    rows = schools[schools["unit"] == school]
    if rows.empty:
        known = sorted(map(str, schools["unit"].unique()))
        raise UsageError(
            say("No school in this study is called “{school}”.", school=school),
            fix=say("Use one of: {known}.", known=", ".join(known[:20])) if known else "",
        )
    return rows
