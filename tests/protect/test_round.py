from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicelens.protect.round import HALVES, UNTOLD, alike, blur, coarser, least, nearest, step

sizes = st.integers(5, 700)


def test_the_ladder() -> None:
    assert step([700, 300, 299, 150, 149, 60, 59, 30, 29, 15, 14, 8, 7, 5]).tolist() == [
        1, 1, 2, 2, 5, 5, 10, 10, 20, 20, 33, 33, 50, 50,
    ]  # fmt: skip


@given(sizes)
def test_every_value_shown_could_come_from_three_counts(n: int) -> None:
    shares = blur(np.arange(n + 1), n, step(n))
    shown = list(zip(shares.value, shares.end, strict=True))
    assert min(shown.count(value) for value in set(shown)) >= 3


@given(st.integers(5, 40), st.sampled_from([5, 10]))
def test_so_it_is_for_every_size_that_is_shown_as_the_same_number(shown_fives: int, min_group: int) -> None:
    shown_n = shown_fives * 5
    steps = step(least(shown_n, min_group=min_group))
    for n in range(max(shown_n - 2, min_group), shown_n + 3):
        shares = blur(np.arange(n + 1), n, steps)
        shown = list(zip(shares.value, shares.end, strict=True))
        assert min(shown.count(value) for value in set(shown)) >= 3


@given(sizes, st.data())
def test_the_true_share_lies_in_what_the_value_stands_for(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    shares = blur(k, n, step(n))
    assert shares.low - 1e-9 <= k / n <= shares.high + 1e-9
    assert shares.low <= shares.value + 0.005
    assert shares.value <= shares.high + 0.005


@given(sizes)
def test_more_students_never_show_as_a_smaller_share(n: int) -> None:
    shares = blur(np.arange(n + 1), n, step(n))
    assert (np.diff(shares.low) >= 0).all()
    assert (np.diff(shares.value) >= 0).all()


def test_both_ends_are_coded_and_only_they() -> None:
    shares = blur([0, 21, 22, 222, 378, 379, 400], 400, 1)
    assert shares.value.round(2).tolist() == [0.05, 0.05, 0.06, 0.56, 0.95, 0.95, 0.95]
    assert shares.end.tolist() == [-1, -1, 0, 0, 1, 1, 1]
    assert shares.banded.tolist() == [True, True, False, False, True, True, True]


def test_small_groups_are_told_in_thirds_and_the_smallest_in_halves() -> None:
    thirds = blur([0, 3, 4, 8, 9, 12], 12, 33)
    assert thirds.value.tolist() == [0.33, 0.33, 0.5, 0.5, 0.67, 0.67]
    assert thirds.end.tolist() == [-1, -1, 2, 2, 1, 1]
    halves = blur([0, 2, 3, 6], 6, 50)
    assert halves.end.tolist() == [-1, -1, 1, 1]
    assert halves.high.tolist() == [0.5, 0.5, 1, 1]


@given(st.integers(10, 10_000))
def test_a_number_of_students_is_shown_to_the_nearest_five(n: int) -> None:
    shown = int(nearest(n))
    assert shown % 5 == 0
    assert abs(shown - n) <= 2
    assert int(least(shown, min_group=10)) <= n


def test_taking_some_rows() -> None:
    shares = blur([0, 50, 100], 100, 5)
    assert shares.take(np.array([False, True, False])).value.tolist() == [0.5]


@given(sizes, st.sampled_from([1, 2, 5, 10, 20, 33, 50]), st.sampled_from([5, 10]))
def test_the_counts_that_are_shown_alike_are_those_that_blur_shows_alike(n: int, each: int, coded: int) -> None:
    k = np.arange(n + 1)
    shares = blur(k, n, each, coded=coded)
    low, high = alike(k, n, each, coded=coded)
    shown = list(zip(shares.value, shares.end, strict=True))
    for count in k:
        same = [other for other in k if shown[other] == shown[count]]
        assert (low[count], high[count]) == (same[0], same[-1])


def test_what_is_not_told_could_be_any_count() -> None:
    assert [part.tolist() for part in alike([3], [12], [UNTOLD])] == [[0], [12]]


def test_steps_grow_coarser_up_to_halves_and_then_nothing_is_told() -> None:
    assert coarser([1, 2, 5, 20, 33, 50], 1).tolist() == [2, 5, 10, 33, 50, 50]
    assert coarser([1, 20, 33], 2).tolist() == [5, HALVES, HALVES]
    assert coarser([1, 50], 3).tolist() == [UNTOLD, UNTOLD]
    assert coarser([3], 0).tolist() == [5]
