"""The attack against every table there is: small linked tables are listed whole, number by number."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from voicelens.protect.attack import blocks, proven
from voicelens.protect.layout import parents
from voicelens.protect.linear import extremes
from voicelens.protect.sizes import Cycle, read
from voicelens.protect.sizes import _View as View
from voicelens.protect.themes import Board, Told

FAST, ALL = 60, 240
PLACES = pd.DataFrame({"school": ["A", "B"], "network": [None, None]})


def counted(rng: np.random.Generator, schools: int, groups: list[int], most: int) -> pd.DataFrame:
    """Counts of schools, and of a district where there are several."""
    rows = []
    for school in "ABC"[:schools]:
        total = int(rng.integers(2, most + 1))
        rows.append(("school", school, "*", "*", total))
        for dimension, size in enumerate(groups):
            split = rng.multinomial(total, np.full(size, 1 / size))
            rows += [("school", school, f"d{dimension}", f"g{g}", int(n)) for g, n in enumerate(split) if n]
    frame = pd.DataFrame(rows, columns=["unit_level", "unit", "dimension", "group", "n"])
    if schools > 1:
        whole = frame.groupby(["dimension", "group"], as_index=False)["n"].sum()
        frame = pd.concat([frame, whole.assign(unit_level="district", unit="All")], ignore_index=True)
    totals = frame[frame["dimension"] == "*"].set_index(["unit_level", "unit"])["n"]
    rest = totals.reindex(pd.MultiIndex.from_frame(frame[["unit_level", "unit"]])).to_numpy() - frame["n"]
    return frame.assign(rest_n=rest.where(frame["dimension"] != "*", 0), polarity="like", label="shown")


def cycle_of(frame: pd.DataFrame, min_group: int = 5) -> Cycle:
    return read(frame, parents(frame[["unit_level", "unit"]].drop_duplicates(), PLACES), min_group=min_group)


def theme_case(seed: int) -> tuple[Board, np.ndarray, Told]:
    """A board with random intervals around random counts."""
    rng = np.random.default_rng(seed)
    schools, groups, most = [(2, [3], 8), (1, [2, 3], 9), (2, [2, 2], 5)][seed % 3]
    cycle = cycle_of(counted(rng, schools, groups, most))
    plan, n = cycle.layout, cycle.n[:, 0]
    leaf = np.asarray(plan.cells["unit_level"] == "school") & ~plan.everyone[plan.row] & ~plan.missing
    x = np.zeros(len(n), dtype=np.int64)
    for unit in np.unique(plan.total[leaf]):
        each = [np.flatnonzero(leaf & (plan.total == unit) & (plan.cells["dimension"] == d).to_numpy()) for d in
                plan.cells["dimension"][leaf & (plan.total == unit)].unique()]  # fmt: skip
        x[unit] = rng.integers(0, n[unit] + 1)
        for cells in each:
            x[cells] = rng.multivariate_hypergeometric(n[cells], x[unit])
    for cell in np.flatnonzero((plan.parent >= 0) & plan.printed):
        x[plan.parent[cell]] += x[cell]
    spread = rng.integers(0, 3, len(n))
    low, high = np.maximum(x - rng.integers(0, 2, len(n)) * spread, 0), np.minimum(x + spread, n)
    shown = rng.random(len(n)) < 0.6
    low, high = np.where(shown, low, 0)[:, None], np.where(shown, high, n)[:, None]
    rows = np.flatnonzero(~plan.everyone & (rng.random(len(plan.start)) < 0.3))
    small = ~shown & ~plan.everyone[plan.row] & ~plan.missing
    board = Board(plan, n, cycle.block[:, 0], shown, small, rows, True, 5)
    wide = rng.integers(0, 3)
    rest = (x[plan.total] - x)[board.against][:, None]
    sums = plan.by_row(np.where(small, x, 0))[rows][:, None]
    told = Told(low, high, np.maximum(rest - wide, 0), rest + wide, np.maximum(sums - wide, 0), sums + wide)
    return board, x[:, None], told


def every_table(board: Board, told: Told) -> np.ndarray:
    """All tables that fit (one per line, a column per cell), found without the linear programmes."""
    plan = board.layout
    schools = sorted({u for lv, u in zip(plan.cells["unit_level"], plan.cells["unit"], strict=True) if lv == "school"})
    per_school = [_one_school(board, told, name) for name in schools]
    found = []
    for parts in itertools.product(*per_school):
        x = np.sum(parts, axis=0)
        for cell in np.flatnonzero((plan.parent >= 0) & plan.printed):
            x[plan.parent[cell]] += x[cell]
        if _fits(board, told, x):
            found.append(x)
    return np.asarray(found)


def _one_school(board: Board, told: Told, school: str) -> list[np.ndarray]:
    plan = board.layout
    mine = (plan.cells["unit"] == school).to_numpy() & ~plan.missing & (plan.cells["unit_level"] == "school").to_numpy()
    cells = np.flatnonzero(mine & ~plan.everyone[plan.row])
    total = int(np.flatnonzero(mine & plan.everyone[plan.row])[0])
    by_dimension = [cells[plan.row[cells] == row] for row in np.unique(plan.row[cells])]
    ranges = [
        list(itertools.product(*(range(told.least[c, 0], told.most[c, 0] + 1) for c in dimension)))
        for dimension in by_dimension
    ]
    found = []
    for first in ranges[0]:
        size = sum(first)
        if not told.least[total, 0] <= size <= told.most[total, 0]:
            continue
        others = [[values for values in more if sum(values) == size] for more in ranges[1:]]
        for rest in itertools.product(*others):
            x = np.zeros(len(board.n), dtype=np.int64)
            x[total] = size
            for dimension, values in zip(by_dimension, (first, *rest), strict=True):
                x[dimension] = values
            found.append(x)
    return found


def _fits(board: Board, told: Told, x: np.ndarray) -> bool:
    plan = board.layout
    inside = (x >= told.least[:, 0]) & (x <= told.most[:, 0])
    rest = (x[plan.total] - x)[board.against]
    beside = (rest >= told.rest_least[:, 0]) & (rest <= told.rest_most[:, 0])
    sums = np.asarray([x[(plan.row == row) & board.small].sum() for row in board.told])
    together = (sums >= told.sum_least[:, 0]) & (sums <= told.sum_most[:, 0]) if len(sums) else np.ones(1, dtype=bool)
    return bool(inside.all() and beside.all() and together.all())


def compare_theme(seed: int) -> tuple[int, int]:
    """How many goals there are, and on how many the attack and the list of all tables disagree."""
    board, x, told = theme_case(seed)
    tables = every_table(board, told)
    assert (tables == x[:, 0]).all(axis=1).any()
    chosen = np.arange(len(board.wanted))
    goals = board.goals(chosen)
    values = tables @ goals.matrix.T.toarray()
    truly_open = goals.met(values.min(axis=0), values.max(axis=0))
    parts = blocks(board.layout)
    found = proven(told.tables(board, x, 0), parts, goals, np.asarray([cells[0] for cells in board.wanted]))
    by_moves = ~board.unproven(x, told)[:, 0]
    assert not (by_moves & ~truly_open).any()
    least, most = extremes(told.tables(board, x, 0), goals)
    assert np.ceil(least - 1e-6).tolist() == values.min(axis=0).tolist()
    assert np.floor(most + 1e-6).tolist() == values.max(axis=0).tolist()
    return len(chosen), int((found != truly_open).sum())


def test_the_attack_finds_what_a_list_of_all_tables_finds() -> None:
    results = [compare_theme(seed) for seed in range(FAST)]
    assert sum(goals for goals, _ in results) > 200
    assert sum(wrong for _, wrong in results) == 0


@pytest.mark.quality
def test_the_attack_finds_what_a_list_of_all_tables_finds_in_many_more() -> None:
    assert sum(wrong for _, wrong in map(compare_theme, range(FAST, ALL))) == 0


def sizes_case(seed: int) -> Cycle:
    rng = np.random.default_rng(seed)
    frame = counted(rng, 1 + seed % 2, [3] if seed % 2 else [2, 3], 24)
    small = frame["n"] < 5
    beside = rng.random(len(frame)) < 0.2
    label = np.where(small, "suppressed", np.where(beside & (frame["dimension"] != "*"), "complementary", "shown"))
    return cycle_of(frame.assign(label=label))


def test_sizes_that_stay_open_are_open_in_a_list_of_all_tables() -> None:
    seen = 0
    for seed in range(FAST):
        cycle = sizes_case(seed)
        view = View(cycle)
        cells = np.flatnonzero((cycle.n[:, 0] > 0) & (cycle.n[:, 0] < 5) & cycle.layout.printed)
        if not len(cells) or np.prod((view.most - view.least + 1).astype(float)[cycle.n[:, 0] > 0]) > 1e9:
            continue
        layout, n = cycle.layout, cycle.n[:, 0]
        cap = np.minimum(view.most[:, 0], n[layout.total] + 4)
        told = _as_told(cycle, np.minimum(view.least[:, 0], n), np.maximum(cap, n))
        board = Board(layout, n, cycle.block[:, 0], cycle.label[:, 0] == "shown", np.zeros(len(n), dtype=bool),
                      np.zeros(0, dtype=np.int64), True, 5)  # fmt: skip
        tables = every_table(board, told)
        if not len(tables):
            continue
        seen += len(cells)
        truly = tables[:, cells].max(axis=0) - tables[:, cells].min(axis=0) >= cycle.width
        claimed = view.proven(cells, np.zeros(len(cells), dtype=np.int64))
        rise, fall = view.moves()
        assert claimed.tolist() == truly.tolist(), seed
        assert not ((rise + fall)[cells, 0] >= cycle.width)[~truly].any(), seed
    assert seen > 40


def _as_told(cycle: Cycle, least: np.ndarray, most: np.ndarray) -> Told:
    from voicelens.protect.round import least as fewest
    from voicelens.protect.round import nearest

    plan, n = cycle.layout, cycle.n[:, 0]
    cells = np.flatnonzero((cycle.label[:, 0] == "shown") & ~plan.everyone[plan.row] & (cycle.block[plan.row, 0] > n))
    rest = (cycle.block[plan.row, 0] - n)[cells]
    none = np.zeros((0, 1), dtype=np.int64)
    low, high = fewest(nearest(rest), min_group=5), nearest(rest) + 2
    return Told(least[:, None], most[:, None], np.minimum(low, rest)[:, None], high[:, None], none, none)
