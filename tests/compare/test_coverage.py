import pandas as pd

from tests.compare.small import Student, study
from voicelens.compare.compare import compare
from voicelens.settings import CompareSettings
from voicelens.tables import check


def counts(*rows: tuple[str, str, str, int], wave: str = "Spring") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["school", "dimension", "group", "enrolled"])
    return check("enrolled", frame.assign(wave=wave))


def answering(school: str, grades: str, network: str | None = None) -> list[Student]:
    return [Student(said={"like": ["t1"]}, groups={"grade": g}, school=school, network=network) for g in grades]


def covered(
    students: list[Student], enrolment: pd.DataFrame | None = None
) -> tuple[dict[tuple[str, str], int], list[str]]:
    """Enrolled students by unit and group, and the notes."""
    result = compare(
        *study(students),
        unit_name="All",
        unit_level="district",
        min_group=5,
        rules=CompareSettings(),
        enrolment=enrolment,
    )
    rows = check("coverage", result.tables["coverage"])
    known = rows[rows["enrolled"].notna()]
    return dict(zip(zip(known["unit"], known["group"], strict=True), known["enrolled"], strict=True)), list(
        result.notes
    )


def test_without_enrolment_no_count_is_known() -> None:
    assert covered(answering("Oak", "56"))[0] == {}


def test_each_group_of_a_school_has_its_count() -> None:
    found, notes = covered(answering("Oak", "556"), counts(("Oak", "*", "*", 9), ("Oak", "grade", "5", 4)))
    assert found == {("Oak", "*"): 9, ("Oak", "5"): 4}
    assert not any("enrolment" in note for note in notes)


def test_a_district_adds_its_schools_up_and_knows_nothing_where_one_count_is_missing() -> None:
    students = [*answering("Oak", "56"), *answering("Elm", "57")]
    rows = [("Oak", "*", "*", 90), ("Elm", "*", "*", 10), ("Oak", "grade", "5", 40), ("Oak", "grade", "6", 50)]
    found, _ = covered(students, counts(*rows))
    assert found == {("Oak", "*"): 90, ("Elm", "*"): 10, ("All", "*"): 100, ("Oak", "5"): 40, ("Oak", "6"): 50}
    found, _ = covered(students, counts(*rows, ("Elm", "grade", "5", 4)))
    assert found[("All", "5")] == 44
    assert found[("All", "6")] == 50
    assert ("All", "7") not in found


def test_a_school_in_two_networks_counts_in_neither() -> None:
    students = [*answering("Oak", "5", "North"), *answering("Oak", "5", "South"), *answering("Elm", "5", "South")]
    found, _ = covered(students, counts(("Oak", "*", "*", 50), ("Elm", "*", "*", 8)))
    assert found == {("Oak", "*"): 50, ("Elm", "*"): 8, ("All", "*"): 58}


def test_counts_of_another_cycle_are_not_used() -> None:
    assert covered(answering("Oak", "5"), counts(("Oak", "*", "*", 9), wave="Fall"))[0] == {}


def test_more_answers_than_students_are_pointed_out() -> None:
    _, notes = covered(answering("Oak", "555"), counts(("Oak", "*", "*", 2)))
    assert "check the enrolment counts" in notes[-1]
