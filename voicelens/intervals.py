"""Intervals for a share and for the difference of two shares, for whole arrays at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z95 = 1.959963984540054
Floats = NDArray[np.float64]


def wilson(share: ArrayLike, n: ArrayLike, z: float = Z95) -> tuple[Floats, Floats]:
    """Wilson's score interval for a share among n (Wilson 1927, JASA 22): its ends; NaN where n is 0."""
    p, size = np.asarray(share, dtype=float), np.asarray(n, dtype=float)
    p, size = np.where(size > 0, p, np.nan), np.where(size > 0, size, np.nan)
    middle = p + z**2 / (2 * size)
    half = z * np.sqrt(p * (1 - p) / size + z**2 / (4 * size**2))
    low, high = ((middle + sign * half) / (1 + z**2 / size) for sign in (-1, 1))
    return np.where(p == 0, 0.0, np.maximum(low, 0)), np.where(p == 1, 1.0, np.minimum(high, 1))


def newcombe(
    share1: ArrayLike, n1: ArrayLike, share0: ArrayLike, n0: ArrayLike, z: float = Z95
) -> tuple[Floats, Floats, Floats]:
    """Two shares' difference with Newcombe's hybrid score interval (Newcombe 1998, Stat. Med. 17, method 10).

    Gives share1 − share0, its low and its high end; NaN where a side is empty.
    """
    low1, high1 = wilson(share1, n1, z)
    low0, high0 = wilson(share0, n0, z)
    p1, p0 = np.asarray(share1, dtype=float), np.asarray(share0, dtype=float)
    gap = np.where((np.asarray(n1) > 0) & (np.asarray(n0) > 0), p1 - p0, np.nan)
    low = gap - np.hypot(p1 - low1, high0 - p0)
    high = gap + np.hypot(high1 - p1, p0 - low0)
    return gap, np.maximum(low, -1), np.minimum(high, 1)
