"""Tables keep their contract on the way in, on the way out, and through Parquet."""

import hashlib
import io
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from voicelens.errors import ContractError
from voicelens.tables import TABLES, Result, Table, check, empty, group_columns, groups_of, to_arrow

STUDENTS: dict[str, list[Any]] = {
    "respondent_id": ["p1", "p2", "p3"],
    "person_id": ["k1", None, None],
    "school": ["Invented School"] * 3,
    "network": [None] * 3,
    "wave": ["Spring 2026"] * 3,
    "weight": [1.5, None, 2.0],
    "grade": ["9", None, "10"],
    "language_home": [["English", "Spanish"], [], None],
}
COVERAGE: dict[str, list[Any]] = {
    "unit_level": ["school", "school"],
    "unit": ["Invented School"] * 2,
    "wave": ["Spring 2026"] * 2,
    "dimension": ["grade", "grade"],
    "group": ["9", "10"],
    "enrolled": [120, None],
    "answered": [40, 50],
    "blank": [1, 0],
    "nothing_to_add": [2, 0],
}
SAFETY: dict[str, list[Any]] = {"response_id": ["r1"], "safety": [0.5], "reasons": [["short"]]}
IDEAS: dict[str, list[Any]] = {"idea_id": ["i1"], "response_id": ["r1"], "start": [0], "end": [5], "text": ["lunch"]}


def frame(columns: dict[str, list[Any]], **other: list[Any]) -> pd.DataFrame:
    """A frame of these columns, some of them changed."""
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in {**columns, **other}.items()})


