"""All cells of one cycle in one structure: units within units, groups within dimensions, and what must add up.

Whoever is not named still counts: students without a value in a dimension are a group of their own (`MISSING`), and
what a unit has beyond its parts is a part of its own. Neither is ever printed; with them every sum is an equation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.tables import EVERYONE

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
UNIT = ["unit_level", "unit"]
CELL = [*UNIT, "dimension", "group"]
MISSING, BEYOND = "", "beyond"
LEVELS = ("school", "network", "district")


@dataclass(frozen=True)
class Layout:
    """Cells sorted so that every row (unit and dimension) is one stretch.

    Per cell: `row`, `total` (the cell of everybody in its unit), `parent` (the cell of the unit above, −1 = none),
    `depth` (0 = no unit above), `printed`, `missing`. Per row: `start`, `several` (a student may be in several
    groups), `everyone`. `cells` holds the keys.
    """

    cells: pd.DataFrame
    row: Ints
    total: Ints
    parent: Ints
    depth: Ints
    printed: Flags
    missing: Flags
    start: Ints
    several: Flags
    everyone: Flags

    def by_row(self, values: NDArray[np.number]) -> NDArray[np.number]:
        """Sums over each row; `values` has one line per cell."""
        return np.asarray(np.add.reduceat(values, self.start, axis=0))

    def take(self, keep: Flags) -> Layout:
        """Only these cells; every kept cell's row, total and parent must be kept too."""
        number = np.cumsum(keep) - 1
        rows = np.unique(self.row[keep])
        cells = self.cells[keep].reset_index(drop=True)
        above = self.parent[keep]
        return Layout(
            cells, np.searchsorted(rows, self.row[keep]), number[self.total[keep]],
            np.where(above >= 0, number[above], -1), self.depth[keep], self.printed[keep], self.missing[keep],
            number[self.start[rows]], self.several[rows], self.everyone[rows],
        )  # fmt: skip

    def find(self, keys: pd.DataFrame) -> Ints:
        """For each line of `keys` (unit level, unit, dimension, group), its cell; −1 where there is none."""
        index = pd.MultiIndex.from_frame(self.cells[CELL].astype(object))
        return np.asarray(index.get_indexer(pd.MultiIndex.from_frame(keys[CELL].astype(object))), dtype=np.int64)


def parents(units: pd.DataFrame, places: pd.DataFrame | None) -> dict[tuple[str, str], tuple[str, str]]:
    """The unit above each unit. A school whose students lie in several networks has none: its parts are not known."""
    names = {level: units.loc[units["unit_level"] == level, "unit"].tolist() for level in LEVELS}
    top = [(level, names[level][0]) for level in ("district", "network") if len(names[level]) == 1][:1]
    above = {(level, unit): top[0] for level in LEVELS for unit in names[level] if top and (level, unit) != top[0]}
    if top and top[0][0] == "district" and names["network"] and places is not None:
        known = places[["school", "network"]].astype(object).fillna("").drop_duplicates()
        for school, networks in known.groupby("school")["network"]:
            lies = set(networks)
            if len(lies) > 1:
                above.pop(("school", str(school)), None)
            elif ("network", min(lies)) in above:
                above["school", str(school)] = ("network", min(lies))
    return above


def build(counts: pd.DataFrame, above: dict[tuple[str, str], tuple[str, str]], several: set[str]) -> Layout:
    """The layout of the cells in `counts` (unit level, unit, dimension, group), each once."""
    units = list(counts[UNIT].drop_duplicates().itertuples(index=False, name=None))
    beyond = [(BEYOND, f"{level}/{unit}") for level, unit in sorted({above[u] for u in units if u in above})]
    own = {(BEYOND, f"{level}/{unit}"): (level, unit) for level, unit in {above[u] for u in units if u in above}}
    over = {**above, **own}
    dimensions = counts.loc[counts["dimension"] != EVERYONE, "dimension"].unique()
    every = pd.DataFrame([*units, *beyond], columns=UNIT, dtype=object)
    gaps = every.merge(pd.DataFrame({"dimension": dimensions, "group": MISSING}, dtype=object), how="cross")
    spare = counts[[*UNIT, "dimension", "group"]].astype(object)
    home = pd.MultiIndex.from_frame(spare[UNIT])
    parts = [spare.assign(printed=True), gaps.assign(printed=False)]
    parts += [
        spare[home == own[each]].assign(unit_level=each[0], unit=each[1], printed=False) for each in beyond
    ]  # fmt: skip
    cells = pd.concat(parts, ignore_index=True).sort_values(CELL, ignore_index=True)
    return _linked(cells, over, several)


def _linked(cells: pd.DataFrame, over: dict[tuple[str, str], tuple[str, str]], several: set[str]) -> Layout:
    rows = np.asarray(cells.groupby([*UNIT, "dimension"], sort=False).ngroup(), dtype=np.int64)
    start = np.asarray(np.flatnonzero(np.diff(rows, prepend=-1)), dtype=np.int64)
    index = pd.MultiIndex.from_frame(cells[CELL])
    everybody = cells[UNIT].assign(dimension=EVERYONE, group=EVERYONE)
    units = list(zip(cells["unit_level"], cells["unit"], strict=True))
    upper = [over.get(unit, ("", "")) for unit in units]
    at = cells.assign(unit_level=[u[0] for u in upper], unit=[u[1] for u in upper])[CELL]
    parent = np.asarray(index.get_indexer(pd.MultiIndex.from_frame(at)), dtype=np.int64)
    depth, step = np.zeros(len(cells), dtype=np.int64), parent.copy()
    while (step >= 0).any():
        depth += step >= 0
        step = np.where(step >= 0, parent[step], -1)
    total = np.asarray(index.get_indexer(pd.MultiIndex.from_frame(everybody)), dtype=np.int64)
    dimension = cells["dimension"].iloc[start]
    return Layout(
        cells, rows, total, parent, depth, cells["printed"].to_numpy(dtype=bool),
        (cells["group"] == MISSING).to_numpy(dtype=bool), start, dimension.isin(several).to_numpy(dtype=bool),
        (dimension == EVERYONE).to_numpy(dtype=bool),
    )  # fmt: skip


def complete(layout: Layout, printed: Ints, blocks: Ints) -> Ints:
    """Counts for every cell, from those of the printed ones and, per row, of the students with a value there.

    `printed` has one line per cell (0 where it is not printed), `blocks` one line per row (not used for rows of
    everybody); further axes are allowed.
    """
    counts = printed.copy()
    counts[layout.missing] = (counts[layout.total] - blocks[layout.row])[layout.missing]
    beyond = (layout.cells["unit_level"] == BEYOND).to_numpy()
    below = np.flatnonzero((layout.parent >= 0) & ~beyond)
    sums = np.zeros_like(counts)
    np.add.at(sums, layout.parent[below], counts[below])
    counts[beyond] = (counts - sums)[layout.parent[beyond]]
    return counts
