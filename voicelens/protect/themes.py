"""Shares of one theme in all units and groups of a cycle, told coarsely enough that no hidden count can be worked out.

Every share that is told stands for a range of counts. An attacker who knows those ranges, how sums add up, and how many
students every hidden group has, must not find that all or none of a group, or exactly how many, raised a theme. Where
one could, shares are told more coarsely: those of the same unit and dimension first, then that unit's own, then above.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from voicelens.protect.attack import Structure, blocks, proven
from voicelens.protect.layout import Flags, Ints, Layout
from voicelens.protect.linear import Goals, Tables
from voicelens.protect.moves import Room, reach
from voicelens.protect.round import HIDE, UNTOLD, alike, coarser, least, nearest, step

OPEN = 2  # a hidden count must have this many neighbours that fit
MANY = np.iinfo(np.int32).max
LADDER = (  # what is told more coarsely: a row (0 its own, 1 everybody, 2 and 3 in the unit above …), and how much
    (0, 1), (0, 2), (2, 1), (1, 1), (2, 2), (1, 2), (0, 3), (3, 1), (4, 1), (3, 2), (4, 2), (2, 3), (1, 3), (3, 3),
    (5, 1), (5, 2), (4, 3), (5, 3),
)  # fmt: skip


@dataclass(frozen=True)
class Board:
    """One polarity of one cycle: who is shown, and how many students there are.

    `shown`: cells whose share is told; `small`: cells added up in the rows `told`; `exact`: whether totals are;
    `known`: whether readers know how many students hidden groups have.
    """

    layout: Layout
    n: Ints
    block: Ints
    shown: Flags
    small: Flags
    told: Ints
    exact: bool
    min_group: int
    coded: int = 5
    finest: int = 1
    known: bool = True

    @cached_property
    def steps(self) -> Ints:
        """The step of each cell's own share."""
        whole = self.exact & self.layout.everyone[self.layout.row]
        return self.step_of(np.where(whole, self.n, least(nearest(self.n), min_group=self.min_group)))

    def step_of(self, n: Ints) -> Ints:
        """The step for so many students, never finer than the study allows."""
        return np.maximum(step(np.maximum(n, 1)), self.finest)

    @cached_property
    def most(self) -> Ints:
        """How many students a cell may have, for a reader."""
        open_n = self.small & (not self.known)
        return np.where(open_n, np.maximum(self.n, self.min_group - 1), self.n)

    @cached_property
    def sum_n(self) -> Ints:
        """The students of the told sums."""
        return np.asarray(self.layout.by_row(np.where(self.small, self.n, 0))[self.told], dtype=np.int64)

    @cached_property
    def tells(self) -> Flags:
        """The rows in which some share is told."""
        found = self.layout.by_row(self.shown.astype(np.int64)) > 0
        found[self.told] = True
        return np.asarray(found)

    @cached_property
    def against(self) -> Ints:
        """The shown groups beside which the share of all other students stands."""
        rest = self.block[self.layout.row] - self.n
        return np.flatnonzero(self.shown & ~self.layout.everyone[self.layout.row] & (rest > 0))

    @cached_property
    def structure(self) -> Structure:
        """What adds up."""
        return Structure(self.layout, self.against, self.told, self.small)

    @cached_property
    def wanted(self) -> tuple[Ints, ...]:
        """What must stay open: every group (everybody, where there are none), and the hidden ones of one kind below a
        unit if they are few together.
        """
        plan = self.layout
        grouped = ~plan.everyone[plan.row] | plan.everyone.all()
        cells = np.flatnonzero((self.n > 0) & (~self.shown | grouped))
        single = tuple(cells[:, None])
        hidden = np.flatnonzero(~self.shown & (self.n > 0) & (plan.parent >= 0))
        order = hidden[np.argsort(plan.parent[hidden], kind="stable")]
        groups = np.split(order, np.flatnonzero(np.diff(plan.parent[order])) + 1)
        few = [group for group in groups if len(group) > 1 and self.n[group].sum() < self.min_group]
        return (*single, *few)

    @cached_property
    def _flat(self) -> tuple[Ints, Ints]:
        """The cells of all goals one after another, and where each goal starts."""
        sizes = np.asarray([len(cells) for cells in self.wanted], dtype=np.int64)
        return np.concatenate(self.wanted), np.cumsum(sizes) - sizes

    def goals(self, chosen: Ints) -> Goals:
        """Some of them as sums of cells."""
        from scipy.sparse import csr_matrix

        members = [self.wanted[goal] for goal in chosen]
        sizes = [len(cells) for cells in members]
        place = (np.repeat(np.arange(len(chosen)), sizes), np.concatenate(members))
        matrix = csr_matrix((np.ones(sum(sizes)), place), shape=(len(chosen), len(self.n)))
        n = np.asarray(matrix @ self.n.astype(float))
        return Goals(matrix, np.minimum(OPEN, n), np.zeros(len(n)), np.asarray(matrix @ self.most.astype(float)))

    def unproven(self, counts: Ints, told: Told) -> Flags:
        """Goals (lines) and themes (columns) that small changes leave open to doubt."""
        rise, fall = reach(self.layout, self.small, told.room(self, counts))
        cells, start = self._flat
        total, most = (np.add.reduceat(each[cells], start)[:, None] for each in (self.n, self.most))
        sums = np.add.reduceat(counts[cells], start, axis=0)
        up, down = (np.maximum.reduceat(each[cells], start, axis=0) for each in (rise, fall))
        low, high = sums - np.minimum(down, sums), sums + up
        return np.asarray((high - low < np.minimum(OPEN, total)) | (high <= 0) | (low >= most))


