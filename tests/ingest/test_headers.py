import pandas as pd
import pytest

from tests.ingest.shapes import read, table
from voicelens.errors import SourceError
from voicelens.ingest.headers import as_sheet, header_row


def test_a_title_above_the_names_is_passed_over_and_told(tmp_path):
    source = read(tmp_path, "Spring survey,,\n,,\nid,grade,text\n1,4,lunch\n2,5,art\n")
    assert list(source.frame) == ["id", "grade", "text"]
    assert list(source.rows) == [4, 5]
    assert any("first 2 rows were passed over" in note for note in source.notes)


def test_a_narrow_table_has_its_names_in_the_first_filled_row():
    assert header_row(pd.DataFrame([["", ""], ["id", "text"], ["1", "x"]], dtype=str)) == 1
    assert header_row(pd.DataFrame([["", ""], ["", ""]], dtype=str)) == 0


def test_a_column_without_a_name_is_called_by_its_letter_and_an_empty_one_goes(tmp_path):
    source = read(tmp_path, table([["id", "", "text", ""], ["1", "x", "lunch", ""], ["2", "y", "art", ""]]))
    assert list(source.frame) == ["id", "Column B", "text"]
    assert any("no name" in note for note in source.notes)


def test_many_rows_with_unnamed_columns_keep_them_as_columns(tmp_path):
    source = read(
        tmp_path, table([["id", "text", "", ""], ["1", "a", "b", "c"], ["2", "d", "e", "f"], ["3", "g", "h", "i"]])
    )
    assert list(source.frame) == ["id", "text", "Column C", "Column D"]


def test_a_header_alone_is_refused():
    with pytest.raises(SourceError, match="no answers"):
        as_sheet(pd.DataFrame([["a", "b"]], dtype=str), "t.csv")
