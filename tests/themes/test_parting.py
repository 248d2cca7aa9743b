"""As many groups as are wanted, and none where the points do not differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.themes.parting import as_many

POINTS = np.repeat(np.eye(4, 8), [9, 7, 5, 3], axis=0) + np.random.default_rng(1).normal(scale=0.05, size=(24, 8))
POINTS /= np.linalg.norm(POINTS, axis=1, keepdims=True)
FOUR = np.repeat(np.arange(4), [9, 7, 5, 3])


@pytest.mark.parametrize("parts", [2, 3, 4, 5, 12])
def test_there_are_as_many_groups_as_wanted_by_falling_size(parts: int) -> None:
    for start in (FOUR, np.zeros(24, dtype=np.int64), np.arange(24)):
        sizes = np.bincount(as_many(start, POINTS, parts))
        assert len(sizes) == parts
        assert sizes.tolist() == sorted(sizes, reverse=True)


def test_without_a_number_the_groups_stay_and_there_are_at_least_two() -> None:
    assert (as_many(FOUR, POINTS, 0) == FOUR).all()
    assert as_many(np.zeros(24, dtype=np.int64), POINTS, 0).max() == 1


def test_what_had_no_group_is_in_the_nearest() -> None:
    labels = np.where(np.arange(24) % 5 == 0, -1, FOUR)
    assert (as_many(labels, POINTS, 4) == FOUR).all()


def test_points_that_do_not_differ_stay_together() -> None:
    assert (as_many(np.zeros(9, dtype=np.int64), np.ones((9, 3)) / 3**0.5, 3) == 0).all()


def test_cutting_follows_the_main_direction() -> None:
    labels = as_many(np.zeros(16, dtype=np.int64), POINTS[:16], 2)
    assert (labels == FOUR[:16]).all()


@given(
    st.lists(st.integers(-1, 5), min_size=24, max_size=24).filter(lambda labels: max(labels) >= 0), st.integers(2, 8)
)
def test_every_point_is_in_one_group(labels: list[int], parts: int) -> None:
    dense = np.unique([-1, *labels], return_inverse=True)[1][1:] - 1
    found = as_many(dense, POINTS, parts)
    assert found.min() == 0
    assert found.max() + 1 == parts
    assert (np.bincount(found) > 0).all()
