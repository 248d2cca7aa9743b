from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.protect.round import nearest
from voicelens.protect.suppress import COMPLEMENTARY, LEFT_OUT, SHOWN, SUPPRESSED, decide


def labels(
    sizes: Sequence[int], *, rest: Sequence[int] = (), forced: Sequence[int] = (), min_group: int = 10
) -> list[str]:
    counts = np.asarray(sizes, dtype=np.int64)
    others = np.asarray(rest, dtype=np.int64) if rest else counts.sum() - counts
    hidden = np.isin(np.arange(len(counts)), forced)
    return list(decide(counts, others, hidden, min_group=min_group))


def test_large_groups_are_shown() -> None:
    assert labels([60, 40, 25]) == [SHOWN] * 3


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    assert labels([90, 30, 4, 50]) == [SHOWN, COMPLEMENTARY, SUPPRESSED, SHOWN]


def test_of_two_groups_both_or_none_are_shown() -> None:
    assert labels([140, 7]) == [SUPPRESSED, SUPPRESSED]


def test_small_groups_that_stay_small_together_take_another_with_them() -> None:
    assert labels([90, 30, 4, 3]) == [SHOWN, COMPLEMENTARY, SUPPRESSED, SUPPRESSED]
    assert labels([90, 30, 8, 7]) == [SHOWN, SHOWN, SUPPRESSED, SUPPRESSED]


def test_a_group_with_too_few_others_is_hidden() -> None:
    assert labels([140, 100, 120], rest=[7, 47, 27]) != [SHOWN] * 3


def test_a_group_that_must_be_hidden_is_hidden() -> None:
    assert labels([60, 40, 25], forced=[0]) == [COMPLEMENTARY, SHOWN, COMPLEMENTARY]


def test_very_many_groups_of_one_are_not_even_named() -> None:
    assert labels([1] * 400) == [LEFT_OUT] * 400


def test_a_study_of_three_answers_shows_nothing() -> None:
    assert labels([3]) == [SUPPRESSED]
    assert labels([2, 1]) == [SUPPRESSED, SUPPRESSED]


@pytest.mark.parametrize(("groups", "most", "min_group"), [(2, 60, 10), (3, 42, 10), (3, 24, 5), (4, 20, 5)])
def test_an_attacker_who_knows_the_rules_finds_no_hidden_size(groups: int, most: int, min_group: int) -> None:
    """List every table, and ask which tables give the same release: each hidden size must stay open."""
    alike: dict[tuple[object, tuple[str, ...], object], list[tuple[int, ...]]] = defaultdict(list)
    for table in product(range(1, most + 1), repeat=groups):
        if sum(table) <= most:
            told = labels(table, min_group=min_group)
            total = sum(table) if sum(table) >= min_group else None
            shown = tuple(int(nearest(n)) if label == SHOWN else None for n, label in zip(table, told, strict=True))
            alike[total, tuple(told), shown].append(table)
    for (_, told, _), tables in alike.items():
        for group, label in enumerate(told):
            if label in (SUPPRESSED, COMPLEMENTARY):
                assert len({table[group] for table in tables}) >= (3 if label == SUPPRESSED else 2)


@given(st.lists(st.integers(0, 80), min_size=1, max_size=8), st.sampled_from([5, 10]))
def test_no_small_group_is_ever_shown_and_none_is_hidden_alone(sizes: list[int], min_group: int) -> None:
    told = labels(sizes, min_group=min_group)
    assert all(label != SHOWN for size, label in zip(sizes, told, strict=True) if size < min_group)
    hidden = [size for size, label in zip(sizes, told, strict=True) if label != SHOWN]
    if SHOWN in told and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= min_group
