from __future__ import annotations

import io

import numpy as np
import openpyxl
import pandas as pd

from tests.audit.planting import FILES
from voicelens.audit.cell import Cell
from voicelens.audit.tabular import array, parquet, workbook


def test_a_parquet_file_is_read_row_by_row_with_its_column_names() -> None:
    cells = list(parquet(io.BytesIO(FILES["answers.parquet"]("Zuri"))))
    assert Cell("response_id") in cells
    assert cells[-1] == Cell("we like Zuri here", 2, "text", "r2")


def test_numbers_without_a_fraction_are_read() -> None:
    frame = pd.DataFrame({"id": [48213, 7], "share": [0.5, 3.0]})
    cells = list(parquet(io.BytesIO(frame.to_parquet())))
    assert [(cell.text, cell.column) for cell in cells if cell.row] == [("48213", "id"), ("7", "id"), ("3", "share")]


def test_every_sheet_is_read() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Zuri")["C2"] = 48213
    out = io.BytesIO()
    book.save(out)
    cells = list(workbook(io.BytesIO(out.getvalue())))
    assert Cell("Zuri") in cells
    assert any((cell.text, cell.part, cell.row) == ("48213", "Zuri", 2) for cell in cells)


def test_vectors_hold_no_words() -> None:
    out = io.BytesIO()
    np.save(out, np.zeros((2, 3), dtype="f4"))
    assert list(array(out)) == [Cell("(2, 3) float32")]
