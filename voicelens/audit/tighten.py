"""What one table tells of another: themes of the themes above them, pairs of both their themes, releases of each other.

Bounds are carried over by what must hold between counts; then every table is attacked with the narrower bounds. An
inference that the true counts do not bear out (an answer was withdrawn, ideas were sorted anew) is not made: it would
lead an attacker astray.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.audit.decoding import Numbers
from voicelens.audit.figures import COARSER, HIDDEN, Figures, Layout, Table
from voicelens.audit.recover import COUNT, Recovered
from voicelens.audit.told import HALVES, read_words, span, step

_ROUNDS = 3  # how far what is known of one theme travels
_TINY = 1e-6


def by_parents(figures: Figures, parents: Mapping[str, str]) -> Figures:
    """A theme is raised by all who raise one under it, and by nobody else (`parents`: theme to the one above)."""
    themes = dict(figures.themes)
    for _ in range(_ROUNDS):
        for (theme, polarity), table in list(themes.items()):
            below = [key for key in themes if parents.get(key[0]) == theme and key[1] == polarity]
            if below:
                _family(themes, (theme, polarity), table, below)
    return replace(figures, themes=themes)


def _family(
    themes: dict[tuple[str, str], Table], top: tuple[str, str], table: Table, below: Sequence[tuple[str, str]]
) -> None:
    parts = [themes[key] for key in below]
    lows, highs = np.array([part.low for part in parts]), np.array([part.high for part in parts])
    themes[top] = _within(table, lows.max(axis=0), np.full(table.low.shape, np.inf))
    only = not np.isnan(table.true).any() and (table.true <= sum(part.true for part in parts)).all()
    if only:  # nobody raised it but by one of those under it
        themes[top] = _within(themes[top], lows.max(axis=0), highs.sum(axis=0))
    for n, key in enumerate(below):
        others = highs.sum(axis=0) - highs[n]
        least = themes[top].low - others if only else np.zeros(table.low.shape)
        themes[key] = _within(parts[n], least, themes[top].high)


def _within(table: Table, low: Numbers, high: Numbers) -> Table:
    """The table with narrower bounds where they still leave something possible; what does not exist stays at nought."""
    new_low, new_high = np.maximum(table.low, low), np.minimum(table.high, high)
    fits = (new_low <= new_high + _TINY) & table.there
    if not np.isnan(table.true).any():
        fits &= (table.true >= new_low - _TINY) & (table.true <= new_high + _TINY)
    return replace(table, low=np.where(fits, new_low, table.low), high=np.where(fits, new_high, table.high))


def by_releases(earlier: Figures, later: Figures) -> tuple[Figures, Figures]:
    """Two releases of one cycle, each read with the other at hand: answers are only ever added."""
    there = _Places(earlier.layout, later.layout)
    before, after = dict(earlier.sizes), dict(later.sizes)
    grown: dict[str, tuple[Numbers, Numbers]] = {}
    for name in before.keys() & after.keys():
        if there.only_added(before[name], after[name]):
            before[name], after[name], grown[name] = there.linked(before[name], after[name])
    one, two = dict(earlier.themes), dict(later.themes)
    for key in one.keys() & two.keys():
        most = grown.get(key[1])
        if most and there.only_added(one[key], two[key], before[key[1]], after[key[1]]):
            one[key], two[key], _ = there.linked(one[key], two[key], most)
    return replace(earlier, sizes=before, themes=one), replace(later, sizes=after, themes=two)


class _Places:
    """Where the counts of one release stand in another."""

    def __init__(self, one: Layout, two: Layout) -> None:
        units = [two.units.index(unit) if unit in two.units else -1 for unit in one.units]
        plain = [column if not one.combined[n] else ("", "") for n, column in enumerate(one.columns)]
        columns = [two.columns.index(column) if column in two.columns else -1 for column in plain]
        self._here: tuple[NDArray[np.int64], NDArray[np.int64]] = _mesh(
            [n for n, each in enumerate(units) if each >= 0], [n for n, each in enumerate(columns) if each >= 0]
        )
        self._there = _mesh([each for each in units if each >= 0], [each for each in columns if each >= 0])

    def only_added(self, one: Table, two: Table, n_one: Table | None = None, n_two: Table | None = None) -> bool:
        """Whether nothing known speaks against it that students were only added."""
        more = two.true[self._there] - one.true[self._here]
        if n_one is not None and n_two is not None:
            students = n_two.true[self._there] - n_one.true[self._here]
            if bool((more > students + _TINY).any()):
                return False
        return not bool((more < -_TINY).any())

    def linked(
        self, one: Table, two: Table, most: tuple[Numbers, Numbers] | None = None
    ) -> tuple[Table, Table, tuple[Numbers, Numbers]]:
        """Both with narrower bounds, and the least and the most that each count can have grown by."""
        first, second = self._here, self._there
        growth = two.high[second] - one.low[first]
        growth = np.minimum(growth, growth[:, :1]) if most is None else np.minimum(growth, most[1])
        least = np.zeros(growth.shape)
        new_low, new_high = one.low[first] + least, one.high[first] + growth
        old_low, old_high = two.low[second] - growth, two.high[second] - least
        return _put(one, first, old_low, old_high), _put(two, second, new_low, new_high), (least, growth)


def _mesh(units: list[int], columns: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    found = np.meshgrid(np.array(units, dtype=np.int64), np.array(columns, dtype=np.int64), indexing="ij")
    return found[0], found[1]


def _put(table: Table, where: tuple[NDArray[np.int64], NDArray[np.int64]], low: Numbers, high: Numbers) -> Table:
    lows, highs = np.full(table.low.shape, -np.inf), np.full(table.high.shape, np.inf)
    lows[where], highs[where] = np.nan_to_num(low, nan=-np.inf), np.nan_to_num(high, nan=np.inf)
    return _within(table, lows, highs)


def attack_pairs(published: pd.DataFrame, figures: Figures) -> tuple[int, list[Recovered]]:
    """Pairs of themes that can be worked out: read alone, and with what is known of both their themes."""
    rows = published[(published["table"] == "pairs") & (published["wave"] == figures.wave)]
    found = []
    for row in rows.itertuples(index=False):
        unit = (str(row.unit_level), str(row.unit))
        n, low, high = _pair(row)
        if unit in figures.layout.units:
            place = figures.layout.units.index(unit)
            for key in ((str(row.theme_id), "like"), (str(row.other_theme_id), "change")):
                if key in figures.themes:
                    high = min(high, float(figures.themes[key].high[place, 0]))
        if high < 1 or (high - low < 2 and n > 1):
            found.append(
                Recovered(figures.wave, *unit, "*", "*", COUNT, f"{row.theme_id}+{row.other_theme_id}", "pairs")
            )
    return len(rows), found


def _pair(row: Any) -> tuple[float, float, float]:
    """Students who answered both, as many as there can be, and how many of them can have said both things."""
    share = None if row.status in HIDDEN else read_words(str(row.shown)).share
    if pd.isna(row.shown_n) or share is None:
        return np.inf, 0.0, np.inf
    least, most = float(row.shown_n) - 2, float(row.shown_n) + 2
    first, after = span(share, step(int(least), COARSER) or HALVES)
    return most, float(np.ceil(first * least / 100 - _TINY)), float(np.ceil(after * most / 100 - _TINY)) - 1
