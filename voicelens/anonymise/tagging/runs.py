"""From the probabilities of pieces to stretches that are names, at two levels of certainty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from voicelens.anonymise.tagging.known import Floats

STRICT, BALANCED = 0.4, 0.6


def calibrated(share: float, low: float, high: float) -> float:
    """The probability as a score: `low` becomes .40 and `high` .60, the lines between are straight."""
    return round(float(np.interp(share, (0.0, low, high, 1.0), (0.0, STRICT, BALANCED, 1.0))), 3)


def runs(shares: Floats, level: float) -> Iterator[tuple[int, int, float]]:
    """First and last piece of every name whose pieces all reach the level, and the least of their probabilities.

    `shares` has one row a piece: outside, first of a name, inside a name.
    """
    named: npt.NDArray[np.float32] = shares[:, 1] + shares[:, 2]
    first = last = -1
    for i in [*np.flatnonzero(named >= level).tolist(), len(named)]:
        goes_on = first >= 0 and i == last + 1 and i < len(named) and shares[i, 2] >= shares[i, 1]
        if first >= 0 and not goes_on:
            yield first, last, float(named[first : last + 1].min())
        if not goes_on:
            first = i if i < len(named) else -1
        last = i
