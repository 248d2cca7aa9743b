from __future__ import annotations

import numpy as np
import pytest

from voicelens.protect.ranges import gap_range, is_told, share_range
from voicelens.protect.round import blur


def test_a_range_is_never_narrower_than_what_is_shown_stands_for() -> None:
    shares = blur([1, 6, 11], 12, 33)
    low, high = share_range(shares, np.full(3, 10.0))
    assert (low[0], high[2]) == (0, 1)
    assert (low <= shares.low.round(2)).all()
    assert (high >= shares.high.round(2)).all()


def test_a_gap_is_what_a_reader_would_subtract() -> None:
    one, rest = blur([24], 60, 5), blur([20], 100, 5)
    gap, low, high = gap_range(one, np.array([60.0]), rest, np.array([100.0]))
    assert gap[0] == pytest.approx(0.2)
    assert low[0] == pytest.approx(0.06, abs=0.011)
    assert high[0] == pytest.approx(0.34, abs=0.011)


def test_a_gap_between_ranges_that_overlap_is_not_told() -> None:
    group, rest = blur([2, 5, 10, 10], 15, 20), blur([15, 20, 15, 60], 100, 5)
    assert is_told(group, rest).tolist() == [False, True, True, True]
    halves = blur([1, 6], 7, 50)
    assert is_told(halves, blur([6, 1], 7, 50)).tolist() == [False, False]
