"""Excel and OpenDocument spreadsheets, read with calamine."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, replace

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from voicelens.errors import SourceError
from voicelens.i18n import ngettext, say
from voicelens.ingest.archives import ZIP, damaged, open_archive
from voicelens.ingest.headers import as_sheet, header_row, shape_of
from voicelens.ingest.old_excel import MARK, old_sheets
from voicelens.ingest.readers import Sheet
from voicelens.ingest.sheet_rows import PIECE, rows_of, shown_sheets
from voicelens.ingest.workbooks import bare_formulas, refuse_endless, sheet_members


@dataclass(frozen=True, eq=False)
class _Table:
    """The cells of one sheet, whether a survey tool's columns were recognised, how many answers, and notes."""

    cells: pd.DataFrame
    tool: str
    answers: int
    notes: tuple[str, ...]


class Spreadsheet:
    """A workbook. Of several sheets, one in a survey tool's shape is taken, or the one with most filled cells."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start as a zip archive or as an old Office document does."""
        return data.startswith((ZIP, MARK))

    def read(self, data: bytes, name: str) -> Sheet:
        """The survey in the workbook; raises `SourceError` for an archive of other files and for a damaged one."""
        names, sheets, counts = _opened(data, name)
        tables = {sheet: _table(cells, counts.get(sheet, 0)) for sheet, cells in sheets.items() if _has_text(cells)}
        if not tables:
            raise SourceError(
                say("No sheet of this workbook has anything in it."),
                where=name,
                fix=say("Export the survey again and use the new file."),
            )
        taken = max(tables, key=lambda sheet: (bool(tables[sheet].tool), tables[sheet].answers))
        sheet = as_sheet(tables[taken].cells, name)
        return replace(sheet, notes=(*_why(taken, names, tables), *tables[taken].notes, *sheet.notes))


def _opened(data: bytes, name: str) -> tuple[list[str], dict[str, pd.DataFrame], dict[str, int]]:
    """The names of all sheets, the cells of those that are shown, and how many of their formulas have no value."""
    if data.startswith(MARK):
        names, sheets = old_sheets(data, name)
        return names, {sheet: pd.DataFrame(rows, dtype=str) for sheet, rows in sheets.items()}, {}
    archive = _checked_archive(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        members = sheet_members(archive, name)
        found = {
            sheet: bare_formulas(archive, members[sheet], name) for sheet in shown_sheets(book) if sheet in members
        }
        tables = {sheet: _cells(book, sheet, found.get(sheet, {})) for sheet in shown_sheets(book)}
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    return book.sheet_names, tables, {sheet: len(formulas) for sheet, formulas in found.items()}


def _checked_archive(data: bytes, name: str) -> zipfile.ZipFile:
    archive = open_archive(data, name)
    members = archive.namelist()
    if "xl/workbook.bin" in members:
        raise SourceError(
            say("This is an Excel file of the binary kind (XLSB)."),
            where=name,
            fix=say("Open it in a spreadsheet program, save it as XLSX, and use the new file."),
        )
    if not any(member.startswith("xl/") or member == "content.xml" for member in members):
        raise SourceError(
            say("This is a text document or slides, not a table of survey answers."),
            where=name,
            fix=say("Export the answers from the survey tool again, as CSV or XLSX."),
        )
    refuse_endless(archive, name)
    return archive


def _cells(book: CalamineWorkbook, sheet: str, formulas: dict[tuple[int, int], str]) -> pd.DataFrame:
    frames: list[pd.DataFrame] = []
    for texts in rows_of(book, sheet):
        _write_in(formulas, texts, len(frames) * PIECE)
        frames.append(pd.DataFrame(texts, dtype=str))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def _has_text(cells: pd.DataFrame) -> bool:
    return any(bool(cells.iloc[:, place].ne("").any()) for place in range(cells.shape[1]))


def _table(cells: pd.DataFrame, formulas: int) -> _Table:
    shape = shape_of(cells)
    told = ngettext(
        "{n} cell with a formula and without a value was read as the text it holds.",
        "{n} cells with a formula and without a value were read as the text they hold.",
        formulas,
    )
    notes = (told.format(n=formulas),) if formulas else ()
    return _Table(cells, shape.tool if shape else "", _survey_size(cells), notes)


def _write_in(formulas: dict[tuple[int, int], str], texts: list[list[str]], first: int) -> None:
    for (row, column), formula in formulas.items():
        at = row - first
        if 0 <= at < len(texts) and column < len(texts[at]) and not texts[at][column]:
            texts[at][column] = formula


def _why(taken: str, names: list[str], tables: dict[str, _Table]) -> list[str]:
    if len(names) == 1:
        return []
    table, count = tables[taken], len(names)
    rows = len(table.cells) - header_row(table.cells) - 1
    tools = Counter(bool(each.tool) for each in tables.values())
    if table.tool and tools[False]:
        why = say(
            "The workbook has {n} sheets; “{sheet}” was taken because it is the export of {tool} ({rows} rows).",
            n=count, sheet=taken, tool=table.tool, rows=rows,
        )  # fmt: skip
    else:
        why = say(
            "The workbook has {n} sheets; “{sheet}” was taken because it has the most answers ({rows} rows).",
            n=count, sheet=taken, rows=rows,
        )  # fmt: skip
    rest = [sheet for sheet in names if sheet != taken]
    return [why, say("Not read: {sheets}.", sheets=", ".join(f"“{sheet}”" for sheet in rest))]


def _survey_size(cells: pd.DataFrame) -> int:
    top = header_row(cells)
    named = [place for place, cell in enumerate(cells.iloc[top]) if str(cell).strip()]
    return sum(int(cells.iloc[top + 1 :, place].ne("").sum()) for place in named) if len(named) > 1 else 0
