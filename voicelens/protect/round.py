"""Numbers blurred so that every value shown could come from at least three different counts.

The idea and the ladder follow the rules for reporting small groups in NCES 2011-603 (Statewide Longitudinal Data
Systems Technical Brief 3): coarser shares for smaller groups, both ends coded, the counts behind them not shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
LADDER = (1, 2, 5, 10, 20)
CONSISTENT = 3
THIRDS, HALVES = 33, 50  # steps that stand for a division into three or two parts
UNTOLD = 100  # coarser than every step: nothing is shown
HIDE = 3  # so many times coarser is not shown at all
CODED = 5
SMALLEST_FOR_THIRDS = 8
NEAREST = 5


def step(n: ArrayLike) -> Counts:
    """How many students in 100 one step of a share is, so that each step holds three counts; n at least 5.

    1 from 300 students, 2 from 150, 5 from 60, 10 from 30, 20 from 15; below that thirds (33), and halves (50) under 8.
    """
    size = np.asarray(n, dtype=np.int64)
    coarse = np.where(size >= SMALLEST_FOR_THIRDS, THIRDS, HALVES)
    for each in reversed(LADDER):
        coarse = np.where(size * each >= 100 * CONSISTENT, each, coarse)
    return coarse.astype(np.int64)


def coarser(steps: ArrayLike, level: ArrayLike) -> Counts:
    """The steps so many places coarser, each about twice the one before, halves at most; `UNTOLD` from `HIDE` on."""
    order = np.asarray([*LADDER, THIRDS, HALVES], dtype=np.int64)
    times = np.asarray(level, dtype=np.int64)
    place = np.searchsorted(order, np.asarray(steps, dtype=np.int64)) + times
    return np.where(times >= HIDE, UNTOLD, order[np.minimum(place, len(order) - 1)])


def nearest(n: ArrayLike) -> Counts:
    """A number of students to the nearest 5."""
    size = np.asarray(n, dtype=np.int64)
    return (size + NEAREST // 2) // NEAREST * NEAREST


def least(shown_n: ArrayLike, *, min_group: int) -> Counts:
    """The smallest number of students that is shown as `shown_n` when fewer than `min_group` are never shown."""
    return np.maximum(np.asarray(shown_n, dtype=np.int64) - NEAREST // 2, min_group)


@dataclass(frozen=True)
class Shares:
    """Shares as shown: `value` between 0 and 1; what it stands for lies from `low` to `high`.

    `end` is −1 where the value means "or fewer", 1 where it means "or more", 2 where only `low` to `high` is told.
    """

    value: Floats
    low: Floats
    high: Floats
    end: Counts

    @property
    def banded(self) -> NDArray[np.bool_]:
        """Whether a range is shown in place of one number."""
        return np.asarray(self.end != 0)

    def take(self, rows: NDArray[np.bool_]) -> Shares:
        """The same for some rows."""
        return Shares(self.value[rows], self.low[rows], self.high[rows], self.end[rows])


def blur(k: ArrayLike, n: ArrayLike, steps: ArrayLike, *, coded: int = CODED) -> Shares:
    """The share k of n to the nearest step, both ends at b = max(coded, step): "b or fewer", "100 − b or more".

    The steps must not be finer than `step(n)`. Whole-number arithmetic only, halves are rounded up.
    """
    count, size, each = (np.asarray(part, dtype=np.int64) for part in (k, n, steps))
    value = each * ((200 * count + size * each) // np.maximum(2 * size * each, 1))
    bound = np.maximum(coded, each)
    end = np.where(value <= bound, -1, np.where(value >= 100 - bound, 1, 0))
    value = np.where(end < 0, bound, np.where(end > 0, 100 - bound, value)).astype(float)
    low = np.where(end < 0, 0, value - each / 2)
    high = np.where(end > 0, 100, value + each / 2)
    fine = Shares(value / 100, low / 100, high / 100, end)
    return _parted(_parted(fine, count, size, each == THIRDS, 3), count, size, each == HALVES, 2)


def _parted(fine: Shares, k: Counts, n: Counts, where: NDArray[np.bool_], parts: int) -> Shares:
    """The same with shares told in thirds or halves where asked; an edge belongs to the middle or the upper part."""
    part = np.minimum(parts * k // np.maximum(n, 1), parts - 1)
    if parts == 3:
        part = np.where(3 * k == 2 * n, 1, part)
    low, high = part / parts, (part + 1) / parts
    end = np.where(part == 0, -1, np.where(part == parts - 1, 1, 2))
    value = np.round(np.where(end < 0, high, np.where(end == 1, low, 0.5)), 2)
    return Shares(
        np.where(where, value, fine.value), np.where(where, low, fine.low),
        np.where(where, high, fine.high), np.where(where, end, fine.end),
    )  # fmt: skip


def alike(k: ArrayLike, n: ArrayLike, steps: ArrayLike, *, coded: int = CODED) -> tuple[Counts, Counts]:
    """The smallest and the largest count that `blur` shows as it shows k, for whoever knows n; 0 to n where untold."""
    count, size, each = np.broadcast_arrays(*(np.asarray(part, dtype=np.int64) for part in (k, n, steps)))
    place = (200 * count + size * each) // np.maximum(2 * size * each, 1)
    bound = np.maximum(coded, each)
    least_place, most_place = place.copy(), place.copy()
    bottom, top = place * each <= bound, place * each >= 100 - bound
    most_place = np.where(bottom, bound // each, most_place)
    least_place = np.where(top & ~bottom, -((bound - 100) // each), least_place)
    low = np.where(bottom, 0, -((-size * each * (2 * least_place - 1)) // 200))
    high = np.where(top & ~bottom, size, -((-size * each * (2 * most_place + 1)) // 200) - 1)
    third, two_thirds, half = -(-size // 3), 2 * size // 3, -(-size // 2)
    thirds = [count < third, count <= two_thirds]
    low = np.where(each == THIRDS, np.select(thirds, [0 * size, third], two_thirds + 1), low)
    high = np.where(each == THIRDS, np.select(thirds, [third - 1, two_thirds], size), high)
    low = np.where(each == HALVES, np.where(count < half, 0, half), low)
    high = np.where(each == HALVES, np.where(count < half, half - 1, size), high)
    untold = each == UNTOLD
    return np.where(untold, 0, low.clip(0)), np.where(untold, size, np.minimum(high, size))
