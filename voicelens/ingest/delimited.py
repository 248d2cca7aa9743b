"""CSV, TSV and their relatives: the delimiter is found over the whole file, then pandas reads it as text."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.decode import decode
from voicelens.ingest.headers import as_sheet
from voicelens.ingest.readers import Sheet

DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_TOO_WIDE = re.compile(r"Expected \d+ fields in line \d+, saw (\d+)")
_OPEN_QUOTE = re.compile(r"EOF inside string starting at row (\d+)")
_AGREE = 0.5
_LETTER_GAPS = 0.1
_LETTER_LENGTH = 100_000
_NO_DELIMITER = "\x1f"
_WIDEST_FILE = 20_000


class Delimited:
    """Any text with one row a line; the reader of last resort."""

    def recognises(self, data: bytes) -> bool:
        """Always: what is no table is refused in `read`, with the reason."""
        return bool(data)

    def read(self, data: bytes, name: str) -> Sheet:
        """The table in these bytes; raises `SourceError` for what is no text or no table."""
        text, notes = decode(data, name)
        delimiter = delimiter_of(text)
        if delimiter in {"", ","}:
            _refuse_letter(text, name, one_column=not delimiter)
        sheet = as_sheet(parse(text, delimiter or _NO_DELIMITER, name), name)
        return replace(sheet, notes=(*notes, *sheet.notes))


def delimiter_of(text: str) -> str:
    """The delimiter that most lines agree on, counted outside quotes over the whole text; "" for one column."""
    bare = _QUOTED.sub("", text)
    if "\n" not in bare:
        bare = bare.replace("\r", "\n")
    data = np.frombuffer(bare.encode("utf-8", "surrogatepass"), dtype=np.uint8)
    ends = np.append(np.flatnonzero(data == ord("\n")), len(data))
    filled = np.diff(ends, prepend=-1) > 2
    scores = {each: _score(data, ends, filled, each) for each in DELIMITERS}
    best = max(DELIMITERS, key=lambda each: scores[each])
    return best if scores[best] > (0, 0) else ""


def _score(
    data: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64], filled: npt.NDArray[np.bool_], each: str
) -> tuple[float, int]:
    lines = np.searchsorted(ends, np.flatnonzero(data == ord(each)))
    counts = np.bincount(lines, minlength=len(ends))[filled]
    if not counts.any():
        return 0, 0
    usual = int(np.bincount(counts).argmax())
    share = float(np.mean(counts == usual))
    first = int(counts[0])
    if first and bool(np.all(counts >= first)):
        return max(round(share, 1), _AGREE), max(usual, first)
    agreed = share >= _AGREE and usual > 0 and (first > 0 or usual > 1)
    return (round(share, 1), usual) if agreed else (0, 0)


def _refuse_letter(text: str, name: str, *, one_column: bool) -> None:
    lines = [line.strip() for line in _QUOTED.sub("x", text[:_LETTER_LENGTH]).strip().splitlines()]
    gaps = sum(not line for line in lines) / len(lines)
    greeting = lines[0].endswith(",") and lines[0].count(",") == 1 and not all(line.endswith(",") for line in lines)
    if greeting or (one_column and gaps > _LETTER_GAPS):
        raise SourceError(
            say("This is not a table of survey answers: it reads like a letter or a list."),
            where=name,
            fix=say("Export the answers from the survey tool, as CSV or XLSX, with one row a student."),
        )


def parse(text: str, delimiter: str, name: str) -> pd.DataFrame:
    """All rows of a text, header rows too, every cell text and short rows filled up with ""."""
    data = text.encode("utf-8", "replace")
    width = 0
    while True:
        try:
            return pd.read_csv(
                io.BytesIO(data), sep=delimiter, header=None, names=range(width) if width else None, dtype=str,
                na_filter=False, skip_blank_lines=False, encoding="utf-8",
            )  # fmt: skip
        except pd.errors.ParserError as error:
            width = _wider(str(error), name)


def _wider(problem: str, name: str) -> int:
    quote = _OPEN_QUOTE.search(problem)
    if quote:
        raise SourceError(
            say("A quotation mark opens an answer and is never closed."),
            where=say("{file}, row {row}", file=name, row=int(quote[1]) + 1),
            fix=say("Close it, or export the survey again."),
        )
    wide = _TOO_WIDE.search(problem)
    if not wide or int(wide[1]) > _WIDEST_FILE:
        raise SourceError(
            say("The rows of this file cannot be told apart into columns."),
            where=name,
            fix=say("Open it in a spreadsheet program, save it as “CSV UTF-8”, and use the new file."),
        )
    return int(wide[1])
