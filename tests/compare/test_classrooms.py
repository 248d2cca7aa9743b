"""Grades in one school, where classrooms are known."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.compare.small import Student, study
from tests.compare.stage import class_of, compared, el, one
from voicelens.compare.classrooms import DEALS, classrooms_p
from voicelens.compare.exact import stratified_mid_p


def test_every_way_to_deal_out_the_classrooms_is_counted() -> None:
    students, raised = np.array([20.0, 25, 22, 18, 30, 21]), np.array([[9.0], [8], [10], [3], [2], [4]])
    inside = np.array([True, True, True, False, False, False])
    ways = [np.isin(range(6), way) for way in combinations(range(6), 3)]
    gaps = np.array([raised[w].sum() / students[w].sum() - raised[~w].sum() / students[~w].sum() for w in ways])
    seen = gaps[0]
    expected = 2 * ((gaps > seen + 1e-9).mean() + (np.abs(gaps - seen) < 1e-9).mean() / 2)
    assert classrooms_p(students, raised, inside) == pytest.approx([expected])


def test_where_there_are_too_many_ways_some_are_drawn_the_same_each_time() -> None:
    chance = np.random.default_rng(1)
    students, raised = np.full(24, 20.0), chance.binomial(20, 0.3, (24, 3)).astype(float)
    inside = np.arange(24) < 12
    p = classrooms_p(students, raised, inside)
    assert (p == classrooms_p(students, raised, inside)).all()
    assert (p >= 1 / DEALS).all()


def test_moods_of_classrooms_are_not_taken_for_differences_between_grades() -> None:
    chance = np.random.default_rng(2)
    inside = np.arange(16) < 4
    wrong = []
    for _ in range(40):
        mood = chance.beta(3.0 * 0.95 / 0.15, 7.0 * 0.95 / 0.15, (16, 15))
        wrong.append(classrooms_p(np.full(16, 22.0), chance.binomial(22, mood).astype(float), inside) <= 0.05)
    assert np.mean(wrong) < 0.07


def school(classrooms: int, shares: tuple[int, int]) -> list[Student]:
    return [
        student
        for grade, raising in zip("78", shares, strict=True)
        for room in range(classrooms)
        for student in class_of(10, raising, groups={"grade": grade}, classroom=f"{grade}{room}")
    ]


def test_a_grade_is_tested_between_at_least_four_classrooms_on_each_side() -> None:
    row = one(compared(study(school(5, (8, 2)))), dimension="grade", group="7", theme_id="t1")
    assert row["method"] == "between_classrooms"
    assert row["p"] == pytest.approx(1 / 252)
    assert row["notable"]


def test_fewer_classrooms_leave_a_grade_described() -> None:
    rows = compared(study(school(3, (8, 2))))
    grades = rows[rows["dimension"] == "grade"]
    assert set(grades["method"]) == {"descriptive"}
    assert grades[["p", "q", "smallest_seen"]].isna().all(axis=None)


def test_grades_mixed_in_enough_classrooms_are_compared_within_them() -> None:
    students = [
        student
        for room in range(4)
        for grade, raising in (("7", 8), ("8", 2))
        for student in class_of(10, raising, groups={"grade": grade}, classroom=f"room {room}")
    ]
    row = one(compared(study(students)), dimension="grade", group="7", theme_id="t1")
    assert row["method"] == "exact"
    assert row["p"] == pytest.approx(stratified_mid_p([20] * 4, [10] * 4, [10] * 4, [8] * 4))


def test_a_few_mixed_classrooms_leave_a_grade_described() -> None:
    students = [*school(5, (8, 2)), Student(said={"like": []}, groups={"grade": "7"}, classroom="80")]
    assert one(compared(study(students)), dimension="grade", group="7", theme_id="t1")["method"] == "descriptive"


def test_other_groups_are_compared_within_classrooms() -> None:
    students = [
        *class_of(10, 9, groups=el("yes"), classroom="a"), *class_of(30, 25, groups=el("no"), classroom="a"),
        *class_of(15, 2, groups=el("yes"), classroom="b"), *class_of(10, 1, groups=el("no"), classroom="b"),
        Student(said={"like": ["t1"]}, groups=el("no")),
    ]  # fmt: skip
    row = one(compared(study(students)), dimension="el", group="yes", theme_id="t1")
    assert (row["method"], row["schools"]) == ("exact", 1)
    assert row["p"] == pytest.approx(stratified_mid_p([40, 25], [34, 3], [10, 15], [9, 2]))


def test_a_group_alone_in_its_classrooms_is_not_tested() -> None:
    students = [*class_of(20, 9, groups=el("yes"), classroom="a"), *class_of(30, 25, groups=el("no"), classroom="b")]
    row = one(compared(study(students)), dimension="el", group="yes", theme_id="t1")
    assert row["method"] == "untested"
    assert np.isnan(row["p"])
