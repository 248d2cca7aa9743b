"""Excel and OpenDocument spreadsheets, read with calamine."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.cells import text_of
from voicelens.ingest.headers import as_sheet, header_row
from voicelens.ingest.readers import Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Spreadsheet:
    """A workbook. Of several sheets, the one with most filled cells under its column names is taken."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start as a zip archive or as an old Office document does."""
        return data.startswith((_ZIP, _OLD_EXCEL))

    def read(self, data: bytes, name: str) -> Sheet:
        """The survey in the workbook; raises `SourceError` for an archive of other files and for a damaged one."""
        _refuse_other_zip(data, name)
        book = _open(data, name)
        tables = {sheet: cells for sheet in book.sheet_names if (cells := _cells(book, sheet, name)) is not None}
        if not tables:
            raise SourceError(
                say("No sheet of this workbook has anything in it."),
                where=name,
                fix=say("Export the survey again and use the new file."),
            )
        taken = max(tables, key=lambda sheet: _survey_size(tables[sheet]))
        sheet = as_sheet(tables[taken], name)
        return replace(sheet, notes=(*_why(taken, book, tables), *sheet.notes))


def _why(taken: str, book: CalamineWorkbook, tables: dict[str, pd.DataFrame]) -> list[str]:
    if len(book.sheet_names) == 1:
        return []
    return [
        say(
            "The workbook has {n} sheets; “{sheet}” was taken because it has the most answers ({rows} rows).",
            n=len(book.sheet_names), sheet=taken, rows=len(tables[taken]) - header_row(tables[taken]) - 1,
        )
    ]  # fmt: skip


def _refuse_other_zip(data: bytes, name: str) -> None:
    if not data.startswith(_ZIP):
        return
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile as error:
        raise _broken(name) from error
    if not any(member.startswith("xl/") or member == "content.xml" for member in members):
        raise SourceError(
            say("This is a zip archive, not a table of survey answers."),
            where=name,
            fix=say("Unpack it and use the CSV or XLSX file inside."),
        )


def _broken(name: str) -> SourceError:
    return SourceError(
        say("This spreadsheet is damaged or locked with a password."),
        where=name,
        fix=say("Open it in a spreadsheet program, save it without a password as XLSX, and use the new file."),
    )


def _open(data: bytes, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise _broken(name) from error


def _cells(book: CalamineWorkbook, sheet: str, name: str) -> pd.DataFrame | None:
    from python_calamine import CalamineError

    try:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise _broken(name) from error
    texts = [[text_of(value) for value in row] for row in rows]
    return pd.DataFrame(texts, dtype=str) if any(any(row) for row in texts) else None


def _survey_size(cells: pd.DataFrame) -> int:
    top = header_row(cells)
    named = [place for place, cell in enumerate(cells.iloc[top]) if str(cell).strip()]
    return sum(int(cells.iloc[top + 1 :, place].ne("").sum()) for place in named) if len(named) > 1 else 0
