"""Counting: how many answered and how many of those raised each theme, by place, then by unit.

A *cell* is (where, wave, polarity, dimension, group); a *block* is the same without the group: all students there who
have a value in that dimension. Counts of themes are matrices, one row per cell or block, one column per theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.people import People

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
Number = TypeVar("Number", bound=np.generic)
BLOCK = ["place", "wave", "polarity", "dimension"]
UNIT = ["level", "unit"]


@dataclass(frozen=True)
class Weighed:
    """Sums over the students of each cell: their weights, the squares of those, the weights by theme raised."""

    total: Floats
    squares: Floats
    raised: Floats


@dataclass(frozen=True)
class Tally:
    """Cells, how many students answered in each (`n`), and how many raised each theme (`k`)."""

    cells: pd.DataFrame
    n: Counts
    k: Counts
    weighed: Weighed | None = None

    def take(self, rows: Counts) -> Tally:
        """The same for some rows, in the order given."""
        seen = self.weighed
        part = seen and Weighed(seen.total[rows], seen.squares[rows], seen.raised[rows])
        return Tally(self.cells.iloc[rows], self.n[rows], self.k[rows], part)

    def less(self, part: Tally) -> Tally:
        """What is left of each cell without the same row of `part`."""
        left, n = None, self.n - part.n
        if self.weighed and part.weighed:
            some = n > 0  # sums of weights leave crumbs where nobody is left
            left = Weighed(
                np.where(some, self.weighed.total - part.weighed.total, 0.0),
                np.where(some, self.weighed.squares - part.weighed.squares, 0.0),
                np.where(some[:, None], self.weighed.raised - part.weighed.raised, 0.0),
            )
        return Tally(self.cells, n, self.k - part.k, left)

    def sizes(self) -> Floats:
        """How many students each cell is worth: n, or with weights Kish's (Σw)²/Σw² (Kish 1965, Survey Sampling)."""
        if self.weighed is None:
            return self.n.astype(float)
        squares = np.where(self.n > 0, self.weighed.squares, 1.0)
        return np.clip(self.weighed.total**2 / squares, np.minimum(self.n, 1), self.n)

    def shares(self) -> Floats:
        """The share that raised each theme, weighted where weights are given; NaN where nobody answered."""
        some = np.where(self.n > 0, 1.0, np.nan)[:, None]
        if self.weighed is None:
            return some * self.k / np.maximum(self.n, 1)[:, None]
        shares = self.weighed.raised / np.where(self.n > 0, self.weighed.total, 1.0)[:, None]
        return some * np.where(self.k == 0, 0.0, np.where(self.k == self.n[:, None], 1.0, np.clip(shares, 0, 1)))


def tally(facts: pd.DataFrame, raised: pd.DataFrame, by: list[str], themes: int, *, weighted: bool = False) -> Tally:
    """Count the rows of `facts` (student, polarity, weight, what `by` names) and the themes those students raised."""
    grouped = facts.groupby(by, sort=True)
    sizes, number = grouped.size(), grouped.ngroup()
    where = facts[["student", "polarity", "weight"]].assign(cell=number)
    hits = raised.merge(where, on=["student", "polarity"])
    at = hits["cell"].to_numpy(dtype=np.int64), hits["theme"].to_numpy(dtype=np.int64)
    k = np.zeros((len(sizes), themes), dtype=np.int64)
    np.add.at(k, at, 1)
    seen = None
    if weighted:
        total, squares = (np.bincount(number, facts["weight"] ** power, len(sizes)).astype(float) for power in (1, 2))
        seen = Weighed(total, squares, np.zeros(k.shape))
        np.add.at(seen.raised, at, hits["weight"].to_numpy())
    return Tally(sizes.index.to_frame(index=False), np.asarray(sizes, dtype=np.int64), k, seen)


def by_place(people: People, themes: int) -> tuple[Tally, Tally, Counts]:
    """Cells and blocks place by place, and for every cell the row of its block."""
    facts = people.answered.merge(people.belongs, on="student").join(people.students, on="student")
    once = facts.drop_duplicates(["student", "polarity", "dimension"])
    blocks = tally(once, people.raised, BLOCK, themes, weighted=people.weighted)
    cells = tally(facts, people.raised, [*BLOCK, "group"], themes, weighted=people.weighted)
    return cells, blocks, row_of(cells.cells, blocks.cells, BLOCK)


def row_of(cells: pd.DataFrame, blocks: pd.DataFrame, on: list[str]) -> Counts:
    """For each row of `cells`, the row of `blocks` with the same values in `on`."""
    numbered = blocks[on].assign(row=np.arange(len(blocks)))
    return cells[on].merge(numbered, on=on, how="left")["row"].to_numpy(dtype=np.int64)


def add_up(parts: Tally, units: pd.DataFrame, by: list[str]) -> tuple[Tally, pd.DataFrame]:
    """Sum places over units. Also says which rows of `parts` make up which row of the sum (`row`, `part`)."""
    spread = parts.cells.assign(part=np.arange(len(parts.n))).merge(units, on="place")
    grouped = spread.groupby(by, sort=True)
    made = pd.DataFrame({"row": grouped.ngroup(), "part": spread["part"]}).sort_values(["row", "part"])
    size = grouped.ngroups
    rows, of = made["row"].to_numpy(dtype=np.int64), made["part"].to_numpy(dtype=np.int64)
    n = np.bincount(rows, weights=parts.n[of], minlength=size).astype(np.int64)
    k = _summed(parts.k, rows, of, size)
    seen = parts.weighed and Weighed(
        np.bincount(rows, parts.weighed.total[of], size).astype(float),
        np.bincount(rows, parts.weighed.squares[of], size).astype(float),
        _summed(parts.weighed.raised, rows, of, size),
    )
    return Tally(grouped.size().index.to_frame(index=False), n, k, seen), made


def _summed(parts: NDArray[Number], rows: Counts, of: Counts, size: int) -> NDArray[Number]:
    total = np.zeros((size, parts.shape[1]), dtype=parts.dtype)
    np.add.at(total, rows, parts[of])
    return total
