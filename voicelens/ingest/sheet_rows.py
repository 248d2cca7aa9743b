"""The rows of the sheets of an open workbook, as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from voicelens.ingest.cells import text_of

PIECE = 10_000


def shown_sheets(book: CalamineWorkbook) -> list[str]:
    """The sheets that a person sees; all of them where none is shown."""
    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible] or [each.name for each in sheets]


def rows_of(book: CalamineWorkbook, sheet: str) -> Iterator[list[list[str]]]:
    """The rows of a sheet from its first cell on, `PIECE` at a time, for a typed cell takes much memory."""
    opened = book.get_sheet_by_name(sheet)
    rows, left = opened.iter_rows(), opened.start[1] if opened.start else 0
    while piece := list(islice(rows, PIECE)):
        yield [[""] * left + [value if type(value) is str else text_of(value) for value in row] for row in piece]
