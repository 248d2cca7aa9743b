"""Which differences are tested and how, what a family of tests is, and what awkward data give."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.compare.small import Student, study, themes_table
from tests.compare.stage import class_of, compared, el, one, stage
from voicelens.compare.exact import benjamini_hochberg


def district(schools: int, shares: tuple[int, int] = (6, 2)) -> list[Student]:
    return [
        student
        for school in range(schools)
        for group, raising in zip(("yes", "no"), shares, strict=True)
        for student in class_of(8, raising, groups=el(group), school=f"School {school:02}")
    ]


@pytest.mark.parametrize(("schools", "method"), [(19, "exact"), (20, "between_schools")])
def test_from_twenty_schools_the_test_is_between_schools(schools: int, method: str) -> None:
    row = one(compared(study(district(schools))), unit_level="district", group="yes", theme_id="t1")
    assert (row["method"], row["schools"], row["notable"]) == (method, schools, True)
    assert row["tau"] == 0.0
    assert row["largest_school"] == pytest.approx(1 / schools)
    assert row["smallest_seen"] < 0.3


def test_schools_with_one_side_only_inform_nothing() -> None:
    students = [*district(19), *class_of(30, 20, groups=el("yes"), school="School 99")]
    row = one(compared(study(students)), unit_level="district", group="yes", theme_id="t1")
    assert (row["method"], row["schools"]) == ("exact", 19)
    assert row["largest_school"] == pytest.approx(30 / 182)
    assert row["difference"] == pytest.approx(0.5)


def test_groups_that_never_meet_in_a_school_are_not_compared() -> None:
    students = [*class_of(20, 15, groups=el("yes"), school="A"), *class_of(20, 5, groups=el("no"), school="B")]
    row = one(compared(study(students)), unit_level="district", group="yes", theme_id="t1")
    assert row["method"] == "untested"
    assert row[["difference", "difference_low", "difference_high", "p", "q", "smallest_seen"]].isna().all()


def test_only_the_lowest_level_of_themes_is_tested() -> None:
    themes = ["area", ("t1", "area"), ("t2", "area")]
    rows = compared(study([*class_of(20, 12, groups=el("yes")), *class_of(40, 6, groups=el("no"))], themes=themes))
    tested = rows[rows["dimension"] == "el"].groupby("theme_id")
    assert tested["p"].count().to_dict() == {"area": 0, "t1": 2, "t2": 2}
    assert set(rows.loc[rows["theme_id"] == "area", "method"]) == {"descriptive"}
    assert not rows.loc[rows["theme_id"] == "area", "notable"].any()


def test_hidden_themes_are_not_among_the_tests() -> None:
    tables = study([*class_of(20, 12, groups=el("yes")), *class_of(40, 6, groups=el("no"))])
    tables[3] = themes_table(["t1", "t2"], hidden=["t2"])
    rows = compared(tables)
    assert rows["p"].count() == 2
    assert set(rows["theme_id"]) == {"t1"}


def test_the_family_is_what_one_reader_sees() -> None:
    rows = compared(study([*district(3, (5, 3)), *district(2, (7, 2))]), min_group=5)
    for _, family in rows.groupby(["unit_level", "unit", "wave"]):
        assert np.allclose(family["q"], benjamini_hochberg(family["p"]), equal_nan=True)


def test_everybody_has_no_other_side() -> None:
    row = one(compared(study(class_of(20, 8))), theme_id="t1")
    assert row["method"] == "descriptive"
    assert row[["rest_n", "rest_share", "difference", "p", "schools", "smallest_seen", "tau"]].isna().all()
    assert (row["largest_school"], row["n_effective"]) == (1.0, 20.0)


def test_a_school_of_two_networks_is_one_school_in_the_district() -> None:
    students = [
        *class_of(10, 5, groups=el("yes"), school="A", network="N"),
        *class_of(30, 5, groups=el("yes"), school="A", network="S"),
        *class_of(40, 5, groups=el("yes"), school="B", network="S"),
    ]
    row = one(compared(study(students)), unit_level="district", group="yes", theme_id="t1")
    assert row["largest_school"] == pytest.approx(0.5)


def test_edited_themes_are_exploratory_in_the_cycle_they_were_seen_in() -> None:
    students = [
        student
        for wave in ("Autumn", "Spring")
        for student in (
            *class_of(20, 12, groups=el("yes"), wave=wave),
            *class_of(40, 6, groups=el("no"), wave=wave),
        )
    ]
    result = stage(study(students), edited=[("Autumn", "t1")])
    rows = result.tables["comparison"]
    marked = rows[rows["exploratory"]]
    assert set(zip(marked["wave"], marked["theme_id"], strict=True)) == {("Autumn", "t1")}
    assert "1 theme was changed after its differences could be seen: they are marked as exploratory." in result.notes


def numbers_where_a_page_prints_them(rows: pd.DataFrame) -> None:
    """Shares always; a difference wherever it was tested."""
    assert rows[["share", "low", "high", "n_effective", "largest_school"]].notna().all(axis=None)
    tested = rows[rows["p"].notna()]
    assert (
        tested[["difference", "difference_low", "difference_high", "q", "rest_share", "schools"]].notna().all(axis=None)
    )
    assert (rows["p"].notna() == ~rows["method"].isin(["descriptive", "untested"])).all()


def test_a_group_column_with_400_values_gives_a_table_and_a_sentence() -> None:
    students = [Student(said={"like": ["t1"]}, groups={"club": f"club {i % 400}"}) for i in range(1200)]
    result = stage(study(students))
    assert "The group “club” has 400 different values: most are too small to compare." in result.notes
    rows = result.tables["comparison"]
    numbers_where_a_page_prints_them(rows)
    assert rows["p"].isna().all()


def test_everybody_in_one_group_is_counted_and_not_compared() -> None:
    rows = compared(study([Student(said={"like": ["t1"]}, groups=el("yes"))] * 30))
    numbers_where_a_page_prints_them(rows)
    row = one(rows, dimension="el", theme_id="t1")
    assert (row["method"], row["n"], row["rest_n"]) == ("untested", 30, 0)


def test_a_group_nobody_is_in_has_no_rows() -> None:
    students = [*class_of(20, 5, groups=el("yes")), *class_of(20, 5, groups=el(None)), *class_of(3, 1, groups=el(""))]
    rows = compared(study(students))
    numbers_where_a_page_prints_them(rows)
    assert set(rows.loc[rows["dimension"] == "el", "group"]) == {"yes"}


def test_a_student_of_two_schools_is_told_of() -> None:
    students = [Student(said={"like": ["t1"]}, school=school, person="p1") for school in ("A", "B")]
    assert "1 student answered in two schools and is counted once in each." in stage(study(students)).notes


def test_a_theme_nobody_has_is_tested_and_never_notable() -> None:
    rows = compared(study([*class_of(20, 0, groups=el("yes")), *class_of(20, 0, groups=el("no"))]))
    numbers_where_a_page_prints_them(rows)
    assert (rows["p"].dropna() == 1.0).all()
    assert not rows["notable"].any()


@pytest.mark.parametrize("schools", [1, 25])
def test_a_theme_nobody_has_gives_numbers_however_many_schools(schools: int) -> None:
    rows = compared(study(district(schools, (0, 0))), min_group=5)
    numbers_where_a_page_prints_them(rows)
    assert not rows["notable"].any()
