"""Schools' shares are pulled toward the average: small ones more, all of them where schools do not differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelens.brief.shrinkage import shrink


def test_a_small_school_is_pulled_further_than_a_large_one() -> None:
    found = shrink([0.5, 0.5, 0.1, 0.2, 0.3], [20, 400, 300, 300, 300])
    assert found.mean < found.value[0] < found.value[1] < 0.5
    assert found.high[0] - found.low[0] > found.high[1] - found.low[1]


def test_schools_that_differ_by_chance_alone_are_all_put_at_the_average() -> None:
    found = shrink([0.3, 0.3, 0.3], [50, 60, 70])
    assert found.spread == pytest.approx(1e-4)
    assert np.allclose(found.value, 0.3)


def test_schools_that_differ_much_stay_where_they_are() -> None:
    found = shrink([0.1, 0.9, 0.1, 0.9], [500] * 4)
    assert found.spread > 0.5
    assert np.allclose(found.value, [0.1, 0.9, 0.1, 0.9], atol=0.01)


def test_the_moments_recover_a_planted_spread() -> None:
    draw = np.random.default_rng(3)
    sizes = draw.integers(60, 300, size=400)
    shares = draw.binomial(sizes, draw.beta(0.3 * 30, 0.7 * 30, size=400)) / sizes
    assert shrink(shares.tolist(), sizes.tolist()).spread == pytest.approx(1 / 31, abs=0.006)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_or_nobody_is_no_trouble(share: float) -> None:
    found = shrink([share] * 3, [30, 40, 50])
    assert np.allclose(found.value, share, atol=1e-6)
    assert np.isfinite(found.low).all()
    assert np.isfinite(found.high).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(10, 400)), min_size=2, max_size=30))
def test_estimates_lie_between_the_share_and_the_average_and_inside_their_ranges(
    schools: list[tuple[int, int]],
) -> None:
    shares, sizes = [share / 20 for share, _ in schools], [size for _, size in schools]
    found = shrink(shares, sizes)
    low, high = np.minimum(shares, found.mean), np.maximum(shares, found.mean)
    assert (found.value >= low - 1e-9).all()
    assert (found.value <= high + 1e-9).all()
    assert (found.low <= found.value + 0.05).all()
    assert (found.high >= found.value - 0.05).all()
