"""Where the marks of schools stand: on a strip beside a theme, and side by side with their likely ranges."""

from __future__ import annotations

from dataclasses import dataclass

from voicelens.brief.cells import Cell
from voicelens.brief.charts import Axis
from voicelens.brief.schools import Variation

_LEFT, _RIGHT, _TOP, _BOTTOM = 11.0, 97.0, 6.0, 90.0
_STEEPEST, _SMALLEST_SCALE = 36.0, 8


@dataclass(frozen=True)
class Bar:
    """One school, upright: its place from left to right, its estimate, and the ends of its range, in percent."""

    x: float
    y: float
    low: float
    high: float
    own: bool


@dataclass(frozen=True)
class Caterpillar:
    """A theme's schools from the lowest estimate to the highest, and the average line."""

    variation: Variation
    bars: tuple[Bar, ...]
    average: float
    ticks: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Strip:
    """A theme's schools on a line: the range of their estimates and a mark for each, in percent of the width."""

    variation: Variation
    axis: Axis
    band: tuple[float, float]
    marks: tuple[float, ...]
    own: float | None


@dataclass(frozen=True)
class Slope:
    """A theme in the cycle before and in this one; heights are in percent, `None` where there is no plain number."""

    row_cell: Cell
    before: Cell | None
    start: float | None
    end: float | None


def caterpillar(variation: Variation) -> Caterpillar:
    """The places of a theme's schools."""
    axis, count = variation.axis, len(variation.marks)

    def height(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * min(max(value, 0), axis.top) / axis.top, 2)

    step = (_RIGHT - _LEFT) / count
    bars = (
        Bar(round(_LEFT + step * (place + 0.5), 2), height(mark.value), height(mark.low), height(mark.high), mark.own)
        for place, mark in enumerate(variation.marks)
    )
    ticks = tuple((tick, height(tick)) for tick in dict.fromkeys((0, axis.top // 2, axis.top)))
    average = variation.row.cell.share
    return Caterpillar(variation, tuple(bars), height(variation.mean if average is None else average), ticks)


def strip(variation: Variation, axis: Axis) -> Strip:
    """The places of a theme's schools on an axis that several themes share."""
    places = [axis.at(mark.value) for mark in variation.marks if not mark.own]
    own = axis.at(variation.own.value) if variation.own else None
    ends = [*places, *([own] if own is not None else [])]
    return Strip(variation, axis, (min(ends), max(ends)), tuple(places), own)


def slope(now: Cell, before: Cell | None, largest: int) -> Slope:
    """The two ends of a theme's line around its own middle, where `largest` is the largest change of the page."""
    if before is None or before.share is None or now.share is None or before.coded or now.coded:
        return Slope(now, before, None, None)
    half = _STEEPEST * (now.share - before.share) / max(largest, _SMALLEST_SCALE)
    return Slope(now, before, round(50 + half, 2), round(50 - half, 2))
