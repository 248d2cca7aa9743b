import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.errors import SourceError
from voicelens.ingest import parse as module
from voicelens.ingest.parse import parse

CELL = st.text(st.sampled_from('ab é",\n\r;'), max_size=5)


def _cells(data, delimiter=","):
    return parse(data.encode(), delimiter, "t.csv").to_numpy().tolist()


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_rows_that_are_alike_come_back_as_written(rows, end):
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    assert _cells(out.getvalue()) == rows


@given(st.text(st.sampled_from('ab,"\n\r '), min_size=1, max_size=30))
def test_both_parsers_say_the_same(text):
    data = text.encode()
    alike = module._alike(data, ",")
    if alike is not None:
        pd.testing.assert_frame_equal(alike, module._ragged(data, ",", "t.csv"), check_column_type=False)


def test_a_blank_first_line_is_a_row():
    assert _cells("\na,b\n1,2\n") == [["", ""], ["a", "b"], ["1", "2"]]


def test_a_byte_order_mark_is_no_part_of_the_first_cell():
    assert _cells("\ufeffa,b\n1,2\n")[0] == ["a", "b"]
    assert _cells("\ufeffa,b\n1\n")[0] == ["a", "b"]


def test_rows_that_grow_and_grow_are_read_in_few_turns():
    rows = [",".join("x" * n) for n in range(1, 60)]
    frame = parse("\n".join(rows).encode(), ",", "t.csv")
    assert frame.shape == (59, 59)
    assert frame.iloc[0].tolist() == ["x"] + [""] * 58


@pytest.mark.parametrize("text", ['a,b\n1,2\n3,"4\n5,6', 'a,b\n1,2\n3,"', 'a,b\n1,5"\n3,"4\n'])
def test_a_quotation_mark_that_stays_open_is_refused(text):
    with pytest.raises(SourceError, match="never closed"):
        parse(text.encode(), ",", "t.csv")


def test_a_quotation_mark_inside_a_cell_is_a_letter():
    assert _cells('a,b\n5" pipe,x "y"\n') == [["a", "b"], ['5" pipe', 'x "y"']]


@pytest.mark.parametrize("head", ["a,b\n", "," * 30_000 + "\n"])
def test_a_row_of_very_many_cells_is_refused(head):
    with pytest.raises(SourceError, match="cannot be told apart"):
        parse((head + "1,2\n" * 3 + "," * 30_000 + "\n1\n").encode(), ",", "t.csv")


def test_a_few_wide_rows_in_a_long_file_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(module, "_MANY_CELLS", 10_000)
    with pytest.raises(SourceError, match="cannot be told apart"):
        parse(("1\n" * 2_000 + "," * 100 + "\n").encode(), ",", "t.csv")
