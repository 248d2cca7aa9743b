"""From the probabilities of pieces to stretches that are names, at two levels of certainty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from voicelens.anonymise.tagging.known import Floats

STRICT, BALANCED = 0.4, 0.6
BESIDE = 0.5  # chosen with the levels, see models/name_tagger/levels.py


def calibrated(share: float, low: float, high: float) -> float:
    """The probability as a score: `low` becomes .40 and `high` .60, the lines between are straight."""
    return round(float(np.interp(share, (0.0, low, high, 1.0), (0.0, STRICT, BALANCED, 1.0))), 3)


def taken(
    named: npt.NDArray[np.float32], level: float, listed: npt.NDArray[np.bool_], beside: float = BESIDE
) -> npt.NDArray[np.bool_]:
    """Which pieces belong to names: those that reach the level, and `listed` ones right beside them from less.

    `beside` is the share of the level from which they do.
    """
    sure = named >= level
    return np.asarray(sure | (listed & (named >= beside * level) & (_moved(sure, 1) | _moved(sure, -1))), bool)


def runs(shares: Floats, level: float, listed: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int, float]]:
    """First and last piece of every name that reaches the level, and the least probability of what reached it.

    A `listed` piece right beside a name belongs to it from half of the level (hysteresis, Canny 1986): of "bao my"
    not only the half that is never a word. `shares` has one row a piece: outside, first of a name, inside a name.
    """
    named: npt.NDArray[np.float32] = shares[:, 1] + shares[:, 2]
    sure, found = named >= level, taken(named, level, listed)
    first = last = -1
    for i in [*np.flatnonzero(found).tolist(), len(named)]:
        goes_on = first >= 0 and i == last + 1 and i < len(named) and _goes_on(shares, sure, i)
        if first >= 0 and not goes_on:
            here = slice(first, last + 1)
            yield first, last, float(named[here][sure[here]].min(initial=1.0))
        if not goes_on:
            first = i if i < len(named) else -1
        last = i


def _goes_on(shares: Floats, sure: npt.NDArray[np.bool_], i: int) -> bool:
    """Whether a piece goes on with the name before it, rather than begins another."""
    return bool(shares[i, 2] >= shares[i, 1] or not (sure[i] and sure[i - 1]))


def _moved(sure: npt.NDArray[np.bool_], by: int) -> npt.NDArray[np.bool_]:
    """What stands one place before (1) or after (-1) each place."""
    out = np.zeros_like(sure)
    if by > 0:
        out[1:] = sure[:-1]
    else:
        out[:-1] = sure[1:]
    return out
