from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.intervals import Z95, newcombe, wilson

sides = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def shared(side: tuple[int, int]) -> tuple[float, int]:
    k, n = side
    return k / n, n


def test_wilson_matches_the_published_example() -> None:
    low, high = wilson(81 / 263, 263)  # Newcombe 1998, Stat. Med. 17: 857-872, table I
    assert (round(float(low), 4), round(float(high), 4)) == (0.2553, 0.3662)


def test_wilson_solves_the_score_equation_it_comes_from() -> None:
    for end in wilson(7 / 40, 40):
        assert (7 / 40 - end) ** 2 == pytest.approx(Z95**2 * end * (1 - end) / 40)


def test_newcombe_matches_the_published_example() -> None:
    gap, low, high = newcombe(56 / 70, 70, 48 / 80, 80)  # Newcombe 1998, table II (a), method 10
    assert gap == pytest.approx(0.2)
    assert (round(float(low), 4), round(float(high), 4)) == (0.0524, 0.3339)


@given(sides)
def test_a_share_lies_in_its_interval(side: tuple[int, int]) -> None:
    low, high = wilson(*shared(side))
    assert 0 <= low <= side[0] / side[1] <= high <= 1
    assert low < high


@given(sides, sides)
def test_swapping_sides_flips_the_difference(one: tuple[int, int], other: tuple[int, int]) -> None:
    gap, low, high = newcombe(*shared(one), *shared(other))
    flipped, flipped_low, flipped_high = newcombe(*shared(other), *shared(one))
    assert np.allclose([-gap, -high, -low], [flipped, flipped_low, flipped_high])
    assert -1 <= low <= gap <= high <= 1


def test_an_empty_side_has_no_interval_and_no_warning() -> None:
    assert np.isnan(wilson(0, 0)).all()
    assert np.isnan(newcombe(0.5, 2, 0, 0)).all()


def test_whole_columns_at_once() -> None:
    low, high = wilson([0, 0.5, 1], [10, 10, 10])
    assert low[0] == 0
    assert high[2] == 1
    assert low.shape == high.shape == (3,)
