"""Published rows as the numbers a page may print, and the choice of the one unit a brief is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from voicelens.errors import UsageError
from voicelens.i18n import say
from voicelens.tables import EVERYONE

HIDDEN = ("suppressed", "complementary")
VERDICTS = ("up", "down", "same", "unclear", "new", "faded", "break")
_DIGITS = re.compile(r"\d+")
_END = 5


@dataclass(frozen=True)
class Cell:
    """One published row. Shares and gaps are students in 100, `None` where nothing is published.

    `coded` stands in place of a share that is only told as a bound or a range ("≤5", "33–67"); `id` is what the gate
    reads back from the page.
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
    coded: str = ""
    shown: str = ""
    tested: bool = False
    notable: bool = False
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
        """The share of all other students as printed; both ends of the scale are only told as bounds."""
        rest = self.rest or 0
        return f"≤{rest}" if rest <= _END else f"≥{rest}" if rest >= 100 - _END else str(rest)

    @property
    def distance(self) -> int:
        """How large the gap is, whichever way it runs; for a change row, how large the movement is."""
        return abs((self.share or 0) - (self.rest or 0)) if self.rest is not None else abs(self.gap or 0)

    @property
    def verdict(self) -> str:
        """For a change row: the published verdict, or what its interval says."""
        if self.shown in VERDICTS:
            return self.shown
        if self.gap_low is not None and self.gap_low > 0:
            return "up"
        return "down" if self.gap_high is not None and self.gap_high < 0 else "unclear"


def _whole(value: Any, scale: int = 1) -> int | None:
    return None if pd.isna(value) else round(float(value) * scale)


def read_cell(row: Any) -> Cell:
    """The printable numbers of one row of `published` (as `itertuples` gives it)."""
    hidden = row.status in HIDDEN
    numbers = {
        "share": row.shown_share, "low": row.shown_low, "high": row.shown_high, "rest": row.shown_rest_share,
        "gap": row.shown_difference, "gap_low": row.shown_difference_low, "gap_high": row.shown_difference_high,
    }  # fmt: skip
    return Cell(
        id=row.cell,
        n=None if hidden else _whole(row.shown_n),
        rest_n=None if hidden else _whole(row.shown_rest_n),
        coded=_coded(row),
        shown=row.shown,
        tested=bool(row.tested) and not hidden,
        notable=bool(row.notable) and not hidden,
        hidden=hidden,
        **{name: None if hidden else _whole(value, 100) for name, value in numbers.items()},
    )


def _coded(row: Any) -> str:
    """A banded share: an end of the scale, or the range that its sentence names."""
    share = _whole(row.shown_share, 100)
    if row.status != "banded" or share is None:
        return ""
    if row.shown_low == 0 or row.shown_high == 1:
        return f"≤{share}" if row.shown_low == 0 else f"≥{share}"
    told = _DIGITS.findall(row.shown)
    return f"{told[0]}–{told[1]}" if len(told) > 2 else f"~{share}"


def choose_unit(published: pd.DataFrame, wave: str) -> pd.DataFrame:
    """The rows of the unit the brief is about: the district or network of all schools, or the only school.

    Raises `UsageError` where several schools have no row for all of them.
    """
    rows: pd.DataFrame = published[published["wave"] == wave]
    for level in ("district", "network", "school"):
        units = rows.loc[rows["unit_level"] == level, "unit"].unique()
        if len(units) == 1:
            whole: pd.DataFrame = rows[(rows["unit_level"] == level) & (rows["unit"] == units[0])]
            return whole
    if rows.empty:
        return rows
    raise UsageError(
        say("There are several schools and no numbers for all of them together."),
        fix=say("Set [study] unit in voicelens.toml to “network” or “district”, or brief one school at a time."),
    )


@dataclass(frozen=True)
class Entry:
    """One row of `published`: what it is about, and its cell."""

    theme_id: str
    polarity: str
    dimension: str
    group: str
    cell: Cell

    @property
    def everyone(self) -> bool:
        """Whether the row is about all students of the unit."""
        return self.group == EVERYONE


def entries(rows: pd.DataFrame, table: str) -> tuple[Entry, ...]:
    """The rows of one published table, in their order."""

    def text(value: Any) -> str:
        return "" if pd.isna(value) else str(value)

    found: Iterable[Any] = rows[rows["table"] == table].itertuples(index=False)
    return tuple(
        Entry(text(row.theme_id), text(row.polarity), row.dimension, row.group, read_cell(row)) for row in found
    )
