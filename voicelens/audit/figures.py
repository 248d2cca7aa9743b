"""The published rows of one cycle as arrays of bounds: what an outsider knows of every count.

A *column* is one group of one dimension (or everyone); a *unit* is a school, a network or the whole. Sizes are known
for several *measures*: who answered at all, and who answered what they like, want changed, or say besides. Counts of
students who raised a theme have one layer for each theme and kind of question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.audit.decoding import Decoder, Flags, Numbers
from voicelens.audit.told import NEAREST, read_words
from voicelens.tables import COMBINED, EVERYONE

ANSWERED = "answered"
LEVELS = ("school", "network", "district")
HIDDEN = ("suppressed", "complementary")
_KEY = ["unit_level", "unit", "dimension", "group"]
LEAST = 10  # students
COARSER = 2  # steps up the ladder that a row of numbers may be told more coarsely than it has to be


@dataclass(frozen=True)
class Layout:
    """Which units and columns there are, and how they hang together.

    `parent` is the row of the unit above, −1 for none. `dimension` is the number of a column's dimension, 0 for
    everyone; `combined` marks the columns that add up hidden groups. In a dimension of `several`, students may be in
    more than one group.
    """

    units: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    dimensions: tuple[str, ...]
    parent: NDArray[np.int64]
    dimension: NDArray[np.int64]
    combined: Flags
    several: Flags

    def groups(self, dimension: int) -> NDArray[np.int64]:
        """The columns of a dimension that are groups of their own."""
        return np.flatnonzero((self.dimension == dimension) & ~self.combined)

    def sum_column(self, dimension: int) -> int | None:
        """The column that adds up the hidden groups of a dimension, if there is one."""
        found = np.flatnonzero((self.dimension == dimension) & self.combined)
        return int(found[0]) if len(found) else None

    def children(self, unit: int) -> NDArray[np.int64]:
        """The units right below one."""
        return np.flatnonzero(self.parent == unit)


@dataclass(frozen=True)
class Table:
    """Bounds on the counts of one layer, all (units, columns); `rest` is on all other students of the dimension.

    `true` holds the counts themselves where whoever audits knows them (NaN else), `of_true` everybody with a value in
    the dimension. `hidden` are counts that are not told, `there` those that exist at all.
    """

    low: Numbers
    high: Numbers
    rest_low: Numbers
    rest_high: Numbers
    hidden: Flags
    there: Flags
    true: Numbers
    of_true: Numbers


@dataclass(frozen=True)
class Figures:
    """One cycle: `sizes` by measure, `themes` by theme and kind of question, and cells that contradict the truth.

    Groups of fewer than `least` students are never shown.
    """

    wave: str
    layout: Layout
    sizes: Mapping[str, Table]
    themes: Mapping[tuple[str, str], Table]
    misread: tuple[str, ...] = ()
    least: int = LEAST


@dataclass(frozen=True)
class Known:
    """What everybody knows besides (which school is in which network, where several boxes could be ticked).

    With `comparison` and `coverage` the auditor also hands over the true counts: the attacker is given every hidden
    size, and a table that fits is at hand. `coding` is the number up to which shares are bounds, `finest` the finest
    step of all, `least` the size of the smallest group that is shown. The groups of one dimension may be told up to
    `coarser` steps more coarsely than their sizes ask for: how many, an outsider only sees from the numbers themselves.
    """

    networks: Mapping[str, str]
    several: frozenset[str] = frozenset()
    comparison: pd.DataFrame | None = None
    coverage: pd.DataFrame | None = None
    coarser: int = COARSER
    coding: int = NEAREST
    finest: int = 1
    least: int = LEAST


def figures(published: pd.DataFrame, wave: str, known: Known) -> Figures:
    """Everything published of one cycle as bounds."""
    rows = published[published["wave"] == wave]
    covered, compared = (rows[rows["table"] == name] for name in ("coverage", "comparison"))
    layout = _layout(pd.concat([covered, compared]), known)
    true_rows = _of_wave(known.comparison, wave)
    sizes = {ANSWERED: _answered(covered, layout, _of_wave(known.coverage, wave))}
    exact = _exact_units(covered)
    themes: dict[tuple[str, str], Table] = {}
    misread: list[str] = []
    for polarity, part in compared.groupby("polarity", sort=True):
        truth = None if true_rows is None else true_rows[true_rows["polarity"] == polarity]
        size = _sizes(part, layout, truth, exact)
        sizes[str(polarity)] = size
        by_theme = {} if truth is None else dict(list(truth.groupby("theme_id", sort=False)))
        for theme, own in part.groupby("theme_id", sort=True):
            table, wrong = _counts(own, layout, size, by_theme.get(theme), known)
            themes[str(theme), str(polarity)] = table
            misread += wrong
    return Figures(wave, layout, sizes, themes, tuple(misread), known.least)


def _of_wave(frame: pd.DataFrame | None, wave: str) -> pd.DataFrame | None:
    return None if frame is None else frame[frame["wave"] == wave]


def _layout(rows: pd.DataFrame, known: Known) -> Layout:
    found = rows[["unit_level", "unit"]].drop_duplicates()
    units = sorted(found.itertuples(index=False, name=None), key=lambda unit: (LEVELS.index(unit[0]), unit[1]))
    columns = sorted(rows[["dimension", "group"]].drop_duplicates().itertuples(index=False, name=None), key=_order)
    if (EVERYONE, EVERYONE) not in columns:
        columns = [(EVERYONE, EVERYONE), *columns]
    dimensions = tuple(dict.fromkeys(dimension for dimension, _ in columns))
    return Layout(
        tuple(units), tuple(columns), dimensions, _parents(units, known.networks),
        np.array([dimensions.index(dimension) for dimension, _ in columns], dtype=np.int64),
        np.array([group == COMBINED for _, group in columns], dtype=bool),
        np.array([dimension in known.several for dimension in dimensions], dtype=bool),
    )  # fmt: skip


def _order(column: tuple[str, str]) -> tuple[bool, str, str]:
    return column[0] != EVERYONE, *column


def _parents(units: Sequence[tuple[str, str]], networks: Mapping[str, str]) -> NDArray[np.int64]:
    """The unit above each: a school's network where it is published, else the whole."""
    row = {unit: number for number, unit in enumerate(units)}
    wholes = [unit for unit in units if unit[0] == "district"] or [unit for unit in units if unit[0] == "network"]
    whole = row[wholes[0]] if len(wholes) == 1 else -1
    above = []
    for level, name in units:
        network = row.get(("network", networks.get(name, "")), whole) if level == "school" else whole
        above.append(-1 if row[level, name] == network else network)
    return np.array(above, dtype=np.int64)


