"""Intervals worked out from what is shown, never from the counts behind it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelens.intervals import newcombe, wilson
from voicelens.protect.round import Floats, Shares


def share_range(shares: Shares, n: Floats) -> tuple[Floats, Floats]:
    """The likely range of a share: chance, and never narrower than what the shown value stands for."""
    low, high = wilson(shares.value, n)
    return np.minimum(low, shares.low).clip(0, 1).round(2), np.maximum(high, shares.high).clip(0, 1).round(2)


def gap_range(shares: Shares, n: Floats, rest: Shares, rest_n: Floats) -> tuple[Floats, Floats, Floats]:
    """The gap between two shown shares and Newcombe's range for it (Newcombe 1998, Stat. Med. 17, method 10)."""
    gap, low, high = newcombe(shares.value, n, rest.value, rest_n)
    return gap.round(2), low.round(2), high.round(2)


def is_told(shares: Shares, rest: Shares) -> NDArray[np.bool_]:
    """Whether a gap can be told: two plain shares, or ranges that lie apart and so leave no doubt which is larger."""
    apart = (shares.low >= rest.high) | (rest.low >= shares.high)
    different = np.abs(shares.value - rest.value) > 1e-9
    return np.asarray(~(shares.banded | rest.banded) | (apart & different))
