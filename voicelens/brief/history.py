"""Themes over the cycles as small run charts: a dot and an interval for each cycle, a dashed middle value, a word.

No rule about runs or trends is applied: with fewer than eight cycles such rules raise false alarms (Anhøj 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from voicelens.brief.cells import Cell, Entry
from voicelens.brief.charts import Axis, axis_for
from voicelens.brief.sections import Section, ThemeRow

MOST_RUNS = 4
_LEFT, _RIGHT, _TOP, _BOTTOM = 12.0, 92.0, 12.0, 80.0
_LETTERS = 11


@dataclass(frozen=True)
class Point:
    """One cycle of a theme; places are in percent of the chart. A bound has an interval and no dot."""

    wave: str
    cell: Cell
    x: float
    y: float | None
    band: tuple[float, float] | None


@dataclass(frozen=True)
class Run:
    """A theme over the cycles. `middle` is the place of the median of the dots, `None` with fewer than three."""

    row: ThemeRow
    wave_from: str
    points: tuple[Point, ...]
    middle: float | None
    ticks: tuple[tuple[int, float], ...]
    ends: tuple[str, str]

    @property
    def steps(self) -> tuple[tuple[Point, Point], ...]:
        """Neighbouring dots, to be joined by a line."""
        dots = [point for point in self.points if point.y is not None]
        return tuple(pairwise(dots))


def runs(
    found: Sequence[Entry], changes: Sequence[Entry], shown: Sequence[Section], waves: Sequence[str]
) -> tuple[Run, ...]:
    """Charts of the themes that moved and of the first ones of each kind, at most four."""
    told = _by_theme(found)
    since = {(each.theme_id, each.polarity): each.wave_from for each in changes if each.everyone}
    rows = [row for row in _first(shown) if len(told.get(_key(row), {})) > 1][:MOST_RUNS]
    axis = axis_for(
        value for row in rows for cell in told[_key(row)].values() for value in (cell.share, cell.high)
    )  # fmt: skip
    return tuple(_run(row, told[_key(row)], axis, waves, since.get(_key(row), "")) for row in rows)


def _key(row: ThemeRow) -> tuple[str, str]:
    return row.theme.id, row.polarity


def _by_theme(found: Iterable[Entry]) -> Mapping[tuple[str, str], dict[str, Cell]]:
    told: dict[tuple[str, str], dict[str, Cell]] = {}
    for each in found:
        if each.everyone and each.cell.printable:
            told.setdefault((each.theme_id, each.polarity), {})[each.wave] = each.cell
    return told


def _first(shown: Sequence[Section]) -> Iterator[ThemeRow]:
    """Clear movements first, then the themes most named; each kind of question in its turn."""
    turns = [sorted((row for row in section.leaves if row.since), key=_movement) for section in shown]
    yield from (row for turn in zip_longest(*turns) for row in turn if row is not None)


def _movement(row: ThemeRow) -> int:
    """The largest clear movement first; the rest stay in their order."""
    return -row.since.distance if row.since and row.since.verdict in ("up", "down") else 0


def _run(row: ThemeRow, cells: Mapping[str, Cell], axis: Axis, waves: Sequence[str], wave_from: str) -> Run:
    order = [wave for wave in waves if wave in cells]
    span = max(len(order) - 1, 1)
    points = tuple(
        _point(wave, cells[wave], _LEFT + 4 + (_RIGHT - _LEFT - 8) * place / span, axis)
        for place, wave in enumerate(order)
    )
    dots = [point.y for point in points if point.y is not None]
    return Run(
        row=row,
        wave_from=wave_from,
        points=points,
        middle=round(median(dots), 2) if len(dots) > 2 else None,
        ticks=tuple((tick, _height(axis, tick)) for tick in (0, axis.top // 2, axis.top)),
        ends=(_short(order[0]), _short(order[-1])),
    )


def _height(axis: Axis, value: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * min(max(value, 0), axis.top) / axis.top, 2)


def _point(wave: str, cell: Cell, x: float, axis: Axis) -> Point:
    band = None if cell.low is None or cell.high is None else (_height(axis, cell.low), _height(axis, cell.high))
    return Point(wave, cell, round(x, 2), None if cell.coded or cell.share is None else _height(axis, cell.share), band)


def _short(wave: str) -> str:
    return wave if len(wave) <= _LETTERS else wave[: _LETTERS - 1].rstrip() + "…"
