"""The smallest difference one could have seen."""

from __future__ import annotations

import numpy as np
import pytest

from voicelens.compare.exact import fisher_mid_p
from voicelens.compare.power import power, rejected, smallest_between, smallest_seen


@pytest.mark.parametrize(
    ("students", "n", "at_05", "at_005"),
    [
        (150, 15, (0.14, 0.24, 0.37, 0.51, 0.66), (0.02, 0.06, 0.12, 0.21, 0.34)),
        (150, 75, (0.29, 0.54, 0.78, 0.92, 0.97), (0.08, 0.22, 0.45, 0.69, 0.87)),
        (400, 30, (0.23, 0.45, 0.66, 0.83, 0.93), (0.06, 0.17, 0.34, 0.54, 0.73)),
        (1500, 40, (0.32, 0.58, 0.78, 0.92, 0.98), (0.10, 0.27, 0.50, 0.74, 0.90)),
    ],
)
def test_power_in_one_school_is_what_was_simulated(
    students: int, n: int, at_05: tuple[float, ...], at_005: tuple[float, ...]
) -> None:
    steps = np.array([0.10, 0.15, 0.20, 0.25, 0.30])
    assert power(n, students - n, 0.20, steps, 0.05) == pytest.approx(at_05, abs=0.03)
    assert power(n, students - n, 0.20, steps, 0.005) == pytest.approx(at_005, abs=0.03)


def test_what_is_rejected_is_what_the_test_rejects() -> None:
    k, rest_k = np.mgrid[0:8, 0:13]
    n, both = np.full(k.shape, 7), np.full(k.shape, 19)
    p = fisher_mid_p(both.ravel(), (k + rest_k).ravel(), n.ravel(), k.ravel()).reshape(k.shape)
    assert (rejected(7, 12, 0.05) == (p <= 0.05)).all()


def test_more_students_see_smaller_differences() -> None:
    n = np.array([10.0, 15, 30, 60, 120, 400, 4000])
    seen = smallest_seen(n, n * 4)
    assert (np.diff(seen) < 0).all()
    assert seen[0] == pytest.approx(0.45, abs=0.05)


def test_the_approximation_takes_over_without_a_step() -> None:
    before, after = smallest_seen(np.array([120.0, 121.0]), np.array([400.0, 400.0]))
    assert abs(before - after) <= 0.01


def test_far_too_few_students_see_nothing() -> None:
    assert np.isnan(smallest_seen(np.array([2.0, 0.4]), np.array([30.0, 9.0]))).all()


def test_schools_that_differ_more_need_larger_differences() -> None:
    near, far = smallest_between(np.array([500.0]), np.array([30.0]), np.array([[0.0, 0.10]]))[0]
    assert 0.04 < near < far
    assert np.isnan(smallest_between(np.array([0.5]), np.array([25.0]), np.array([[np.nan]]))).all()
