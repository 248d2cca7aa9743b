"""Which counts are safe, shown by moving whole students about in a table that fits everything published.

An attacker can rule out no table that fits. So two tables that both fit and differ in a count by so much prove that
this count cannot be worked out more closely. Starting from one such table (the true one), students are moved from one
group to another of the same dimension, added, or taken away, for as long as everything still fits, in their school
and in all that is above it. That needs no solver and is done for all counts at once. What it cannot prove safe is left
to `bounds`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from voicelens.audit.decoding import Flags, Numbers
from voicelens.audit.figures import Layout, Table

_LEVELS = 2  # how many units there can be above a school


@dataclass(frozen=True)
class Room:
    """The slack of a table that fits, upwards and downwards.

    Of counts, of all others, and of groups that a student can be in besides (`tick`), all (units, columns); of students
    in no group and of the sums of hidden groups (units, dimensions).
    """

    up: Numbers
    down: Numbers
    rest_up: Numbers
    rest_down: Numbers
    blank_up: Numbers
    blank_down: Numbers
    sum_up: Numbers
    sum_down: Numbers
    tick_up: Numbers
    tick_down: Numbers

    def turned(self) -> Room:
        """The same with up and down changed over."""
        return Room(
            self.down, self.up, self.rest_down, self.rest_up, self.blank_down, self.blank_up,
            self.sum_down, self.sum_up, self.tick_down, self.tick_up,
        )  # fmt: skip


@dataclass(frozen=True)
class Reach:
    """How far each count can go up and down; `sum_up`, `sum_down`: the same for the sums of hidden groups."""

    up: Numbers
    down: Numbers
    sum_up: Numbers
    sum_down: Numbers

    def wider(self, other: Reach) -> Reach:
        """The farther of two."""
        return Reach(*(np.maximum(getattr(self, each.name), getattr(other, each.name)) for each in fields(self)))


def in_dimension(table: Table, x: Numbers, layout: Layout, dimension: int) -> Numbers:
    """How many students of each unit have a value in the dimension, in the table `x`."""
    groups = layout.groups(dimension)
    known = table.of_true[:, groups]
    told = np.max(np.where(np.isnan(known), -1, known), axis=1, initial=-1)
    return np.asarray(np.where(told >= 0, told, np.minimum(x[:, 0], x[:, groups].sum(axis=1))), dtype=float)


def room(table: Table, x: Numbers, layout: Layout, blank_high: Numbers) -> Room:
    """The slack around the counts `x`; at most `blank_high` (units, dimensions) can be in no group."""
    fits = table.there & (x >= table.low) & (x <= table.high)
    up, down = np.where(fits, table.high - x, 0.0), np.where(fits, x - table.low, 0.0)
    inside = np.column_stack([in_dimension(table, x, layout, d) for d in range(len(layout.dimensions))])
    rest = inside[:, layout.dimension] - x
    blank = x[:, :1] - inside
    sum_up, sum_down = (np.full(blank.shape, np.inf) for _ in range(2))
    ticks = np.column_stack([x[:, layout.groups(d)].sum(axis=1) for d in range(len(layout.dimensions))])
    for d in range(1, len(layout.dimensions)):
        column = layout.sum_column(d)
        if column is not None:
            told = table.there[:, column] & ~table.hidden[:, column]
            sum_up[:, d] = np.where(told, up[:, column], np.inf)
            sum_down[:, d] = np.where(told, down[:, column], np.inf)
    return Room(
        up, down, _slack(table.rest_high - rest), _slack(rest - table.rest_low),
        np.maximum(blank_high - blank, 0), blank, sum_up, sum_down,
        np.maximum(inside[:, layout.dimension] - x, 0), np.maximum(ticks - inside, 0)[:, layout.dimension],
    )  # fmt: skip


def _slack(room: Numbers) -> Numbers:
    return np.where(np.isnan(room), np.inf, np.maximum(room, 0))


def together(rooms: list[Room]) -> Room:
    """The slack for moving the same students in several tables at once."""
    return Room(*(np.minimum.reduce([getattr(each, part.name) for each in rooms]) for part in fields(Room)))


def reach(slack: Room, hidden: Flags, layout: Layout) -> Reach:
    """How far counts can go; `hidden` are the groups that a unit's sums of hidden groups are made of."""
    up, sum_up = _far(slack, hidden, layout)
    down, sum_down = _far(slack.turned(), hidden, layout)
    return Reach(up, down, sum_up, sum_down)


