"""Surveys with weights."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.compare.small import Student, study
from tests.compare.stage import class_of, compared, el, one, stage
from voicelens.errors import SourceError
from voicelens.intervals import newcombe, wilson


def test_equal_weights_change_no_share_and_no_range() -> None:
    students = [(20, 12, "yes"), (40, 10, "no")]
    plain, weighed = (
        compared(study([one for n, k, g in students for one in class_of(n, k, groups=el(g), weight=weight)]))
        for weight in (None, 0.7)
    )
    kept = ["n", "k", "share", "low", "high", "difference", "difference_low", "difference_high", "n_effective"]
    assert np.allclose(plain[kept].astype(float), weighed[kept].astype(float), equal_nan=True)
    assert set(weighed.loc[weighed["p"].notna(), "method"]) == {"weighted"}
    assert np.allclose(plain["p"], weighed["p"], equal_nan=True)


def test_shares_are_weighted_and_ranges_use_the_effective_number() -> None:
    students = [
        *class_of(10, 10, groups=el("yes"), weight=3.0), *class_of(10, 0, groups=el("yes"), weight=1.0),
        *class_of(40, 10, groups=el("no"), weight=2.0),
    ]  # fmt: skip
    row = one(compared(study(students)), dimension="el", group="yes", theme_id="t1")
    effective = 40.0**2 / (10 * 9 + 10)
    assert (row["n"], row["k"]) == (20, 10)
    assert row["share"] == pytest.approx(0.75)
    assert row["n_effective"] == pytest.approx(effective)
    assert (row["low"], row["high"]) == pytest.approx(tuple(map(float, wilson(0.75, effective))))
    gap, low, high = map(float, newcombe(0.75, effective, 0.25, 40))
    assert (row["difference"], row["difference_low"], row["difference_high"]) == pytest.approx((gap, low, high))


def test_everybody_and_nobody_stay_whole_shares() -> None:
    students = [*class_of(11, 11, weight=0.1), *class_of(3, 0, polarity="change", weight=0.3)]
    rows = compared(study(students, themes=["t1"])).set_index("polarity")
    assert rows["share"].to_dict() == {"like": 1.0, "change": 0.0}


def test_students_without_a_weight_above_nothing_are_set_aside_with_a_reason() -> None:
    students = [
        *class_of(12, 6, weight=1.0), *class_of(1, 1, weight=0.0), *class_of(1, 1), *class_of(1, 1, weight=-2.0),
        *class_of(1, 1, weight=math.inf),
    ]  # fmt: skip
    result = stage(study(students))
    assert one(result.tables["comparison"], theme_id="t1")["n"] == 12
    assert [dropped.id for dropped in result.dropped] == ["r00012", "r00013", "r00014", "r00015"]
    assert {dropped.reason for dropped in result.dropped} == {"no weight above 0: counted in no theme"}
    assert "4 students have no weight above 0 and are counted in no theme." in result.notes
    assert result.tables["coverage"]["answered"].tolist() == [16]


def test_weights_that_are_all_nothing_are_refused() -> None:
    with pytest.raises(SourceError, match="No student has a weight above 0"):
        stage(study([Student(said={"like": ["t1"]}, weight=0.0)] * 12))


def test_weights_work_over_many_schools_and_in_classrooms() -> None:
    chance = np.random.default_rng(8)
    many = [
        Student(
            said={"like": ["t1"] if chance.random() < (0.7 if group == "yes" else 0.3) else []}, groups=el(group),
            school=f"School {school}", weight=float(chance.uniform(0.5, 2)),
        )
        for school in range(22) for group in ("yes", "no") for _ in range(8)
    ]  # fmt: skip
    row = one(compared(study(many)), unit_level="district", dimension="el", group="yes", theme_id="t1")
    assert (row["method"], row["schools"]) == ("between_schools", 22)
    assert row["notable"]
    grades = [
        student
        for grade, raising in (("7", 8), ("8", 2))
        for room in range(4)
        for student in class_of(10, raising, groups={"grade": grade}, classroom=f"{grade}{room}", weight=1.0 + room)
    ]
    assert one(compared(study(grades)), dimension="grade", group="7", theme_id="t1")["method"] == "between_classrooms"
