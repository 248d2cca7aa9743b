import io
import time
import zipfile

import openpyxl
import pytest

from tests.ingest.shapes import ods, read, workbook
from voicelens.errors import SourceError
from voicelens.ingest.workbooks import column_number

_ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
_FILLED = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'


def _with_a_cell_at(place):
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    book.active.append(["1", "lunch"])
    book.active[place] = "far"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_columns_are_numbered_as_spreadsheets_do():
    assert [column_number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ1048576"])
def test_a_cell_far_out_is_refused_before_memory_fills(tmp_path, place):
    began = time.process_time()
    with pytest.raises(SourceError, match="more cells than can be opened"):
        read(tmp_path, _with_a_cell_at(place), "survey.xlsx")
    assert time.process_time() - began < 2


def test_a_cell_some_way_out_is_read(tmp_path):
    source = read(tmp_path, _with_a_cell_at("E900"), "survey.xlsx")
    assert "far" in source.frame.iloc[-1].tolist()


def test_an_opendocument_table_that_repeats_without_end_is_refused(tmp_path):
    with pytest.raises(SourceError, match="more cells than can be opened"):
        read(tmp_path, ods([["id", "text"]], _ROW.format(100_000, _FILLED.format(16_384))), "survey.ods")


def test_an_opendocument_table_with_a_blank_tail_is_read(tmp_path):
    tail = _ROW.format(1_048_570, '<table:table-cell table:number-columns-repeated="16384"/>')
    source = read(tmp_path, ods([["id", "text"], ["007", "1,2,3"]], tail), "survey.ods")
    assert source.frame.to_numpy().tolist() == [["007", "1,2,3"]]


def test_a_formula_is_data(tmp_path):
    rows = [["id", "text"], ["1", "=) I like <b> & co"], ["2", '=HYPERLINK("http://example.org")']]
    source = read(tmp_path, workbook({"Other": [["x"]], "A & B": rows}), "survey.xlsx")
    assert source.frame["text"].tolist() == ["=) I like <b> & co", '=HYPERLINK("http://example.org")']
    assert any("2 cells with a formula and without a value" in note for note in source.notes)


def test_a_formula_in_a_text_file_is_data(tmp_path):
    assert read(tmp_path, "id,text\n1,=1+1\n2,@SUM(A1)\n").frame["text"].tolist() == ["=1+1", "@SUM(A1)"]


def test_a_workbook_whose_parts_cannot_be_told_is_read_without_its_formulas(tmp_path):
    whole, out = workbook({"S": [["id", "text"], ["1", "=x"], ["2", "y"]]}), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.xml?")
            new.writestr(name, content if name == "xl/_rels/workbook.xml.rels" else old.read(name))
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, out.getvalue(), "survey.xlsx")


def test_an_opendocument_file_with_broken_xml_is_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ods([["a", "b"], ["1", "2"]]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 300 if name == "content.xml" else None])
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, out.getvalue(), "survey.ods")
