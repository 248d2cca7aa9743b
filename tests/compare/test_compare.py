from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.small import Student, study, themes_table
from voicelens.compare.compare import compare
from voicelens.compare.exact import fisher_mid_p, stratified_mid_p
from voicelens.settings import CompareSettings
from voicelens.tables import Result, check

RULES = CompareSettings()


def run(tables: list[pd.DataFrame], level: str = "school", min_group: int = 10) -> tuple[pd.DataFrame, pd.DataFrame]:
    result = stage(tables, level, min_group)
    return check("comparison", result.tables["comparison"]), check("coverage", result.tables["coverage"])


def stage(tables: list[pd.DataFrame], level: str = "school", min_group: int = 10) -> Result:
    return compare(*tables, unit_name="All of us", unit_level=level, min_group=min_group, rules=RULES)


def one(rows: pd.DataFrame, **where: str) -> pd.Series:
    for column, value in where.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]


def class_of(size: int, raising: int, polarity: str = "like", **more: Any) -> list[Student]:
    return [Student(said={polarity: ["t1"] if i < raising else []}, **more) for i in range(size)]


def el(value: object) -> dict[str, object]:
    return {"el": value}


def test_a_student_counts_once_and_only_where_she_answered() -> None:
    students = [
        Student(said={"like": ["t1", "t1", "t2"], "change": "blank"}),
        Student(said={"like": "nothing_to_add", "change": ["t1"]}),
        Student(said={"like": "junk"}),
        Student(),
    ]
    rows, coverage = run(study(students))
    likes = one(rows, theme_id="t1", polarity="like")
    assert (likes["n"], likes["k"], likes["share"]) == (2, 1, 0.5)
    assert one(rows, theme_id="t2", polarity="change")["k"] == 0
    assert one(rows, theme_id="t1", polarity="change")["n"] == 1
    whole = coverage.iloc[0]
    assert (whole["answered"], whole["blank"], whole["nothing_to_add"]) == (2, 2, 1)
    assert pd.isna(whole["enrolled"])


def test_a_group_is_compared_with_all_other_students_of_its_school() -> None:
    students = [
        *class_of(20, 12, groups=el("yes")), *class_of(40, 6, groups=el("no")), *class_of(9, 9, groups=el(None))
    ]  # fmt: skip
    rows, _ = run(study(students))
    row = one(rows, theme_id="t1", dimension="el", group="yes")
    assert (row["n"], row["k"], row["rest_n"], row["rest_k"]) == (20, 12, 40, 6)
    assert row["difference"] == pytest.approx(0.45)
    assert row["difference_low"] < 0.45 < row["difference_high"]
    assert row["p"] == pytest.approx(float(fisher_mid_p(60, 18, 20, 12)[0]))
    assert row["notable"]
    other = one(rows, theme_id="t1", dimension="el", group="no")
    assert (other["p"], other["difference"]) == (pytest.approx(row["p"]), pytest.approx(-0.45))
    everyone = one(rows, theme_id="t1", dimension="*")
    assert (everyone["n"], everyone["k"]) == (69, 27)
    assert everyone[["rest_n", "rest_k", "rest_share", "difference", "p", "q"]].isna().all()


def test_small_sides_are_counted_but_not_tested() -> None:
    rows, _ = run(study([*class_of(9, 9, groups=el("yes")), *class_of(40, 0, groups=el("no"))]))
    groups = rows[rows["dimension"] == "el"]
    assert groups["p"].isna().all()
    assert not groups["notable"].any()


def test_a_small_gap_is_never_notable_however_sure() -> None:
    students = [*class_of(3000, 300, groups=el("yes")), *class_of(3000, 420, groups=el("no"))]
    row = one(run(study(students))[0], theme_id="t1", dimension="el", group="yes")
    assert row["q"] < 0.01
    assert not row["notable"]


def test_schools_are_the_strata_of_a_district() -> None:
    sizes = {"Cedar": (20, 10, 30, 3), "Maple": (15, 3, 45, 12), "Oak": (0, 0, 25, 20)}
    students = []
    for school, (n, k, rest_n, rest_k) in sizes.items():
        students += class_of(n, k, school=school, groups=el("yes"))
        students += class_of(rest_n, rest_k, school=school, groups=el("no"))
    rows, _ = run(study(students), level="district")
    row = one(rows, unit_level="district", theme_id="t1", dimension="el", group="yes")
    assert (row["unit"], row["n"], row["k"], row["rest_n"], row["rest_k"]) == ("All of us", 35, 13, 100, 35)
    assert row["p"] == pytest.approx(stratified_mid_p([50, 60], [13, 15], [20, 15], [10, 3]))
    assert set(rows["unit_level"]) == {"school", "district"}


