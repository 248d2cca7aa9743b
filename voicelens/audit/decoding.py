"""Told shares as bounds on counts, with the steps that a whole row of groups lets one see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicelens.audit.told import HALVES, STEPS, Share, fits, read_share, read_words, span, step

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
TINY = 1e-6
_FURTHER = 3  # readings that are tried where the true count is known and does not fit


@dataclass(frozen=True)
class Decoder:
    """Reads told shares back into counts."""

    dimension: NDArray[np.int64]
    coarser: int
    coding: int
    finest: int

    def places(self, told: Sequence[tuple[NDArray[np.object_], Numbers, Numbers]]) -> NDArray[np.int64]:
        """How many steps more coarsely each count may be told, as far as its row of groups lets one see.

        `told`: texts, each with the fewest and the most students there can be behind them.
        """
        found = np.zeros(told[0][0].shape, dtype=np.int64)
        for d in range(int(self.dimension.max(initial=0)) + 1):
            columns = np.flatnonzero(self.dimension == d)
            for unit in np.flatnonzero((told[0][0][:, columns] != "").any(axis=1)):
                each = ((text[unit, c], low[unit, c], high[unit, c]) for text, low, high in told for c in columns)
                row = tuple((text, float(low), float(high)) for text, low, high in each if text)
                found[unit, columns] = _coarsest(row, self.coarser, self.coding, self.finest)
        return found

    def counts(
        self, texts: NDArray[np.object_], n_low: Numbers, n_high: Numbers, places: NDArray[np.int64], true: Numbers
    ) -> tuple[Numbers, Numbers, Flags]:
        """Bounds on counts from told shares and sizes; flagged where the truth does not fit them."""
        low, high = np.zeros(texts.shape), n_high.copy()
        off = np.zeros(texts.shape, dtype=bool)
        for place in zip(*np.nonzero(texts != ""), strict=True):
            share = read(texts[place])
            if share is None or not np.isfinite(n_high[place]):
                off[place] = not np.isnan(true[place]) and share is None
                continue
            told = float(n_low[place]), float(n_high[place]), int(places[place])
            for bounds in _readings(share, *told, self.coding, self.finest):
                if np.isnan(true[place]) or bounds[0] <= true[place] <= bounds[1]:
                    low[place], high[place] = bounds
                    break
            else:
                off[place] = True
        return low, high, off


@lru_cache(maxsize=4096)
def read(text: str) -> Share | None:
    return read_share(text) or read_words(text).share


@lru_cache(maxsize=1 << 16)
def _coarsest(row: tuple[tuple[str, float, float], ...], most: int, coding: int, finest: int) -> int:
    """The coarsest that a row can be told, so that all of it looks as it does; 0 where nothing fits."""
    shares = [(share, low, high) for text, low, high in row if (share := read(text)) is not None]
    for places in range(most, 0, -1):
        if all(_fitting(share, low, high, places, coding, finest) for share, low, high in shares):
            return places
    return 0


def _fitting(share: Share, n_low: float, n_high: float, places: int, coding: int, finest: int) -> list[int]:
    """The steps that the fewest and the most students there can be ask for, as far as a share can be told in them."""
    ends = {max(int(n), 1) for n in (n_low, n_high) if np.isfinite(n)}
    return [each for each in {step(n, places, finest) or HALVES for n in ends} if fits(share, each, coding)]


@lru_cache(maxsize=1 << 16)
def _readings(
    share: Share, n_low: float, n_high: float, places: int, coding: int, finest: int
) -> tuple[tuple[float, float], ...]:
    """First and last count that a told share stands for, with halves told upwards, then without that rule.

    Further ones are for a share that was told more coarsely than its row lets one see.
    """
    found = []
    for more in range(_FURTHER):
        fitting = _fitting(share, n_low, n_high, places + more, coding, finest)
        first, after = span(share, max(fitting, default=step(max(int(n_low), 1), places + more, finest) or STEPS[-1]))
        low = float(np.ceil(first * n_low / 100 - TINY))
        up_to = float(np.ceil(after * n_high / 100 - TINY)) - 1, float(np.floor(after * n_high / 100 + TINY))
        found += [(low, min(end, n_high)) for end in up_to]
    return tuple(found)
