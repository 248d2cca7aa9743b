from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from voicelens.audit.sample import counted, draw, upper_bound


@pytest.mark.parametrize(("leaks", "n", "bound"), [(0, 100, 0.0295), (2, 100, 0.0616), (0, 300, 0.0099), (5, 5, 1.0)])
def test_the_bound_is_the_one_in_tables(leaks: int, n: int, bound: float) -> None:
    assert upper_bound(leaks, n) == pytest.approx(bound, abs=5e-5)


def test_without_a_sample_everything_may_leak() -> None:
    assert upper_bound(0, 0) == 1.0
    assert counted([]).bound == 1.0


@given(n=st.integers(1, 500), share=st.floats(0, 1))
def test_at_the_bound_so_few_leaks_are_seen_once_in_twenty(n: int, share: float) -> None:
    leaks = int(share * (n - 1))
    assert binom.cdf(leaks, n, upper_bound(leaks, n)) == pytest.approx(0.05, abs=1e-6)


def test_marks_are_counted_and_empty_ones_wait() -> None:
    sample = counted([True, False, None, False], changed=2)
    assert (sample.checked, sample.leaks, sample.waiting, sample.changed) == (3, 1, 1, 2)


def test_a_sample_is_drawn_once_from_each_answer_and_always_the_same() -> None:
    drawn = draw(50, 20, seed=7)
    assert drawn == draw(50, 20, seed=7) != draw(50, 20, seed=8)
    assert len(set(drawn)) == 20
    assert sorted(draw(5, 20, seed=7)) == list(range(5))