@dataclass(frozen=True)
class Told:
    """What the shares told mean as counts: lowest and highest, a column per theme.

    For each cell, for all others beside each cell of `Board.against`, and for the sums of `Board.told`.
    """

    least: Ints
    most: Ints
    rest_least: Ints
    rest_most: Ints
    sum_least: Ints
    sum_most: Ints

    def room(self, board: Board, counts: Ints) -> Room:
        """How far each cell may move while all others and all totals stay."""
        plan = board.layout
        up, down = self.most - counts, counts - self.least
        blocks_of = _blocks(plan, counts)
        cells = board.against
        rest = blocks_of[plan.row[cells]] - counts[cells]
        up[cells] = np.minimum(up[cells], rest - self.rest_least)
        down[cells] = np.minimum(down[cells], self.rest_most - rest)
        several = np.flatnonzero(plan.several[plan.row])
        up[several] = np.minimum(up[several], (blocks_of[plan.row] - counts)[several])
        over = plan.by_row(counts)[plan.row[several]] - counts[plan.total[several]]
        down[several] = np.minimum(down[several], over)
        sum_up = np.full((len(plan.start), counts.shape[1]), MANY)
        sum_down = sum_up.copy()
        sums = plan.by_row(np.where(board.small[:, None], counts, 0))[board.told]
        sum_up[board.told], sum_down[board.told] = self.sum_most - sums, sums - self.sum_least
        return Room(up, down, sum_up, sum_down)

    def tables(self, board: Board, counts: Ints, theme: int) -> Tables:
        """All tables of one theme that fit."""
        form = board.structure
        low, high = form.fixed
        return Tables(
            form.matrix,
            np.concatenate([low, self.rest_least[:, theme], self.sum_least[:, theme]]).astype(float),
            np.concatenate([high, self.rest_most[:, theme], self.sum_most[:, theme]]).astype(float),
            *(each[:, theme].astype(float) for each in (self.least, self.most, counts)),
        )


def _blocks(plan: Layout, counts: Ints) -> Ints:
    """Per row, the students with a value there who raised the theme."""
    without = np.zeros((len(plan.start), counts.shape[1]), dtype=np.int64)
    without[plan.row[plan.missing]] = counts[plan.missing]
    return counts[plan.total[plan.start]] - without


@dataclass(frozen=True)
class Steps:
    """How finely shares are told: of each cell, of all others beside each cell of `Board.against`, of told sums."""

    own: Ints
    rest: Ints
    sums: Ints


def steps_at(board: Board, levels: Ints) -> Steps:
    """The steps at these levels (a line per row, a column per theme); `UNTOLD` where a share is not told."""
    plan = board.layout
    level = levels[plan.row]
    own = np.where(board.shown[:, None], coarser(board.steps[:, None], level), UNTOLD)
    cells = board.against
    rest = board.step_of(least(nearest((board.block[plan.row] - board.n)[cells]), min_group=board.min_group))
    told_rest = np.where(own[cells] == UNTOLD, UNTOLD, coarser(rest[:, None], level[cells]))
    sums = board.step_of(least(nearest(board.sum_n), min_group=board.min_group))
    return Steps(own, told_rest, coarser(sums[:, None], levels[board.told]))


