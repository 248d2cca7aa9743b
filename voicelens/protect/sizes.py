"""Which numbers of students may be shown in a whole cycle, so that no hidden one can be worked out across its units.

The groups of each unit are judged first (`suppress.decide`); then all units, dimensions, prompts and the coverage are
attacked together, and what would give a hidden number away is hidden too: the smallest group beside it, else the
smallest one of the same kind in another unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.protect.attack import Structure, blocks, proven
from voicelens.protect.layout import CELL, Flags, Ints, Layout, build, complete
from voicelens.protect.linear import Goals, Tables
from voicelens.protect.moves import Room, reach
from voicelens.protect.round import NEAREST, least, nearest
from voicelens.protect.suppress import COMPLEMENTARY, DOMINATED, LEFT_OUT, POSSIBLE, SHOWN, SUPPRESSED
from voicelens.tables import EVERYONE

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
COVERED, BOTH = "", "pairs"
ABSENT = "absent"
HALF = NEAREST // 2


@dataclass(frozen=True)
class Cycle:
    """The numbers of students of one cycle: per cell (line) and layer (column).

    `layers`: the polarities, "" for coverage, "pairs" for students who answered a like and a change prompt. `n`, and
    per row the students with a value `block`; `label`: what is done with a cell; `told`: per row and layer whether its
    hidden cells are shown as one; `exact`: whether totals are shown as they are.
    """

    layout: Layout
    layers: tuple[str, ...]
    n: Ints
    block: Ints
    label: NDArray[np.object_]
    told: Flags
    exact: bool
    min_group: int

    @property
    def hidden(self) -> Flags:
        """Printed cells whose number is not shown."""
        return np.isin(self.label, (SUPPRESSED, COMPLEMENTARY, LEFT_OUT))

    @property
    def width(self) -> int:
        """How far apart the smallest and the largest value of a hidden number must be."""
        return min(POSSIBLE, self.min_group - 1) - 1


def read(counts: pd.DataFrame, above: dict[tuple[str, str], tuple[str, str]], *, min_group: int) -> Cycle:
    """The cycle of `counts` (unit level, unit, dimension, group, polarity, n, rest_n, label), nothing attacked yet."""
    layers = tuple(sorted(counts["polarity"].unique()))
    several = _several(counts)
    cells = counts[CELL].drop_duplicates()
    while True:
        layout = build(cells, above, several)
        n, block, label = _filled(layout, counts, layers)
        short = np.flatnonzero((n < 0).any(axis=1))
        if not len(short):
            break
        wrong = set(layout.cells["unit"].iloc[short])
        above = {low: up for low, up in above.items() if f"{up[0]}/{up[1]}" not in wrong}
    everybody = label[layout.everyone[layout.row]]
    beyond = n[layout.everyone[layout.row] & ~layout.printed]
    few = (beyond > 0) & (beyond < min_group)
    schools = layout.cells["unit_level"][layout.everyone[layout.row]].eq("school").to_numpy()
    exact = not np.isin(everybody[schools], (SUPPRESSED, COMPLEMENTARY, LEFT_OUT)).any() and not few.any()
    told = np.zeros(block.shape, dtype=bool)
    return Cycle(layout, layers, n, block, label, told, exact, min_group)


def _several(counts: pd.DataFrame) -> set[str]:
    """The dimensions in which a student may be in several groups, or whose groups do not add up for another reason."""
    asked = counts[(counts["dimension"] != EVERYONE) & (counts["polarity"] != COVERED)]
    keys = ["unit_level", "unit", "dimension", "polarity"]
    sums = asked.groupby(keys)["n"].transform("sum")
    found = set(asked.loc[sums != asked["n"] + asked["rest_n"], "dimension"])
    covered = counts[(counts["dimension"] != EVERYONE) & (counts["polarity"] == COVERED)]
    whole = counts[(counts["dimension"] == EVERYONE) & (counts["polarity"] == COVERED)]
    sums_of = (
        covered.groupby(keys[:3], as_index=False)["n"].sum().merge(whole[["unit_level", "unit", "n"]], on=keys[:2])
    )
    return found | set(sums_of.loc[sums_of["n_x"] > sums_of["n_y"], "dimension"])


def _filled(layout: Layout, counts: pd.DataFrame, layers: tuple[str, ...]) -> tuple[Ints, Ints, NDArray[np.object_]]:
    cell, layer = layout.find(counts), np.searchsorted(layers, counts["polarity"])
    n = np.zeros((len(layout.row), len(layers)), dtype=np.int64)
    n[cell, layer] = counts["n"]
    label = np.full(n.shape, ABSENT, dtype=object)
    label[cell, layer] = counts["label"]
    total = n[layout.total[layout.start]]
    block = np.where(layout.several[:, None], total, layout.by_row(n))
    grouped = (counts["dimension"] != EVERYONE).to_numpy() & (counts["polarity"] != COVERED).to_numpy()
    answered = (counts["n"] + counts["rest_n"]).to_numpy()
    asked = layout.several[layout.row[cell]] & grouped
    block[layout.row[cell[asked]], layer[asked]] = answered[asked]
    unheard = layout.several[:, None] & (layout.by_row(n) == 0) & (np.asarray(layers) != COVERED)
    block[unheard] = 0
    n = complete(layout, n, block)
    without = np.zeros_like(block)
    without[layout.row[layout.missing]] = n[layout.missing]
    return n, n[layout.total[layout.start]] - without, label


def protect_sizes(cycle: Cycle) -> Cycle:
    """The same with what must be hidden too, and with the rows in which smaller groups are shown combined."""
    cycle = _until_safe(cycle)
    schools = cycle.layout.everyone[cycle.layout.row] & cycle.layout.cells["unit_level"].eq("school").to_numpy()
    cycle = replace(cycle, exact=cycle.exact and not cycle.hidden[schools].any(), told=_worth_combining(cycle))
    while cycle.told.any():
        found = exposed(cycle)
        if not found.any():
            break
        cycle = replace(cycle, told=_fewer_told(cycle, found))
    return cycle


def _fewer_told(cycle: Cycle, found: Flags) -> Flags:
    """Without the sums of the rows where numbers were found, else of the rows above, else of the same dimension in
    the units around, else of those units, else without any.
    """
    plan = cycle.layout
    units, dimensions = plan.total[plan.start], plan.cells["dimension"].to_numpy()[plan.start]
    cells = np.flatnonzero(found.any(axis=1))
    above = plan.parent[cells][plan.parent[cells] >= 0]
    over = np.unique(plan.total[above])
    near = np.isin(units, [*plan.total[cells], *over]) | np.isin(plan.parent[units], over)
    alike = np.isin(dimensions, plan.cells["dimension"].to_numpy()[cells])
    rows = np.arange(len(units))
    for these in (np.isin(rows, plan.row[cells]), np.isin(rows, plan.row[above]), near & alike, near):
        told = cycle.told & ~these[:, None]
        if (told != cycle.told).any():
            return np.asarray(told)
    return np.zeros_like(cycle.told)


def _worth_combining(cycle: Cycle) -> Flags:
    """Rows of single choices where the hidden groups are enough students together and some other group is shown."""
    plan, hidden = cycle.layout, summed(cycle)
    size = plan.by_row(np.where(hidden, cycle.n, 0))
    some = plan.by_row((cycle.label == SHOWN).astype(np.int64)) > 0
    shown = cycle.label[plan.total[plan.start]] == SHOWN
    single = ~plan.several & ~plan.everyone
    return np.asarray(single[:, None] & some & shown & (size >= cycle.min_group))


def summed(cycle: Cycle) -> Flags:
    """The cells that count among the smaller groups of their row."""
    return np.asarray(np.isin(cycle.label, (SUPPRESSED, COMPLEMENTARY)))


def _until_safe(cycle: Cycle) -> Cycle:
    while True:
        found = exposed(cycle)
        if not found.any():
            return cycle
        label = cycle.label.copy()
        done = set()
        for cell, layer in zip(*np.nonzero(found), strict=True):
            row = int(cycle.layout.row[cell]), int(layer)
            if row not in done:
                _hide_beside(cycle, label, int(cell), int(layer))
                done.add(row)
        if (label == cycle.label).all():
            if not cycle.exact:
                return cycle  # nothing is shown any more
            cycle = replace(cycle, exact=False)
        cycle = replace(cycle, label=_uniform(cycle.layout, label))


def _hide_beside(cycle: Cycle, label: NDArray[np.object_], cell: int, layer: int) -> None:
    """Hide the smallest shown cell of the first pool that has one."""
    plan = cycle.layout
    place = cell
    pools = [plan.row == plan.row[cell]]
    while place >= 0:
        pools.append((plan.parent == plan.parent[place]) & (plan.parent >= 0))
        place = int(plan.parent[place])
        if place >= 0:
            pools += [np.arange(len(plan.row)) == place, plan.row == plan.row[place]]
    dimension = plan.cells["dimension"].to_numpy()
    pools += [dimension == dimension[cell], np.full(len(plan.row), not cycle.exact)]
    for column in (layer, *range(len(cycle.layers))):
        for pool in pools:
            found = np.flatnonzero(pool & (label[:, column] == SHOWN))
            if len(found):
                chosen = found[np.argmin(cycle.n[found, column])]
                everywhere = cycle.layers[column] == COVERED
                hide = (label[chosen] == SHOWN) & (everywhere | (np.arange(len(cycle.layers)) == column))
                label[chosen, hide] = COMPLEMENTARY
                return


def _uniform(layout: Layout, label: NDArray[np.object_]) -> NDArray[np.object_]:
    """Where no group of a row is shown, all hidden ones are called suppressed, so that the labels tell nothing."""
    some = layout.by_row((label == SHOWN).astype(np.int64))[layout.row] > 0
    small = layout.by_row((label == SUPPRESSED).astype(np.int64))[layout.row] > 0
    alone = ~layout.everyone[layout.row][:, None]
    return np.where(alone & ~some & small & (label == COMPLEMENTARY), SUPPRESSED, label)


def exposed(cycle: Cycle) -> Flags:
    """Cells and layers whose number of students can be narrowed down too far."""
    small = (cycle.n > 0) & (cycle.n < cycle.min_group)
    wanted = small & (cycle.hidden | ~cycle.layout.printed[:, None]) & ~cycle.layout.missing[:, None]
    if not wanted.any():
        return wanted
    view = _View(cycle)
    rise, fall = view.moves()
    left = wanted & (rise + fall < cycle.width)
    if left.any():
        left[left] = ~view.proven(*np.nonzero(left))
    return left


class _View:
    """What a reader knows of a cycle's numbers of students."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle, plan = cycle, cycle.layout
        label, n, fewest = cycle.label, cycle.n, cycle.min_group
        shown = label == SHOWN
        some = plan.by_row(shown.astype(np.int64))[plan.row] > 0
        told = some | plan.everyone[plan.row][:, None]
        self.least, self.most = np.zeros_like(n), np.full_like(n, n.max() + fewest)
        self._set(shown, least(nearest(n), min_group=fewest), nearest(n) + HALF)
        small = label == SUPPRESSED
        self._set(small, np.ones_like(n), np.where(told, fewest - 1, self.most))
        self._set(np.isin(label, (COMPLEMENTARY, DOMINATED)), np.full_like(n, fewest), self.most)
        beyond = ~plan.printed & ~plan.missing
        self._set(np.broadcast_to(beyond[:, None], n.shape), np.zeros_like(n), self.most)
        known = (n == 0) & ~plan.missing[:, None]
        known |= plan.missing[:, None] & (cycle.block[plan.row] > 0)
        if cycle.exact:
            known |= shown & plan.everyone[plan.row][:, None]
        self._set(known, n, n)

    def _set(self, where: Flags, low: Ints, high: Ints) -> None:
        self.least, self.most = np.where(where, low, self.least), np.where(where, high, self.most)

    def _rest(self, layer: int) -> Ints:
        """Cells beside which the number of all other students is shown."""
        cycle, plan = self.cycle, self.cycle.layout
        if cycle.layers[layer] in (COVERED, BOTH):
            return np.zeros(0, dtype=np.int64)
        others = cycle.block[plan.row, layer] - cycle.n[:, layer]
        return np.flatnonzero((cycle.label[:, layer] == SHOWN) & ~plan.everyone[plan.row] & (others > 0))

    def moves(self) -> tuple[Ints, Ints]:
        """How far each cell can rise or fall when all layers change together."""
        cycle, plan = self.cycle, self.cycle.layout
        up, down = self.most - cycle.n, cycle.n - self.least
        sum_up = np.full((len(plan.start), 1), np.iinfo(np.int32).max)
        sum_down = sum_up.copy()
        for layer in range(len(cycle.layers)):
            n, block = cycle.n[:, layer], cycle.block[plan.row, layer]
            cells = self._rest(layer)
            rest = block[cells] - n[cells]
            low, high = least(nearest(rest), min_group=cycle.min_group), nearest(rest) + HALF
            up[cells, layer] = np.minimum(up[cells, layer], rest - low)
            down[cells, layer] = np.minimum(down[cells, layer], high - rest)
            several = plan.several[plan.row]
            up[several, layer] = np.minimum(up[several, layer], (block - n)[several])
            if cycle.layers[layer] != COVERED:
                over = plan.by_row(n)[plan.row] - n[plan.total]
                down[several, layer] = np.minimum(down[several, layer], over[several])
            rows, size = self._sums(layer)
            low, high = least(nearest(size), min_group=cycle.min_group), nearest(size) + HALF
            sum_up[rows, 0] = np.minimum(sum_up[rows, 0], high - size)
            sum_down[rows, 0] = np.minimum(sum_down[rows, 0], size - low)
        asked = [place for place, layer in enumerate(cycle.layers) if layer != BOTH]
        everywhere = (cycle.n[:, asked] > 0).all(axis=1, keepdims=True)
        most = np.where(everywhere, up[:, asked].min(axis=1, keepdims=True), 0)
        fewest = np.where(everywhere, np.minimum(down[:, asked].min(axis=1, keepdims=True), self._spare()), 0)
        room = Room(most, fewest, sum_up, sum_down)
        hidden = summed(cycle)[:, asked]
        alike = (hidden == hidden[:, :1]) | ~everywhere
        rise, fall = reach(plan, np.asarray(hidden.any(axis=1), dtype=bool), room)
        fine = alike.all(axis=1)[:, None] | np.full((1, 1), not cycle.told.any())
        return np.where(fine, rise, 0), np.where(fine, fall, 0)

    def _spare(self) -> Ints:
        """How many students of a cell answered several prompts: so far may all layers fall together."""
        cycle = self.cycle
        asked = [place for place, layer in enumerate(cycle.layers) if layer not in (COVERED, BOTH)]
        several = (cycle.n[:, asked] > 0).sum(axis=1)
        over = cycle.n[:, asked].sum(axis=1) - cycle.n.max(axis=1)
        limit = np.where(several > 1, over // np.maximum(several - 1, 1), np.iinfo(np.int32).max)
        return np.asarray(limit, dtype=np.int64)[:, None]

    def _sums(self, layer: int) -> tuple[Ints, Ints]:
        cycle = self.cycle
        rows = np.flatnonzero(cycle.told[:, layer])
        hidden = summed(cycle)[:, layer]
        return rows, np.asarray(cycle.layout.by_row(np.where(hidden, cycle.n[:, layer], 0))[rows], dtype=np.int64)

    def proven(self, cells: Ints, layers: Ints) -> Flags:
        """Whether these numbers stay open under the linear programmes."""
        from scipy.sparse import csr_matrix

        count, width = self.cycle.n.shape
        parts = [np.concatenate([part + layer * count for layer in range(width)]) for part in blocks(self.cycle.layout)]
        each = len(cells)
        one = csr_matrix((np.ones(each), (np.arange(each), cells + layers * count)), shape=(each, count * width))
        never = np.full(each, np.inf)
        goals = Goals(one, np.full(each, float(self.cycle.width)), -never, never)
        return proven(self.tables(), tuple(parts), goals, cells + layers * count)

    def tables(self) -> Tables:
        """All numbers of students that fit, layer after layer, and what ties the layers together."""
        from scipy.sparse import block_diag, vstack

        cycle, matrices, low, high = self.cycle, [], [], []
        for layer, name in enumerate(cycle.layers):
            rest, (rows, size) = self._rest(layer), self._sums(layer)
            form = Structure(cycle.layout, rest, rows, summed(cycle)[:, layer], sums=name != COVERED)
            others = (cycle.block[cycle.layout.row, layer] - cycle.n[:, layer])[rest]
            told = np.concatenate([others, size])
            matrices.append(form.matrix)
            low += [form.fixed[0], least(nearest(told), min_group=cycle.min_group)]
            high += [form.fixed[1], nearest(told) + HALF]
        links, link_low, link_high = self._links()
        whole = vstack([block_diag(matrices), links]).tocsr()
        flat = [each.T.ravel().astype(float) for each in (self.least, self.most, cycle.n)]
        return Tables(
            whole,
            np.concatenate([*low, link_low]).astype(float),
            np.concatenate([*high, link_high]).astype(float),
            *flat,
        )

    def _links(self) -> tuple[csr_matrix, Floats, Floats]:
        """Nobody answers a prompt without answering, or answers without a prompt, or two prompts without each."""
        from scipy.sparse import csr_matrix, hstack

        cycle = self.cycle
        count, width = cycle.n.shape
        cells = np.flatnonzero(~(cycle.layout.missing & cycle.layout.several[cycle.layout.row]))
        each = csr_matrix((np.ones(len(cells)), (np.arange(len(cells)), cells)), shape=(len(cells), count))
        ties = _ties(cycle.layers)
        blocks_of = [hstack([each * float(sign) for sign in tie]) for tie in ties]
        matrix = _stacked(blocks_of, count * width)
        return matrix, np.zeros(matrix.shape[0]), np.full(matrix.shape[0], np.inf)


def _ties(layers: tuple[str, ...]) -> list[list[int]]:
    """What is never below zero: a sign for each layer."""
    asked = [layer for layer in layers if layer not in (COVERED, BOTH)]
    found = []
    if COVERED in layers:
        found += [{COVERED: 1, layer: -1} for layer in asked]
        found += [{COVERED: -1, **dict.fromkeys(asked, 1)}] if asked else []
    if BOTH in layers:
        found += [{layer: 1, BOTH: -1} for layer in asked if layer in ("like", "change")]
    return [[tie.get(layer, 0) for layer in layers] for tie in found]


def _stacked(matrices: list[csr_matrix], width: int) -> csr_matrix:
    from scipy.sparse import csr_matrix, vstack

    return vstack(matrices).tocsr() if matrices else csr_matrix((0, width))
