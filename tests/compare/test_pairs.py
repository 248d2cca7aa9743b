"""Which change is wanted by those who like a thing."""

from __future__ import annotations

from tests.compare.small import Student, study
from tests.compare.stage import stage


def test_pairs_count_students_who_like_one_thing_and_want_another_changed() -> None:
    students = [
        Student(said={"like": ["t1", "t2"], "change": ["t2"]}),
        Student(said={"like": ["t1"], "change": ["t2", "t2"]}),
        Student(said={"like": ["t1"], "change": "nothing_to_add"}),
        Student(said={"like": ["t1"]}),
        Student(said={"like": ["t2"], "change": ["t1"], "other": ["t2"]}, school="Oak"),
    ]
    rows = stage(study(students)).tables["pairs"]
    found = {(r.unit_level, r.unit, r.theme_id, r.other_theme_id): (r.n, r.k) for r in rows.itertuples()}
    assert found == {
        ("school", "Cedar", "t1", "t2"): (3, 2), ("school", "Cedar", "t2", "t2"): (3, 1),
        ("school", "Oak", "t2", "t1"): (1, 1), ("district", "All of us", "t1", "t2"): (4, 2),
        ("district", "All of us", "t2", "t2"): (4, 1), ("district", "All of us", "t2", "t1"): (4, 1),
    }  # fmt: skip


def test_pairs_are_of_the_lowest_level_only() -> None:
    rows = stage(study([Student(said={"like": ["t1"], "change": ["t1"]})], themes=["top", ("t1", "top")])).tables[
        "pairs"
    ]
    assert rows[["theme_id", "other_theme_id"]].to_numpy().tolist() == [["t1", "t1"]]


def test_without_both_questions_there_are_no_pairs() -> None:
    assert stage(study([Student(said={"like": ["t1"]})])).tables["pairs"].empty
    assert stage(study([])).tables["pairs"].empty