def test_a_difference_that_only_comes_from_the_schools_is_not_notable() -> None:
    students = []
    for school, raised, yes, no in (("Cedar", 0.8, 90, 10), ("Maple", 0.2, 10, 90)):
        students += class_of(yes, round(yes * raised), school=school, groups=el("yes"))
        students += class_of(no, round(no * raised), school=school, groups=el("no"))
    row = one(run(study(students))[0], unit_level="district", theme_id="t1", dimension="el", group="yes")
    assert row["share"] - row["rest_share"] > 0.4
    assert row["difference"] == pytest.approx(0)
    assert row["p"] > 0.9
    assert not row["notable"]


def test_a_difference_against_the_one_within_schools_is_not_notable() -> None:
    students = []
    for school, yes, no in (("Cedar", (90, 63), (30, 30)), ("Maple", (30, 0), (90, 18))):
        students += class_of(*yes, school=school, groups=el("yes"))
        students += class_of(*no, school=school, groups=el("no"))
    row = one(run(study(students))[0], unit_level="district", theme_id="t1", dimension="el", group="yes")
    assert row["share"] - row["rest_share"] > 0.05 > -0.05 > row["difference"]
    assert row["q"] < 0.1
    assert not row["notable"]


def test_networks_are_units_between_schools_and_district() -> None:
    students = [
        Student(said={"like": ["t1"]}, school=school, network=network)
        for school, network in (("Cedar", "North"), ("Maple", "North"), ("Oak", "South"), ("Elm", None), ("", "South"))
    ]
    rows, coverage = run(study(students), level="network")
    counted = {(row.unit_level, row.unit): row.n for row in rows[rows["theme_id"] == "t1"].itertuples()}
    assert counted == {
        ("school", "Cedar"): 1, ("school", "Elm"): 1, ("school", "Maple"): 1, ("school", "Oak"): 1,
        ("network", "North"): 2, ("network", "South"): 2, ("district", "All of us"): 5,
    }  # fmt: skip
    assert len(coverage) == len(counted)


def test_several_schools_of_one_network_are_that_network() -> None:
    students = [Student(said={"like": ["t1"]}, school=school) for school in ("Cedar", "Oak")]
    rows, _ = run(study(students), level="network")
    assert set(rows["unit_level"]) == {"school", "network"}


def test_an_unnamed_only_school_takes_the_name_of_the_study() -> None:
    rows, _ = run(study([Student(said={"like": ["t1"]}, school="")]))
    assert set(rows["unit"]) == {"All of us"}


def test_grades_are_described_but_not_tested_in_one_school() -> None:
    students = [
        *class_of(30, 25, groups={"grade": "7"}), *class_of(30, 2, groups={"grade": "8"})
    ]  # fmt: skip
    rows, _ = run(study(students))
    grades = rows[(rows["dimension"] == "grade") & (rows["theme_id"] == "t1")]
    assert grades["difference"].abs().min() > 0.5
    assert grades[["p", "q"]].isna().all(axis=None)
    assert not grades["notable"].any()


def test_grades_are_tested_where_four_schools_have_them() -> None:
    students = [
        student
        for school in ("Ash", "Birch", "Cedar", "Oak")
        for grade, raising in (("7", 8), ("8", 2))
        for student in class_of(10, raising, school=school, groups={"grade": grade})
    ]
    rows, _ = run(study(students))
    row = one(rows, unit_level="district", theme_id="t1", dimension="grade", group="7")
    assert row["notable"]


def test_a_student_may_be_in_several_groups_of_one_dimension() -> None:
    students = [
        Student(said={"like": ["t1"]}, groups={"race": ["Blue", "Green", "Blue"]}),
        Student(said={"like": []}, groups={"race": ["Green"]}),
        Student(said={"like": []}, groups={"race": []}),
    ]
    rows, coverage = run(study(students))
    blue = one(rows, theme_id="t1", dimension="race", group="Blue")
    assert (blue["n"], blue["k"], blue["rest_n"]) == (1, 1, 1)
    green = one(rows, theme_id="t1", dimension="race", group="Green")
    assert (green["n"], green["rest_n"]) == (2, 0)
    assert pd.isna(green["difference"])
    assert one(coverage, dimension="race", group="Green")["answered"] == 2


def test_hidden_themes_have_no_rows_and_unplaced_ideas_do_not_count() -> None:
    tables = study([Student(said={"like": ["t1", "t2"]})])
    tables[2] = tables[2].assign(theme_id=["t1", None])
    tables[3] = themes_table(["t1", "t2", "t3"], hidden=["t3"])
    rows, _ = run(tables)
    assert rows.set_index("theme_id")["k"].to_dict() == {"t1": 1, "t2": 0}


