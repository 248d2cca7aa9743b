"""Small changes of a table that nobody could notice: some students fewer in one group, as many more in another.

Two tables that fit everything told and differ by such a change prove that a number is safe. They are made of whole
numbers, need no solver, and settle nearly all cells; what they do not settle goes to the linear programmes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicelens.protect.layout import Flags, Ints, Layout


@dataclass(frozen=True)
class Room:
    """How far each cell may rise and fall for itself (a line per cell, a column per table), and the sum of the hidden
    cells of each row where that sum is told (a line per row).
    """

    up: Ints
    down: Ints
    sum_up: Ints
    sum_down: Ints


def reach(layout: Layout, summed: Flags, room: Room) -> tuple[Ints, Ints]:
    """How far each cell can rise and fall if only others of its row, and the same groups above, change with it.

    `summed`: the cells whose sum is told for their row. Cells of everybody never move here, unless no unit has groups.
    """
    up, down = _along(layout, room.up), _along(layout, room.down)
    if layout.everyone.all():
        return _with_parts(layout, up), _with_parts(layout, down)
    kind = _classes(layout, summed)
    rise, fall = (_from_alike(kind, one, other) for one, other in ((up, down), (down, up)))
    wide_up = _along(layout, np.where(summed[:, None], np.minimum(room.up, room.sum_up[layout.row]), room.up))
    wide_down = _along(layout, np.where(summed[:, None], np.minimum(room.down, room.sum_down[layout.row]), room.down))
    rise = np.maximum(rise, np.minimum(wide_up, _best_other(layout, wide_down)))
    fall = np.maximum(fall, np.minimum(wide_down, _best_other(layout, wide_up)))
    several = layout.several[layout.row][:, None]
    still = layout.everyone[layout.row][:, None]
    rise, fall = np.where(several, up, rise), np.where(several, down, fall)
    return _with_parts(layout, np.where(still, 0, rise)), _with_parts(layout, np.where(still, 0, fall))


def _with_parts(layout: Layout, moves: Ints) -> Ints:
    """A unit's cell moves only as far as the same cell of one of its parts does."""
    found = moves.copy()
    inner = np.unique(layout.parent[layout.parent >= 0])
    found[inner] = 0
    for depth in range(int(layout.depth.max(initial=0)), 0, -1):
        here = np.flatnonzero(layout.depth == depth)
        np.maximum.at(found, layout.parent[here], found[here])
    return found


def _along(layout: Layout, room: Ints) -> Ints:
    """The least room of a cell and of the same group in every unit above."""
    least = room.copy()
    for depth in range(1, int(layout.depth.max(initial=0)) + 1):
        here = np.flatnonzero(layout.depth == depth)
        least[here] = np.minimum(least[here], least[layout.parent[here]])
    return least


def _classes(layout: Layout, summed: Flags) -> Ints:
    """A number per cell; cells of one row with one number are in the same told sums at every level."""
    sign = summed.astype(np.int64)
    for depth in range(1, int(layout.depth.max(initial=0)) + 1):
        here = np.flatnonzero(layout.depth == depth)
        sign[here] += 2 * sign[layout.parent[here]]
    _, kind = np.unique(layout.row * (int(sign.max(initial=0)) + 1) + sign, return_inverse=True)
    return np.asarray(kind, dtype=np.int64).reshape(-1)


def _from_alike(kind: Ints, own: Ints, others: Ints) -> Ints:
    """What the other cells of its class can give or take together."""
    sums = np.zeros((int(kind.max(initial=-1)) + 1, own.shape[1]), dtype=np.int64)
    np.add.at(sums, kind, others)
    return np.asarray(np.minimum(own, sums[kind] - others), dtype=np.int64)


def _best_other(layout: Layout, room: NDArray[np.int64]) -> Ints:
    """The most room any other cell of the row has; 0 where there is none."""
    top = np.maximum.reduceat(room, layout.start, axis=0)[layout.row]
    is_top = room == top
    alone = np.add.reduceat(is_top.astype(np.int64), layout.start, axis=0)[layout.row] == 1
    second = np.maximum.reduceat(np.where(is_top, 0, room), layout.start, axis=0)[layout.row]
    return np.asarray(np.where(is_top & alone, second, top), dtype=np.int64)