def through_parquet(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table after it was written and read again."""
    file = io.BytesIO()
    pq.write_table(to_arrow(name, table), file)
    stored = pq.read_table(io.BytesIO(file.getvalue()))
    return check(name, stored.to_pandas(integer_object_nulls=True))


def refused(name: str, table: pd.DataFrame) -> str:
    """Why a table was refused."""
    with pytest.raises(ContractError) as caught:
        check(name, table)
    assert name in caught.value.where
    assert caught.value.fix
    return caught.value.problem


@pytest.mark.parametrize(
    ("name", "columns"), [("respondents", STUDENTS), ("coverage", COVERAGE), ("safety", SAFETY), ("ideas", IDEAS)]
)
def test_a_table_comes_back_from_parquet_as_it_was(name: str, columns: dict[str, list[Any]]) -> None:
    checked = check(name, frame(columns))
    pd.testing.assert_frame_equal(through_parquet(name, checked), checked)


def test_columns_come_in_the_order_of_the_contract_and_groups_after_them() -> None:
    mixed = frame(STUDENTS)[
        ["language_home", "weight", "wave", "grade", "network", "school", "person_id", "respondent_id"]
    ]
    checked = check("respondents", mixed)
    assert list(checked) == [*TABLES["respondents"].columns, "language_home", "grade"]
    assert group_columns(checked) == ["language_home", "grade"]


def test_every_column_has_the_type_a_stage_may_rely_on() -> None:
    students, counts = check("respondents", frame(STUDENTS)), check("coverage", frame(COVERAGE))
    assert students["school"].dtype == pd.StringDtype(na_value=np.nan)
    assert students["weight"].dtype == np.float64
    assert counts["enrolled"].dtype == pd.Int64Dtype()
    assert counts["answered"].dtype == np.int64
    assert students["language_home"].tolist() == [["English", "Spanish"], [], None]
    assert isinstance(students.index, pd.RangeIndex)


def test_the_frame_given_is_left_as_it_was() -> None:
    given = frame(STUDENTS).set_index(pd.Index([7, 5, 3]))
    before = given.copy(deep=True)
    check("respondents", given)
    pd.testing.assert_frame_equal(given, before)


@pytest.mark.parametrize("several", [("a", "b"), ["a", "b"], np.array(["a", "b"], dtype=object)])
def test_several_groups_may_come_as_any_kind_of_list(several: object) -> None:
    checked = check("respondents", frame(STUDENTS, language_home=[several, None, several]))
    assert checked["language_home"].tolist() == [["a", "b"], None, ["a", "b"]]


def test_a_large_number_beside_a_missing_one_keeps_its_last_digit() -> None:
    checked = check("coverage", frame(COVERAGE, enrolled=[2**53 + 1, None]))
    assert checked["enrolled"].tolist() == [2**53 + 1, pd.NA]


def test_whole_numbers_that_pandas_made_floats_are_whole_again() -> None:
    counts = pd.DataFrame({**COVERAGE, "enrolled": pd.Series([120, np.nan])})
    assert check("coverage", counts)["enrolled"].tolist() == [120, pd.NA]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_empty(name: str) -> None:
    none = empty(name)
    assert list(none) == list(TABLES[name].columns)
    assert len(none) == 0
    pd.testing.assert_frame_equal(through_parquet(name, none), none)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_contract_is_in_itself_sound(table: Table) -> None:
    assert set(table.key) <= set(table.columns)
    assert not any(table.columns[column].nullable for column in table.key)
    assert {spec.type for spec in table.columns.values()} <= {"string", "int64", "double", "bool", "list<string>"}
    assert all(spec.type == "string" for spec in table.columns.values() if spec.choices)


def test_raw_words_are_in_private_tables_only() -> None:
    assert {table.name for table in TABLES.values() if table.private} == {
        "responses", "places", "weeks", "concerns", "spans", "flags",
    }  # fmt: skip


def test_a_missing_column_is_refused_by_name() -> None:
    assert "reasons" in refused("safety", frame(SAFETY).drop(columns="reasons"))


def test_a_column_too_many_is_refused_by_name() -> None:
    assert "colour" in refused("safety", frame(SAFETY, colour=["red"]))


def test_two_columns_of_one_name_are_refused() -> None:
    twice = pd.concat([frame(STUDENTS), frame(STUDENTS)[["grade"]]], axis=1)
    assert "same name" in refused("respondents", twice)


@pytest.mark.parametrize(
    ("name", "columns", "column", "value"),
    [
        ("ideas", IDEAS, "text", 3),
        ("ideas", IDEAS, "text", b"\xff"),
        ("ideas", IDEAS, "text", "\ud83d"),
        ("ideas", IDEAS, "start", "0"),
        ("ideas", IDEAS, "start", 0.5),
        ("ideas", IDEAS, "start", 2**63),
        ("ideas", IDEAS, "start", True),
        ("ideas", IDEAS, "start", float("inf")),
        ("safety", SAFETY, "safety", "high"),
        ("safety", SAFETY, "safety", 2**53 + 1),
        ("safety", SAFETY, "reasons", "short"),
        ("safety", SAFETY, "reasons", {"short"}),
        ("safety", SAFETY, "reasons", ["short", None]),
        ("safety", SAFETY, "reasons", [1]),
        ("safety", SAFETY, "reasons", 1),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_column(
    name: str, columns: dict[str, list[Any]], column: str, value: object
) -> None:
    assert column in refused(name, frame(columns, **{column: [value]}))


@pytest.mark.parametrize("values", [[1, 2, 3], [["a"], "b", None], [True, False, None], [["a", None], [], []]])
def test_a_group_is_a_text_or_a_list_of_texts_for_everybody(values: list[Any]) -> None:
    assert "grade" in refused("respondents", frame(STUDENTS, grade=values))


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA])
def test_a_missing_value_is_refused_where_there_must_be_one(nothing: object) -> None:
    assert "missing values" in refused("ideas", frame(IDEAS, text=[nothing]))
    assert "missing values" in refused("ideas", frame(IDEAS, start=[nothing]))
    assert "missing values" in refused("safety", frame(SAFETY, reasons=[nothing]))


def test_a_value_that_is_none_of_the_choices_is_refused_without_quoting_it() -> None:
    problem = refused("coverage", frame(COVERAGE, unit_level=["school", "Quabbleton"]))
    assert "unit_level" in problem
    assert "Quabbleton" not in problem


def test_two_rows_with_one_key_are_refused() -> None:
    assert "share one key" in refused("coverage", frame(COVERAGE, group=["9", "9"]))


def test_equal_frames_make_equal_files() -> None:
    def written(table: pd.DataFrame) -> str:
        file = io.BytesIO()
        pq.write_table(to_arrow("respondents", check("respondents", table)), file, compression="zstd")
        return hashlib.sha256(file.getvalue()).hexdigest()

    plain = frame(STUDENTS)
    typed = plain.convert_dtypes().set_index(pd.Index(["c", "a", "b"]))
    assert written(plain) == written(plain.copy()) == written(typed)


def test_the_file_says_which_values_may_be_missing() -> None:
    schema = to_arrow("coverage", frame(COVERAGE)).schema
    assert schema.field("enrolled") == pa.field("enrolled", pa.int64(), nullable=True)
    assert schema.field("answered") == pa.field("answered", pa.int64(), nullable=False)


@pytest.mark.parametrize(
    ("value", "groups"),
    [
        ("9", ["9"]), ("", []), (None, []), (float("nan"), []), (pd.NA, []), (["a", "b"], ["a", "b"]), (("a",), ["a"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_respondent_has_no_group_one_or_several(value: object, groups: list[str]) -> None:
    assert groups_of(value) == groups


def test_a_result_holds_nothing_unless_told() -> None:
    assert Result() == Result(tables={}, arrays={}, pages={}, dropped=(), notes=())
