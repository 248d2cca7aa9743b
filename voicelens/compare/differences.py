"""Which differences are tested, how, and their p-values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.classrooms import CLASSROOMS_PER_GRADE, classrooms_p
from voicelens.compare.counts import UNIT, Counts, Floats, Tally
from voicelens.compare.exact import fisher_mid_p, stratified_mid_ps
from voicelens.compare.gaps import MANY_SCHOOLS, Gaps
from voicelens.compare.sides import Strata, sides_of
from voicelens.compare.weighted import weighted_p
from voicelens.tables import EVERYONE, METHODS

GRADE = "grade"
TOGETHER = 6
EXACT, BETWEEN_SCHOOLS, BETWEEN_CLASSROOMS, WEIGHTED, DESCRIPTIVE, UNTESTED = range(len(METHODS))


@dataclass(frozen=True)
class Rooms:
    """Classrooms where they are known: strata by classroom, and the classrooms' cells and blocks with their units."""

    strata: Strata
    cells: Tally
    blocks: Tally
    home: Counts
    units: pd.DataFrame


@dataclass(frozen=True)
class Tests:
    """Per cell the method (a position in METHODS), and per cell and theme the p-value (NaN where untested)."""

    method: NDArray[np.int64]
    p: Floats


def judge(  # noqa: PLR0913  (the counts of a run and the rule)
    group: Tally, rest: Tally, strata: Strata, rooms: Rooms | None, made: Gaps, *,
    dimensions: tuple[str, ...], min_group: int,
) -> Tests:  # fmt: skip
    """Choose how every difference is tested, and test it."""
    names = np.asarray(dimensions, dtype=object)[group.cells["dimension"].to_numpy(dtype=np.int64)]
    method = _methods(names, made.schools, (group.n >= min_group) & (rest.n >= min_group), weighted=bool(group.weighed))
    p = np.full(group.k.shape, np.nan)
    many = method == BETWEEN_SCHOOLS
    p[many] = made.p[many]
    fine = np.isin(method, (EXACT, WEIGHTED)) & (names != GRADE) & (rooms is not None)
    plain = np.isin(method, (EXACT, WEIGHTED)) & ~fine
    within(strata.of(plain), p)
    if rooms is not None:
        within(rooms.strata.of(fine), p)
        grades = (method == DESCRIPTIVE) & (names == GRADE) & (group.n >= min_group) & (rest.n >= min_group)
        method = _grades(group, rooms, np.flatnonzero(grades), method, p)
    method[np.isin(method, (EXACT, WEIGHTED)) & np.isnan(p).all(axis=1)] = UNTESTED
    return Tests(method, p)


def _methods(
    names: NDArray[np.object_], schools: Counts, enough: NDArray[np.bool_], *, weighted: bool
) -> NDArray[np.int64]:
    """The method of each cell before classrooms are looked at.

    A grade sits in a few classrooms, so that a difference between grades may be one between classrooms: it is tested
    only where at least four schools, hence four classrooms, have that grade beside others.
    """
    method = np.full(len(names), WEIGHTED if weighted else EXACT)
    method[schools >= MANY_SCHOOLS] = BETWEEN_SCHOOLS
    method[~enough | (schools == 0)] = UNTESTED
    method[(names == GRADE) & (schools < CLASSROOMS_PER_GRADE) & (method != UNTESTED)] = DESCRIPTIVE
    method[names == EVERYONE] = DESCRIPTIVE
    return method


def within(strata: Strata, p: Floats) -> None:
    """Put in the p-values of these strata's cells: exact, or on effective numbers where there are weights."""
    if strata.cell.weighed:
        rows = np.unique(strata.row)
        p[rows] = weighted_p(sides_of(strata, len(p)))[rows]
        return
    places = np.bincount(strata.row, minlength=len(p))[strata.row]
    _one_place(strata, np.flatnonzero(places == 1), p)
    for several in np.unique(places[places > 1]):
        together = np.flatnonzero(places == several).reshape(-1, several)
        order = np.argsort(strata.cell.n[together].max(axis=1), kind="stable")  # alike in size, so little is padded
        for cells in np.array_split(together[order], -(-len(together) // TOGETHER)):
            _several_places(strata, cells.T, p)


def _several_places(strata: Strata, parts: Counts, p: Floats) -> None:
    """`parts` (places, cells) are the strata of some cells with equally many places."""
    cell, block, themes = strata.cell, strata.block, p.shape[1]
    tables = (block.n[parts][..., None], block.k[parts], cell.n[parts][..., None], cell.k[parts])
    shape = (*parts.shape, themes)
    stacked = np.stack([np.broadcast_to(each, shape).reshape(len(parts), -1) for each in tables], axis=2)
    p[strata.row[parts[0]]] = stratified_mid_ps(stacked).reshape(-1, themes)


def _one_place(strata: Strata, parts: Counts, p: Floats) -> None:
    cell, block = strata.cell.take(parts), strata.block.take(parts)
    themes = p.shape[1]
    students, members = (np.repeat(side.n, themes) for side in (block, cell))
    p[strata.row[parts]] = fisher_mid_p(students, block.k.ravel(), members, cell.k.ravel()).reshape(cell.k.shape)


def _grades(group: Tally, rooms: Rooms, rows: Counts, method: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
    """Test grades between or within classrooms where at least four of the grade and four others allow it."""
    method = method.copy()
    asked = ["wave", "polarity", "dimension"]
    spread = rooms.blocks.cells.assign(block=np.arange(len(rooms.blocks.n))).merge(rooms.units, on="place")
    here = {key: part["block"].to_numpy() for key, part in spread.groupby([*UNIT, *asked])}
    own = pd.Series(
        np.arange(len(rooms.home)), index=pd.MultiIndex.from_arrays([rooms.home, rooms.cells.cells["group"]])
    )
    mixed = rooms.strata.informing(len(method))
    for row in rows:
        cell = group.cells.iloc[row]
        blocks = here[tuple(cell[[*UNIT, *asked]])]
        found = own.reindex(pd.MultiIndex.from_product([blocks, [cell["group"]]]))
        inside = found.notna().to_numpy()
        if mixed[row] >= CLASSROOMS_PER_GRADE:
            method[row] = WEIGHTED if group.weighed else EXACT
            only = np.zeros(len(method), dtype=bool)
            only[row] = True
            within(rooms.strata.of(only), p)
        elif not mixed[row] and min(inside.sum(), (~inside).sum()) >= CLASSROOMS_PER_GRADE:
            method[row] = BETWEEN_CLASSROOMS
            whole = rooms.blocks.take(blocks)
            students = whole.n.astype(float) if whole.weighed is None else whole.weighed.total
            raised = whole.k.astype(float) if whole.weighed is None else whole.weighed.raised
            p[row] = classrooms_p(students, raised, inside)
    return method