def told(board: Board, counts: Ints, levels: Ints) -> Told:
    """What is told at these levels, as counts."""
    plan, steps, cells = board.layout, steps_at(board, levels), board.against
    low, high = alike(counts, board.n[:, None], steps.own, coded=board.coded)
    high = np.where(board.small[:, None], board.most[:, None], high)
    rest = _blocks(plan, counts)[plan.row[cells]] - counts[cells]
    rest_n = (board.block[plan.row] - board.n)[cells, None]
    rest_low, rest_high = alike(rest, rest_n, steps.rest, coded=board.coded)
    sums = plan.by_row(np.where(board.small[:, None], counts, 0))[board.told]
    sum_low, sum_high = alike(sums, board.sum_n[:, None], steps.sums, coded=board.coded)
    return Told(low, high, rest_low, rest_high, sum_low, sum_high)


def protect_themes(board: Board, counts: Ints, levels: Ints | None = None) -> Ints:
    """How much coarser each row (line) tells each theme (column): 0, 1, 2, or 3 where it is not told at all.

    Starts from `levels`. Ends when nothing can be worked out any more; in the last resort a theme is told nowhere.
    """
    levels = np.zeros((len(board.layout.start), counts.shape[1]), dtype=np.int64) if levels is None else levels.copy()
    if not len(board.wanted):
        return levels
    attack = _Attack(board, counts)
    active = np.arange(counts.shape[1])
    while True:
        active = active[(levels[board.tells][:, active] < HIDE).any(axis=0)]
        if not len(active):
            return levels
        found = attack.exposed(levels, active)
        before = levels.copy()
        for goal, theme in found:
            _widen(board, levels[:, theme], before[:, theme], board.wanted[goal][0])
        active = np.unique([theme for _, theme in found]).astype(np.int64)
        attack.forget(before, levels)


class _Attack:
    """The attack on one board, which remembers what was proven and is not touched since."""

    def __init__(self, board: Board, counts: Ints) -> None:
        self.board, self.counts = board, counts
        self.parts = blocks(board.layout)
        self.first = np.asarray([cells[0] for cells in board.wanted], dtype=np.int64)
        self.proven = np.zeros((len(board.wanted), counts.shape[1]), dtype=bool)

    def exposed(self, levels: Ints, active: Ints) -> list[tuple[int, int]]:
        """Goals and themes that an attacker finds, among the active themes."""
        counts = self.counts[:, active]
        known = told(self.board, counts, levels[:, active])
        doubt = self.board.unproven(counts, known) & ~self.proven[:, active]
        found: list[tuple[int, int]] = []
        for place in np.flatnonzero(doubt.any(axis=0)):
            goals = np.flatnonzero(doubt[:, place])
            tables = known.tables(self.board, counts, int(place))
            safe = proven(tables, self.parts, self.board.goals(goals), self.first[goals])
            self.proven[goals[safe], active[place]] = True
            found += [(int(goal), int(active[place])) for goal in goals[~safe]]
        return found

    def forget(self, before: Ints, after: Ints) -> None:
        """What was proven in a part where something is told otherwise now must be proven again."""
        plan = self.board.layout
        changed = (before != after)[plan.row]
        for cells in self.parts:
            themes = changed[cells].any(axis=0)
            self.proven[np.ix_(np.isin(self.first, cells), themes)] = False


def _widen(board: Board, levels: Ints, before: Ints, cell: int) -> None:
    """Tell the next row of the ladder more coarsely; nothing where another goal did this already."""
    rows = _rows_above(board.layout, cell)
    for place, level in LADDER:
        if place < len(rows) and before[rows[place]] < level and board.tells[rows[place]]:
            levels[rows[place]] = max(level, levels[rows[place]])
            return
    near = np.unique(board.layout.row[np.isin(board.layout.total, _units(board.layout, cell))])
    levels[near if (before[near] < HIDE).any() else slice(None)] = HIDE


def _rows_above(plan: Layout, cell: int) -> list[int]:
    """The row of a cell, the row of everybody in its unit, and the same for the units above."""
    rows: list[int] = []
    while cell >= 0:
        rows += [int(plan.row[cell]), int(plan.row[plan.total[cell]])]
        cell = int(plan.parent[cell])
    return rows


def _units(plan: Layout, cell: int) -> list[int]:
    found = []
    while cell >= 0:
        found.append(int(plan.total[cell]))
        cell = int(plan.parent[cell])
    return found