class _Grid:
    """Puts rows of a frame into arrays of units by columns."""

    def __init__(self, layout: Layout, rows: pd.DataFrame) -> None:
        units = {unit: number for number, unit in enumerate(layout.units)}
        columns = {column: number for number, column in enumerate(layout.columns)}
        keys = rows[_KEY].itertuples(index=False, name=None)
        places = [(units.get((a, b), -1), columns.get((c, d), -1)) for a, b, c, d in keys]
        self._at = np.array(places, dtype=np.int64).reshape(-1, 2)
        self._kept = (self._at >= 0).all(axis=1)
        self.shape = (len(layout.units), len(layout.columns))

    def put(self, values: Iterable[Any], empty: float) -> Numbers:
        """The values where their rows say, `empty` elsewhere."""
        grid = np.full(self.shape, empty)
        grid[tuple(self._at[self._kept].T)] = np.asarray(list(values), dtype=float)[self._kept]
        return grid


def _exact_units(covered: pd.DataFrame) -> frozenset[tuple[str, str]]:
    everyone = covered[covered["dimension"] == EVERYONE]
    told = zip(everyone["unit_level"], everyone["unit"], everyone["shown"], strict=True)
    return frozenset((level, unit) for level, unit, text in told if (words := read_words(text).count) and words.exact)


def _answered(rows: pd.DataFrame, layout: Layout, truth: pd.DataFrame | None) -> Table:
    spans = [_size_told(text, hidden) for text, hidden in zip(rows["shown"], _is_hidden(rows), strict=True)]
    grid = _Grid(layout, rows)
    low, high = (grid.put((pair[end] for pair in spans), empty) for end, empty in ((0, 0.0), (1, 0.0)))
    there = grid.put([1.0] * len(rows), 0.0) > 0
    hidden = grid.put(_is_hidden(rows), 0.0) > 0
    none = np.full(grid.shape, -np.inf)
    true = np.full(grid.shape, np.nan)
    if truth is not None:
        true = _with_sums(_Grid(layout, truth).put(truth["answered"], 0.0), layout, hidden)
    return _settled(Table(low, high, none, -none, hidden, there, true, np.full(grid.shape, np.nan)), layout)


def _size_told(text: str, hidden: bool) -> tuple[float, float]:
    count = None if hidden else read_words(text).count
    return (float(count.span[0]), float(count.span[1])) if count else (0.0, np.inf)


def _is_hidden(rows: pd.DataFrame) -> Flags:
    return np.asarray(rows["status"].isin(HIDDEN), dtype=bool)


