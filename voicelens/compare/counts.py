"""Counting: how many answered and how many of those raised each theme, by place, then by unit.

A *cell* is (where, wave, polarity, dimension, group); a *block* is the same without the group: all students there who
have a value in that dimension. Counts of themes are matrices, one row per cell or block, one column per theme.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.people import People

Counts = NDArray[np.int64]
BLOCK = ["place", "wave", "polarity", "dimension"]
UNIT = ["level", "unit"]


@dataclass(frozen=True)
class Tally:
    """Cells, how many students answered in each (`n`), and how many raised each theme (`k`)."""

    cells: pd.DataFrame
    n: Counts
    k: Counts

    def take(self, rows: Counts) -> Tally:
        """The same for some rows, in the order given."""
        return Tally(self.cells.iloc[rows], self.n[rows], self.k[rows])


def tally(facts: pd.DataFrame, raised: pd.DataFrame, by: list[str], themes: int) -> Tally:
    """Count the rows of `facts` (student, polarity, the columns in `by`) and the themes those students raised."""
    grouped = facts.groupby(by, sort=True)
    sizes = grouped.size()
    where = pd.DataFrame({"student": facts["student"], "polarity": facts["polarity"], "cell": grouped.ngroup()})
    hits = raised.merge(where[["student", "polarity", "cell"]], on=["student", "polarity"])
    k = np.zeros((len(sizes), themes), dtype=np.int64)
    np.add.at(k, (hits["cell"].to_numpy(dtype=np.int64), hits["theme"].to_numpy(dtype=np.int64)), 1)
    return Tally(sizes.index.to_frame(index=False), np.asarray(sizes, dtype=np.int64), k)


def by_place(people: People, themes: int) -> tuple[Tally, Tally, Counts]:
    """Cells and blocks place by place, and for every cell the row of its block."""
    facts = people.answered.merge(people.belongs, on="student").join(people.students, on="student")
    blocks = tally(facts.drop_duplicates(["student", "polarity", "dimension"]), people.raised, BLOCK, themes)
    cells = tally(facts, people.raised, [*BLOCK, "group"], themes)
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
    k = np.zeros((size, parts.k.shape[1]), dtype=np.int64)
    np.add.at(k, rows, parts.k[of])
    return Tally(grouped.size().index.to_frame(index=False), n, k), made
