from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.protect.test_protect import one, publish, school
from voicelens.protect.rates import rates
from voicelens.protect.round import nearest

LEAST_FITTING = 3


def rated(answered: dict[str, int], enrolled: dict[str, int], *, min_group: int = 10) -> pd.DataFrame:
    """The published coverage of one school: everybody (*) and its groups."""
    comparison, coverage = school({group: (size, 0) for group, size in answered.items()})
    coverage["enrolled"] = [enrolled.get(group) for group in coverage["group"]]
    coverage = coverage.astype({"enrolled": "Int64"})
    rows = publish((comparison, coverage), min_group=min_group)
    return rows[rows["table"] == "coverage"].reset_index(drop=True)


def told(answered: int, enrolled: int, *, exact: bool = False, min_group: int = 10) -> tuple[float, int]:
    found = rates(np.array([answered]), np.array([float(enrolled)]), np.array([exact]), min_group=min_group)
    return float(found.value[0]), int(found.end[0])


def test_a_rate_stands_beside_the_number_of_students() -> None:
    rows = rated({"yes": 80, "no": 344}, {"*": 488, "yes": 100, "no": 388})
    everyone, group = one(rows, "*", "coverage"), one(rows, "yes", "coverage")
    assert everyone["shown"] == "424 students answered; about 87 in 100 of those enrolled"
    assert (everyone["shown_share"], everyone["status"]) == (0.87, "shown")
    assert (group["shown"], group["shown_share"]) == (
        "about 80 students answered; about 80 in 100 of those enrolled",
        0.8,
    )
    assert pd.isna(group["shown_low"])


def test_where_nearly_all_answered_only_a_bound_is_told() -> None:
    row = one(rated({"yes": 86, "no": 300}, {"yes": 88}), "yes", "coverage")
    assert row["shown"] == "about 85 students answered; about 85 or more in 100 of those enrolled"
    assert (row["status"], row["shown_high"]) == ("banded", 1.0)
    assert row["reason"].startswith("Told as a range")


def test_everybody_and_hardly_anybody_are_coded() -> None:
    assert told(500, 500, exact=True) == (0.94, 1)
    assert told(420, 20_000, exact=True) == (0.05, -1)


@pytest.mark.parametrize(("answered", "enrolled"), [(100, float("nan")), (100, 90), (10, 40), (20, 22)])
def test_an_unknown_impossible_or_tiny_enrolment_gives_no_rate(answered: int, enrolled: float) -> None:
    found = rates(np.array([answered]), np.array([enrolled]), np.array([False]), min_group=10)
    assert np.isnan(found.value[0])


def test_a_hidden_group_has_no_rate() -> None:
    rows = rated({"a": 90, "b": 30, "c": 4}, {"*": 150, "a": 100, "b": 40, "c": 10})
    hidden = rows[rows["status"].isin(("suppressed", "complementary"))]
    assert set(hidden["group"]) == {"b", "c"}
    assert hidden["shown_share"].isna().all()


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.integers(10, 90), st.integers(0, 60)), min_size=2, max_size=4),
    st.integers(-4, 4),
    st.sampled_from([5, 10]),
)
def test_a_rate_tells_no_more_about_who_answered_than_the_shown_numbers(
    groups: list[tuple[int, int]], move: int, min_group: int
) -> None:
    """Whoever knows every enrolment count learns nothing: counts that are shown alike have the same rates."""
    first = {f"g{place}": answered for place, (answered, _) in enumerate(groups)}
    other = first | {"g0": first["g0"] + move, "g1": first["g1"] - move}
    assume(min(other.values()) >= min_group)
    assume(all(nearest(first[group]) == nearest(other[group]) for group in first))
    enrolled = {group: max(first[group], other[group]) + groups[place][1] for place, group in enumerate(first)}
    enrolled["*"] = sum(enrolled.values())
    pd.testing.assert_frame_equal(
        rated(first, enrolled, min_group=min_group), rated(other, enrolled, min_group=min_group)
    )


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("min_group", [5, 10])
def test_an_attacker_can_work_out_no_enrolment_and_no_small_number_of_missing_students(
    exact: bool, min_group: int
) -> None:
    """For every shown number: which enrolments, and which numbers of students who did not answer, fit each rate told."""
    slack = 0 if exact else 2
    for shown in range(min_group, 401, 1 if exact else 5):
        enrolled = np.arange(max(1, shown - slack), 6 * shown + 60)
        same = np.full(len(enrolled), shown), enrolled.astype(float), np.full(len(enrolled), exact)
        here = rates(*same, min_group=min_group)
        fitting: dict[tuple[float, int], list[int]] = defaultdict(list)
        for size, value, end in zip(enrolled.tolist(), here.value.tolist(), here.end.tolist(), strict=True):
            fitting[(-1.0, 0) if np.isnan(value) else (value, end)].append(size)
        for (value, end), sizes in fitting.items():
            missing = {size - answered for size in sizes for answered in range(shown - slack, shown + slack + 1)}
            missing = {count for count in missing if count >= 0}
            assert len(sizes) >= LEAST_FITTING, (shown, value, sizes)
            assert len(missing) >= LEAST_FITTING, (shown, value, sizes)
            if value >= 0 and end != 1:
                assert min(missing) >= min_group, (shown, value, sizes)
            if end == 1:
                assert value <= (shown - slack) / max(sizes), (shown, value, sizes)


def test_a_small_enrolment_cannot_be_found_by_subtracting() -> None:
    """Whoever knows the enrolment of the whole school sees the same page whatever the small group's own number is."""
    pages = [
        rated({"a": 90, "b": 30, "c": 4}, {"*": 160, "a": 110, "b": 46 - few, "c": 4 + few}).drop(columns="cell")
        for few in range(6)
    ]
    for page in pages[1:]:
        pd.testing.assert_frame_equal(page, pages[0])
