"""Where marks stand on a chart, in percent of its width; drawing is left to the template.

Everything is worked out from published numbers, so a chart never says more than the table behind it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from voicelens.brief.cells import Cell

_MARGIN = 4.0


@dataclass(frozen=True)
class Axis:
    """A scale from 0 to `top` students in 100, with a margin so that the end labels are not cut off."""

    top: int
    ticks: tuple[int, ...]

    def at(self, value: float) -> float:
        """The place of a value, in percent of the width; values past the end stay on it."""
        share = min(max(value, 0), self.top) / self.top
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


@dataclass(frozen=True)
class Mark:
    """A dot, a band, or both; `None` is not drawn."""

    dot: float | None = None
    band: tuple[float, float] | None = None


@dataclass(frozen=True)
class Pair:
    """A group above all other students on one axis."""

    axis: Axis
    group: Mark
    rest: Mark


def axis_for(values: Iterable[int | None]) -> Axis:
    """The shortest axis of round steps that holds every value and at least 0 to 20."""
    highest = max([20, *(value for value in values if value is not None)])
    step = 5 if highest <= 20 else 10 if highest <= 50 else 20
    top = min(100, math.ceil(highest / step) * step)
    return Axis(top, tuple(range(0, top + 1, step)))


def mark(axis: Axis, cell: Cell) -> Mark:
    """A cell as a dot on its interval; a coded cell ("≤5") is a band without a dot."""
    ends = (cell.low, cell.high)
    band = None if None in ends else (axis.at(ends[0] or 0), axis.at(ends[1] or 0))
    return Mark(None if cell.coded or cell.share is None else axis.at(cell.share), band)


def pair(axis: Axis, cell: Cell) -> Pair:
    """A group's cell beside all other students."""
    return Pair(axis, mark(axis, cell), Mark(None if cell.rest is None else axis.at(cell.rest)))
