from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.exports.sheets import Csv
from voicelens.spreadsheet import FORMULA, guard


def files(**columns: list[object]) -> dict[str, bytes]:
    return dict(Csv().files("t", pd.DataFrame(columns), note=""))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_plain_table_is_one_file_with_a_mark_and_plain_line_ends() -> None:
    found = files(a=["x", "é"], b=[1, 2])
    assert found == {"t.csv": "a,b\nx,1\né,2\n".encode("utf-8-sig")}


@pytest.mark.parametrize("start", FORMULA)
def test_a_cell_that_looks_like_a_formula_is_guarded_and_kept_in_a_twin(start: str) -> None:
    found = files(a=[f"{start}1+1"])
    assert read(found["t.csv"])[1] == [f"'{start}1+1"]
    assert read(found["t.lossless.csv"])[1] == [f"{start}1+1"]


def test_a_column_named_like_a_formula_is_guarded_too() -> None:
    found = files(**{"=a": ["x"]})
    assert read(found["t.csv"])[0] == ["'=a"]


def test_numbers_flags_lists_and_missing_values_have_one_form_each() -> None:
    found = files(a=[-1.5], b=[True], c=[["x", "y"]], d=[None], e=[pd.NA], f=[()])
    assert read(found["t.csv"])[1] == ["-1.5", "true", "x; y", "", "", ""]
    assert list(found) == ["t.csv"]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_the_lossless_file_gives_every_text_back_and_the_guarded_one_starts_no_formula(texts: list[str]) -> None:
    found = files(a=["x", *texts], b=[0] * (len(texts) + 1))
    whole = read(found.get("t.lossless.csv", found["t.csv"]))
    assert [row[0] for row in whole[2:]] == texts
    assert not any(cell.startswith(FORMULA) for row in read(found["t.csv"]) for cell in row)
    assert [guard(cell) for row in whole for cell in row] == [cell for row in read(found["t.csv"]) for cell in row]
