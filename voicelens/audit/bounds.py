"""The smallest and largest value a count can have, exactly: linear programs (HiGHS; Huangfu and Hall 2018).

The relaxation to fractions is the usual one of disclosure auditing (Fischetti and Salazar 2001, Management Science 47).
A program for one school alone, everything else left as in a table that fits, comes first: it is small, and what it
proves safe is safe. Only what fails there is asked of the school's network, and only then of everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicelens.audit.decoding import Flags, Numbers
from voicelens.audit.figures import Layout, Table

_ENDLESS = 1e9


@dataclass(frozen=True)
class Layer:
    """One table in a program, and which groups its sums of hidden groups add up; `blank_high` as in `moves.room`."""

    table: Table
    x: Numbers
    hidden: Flags
    blank_high: Numbers


@dataclass(frozen=True)
class Link:
    """For all counts: layer `more` is at least layer `less`, or with `parts` at most the sum of those layers."""

    more: int
    less: int = -1
    parts: tuple[int, ...] = ()


class Program:
    """Everything published of some units as rows and columns of a linear program; the rest stays as it is."""

    def __init__(self, layers: Sequence[Layer], links: Sequence[Link], layout: Layout, units: Sequence[int]) -> None:
        self._layers, self._layout, self._units = layers, layout, list(units)
        self._place = {int(unit): n for n, unit in enumerate(self._units)}
        self._low: list[Numbers] = []
        self._high: list[Numbers] = []
        self._rows: list[tuple[float, float, list[int], list[float]]] = []
        self._count = 0
        self._cells = [self._counts(layer) for layer in layers]
        for number, layer in enumerate(layers):
            self._dimensions(layer, self._cells[number])
            self._tree(layer, self._cells[number])
        for link in links:
            self._link(link)
        self._solver = _solver(self._low, self._high, self._rows)

    def column(self, unit: int, column: int, layer: int = 0) -> int:
        """The variable of a count."""
        return int(self._cells[layer][self._place[unit], column])

    def range(self, variables: Sequence[int]) -> tuple[float, float]:
        """The smallest and largest sum of some variables; endless where nothing bounds it, or no table fits."""
        import highspy

        which = np.array(variables, dtype=np.int32)
        found = []
        self._solver.changeColsCost(len(which), which, np.ones(len(which)))
        for sense, none in ((highspy.ObjSense.kMinimize, -np.inf), (highspy.ObjSense.kMaximize, np.inf)):
            self._solver.changeObjectiveSense(sense)
            self._solver.run()
            solved = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            found.append(float(self._solver.getObjectiveValue()) if solved else none)
        self._solver.changeColsCost(len(which), which, np.zeros(len(which)))
        return found[0], found[1]

    def middle(self) -> list[Numbers] | None:
        """A table for each layer that fits everything, from the inside where there is one; None where none fits."""
        import highspy

        self._solver.setOptionValue("solver", "ipm")
        self._solver.setOptionValue("run_crossover", "off")
        self._solver.run()
        if self._solver.getModelStatus() not in {
            highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnknown
        } or not self._solver.getSolution().value_valid:  # fmt: skip
            return None
        values = np.array(self._solver.getSolution().col_value)
        return [np.where(cells >= 0, values[cells], 0.0) for cells in self._cells]

    def _new(self, low: Numbers, high: Numbers) -> NDArray[np.int64]:
        made = np.arange(self._count, self._count + low.size, dtype=np.int64)
        self._count += low.size
        self._low.append(low.ravel())
        self._high.append(high.ravel())
        return made.reshape(low.shape)

    def _row(self, low: float, high: float, terms: Sequence[tuple[int, float]]) -> None:
        self._rows.append((low, high, [int(each) for each, _ in terms], [each for _, each in terms]))

    def _counts(self, layer: Layer) -> NDArray[np.int64]:
        table = layer.table
        low, high = (np.where(table.there, each, 0)[self._units] for each in (table.low, table.high))
        return self._new(low, high)

    def _dimensions(self, layer: Layer, cells: NDArray[np.int64]) -> None:
        for d in range(1, len(self._layout.dimensions)):
            for n, unit in enumerate(self._units):
                self._dimension(layer, cells[n], unit, d)

    def _dimension(self, layer: Layer, cells: NDArray[np.int64], unit: int, d: int) -> None:
        groups = self._layout.groups(d)
        if not layer.table.there[unit, groups].any():
            return
        (blank,) = self._new(np.zeros(1), np.array([layer.blank_high[unit, d]]))
        if self._layout.several[d]:
            inside = [(int(cells[0]), 1.0), (int(blank), -1.0)]
            for group in groups:
                self._row(0, np.inf, [*inside, (int(cells[group]), -1.0)])
            self._row(0, np.inf, [*((int(cells[g]), 1.0) for g in groups), *((v, -w) for v, w in inside)])
        else:
            terms = [*((int(cells[g]), 1.0) for g in groups), (int(blank), 1.0), (int(cells[0]), -1.0)]
            self._row(0, 0, terms)
        for group in groups:
            low, high = layer.table.rest_low[unit, group], layer.table.rest_high[unit, group]
            if np.isfinite(low) or np.isfinite(high):
                self._row(low, high, [(int(cells[0]), 1.0), (int(blank), -1.0), (int(cells[group]), -1.0)])
        self._summed(layer, cells, unit, d)

    def _summed(self, layer: Layer, cells: NDArray[np.int64], unit: int, d: int) -> None:
        column = self._layout.sum_column(d)
        if column is None or not layer.table.there[unit, column] or layer.table.hidden[unit, column]:
            return
        groups = [g for g in self._layout.groups(d) if layer.hidden[unit, g]]
        self._row(0, 0, [(int(cells[column]), -1.0), *((int(cells[g]), 1.0) for g in groups)])

    def _tree(self, layer: Layer, cells: NDArray[np.int64]) -> None:
        """What a unit's children add up to; children that are not in the program stay as they are."""
        for unit in self._units:
            below = self._layout.children(unit)
            if not len(below):
                continue
            inside = [int(child) for child in below if int(child) in self._place]
            outside = [int(child) for child in below if int(child) not in self._place]
            for column in np.flatnonzero(~self._layout.combined):
                here = layer.x[unit, column] - layer.x[below, column].sum()  # in no unit below
                fixed = -(layer.x[outside, column].sum() + here)
                terms = [(int(cells[self._place[child], column]), 1.0) for child in inside]
                self._row(fixed, fixed, [*terms, (int(cells[self._place[unit], column]), -1.0)])

    def _link(self, link: Link) -> None:
        plain = np.flatnonzero(~self._layout.combined)
        for n in range(len(self._units)):
            for column in plain:
                more = (int(self._cells[link.more][n, column]), 1.0)
                if link.parts:
                    parts = [(int(self._cells[part][n, column]), -1.0) for part in link.parts]
                    self._row(-np.inf, 0, [more, *parts])
                else:
                    self._row(0, np.inf, [more, (int(self._cells[link.less][n, column]), -1.0)])


def _solver(low: list[Numbers], high: list[Numbers], rows: list[tuple[float, float, list[int], list[float]]]) -> Any:
    import highspy

    make: Callable[[], Any] = highspy.Highs
    solver = make()
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("random_seed", 1)):
        solver.setOptionValue(name, value)
    lows, highs = (np.clip(np.concatenate(each), -_ENDLESS, _ENDLESS) for each in (low, high))
    solver.addVars(len(lows), lows, highs)
    starts = np.cumsum([0, *(len(row[2]) for row in rows[:-1])]).astype(np.int32) if rows else np.zeros(0, np.int32)
    which = np.array([each for row in rows for each in row[2]], dtype=np.int32)
    weights = np.array([each for row in rows for each in row[3]], dtype=float)
    ends = [np.array([row[n] for row in rows], dtype=float) for n in (0, 1)]
    solver.addRows(len(rows), ends[0], ends[1], len(which), starts, which, weights)
    return solver
