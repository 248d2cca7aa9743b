"""The attack on a layout: which numbers could be worked out by somebody who adds and subtracts all that is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from voicelens.protect.layout import Flags, Ints, Layout
from voicelens.protect.linear import Goals, Tables, stays_open

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TOGETHER = 40  # so many units are attacked as one; all others are taken to be known


@dataclass(frozen=True)
class Structure:
    """What must add up in a layout, as rows of a matrix over its cells.

    `against` are cells that are compared with all others of their row, `summed` the cells that are added up in the
    rows `told`. Bounds stand in `low` and `high`; those of the last len(against) + len(told) rows come later.
    """

    layout: Layout
    against: Ints
    told: Ints
    summed: Flags
    sums: bool = True

    @cached_property
    def missing(self) -> Ints:
        """Per row, its cell of students without a value; −1 for rows of everybody."""
        found = np.full(len(self.layout.start), -1, dtype=np.int64)
        found[self.layout.row[self.layout.missing]] = np.flatnonzero(self.layout.missing)
        return found

    @cached_property
    def matrix(self) -> csr_matrix:
        """One row per sum, in the order of `_sums`."""
        from scipy.sparse import csr_matrix

        rows, columns, values, count = [], [], [], 0
        for row, column, value, size in self._sums():
            rows.append(row + count)
            columns.append(column)
            values.append(value)
            count += size
        shape = (count, len(self.layout.row))
        together = (np.concatenate(rows), np.concatenate(columns)) if rows else (np.zeros(0), np.zeros(0))
        return csr_matrix((np.concatenate(values) if values else np.zeros(0), together), shape=shape)

    @cached_property
    def fixed(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Bounds of the rows that hold for any numbers."""
        sizes = [size for _, _, _, size in self._sums()][:4]
        high = [0.0, np.inf, np.inf, 0.0]
        return np.zeros(sum(sizes)), np.repeat(high, sizes)

    def _sums(self) -> Iterator[tuple[Ints, Ints, NDArray[np.float64], int]]:
        plan = self.layout
        total = plan.total[plan.start]
        yield self._over(np.flatnonzero(~plan.several & ~plan.everyone), total)
        yield self._over(np.flatnonzero(plan.several & self.sums), total)
        free = np.flatnonzero(plan.several[plan.row] & ~plan.missing)
        yield self._beside(free)
        below = np.flatnonzero(plan.parent >= 0)
        above, place = np.unique(plan.parent[below], return_inverse=True)
        yield (
            np.concatenate([place.reshape(-1), np.arange(len(above))]), np.concatenate([below, above]),
            np.concatenate([np.ones(len(below)), -np.ones(len(above))]), len(above),
        )  # fmt: skip
        yield self._beside(self.against)
        yield self._over(self.told, None)

    def _over(self, rows: Ints, total: Ints | None) -> tuple[Ints, Ints, NDArray[np.float64], int]:
        """Sums of whole rows less their total, or of the summed cells of rows."""
        number = np.full(len(self.layout.start), -1, dtype=np.int64)
        number[rows] = np.arange(len(rows))
        cells = np.flatnonzero((number[self.layout.row] >= 0) & (self.summed if total is None else True))
        if total is None:
            return number[self.layout.row[cells]], cells, np.ones(len(cells)), len(rows)
        return (
            np.concatenate([number[self.layout.row[cells]], np.arange(len(rows))]),
            np.concatenate([cells, total[rows]]),
            np.concatenate([np.ones(len(cells)), -np.ones(len(rows))]), len(rows),
        )  # fmt: skip

    def _beside(self, cells: Ints) -> tuple[Ints, Ints, NDArray[np.float64], int]:
        """All students with a value, less those of one cell."""
        each = np.arange(len(cells))
        missing = self.missing[self.layout.row[cells]]
        return (
            np.tile(each, 3), np.concatenate([self.layout.total[cells], missing, cells]),
            np.concatenate([np.ones(len(cells)), -np.ones(len(cells)), -np.ones(len(cells))]), len(cells),
        )  # fmt: skip


def blocks(layout: Layout) -> tuple[Ints, ...]:
    """Parts of a layout that are attacked one by one: units below the same unit, at most `TOGETHER` of them, with all
    units above; few units are one part. Each is given by its cells.
    """
    units = np.unique(layout.total)
    if len(units) <= TOGETHER + TOGETHER // 2:
        return (np.arange(len(layout.row)),)
    leaves = units[~np.isin(units, layout.parent[units])]
    families: dict[int, list[int]] = defaultdict(list)
    for leaf in leaves.tolist():
        families[int(layout.parent[leaf])].append(leaf)
    found = []
    for parent, members in sorted(families.items()):
        chain = _chain(layout, parent)
        for first in range(0, len(members), TOGETHER):
            chosen = [*members[first : first + TOGETHER], *chain]
            found.append(np.flatnonzero(np.isin(layout.total, chosen)))
    return tuple(found)


def _chain(layout: Layout, unit: int) -> list[int]:
    found = []
    while unit >= 0:
        found.append(unit)
        unit = int(layout.parent[unit])
    return found


def proven(tables: Tables, parts: tuple[Ints, ...], goals: Goals, cells: Ints) -> Flags:
    """Which goals stay open, each attacked within the parts that hold its (first) cell until one proves it.

    Everything outside a part is taken to be known.
    """
    safe = np.zeros(len(cells), dtype=bool)
    for part in parts:
        chosen = np.flatnonzero(~safe & np.isin(cells, part))
        if not len(chosen):
            continue
        matrix = goals.matrix[chosen]
        inner = matrix[:, part].tocsr()
        fixed = matrix @ tables.truth - inner @ tables.truth[part]
        within = Goals(inner, goals.width[chosen], goals.floor[chosen] - fixed, goals.ceiling[chosen] - fixed)
        safe[chosen] = stays_open(tables.part(part), within)
    return safe
