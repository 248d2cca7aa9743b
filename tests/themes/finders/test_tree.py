"""Where a tree of groups is cut."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicelens.themes.finders.tree import cuts, tree


def apart(places: list[float]) -> np.ndarray:
    return np.abs(np.subtract.outer(places, places))


def test_the_first_cut_with_enough_large_groups_is_taken_and_small_ones_stay_apart() -> None:
    merges = tree(apart([0, 1, 2, 50, 51, 52, 300, 1000]))
    one, two, three = cuts(merges, np.ones(8, dtype=np.int64), [1, 2, 3], 2)
    assert len(set(one)) == 1
    assert np.bincount(two).tolist().count(1) == 2
    assert len({two[0], two[3], two[6], two[7]}) == 4
    assert (three == two).all()


def test_a_text_that_was_said_often_is_a_large_group_by_itself() -> None:
    merges = tree(apart([0, 10, 100]))
    labels = cuts(merges, np.array([5, 5, 1]), [2], 5)[0]
    assert len({labels[0], labels[1], labels[2]}) == 3


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=25), st.integers(1, 5), st.integers(1, 4))
def test_no_earlier_cut_has_as_many_large_groups(places: list[int], wanted: int, smallest: int) -> None:
    counts = np.ones(len(places), dtype=np.int64)
    merges = tree(apart([float(place) for place in places]) + 0.001 * apart([float(n) for n in range(len(places))]))
    labels = cuts(merges, counts, [wanted], smallest)[0]
    able = sum(np.bincount(labels) >= smallest)
    fewer = cuts(merges, counts, [max(wanted - 1, 1)], smallest)[0]
    assert able >= sum(np.bincount(fewer) >= smallest)
    assert fewer.max() <= labels.max()
