"""From tables to attacks and back: each cycle's cells in one layout, each theme's counts as a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from voicelens.protect.layout import CELL, Flags, Ints, parents
from voicelens.protect.layout import complete as fill
from voicelens.protect.sizes import Cycle, protect_sizes, read, summed
from voicelens.protect.suppress import SHOWN
from voicelens.protect.themes import Board
from voicelens.settings import ProtectSettings
from voicelens.tables import COMBINED, EVERYONE

UNIT = ["unit_level", "unit"]


def protected_cycles(decided: pd.DataFrame, places: pd.DataFrame | None, rules: ProtectSettings) -> dict[str, Cycle]:
    """For each wave, what may be shown of its numbers of students.

    `places` (school, network, wave) says which schools lie in which network.
    """
    found = {}
    for wave, counts in decided.groupby("wave", sort=True):
        here = None if places is None else places[places["wave"] == wave]
        above = parents(counts[UNIT].drop_duplicates(), here)
        found[str(wave)] = protect_sizes(read(counts, above, min_group=rules.min_group))
    return found


def labels(cycle: Cycle, keys: pd.DataFrame) -> pd.Series[str]:
    """The label of each line of `keys` (unit level, unit, dimension, group, polarity)."""
    layer = np.searchsorted(cycle.layers, keys["polarity"])
    return pd.Series(cycle.label[cycle.layout.find(keys), layer], index=keys.index, dtype=object)


def board(cycle: Cycle, layer: str, rules: ProtectSettings, *, everybody: bool = False) -> Board:
    """One layer of a cycle, ready for the attack on its themes; `everybody`: without groups."""
    place = cycle.layers.index(layer)
    plan, n, block = cycle.layout, cycle.n[:, place], cycle.block[:, place]
    shown, small, rows = cycle.label[:, place] == SHOWN, summed(cycle)[:, place], cycle.told[:, place]
    if everybody:
        keep = plan.everyone[plan.row]
        plan, n, shown, small = plan.take(keep), n[keep], shown[keep], small[keep]
        block, rows = n, np.zeros(len(n), dtype=bool)
    return Board(
        plan, n, block, shown, small, np.flatnonzero(rows), cycle.exact and layer != "pairs",
        rules.min_group, rules.coding, rules.step, rules.roster_known,
    )  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """Themes of one layer: per cell (line) and theme (column) how many raised it, and which table row says so."""

    board: Board
    themes: tuple[str, ...]
    counts: Ints
    rows: Ints


def sheet(board: Board, rows: pd.DataFrame, themes: tuple[str, ...], name: str = "theme_id") -> Sheet:
    """The counts of these themes from lines of one wave and polarity (with their position in `place`)."""
    cells = board.layout.find(rows)
    columns = pd.Index(themes).get_indexer(pd.Index(rows[name].astype(object)))
    used = (columns >= 0) & (cells >= 0)
    cells, columns, rows = cells[used], columns[used], rows[used]
    printed = np.zeros((len(board.n), len(themes)), dtype=np.int64)
    where = np.full(printed.shape, -1, dtype=np.int64)
    printed[cells, columns], where[cells, columns] = rows["k"], rows["place"]
    blocks = np.zeros((len(board.layout.start), len(themes)), dtype=np.int64)
    grouped = (rows["dimension"] != EVERYONE).to_numpy()
    answered = (rows["k"] + rows["rest_k"].fillna(0)).to_numpy(dtype=np.int64)
    blocks[board.layout.row[cells[grouped]], columns[grouped]] = answered[grouped]
    return Sheet(board, themes, fill(board.layout, printed, blocks), where)


def combined_sizes(cycle: Cycle, layer: str) -> pd.DataFrame:
    """The rows of a layer in which smaller groups are shown combined: keys, `row` and n."""
    place = cycle.layers.index(layer)
    plan, hidden = cycle.layout, summed(cycle)[:, place]
    rows = np.flatnonzero(cycle.told[:, place])
    keys = plan.cells.iloc[plan.start[rows]][CELL].reset_index(drop=True)
    size = plan.by_row(np.where(hidden, cycle.n[:, place], 0))[rows]
    return keys.assign(group=COMBINED, n=size, row=rows)


def combined_counts(made: Sheet) -> Ints:
    """Per told row, how many of its smaller groups' students raised each theme."""
    small = np.where(made.board.small[:, None], made.counts, 0)
    return np.asarray(made.board.layout.by_row(small)[made.board.told], dtype=np.int64)


def hidden_below(made: Board) -> Flags:
    """Cells of everybody above a unit that is too small to be shown, and those units."""
    plan = made.layout
    found = plan.everyone[plan.row] & (made.n > 0) & (made.n < made.min_group)
    for depth in range(int(plan.depth.max(initial=0)), 0, -1):
        here = np.flatnonzero(found & (plan.depth == depth))
        found[plan.parent[here]] = True
    return np.asarray(found)


def by_wave(rows: pd.DataFrame, *more: str) -> Mapping[tuple[str, ...], Ints]:
    """Positions of rows by wave and further columns."""
    found = rows.reset_index(drop=True).groupby(["wave", *more], sort=True).indices
    return {key if isinstance(key, tuple) else (key,): np.asarray(value) for key, value in found.items()}