def test_raising_a_theme_raises_the_one_above_it() -> None:
    students = [Student(said={"like": ["t1", "t2"]}), Student(said={"like": ["t2"]}), Student(said={"like": []})]
    rows, _ = run(study(students, themes=["top", ("t1", "top"), ("t2", "top")]))
    assert rows.set_index("theme_id")["k"].to_dict() == {"top": 2, "t1": 1, "t2": 2}


def test_each_wave_is_counted_and_adjusted_by_itself() -> None:
    students = []
    for wave, raising in (("Autumn", 12), ("Spring", 4)):
        students += class_of(20, raising, wave=wave, groups=el("yes"))
        students += class_of(40, 8, wave=wave, groups=el("no"))
    rows, _ = run(study(students))
    alone, _ = run(study([student for student in students if student.wave == "Autumn"]))
    autumn = rows[rows["wave"] == "Autumn"].reset_index(drop=True)
    pd.testing.assert_frame_equal(autumn, alone)


@pytest.mark.parametrize(
    "students",
    [
        [],
        [Student()],
        [Student(said={"like": ["t1"]}, groups=el("yes"))] * 3,
        [Student(said={"like": ["t1"]}, groups={"club": f"club {i}"}) for i in range(400)],
        [Student(said={"like": ["t1"]}, groups=el("yes"))] * 30,
        [Student(said={"like": "blank"}, groups=el(None))] * 12,
        [Student(said={"like": [], "change": [], "other": []}, groups=el("yes"))] * 12,
    ],
    ids=["nobody", "no answer", "three", "400 groups", "one group", "nothing but blanks", "no ideas"],
)
def test_awkward_studies_keep_the_contract(students: list[Student]) -> None:
    rows, coverage = run(study(students))
    assert (rows["k"] <= rows["n"]).all()
    assert (coverage["answered"] + coverage["blank"]).sum() >= len(students)


def test_no_themes_at_all() -> None:
    rows, coverage = run(study([Student(said={"like": []})], themes=[]))
    assert rows.empty
    assert len(coverage) == 1


def test_the_inputs_stay_as_they_are_and_the_answer_is_the_same_in_any_order() -> None:
    tables = study(random_students(7, 80))
    before = [table.copy(deep=True) for table in tables]
    first = stage(tables).tables["comparison"]
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    shuffled = [table.sample(frac=1, random_state=3) for table in tables[:3]] + [tables[3]]
    pd.testing.assert_frame_equal(stage(shuffled).tables["comparison"], first)


def random_students(seed: int, size: int) -> list[Student]:
    chance = np.random.default_rng(seed)
    return [
        Student(
            said={
                polarity: [theme for theme in ("t1", "t2") if chance.random() < 0.4]
                for polarity in ("like", "change")
                if chance.random() < 0.8
            },
            groups={"el": str(chance.choice(["yes", "no"])), "grade": str(chance.choice(["6", "7", "8"]))},
            school=str(chance.choice(["Cedar", "Oak", "Elm"])),
        )
        for _ in range(size)
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 120))
def test_totals_add_up_over_groups_and_over_schools(seed: int, size: int) -> None:
    rows, coverage = run(study(random_students(seed, size)))
    key = ["unit_level", "unit", "wave", "theme_id", "polarity"]
    everyone = rows[rows["dimension"] == "*"].set_index(key)[["n", "k"]]
    for dimension in ("el", "grade"):
        groups = rows[rows["dimension"] == dimension]
        assert groups.groupby(key)[["n", "k"]].sum().equals(everyone.sort_index())
        assert (groups["n"] + groups["rest_n"] == everyone.loc[pd.MultiIndex.from_frame(groups[key]), "n"].array).all()
    if set(rows["unit_level"]) == {"school", "district"}:
        cells = [name for name in rows.columns[:7] if name not in ("unit_level", "unit")]
        schools, whole = (rows[rows["unit_level"] == level] for level in ("school", "district"))
        assert schools.groupby(cells)[["n", "k"]].sum().equals(whole.set_index(cells)[["n", "k"]].sort_index())
    people = coverage[coverage["dimension"] == "*"]
    assert (people.loc[people["unit_level"] == "school", ["answered", "blank"]].sum().sum()) == size


def test_the_note_says_how_many_differences_were_tested() -> None:
    students = [*class_of(20, 12, groups=el("yes")), *class_of(40, 6, groups=el("no"))]
    assert stage(study(students)).notes == [
        "4 differences between groups were tested; larger than chance explains: 2."
    ]  # fmt: skip
