import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from tests.ingest.shapes import LIKE, microsoft_forms, read, workbook, xls
from voicelens.errors import SourceError


def test_a_microsoft_forms_workbook_is_read_as_text(tmp_path):
    source = read(tmp_path, workbook({"Form1": microsoft_forms(5)}), "survey.xlsx")
    assert source.format == "xlsx"
    assert source.frame["What grade are you in?"].tolist()[:2] == ["4", "5"]
    assert source.frame["Start time"][0] == "2026-03-16T08:00:03"
    assert source.frame[LIKE][0] == "the library is quiet and warm 0"
    assert list(source.rows) == [2, 3, 4, 5, 6]
    assert source.tool == "Microsoft Forms"
    assert source.notes == ("This is an export of Microsoft Forms: its columns were recognised.",)


def test_each_kind_of_cell_becomes_the_text_a_person_sees(tmp_path):
    cells = ["007", 4.0, 1.5, True, dt.date(2026, 1, 2), dt.time(8, 30), None, 12345678901]
    source = read(tmp_path, workbook({"S": [[f"c{i}" for i in range(8)], cells, ["x"] * 8]}), "survey.xlsx")
    assert source.frame.iloc[0].tolist() == ["007", "4", "1.5", "TRUE", "2026-01-02", "08:30:00", "", "12345678901"]


def test_the_sheet_with_the_answers_is_taken_and_told(tmp_path):
    sheets = {"Read me": [["How to use this file"], ["Ask the office."]], "Answers": microsoft_forms(5), "Empty": []}
    source = read(tmp_path, workbook(sheets), "survey.xlsx")
    assert len(source.frame) == 5
    assert any("3 sheets" in note and "“Answers”" in note and "5 rows" in note for note in source.notes)


def test_row_numbers_count_rows_above_the_table(tmp_path):
    source = read(tmp_path, workbook({"S": [[], ["Title"], ["a", "b", "c"], [1, 2, 3]]}), "survey.xlsx")
    assert list(source.rows) == [4]


def test_an_empty_workbook_is_refused(tmp_path):
    with pytest.raises(SourceError, match="No sheet"):
        read(tmp_path, workbook({"S": []}), "survey.xlsx")


@pytest.mark.parametrize("cut", [40, 400, -200])
def test_a_cut_off_workbook_is_refused(tmp_path, cut):
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, workbook({"S": microsoft_forms(5)})[:cut], "survey.xlsx")


def test_a_workbook_with_broken_insides_is_refused(tmp_path):
    for member in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(workbook({"S": microsoft_forms(5)}))) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, b"<broken" if name == member else old.read(name))
        with pytest.raises(SourceError, match=r"damaged|No sheet"):
            read(tmp_path, out.getvalue(), "survey.xlsx")


def test_an_old_office_document_that_is_no_workbook_is_refused(tmp_path):
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "survey.csv")


def test_an_old_excel_workbook_is_read_as_text(tmp_path):
    source = read(tmp_path, xls([["id", "text"], ["007", "niño 😀"], ["1,2,3", "=1+1"]]), "survey.xls")
    assert source.format == "xlsx"
    assert source.frame.to_numpy().tolist() == [["007", "niño 😀"], ["1,2,3", "=1+1"]]


def test_a_binary_workbook_is_refused_with_a_way_out(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    with pytest.raises(SourceError, match="binary") as caught:
        read(tmp_path, out.getvalue(), "survey.xlsb")
    assert "save it as XLSX" in caught.value.fix


def test_hidden_sheets_are_not_read(tmp_path):
    book = openpyxl.Workbook()
    for row in microsoft_forms(5):
        book.active.append(row)
    hidden = book.create_sheet("Old")
    for row in microsoft_forms(50):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    source = read(tmp_path, out.getvalue(), "survey.xlsx")
    assert len(source.frame) == 5
    assert "Not read: “Old”." in source.notes


def test_a_long_sheet_is_read_piece_by_piece(tmp_path, monkeypatch):
    whole = workbook({"S": [["id", "text"], *[[str(i), "=x"] for i in range(9)]]})
    monkeypatch.setattr("voicelens.ingest.sheet_rows.PIECE", 4)
    monkeypatch.setattr("voicelens.ingest.xlsx.PIECE", 4)
    frame = read(tmp_path, whole, "survey.xlsx").frame
    assert frame["id"].tolist() == [str(i) for i in range(9)]
    assert set(frame["text"]) == {"=x"}
