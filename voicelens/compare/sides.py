"""A group beside all other students, school by school: what every estimate and test of a difference starts from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicelens.compare.counts import Counts, Floats, Tally


@dataclass(frozen=True)
class Strata:
    """Every unit's cells split by place: `row` is the unit's cell; `cell` and `block` are counted in that place.

    Only places with students on both sides are here: the others say nothing about a difference.
    """

    row: Counts
    cell: Tally
    block: Tally

    def of(self, rows: NDArray[np.bool_]) -> Strata:
        """The strata of some of the unit's cells."""
        chosen = np.flatnonzero(rows[self.row])
        return Strata(self.row[chosen], self.cell.take(chosen), self.block.take(chosen))

    def informing(self, rows: int) -> Counts:
        """For every one of so many cells, how many places have students on both sides."""
        return np.bincount(self.row, minlength=rows)


@dataclass(frozen=True)
class Sides:
    """Strata as numbers: students (s,) and shares (s, themes) of the group and of the others, and the unit's cell.

    `rows` is how many cells there are. With weights, students are Kish's effective ones and shares are weighted.
    """

    row: Counts
    n: Floats
    rest_n: Floats
    share: Floats
    rest_share: Floats
    rows: int

    @property
    def weight(self) -> Floats:
        """Mantel and Haenszel's weight of each stratum, n·m/(n + m)."""
        return self.n * self.rest_n / (self.n + self.rest_n)

    def total(self, values: Floats) -> Floats:
        """The sum over the strata of each cell."""
        if values.ndim == 1:
            return np.bincount(self.row, values, self.rows).astype(float)
        starts = np.flatnonzero(np.diff(self.row, prepend=-1))
        summed = np.zeros((self.rows, values.shape[1]))
        if len(starts):
            summed[self.row[starts]] = np.add.reduceat(values, starts, axis=0)
        return summed

    def spread(self) -> Floats:
        """The variance of a stratum's difference times its weight, if group and theme had nothing to do with each
        other: p̄(1 − p̄)·N/(N − 1), as given the margins (the variance of a hypergeometric count).
        """
        students = self.n + self.rest_n
        pooled = (self.n[:, None] * self.share + self.rest_n[:, None] * self.rest_share) / students[:, None]
        return pooled * (1 - pooled) * (students / np.maximum(students - 1, 1))[:, None]


def split(made_row: Counts, made_part: Counts, cells: Tally, blocks: Tally, home: Counts) -> Strata:
    """The strata of every unit's cells: row `made_part` of `cells` is a part of the unit's cell `made_row`."""
    both = cells.n[made_part] < blocks.n[home[made_part]]
    row, part = made_row[both], made_part[both]
    return Strata(row, cells.take(part), blocks.take(home[part]))


def sides_of(strata: Strata, rows: int) -> Sides:
    """The strata as numbers."""
    rest = strata.block.less(strata.cell)
    return Sides(strata.row, strata.cell.sizes(), rest.sizes(), strata.cell.shares(), rest.shares(), rows)
