"""Which differences are tested, their p-values, and on which side each one leans within schools."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.counts import Counts, Tally
from voicelens.compare.exact import fisher_mid_p, stratified_mid_p
from voicelens.tables import EVERYONE

Floats = NDArray[np.float64]
GRADE = "grade"
GRADE_CLASSROOMS = 4


@dataclass(frozen=True)
class Strata:
    """Every unit's cells split by place: `row` is the unit's cell; `cell` and `block` are counted in that place."""

    row: Counts
    cell: Tally
    block: Tally

    def informative(self) -> NDArray[np.bool_]:
        """Whether a place has students on both sides: other places say nothing about a difference."""
        return np.asarray(self.cell.n < self.block.n)


def split(made: pd.DataFrame, cells: Tally, blocks: Tally, home: Counts) -> Strata:
    """The strata of every unit's cells, from what `add_up` says and the block of every cell."""
    part = made["part"].to_numpy(dtype=np.int64)
    return Strata(made["row"].to_numpy(dtype=np.int64), cells.take(part), blocks.take(home[part]))


def testable(unit: Tally, rest_n: Counts, strata: Strata, *, dimensions: tuple[str, ...], min_group: int) -> Counts:
    """The rows to test: groups with at least `min_group` students on both sides.

    A grade sits in a few classrooms, so that a difference between grades may be one between classrooms: it is tested
    only where at least four places, hence four classrooms, have that grade beside others.
    """
    names = np.asarray(dimensions, dtype=object)[unit.cells["dimension"].to_numpy(dtype=np.int64)]
    enough = (unit.n >= min_group) & (rest_n >= min_group) & (names != EVERYONE)
    places = np.bincount(strata.row, weights=strata.informative(), minlength=len(unit.n))
    return np.flatnonzero(enough & ((names != GRADE) | (places >= GRADE_CLASSROOMS)))


def p_values(strata: Strata, rows: Counts, shape: tuple[int, int]) -> Floats:
    """The exact mid-p of every theme in the given rows; NaN elsewhere."""
    p = np.full(shape, np.nan)
    useful = np.flatnonzero(strata.informative() & np.isin(strata.row, rows))
    several = np.bincount(strata.row[useful], minlength=shape[0])[strata.row[useful]] > 1
    _one_place(strata, useful[~several], p)
    chosen = useful[several]
    for part in np.split(chosen, np.flatnonzero(np.diff(strata.row[chosen])) + 1) if len(chosen) else ():
        tables = strata.cell.take(part), strata.block.take(part)
        p[strata.row[part[0]]] = [_across(*tables, theme) for theme in range(shape[1])]
    untested = rows[np.isnan(p[rows]).any(axis=1)]
    p[untested] = 1.0
    return p


def _one_place(strata: Strata, parts: Counts, p: Floats) -> None:
    cell, block = strata.cell.take(parts), strata.block.take(parts)
    themes = p.shape[1]
    students, members = (np.repeat(side.n, themes) for side in (block, cell))
    p[strata.row[parts]] = fisher_mid_p(students, block.k.ravel(), members, cell.k.ravel()).reshape(cell.k.shape)


def _across(cell: Tally, block: Tally, theme: int) -> float:
    raised = block.k[:, theme]
    told = (raised > 0) & (raised < block.n)
    return stratified_mid_p(block.n[told], raised[told], cell.n[told], cell.k[told, theme])


def leaning(strata: Strata, shape: tuple[int, int]) -> Floats:
    """How many more students of the group raised each theme than if nobody differed within places.

    Its sign is that of the Mantel–Haenszel risk difference with weights n_s(N_s − n_s)/N_s.
    """
    expected = strata.cell.n[:, None] * strata.block.k / strata.block.n[:, None]
    excess = np.zeros(shape)
    np.add.at(excess, strata.row, strata.cell.k - expected)
    return excess