def _sizes(rows: pd.DataFrame, layout: Layout, truth: pd.DataFrame | None, exact: frozenset[tuple[str, str]]) -> Table:
    """Sizes among those who answered one kind of question: told by any theme that is shown."""
    each = rows[[*_KEY, "shown_n", "shown_rest_n"]].copy()
    each["shown_n"] = pd.to_numeric(each["shown_n"]).astype(float)
    each["shown_rest_n"] = pd.to_numeric(each["shown_rest_n"]).astype(float)
    every = each.groupby(_KEY, sort=False)[["shown_n", "shown_rest_n"]].max().reset_index()
    grid = _Grid(layout, every)
    sure = [
        (level, unit) in exact and group == EVERYONE
        for level, unit, group in zip(every["unit_level"], every["unit"], every["group"], strict=True)
    ]
    half = np.where(sure, 0.0, 2.0)
    n, rest = every["shown_n"].to_numpy(dtype=float), every["shown_rest_n"].to_numpy(dtype=float)
    known, told = ~np.isnan(n), ~np.isnan(rest)
    low, high = grid.put(np.where(known, n - half, 0), 0.0), grid.put(np.where(known, n + half, np.inf), 0.0)
    rest_low = grid.put(np.where(told, rest - 2, -np.inf), -np.inf)
    rest_high = grid.put(np.where(told, rest + 2, np.inf), np.inf)
    hidden = grid.put(~known, 0.0) > 0
    there = grid.put([1.0] * len(every), 0.0) > 0
    true, of_true = (np.full(grid.shape, np.nan) for _ in range(2))
    if truth is not None:
        true, of_true = _true_counts(truth.drop_duplicates(_KEY), layout, hidden, "n")
    return _settled(Table(low, high, rest_low, rest_high, hidden, there, true, of_true), layout)


def _true_counts(truth: pd.DataFrame, layout: Layout, hidden: Flags, name: str) -> tuple[Numbers, Numbers]:
    grid = _Grid(layout, truth)
    true = grid.put(truth[name], 0.0)
    rest = grid.put(pd.to_numeric(truth[f"rest_{name}"]).astype(float), np.nan)
    of_true = true + rest
    return _with_sums(true, layout, hidden), of_true


def _with_sums(true: Numbers, layout: Layout, hidden: Flags) -> Numbers:
    """The same with the sums of hidden groups in their columns."""
    for dimension in range(1, len(layout.dimensions)):
        column, groups = layout.sum_column(dimension), layout.groups(dimension)
        if column is not None:
            true[:, column] = np.where(hidden[:, groups], true[:, groups], 0).sum(axis=1)
    return true


def _settled(table: Table, layout: Layout) -> Table:
    """Bounds that the truth does not fit are let go where the true counts are known: such an attacker is led astray."""
    if np.isnan(table.true).all():
        return table
    true, rest = table.true, table.of_true - table.true
    off = table.there & ((true < table.low) | (true > table.high))
    off |= ~table.there & (true > 0)
    off[:, layout.combined] &= table.there[:, layout.combined]
    apart = (rest < table.rest_low) | (rest > table.rest_high)
    return replace(
        table,
        low=np.where(off, 0, table.low), high=np.where(off, np.inf, table.high), there=table.there | off,
        rest_low=np.where(apart, -np.inf, table.rest_low), rest_high=np.where(apart, np.inf, table.rest_high),
        hidden=table.hidden | off,
    )  # fmt: skip


def _counts(
    rows: pd.DataFrame, layout: Layout, size: Table, truth: pd.DataFrame | None, known: Known
) -> tuple[Table, list[str]]:
    """Bounds on how many raised one theme; cells whose truth does not fit what is told are named."""
    grid = _Grid(layout, rows)
    told = (grid.put([1.0] * len(rows), 0.0) > 0) & ~(grid.put(_is_hidden(rows), 0.0) > 0)
    there = size.there | told
    if truth is None:
        true = of_true = np.full(grid.shape, np.nan)
    else:
        true, of_true = _true_counts(truth, layout, size.hidden, "k")
    n_low, n_high = _given(size)
    read = Decoder(layout.dimension, known.coarser, known.coding, known.finest)
    texts, rest_text = _texts(grid, rows["shown"], told), _texts(grid, rows["shown_rest"].fillna(""), told)
    rest_size = np.maximum(np.where(np.isfinite(size.rest_low), size.rest_low, 0), 0)
    places = read.places([(texts, n_low, n_high), (rest_text, rest_size, size.rest_high)])
    low, high, off = read.counts(texts, n_low, n_high, places, np.where(told, true, np.nan))
    low, high = np.where(told, low, 0), np.where(told, high, np.where(there, n_high, 0))
    rest_true = np.where(told, of_true - true, np.nan)
    rest_low, rest_high, _ = read.counts(rest_text, rest_size, size.rest_high, places, rest_true)
    rest_low, rest_high = np.where(rest_text == "", -np.inf, rest_low), np.where(rest_text == "", np.inf, rest_high)
    names = _texts(grid, rows["cell"], told)
    table = Table(low, high, rest_low, rest_high, there & ~told, there, true, of_true)
    return table, [str(name) for name in names[off & told] if name]


def _given(size: Table) -> tuple[Numbers, Numbers]:
    """The fewest and the most students of each group; hidden sizes are given where they are known at all."""
    given = size.hidden & ~np.isnan(size.true)
    low, high = np.where(given, size.true, size.low), np.where(given, size.true, size.high)
    return np.maximum(low, 0), np.minimum(high, high[:, :1])


def _texts(grid: _Grid, texts: Iterable[Any], told: Flags) -> NDArray[np.object_]:
    found = list(texts)
    places = np.where(told, grid.put(range(len(found)), -1), -1).astype(np.int64)
    return np.array([*found, ""], dtype=object)[places]
