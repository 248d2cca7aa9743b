"""CSV, TSV and their relatives: the delimiter is found over the whole file, then all cells are read as text."""

from __future__ import annotations

import re
from dataclasses import replace

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.decode import utf8
from voicelens.ingest.delimiter import delimiter_of
from voicelens.ingest.headers import as_sheet
from voicelens.ingest.parse import parse
from voicelens.ingest.readers import Sheet

_QUOTED = re.compile(r'"[^"]*"')
_LETTER_GAPS = 0.1
_LETTER_LENGTH = 100_000
_NO_DELIMITER = "\x1f"
_LONGEST_LINE = 1 << 24


class Delimited:
    """Any text with one row a line; the reader of last resort."""

    def recognises(self, data: bytes) -> bool:
        """Always: what is no table is refused in `read`, with the reason."""
        return bool(data)

    def read(self, data: bytes, name: str) -> Sheet:
        """The table in these bytes; raises `SourceError` for what is no text or no table."""
        data, notes = utf8(data, name)
        _refuse_endless(data, name)
        delimiter = delimiter_of(data)
        if delimiter in {"", ","}:
            head = data[: 4 * _LETTER_LENGTH].decode("utf-8-sig", "ignore")[:_LETTER_LENGTH]
            _refuse_letter(head, name, one_column=not delimiter)
        sheet = as_sheet(parse(data, delimiter or _NO_DELIMITER, name), name)
        return replace(sheet, notes=(*notes, *sheet.notes))


def _refuse_endless(data: bytes, name: str) -> None:
    """A line of many megabytes is no row of a survey; taking it apart would need more memory than people have."""
    start = 0
    while len(data) - start > _LONGEST_LINE:
        stop = start + _LONGEST_LINE
        end = max(data.rfind(b"\n", start, stop), data.rfind(b"\r", start, stop))
        if end < 0:
            raise SourceError(
                say("A line of this file is longer than any row of a survey could be."),
                where=name,
                fix=say("Export the answers from the survey tool again, as CSV or XLSX, with one row a student."),
            )
        start = end + 1


def _refuse_letter(text: str, name: str, *, one_column: bool) -> None:
    lines = [line.strip() for line in _QUOTED.sub("x", text).strip().splitlines()]
    if not lines:
        return
    gaps = sum(not line for line in lines) / len(lines)
    greeting = lines[0].endswith(",") and lines[0].count(",") == 1 and not all(line.endswith(",") for line in lines)
    if greeting or (one_column and gaps > _LETTER_GAPS):
        raise SourceError(
            say("This is not a table of survey answers: it reads like a letter or a list."),
            where=name,
            fix=say("Export the answers from the survey tool, as CSV or XLSX, with one row a student."),
        )