def _far(slack: Room, hidden: Flags, layout: Layout) -> tuple[Numbers, Numbers]:
    """How far every count, and every sum of hidden groups, goes up; for going down, the room is turned over."""
    far = np.zeros_like(slack.up)
    sums = np.zeros_like(slack.blank_up)
    leaf = ~np.isin(np.arange(len(layout.units)), layout.parent)
    total = _least_above(slack.up[:, :1], layout)[:, 0]
    joins = {d: _joining(slack, hidden, layout, d) for d in range(1, len(layout.dimensions))}
    best = {d: join.max(axis=1, initial=0.0) for d, join in joins.items()}
    far[:, 0] = np.minimum.reduce([total, *best.values()])
    for d, join in joins.items():
        groups, own = layout.groups(d), hidden[:, layout.groups(d)]
        others = np.minimum.reduce([total, *(each for other, each in best.items() if other != d)])
        adding = np.minimum(join[:, :-1], others[:, None])
        swapping, leaving = _swapping(slack, own, layout, d)
        far[:, groups] = np.maximum(adding, swapping)
        far[~leaf] = 0.0
        _raise_above(far, layout)
        sums[leaf, d] = np.where(own, np.maximum(adding, leaving), 0).max(axis=1, initial=0.0)[leaf]
        adding[~leaf] = 0.0
        _raise_above(adding, layout)
        sums[~leaf, d] = np.where(own, adding, 0).max(axis=1, initial=0.0)[~leaf]
        column = layout.sum_column(d)
        if column is not None:
            far[:, column] = sums[:, d]
    return far, sums


def _least_above(slack: Numbers, layout: Layout) -> Numbers:
    """The least slack of each unit and all units above it."""
    least = slack
    above = layout.parent >= 0
    for _ in range(_LEVELS):
        least = np.where(above[:, None], np.minimum(slack, least[layout.parent]), slack)
    return least


def _raise_above(far: Numbers, layout: Layout) -> None:
    """What goes up in a unit goes up in the one above it."""
    above = layout.parent >= 0
    for _ in range(_LEVELS):
        np.maximum.at(far, layout.parent[above], far[above].copy())


def _joining(slack: Room, hidden: Flags, layout: Layout, d: int) -> Numbers:
    """Room for a student more: in each group of the dimension, and in the last column in none of them."""
    groups = layout.groups(d)
    sums = np.where(hidden[:, groups], slack.sum_up[:, d : d + 1], np.inf)
    own = np.minimum.reduce([slack.up[:, groups], sums, _least_of_others(slack.rest_up[:, groups])])
    return _least_above(np.column_stack([own, slack.blank_up[:, d]]), layout)


def _least_of_others(slack: Numbers) -> Numbers:
    """For each column the least of all the other columns."""
    if slack.shape[1] < 2:
        return np.full(slack.shape, np.inf)
    order = np.sort(slack, axis=1)
    first = np.argmin(slack, axis=1)
    least = np.repeat(order[:, :1], slack.shape[1], axis=1)
    least[np.arange(len(slack)), first] = order[:, 1]
    return least


def _most_of_others(slack: Numbers) -> Numbers:
    return np.where(slack.shape[1] < 2, 0.0, -_least_of_others(-slack))


def _swapping(slack: Room, hidden: Flags, layout: Layout, d: int) -> tuple[Numbers, Numbers]:
    """Room for a student of another group, or of none, to be in each group instead.

    Also the same where it changes the sum of the hidden groups.
    """
    groups = layout.groups(d)
    sums_up, sums_down = (np.where(hidden, each[:, d : d + 1], np.inf) for each in (slack.sum_up, slack.sum_down))
    in_alone = np.minimum(slack.up[:, groups], slack.rest_down[:, groups])
    out_alone = np.minimum(slack.down[:, groups], slack.rest_up[:, groups])
    into = _least_above(np.minimum(in_alone, sums_up), layout)
    out = _least_above(np.minimum(out_alone, sums_down), layout)
    others = _least_of_others(slack.rest_up[:, groups])
    nobody = np.broadcast_to(slack.blank_down[:, d : d + 1], others.shape)
    entering = np.minimum.reduce([slack.up[:, groups], sums_up, others, nobody])
    entering = _least_above(entering, layout)
    shown_out = np.where(hidden, 0.0, out)
    leaving = np.maximum(np.minimum(into, _most_of_others(shown_out)), entering)
    swapping = np.maximum(np.minimum(into, _most_of_others(out)), entering)
    if layout.several[d]:
        leaving = np.maximum(leaving, _ticking(slack, into, groups, layout))
        swapping = np.maximum(swapping, leaving)
    inner = _within_hidden(in_alone, out_alone, hidden, (into, out), layout)
    return np.maximum(swapping, inner), leaving


def _within_hidden(
    in_alone: Numbers, out_alone: Numbers, hidden: Flags, above: tuple[Numbers, Numbers], layout: Layout
) -> Numbers:
    """Room for swaps between two hidden groups of a unit, which leave their sum as it is."""
    parent = layout.parent[:, None]
    limits = [np.where(parent >= 0, each[layout.parent], np.inf) for each in above]
    into = np.where(hidden, np.minimum(in_alone, limits[0]), 0.0)
    out = np.where(hidden, np.minimum(out_alone, limits[1]), 0.0)
    return np.minimum(into, _most_of_others(out))


def _ticking(slack: Room, into: Numbers, groups: NDArray[np.int64], layout: Layout) -> Numbers:
    """Room for somebody who is in another group to be in this one as well; nobody can be in it twice."""
    return np.minimum(into, _least_above(slack.tick_up[:, groups], layout))
