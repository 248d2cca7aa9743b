"""The rows of a delimited text as a frame of text: Arrow's parser where all rows are alike, pandas' where not."""

from __future__ import annotations

import io
import re

import pandas as pd
import pyarrow as pa

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.delimiter import WIDEST

_TOO_WIDE = re.compile(r"Expected \d+ fields in line \d+, saw (\d+)")
_OPEN_QUOTE = re.compile(r"EOF inside string starting at row (\d+)")
_LINE = re.compile(rb"[^\r\n]+")
_BLOCK = 1 << 20
_HEAD = 1 << 16
_MANY_CELLS = 20_000_000


def parse(data: bytes, delimiter: str, name: str) -> pd.DataFrame:
    """All rows of a UTF-8 text, header rows too, every cell text and short rows filled up with ""."""
    alike = _alike(data, delimiter)
    frame = _ragged(data, delimiter, name) if alike is None else alike
    pa.default_memory_pool().release_unused()
    return frame


def _alike(data: bytes, delimiter: str) -> pd.DataFrame | None:
    """The frame, or none where rows are of several lengths or a quotation mark stays open."""
    from pyarrow import csv

    most = min(data[:_HEAD].count(delimiter.encode()) + 1, WIDEST)
    try:
        table = csv.read_csv(
            pa.py_buffer(data),
            csv.ReadOptions(autogenerate_column_names=True, block_size=_BLOCK, use_threads=False),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            csv.ConvertOptions(
                check_utf8=False, strings_can_be_null=False,
                column_types={f"f{place}": pa.large_string() for place in range(most)},
            ),
        )  # fmt: skip
    except pa.ArrowException:
        return None
    if table.num_columns > most or _open_at_end(data, table.column(table.num_columns - 1)[-1].as_py(), delimiter):
        return None
    frame: pd.DataFrame = table.rename_columns([str(place) for place in range(table.num_columns)]).to_pandas()
    frame.columns = pd.RangeIndex(table.num_columns)
    return frame


def _open_at_end(data: bytes, last: str, delimiter: str) -> bool:
    """Whether the last cell is quoted and runs into the end of the file, which Arrow takes as it is."""
    tail = b'"' + last.encode().replace(b'"', b'""')
    start = len(data) - len(tail)
    return data.endswith(tail) and (not start or data[start - 1 : start] in {b"\n", b"\r", delimiter.encode()})


def _ragged(data: bytes, delimiter: str, name: str) -> pd.DataFrame:
    lines = 1 + max(data.count(b"\n"), data.count(b"\r"))
    if any(line[0].count(delimiter.encode()) > WIDEST for line in _LINE.finditer(data)):
        raise _no_columns(name)
    known = width = _first_width(data, delimiter)
    while width * lines <= _MANY_CELLS + len(data) // 4:
        try:
            frame = _read(data, delimiter, range(width))
        except pd.errors.ParserError as error:
            known = _wider(str(error), name)
            width = max(known, min(2 * width, WIDEST))
        else:
            return _without_spare(frame, known)
    raise _no_columns(name)


def _read(data: bytes, delimiter: str, names: range | None, rows: int | None = None) -> pd.DataFrame:
    return pd.read_csv(
        io.BytesIO(data), sep=delimiter, header=None, names=names, dtype=str, na_filter=False,
        skip_blank_lines=False, encoding="utf-8", nrows=rows,
    )  # fmt: skip


def _first_width(data: bytes, delimiter: str) -> int:
    try:
        return _read(data, delimiter, None, rows=1).shape[1]
    except pd.errors.EmptyDataError:  # the first line is blank
        return 1
    except pd.errors.ParserError:  # told with its row when all is read
        return 1


def _without_spare(frame: pd.DataFrame, known: int) -> pd.DataFrame:
    """The frame without the columns at its end that were only held ready."""
    width = frame.shape[1]
    while width > known and not frame.iloc[:, width - 1].ne("").any():
        width -= 1
    return frame.iloc[:, :width]


def _wider(problem: str, name: str) -> int:
    quote = _OPEN_QUOTE.search(problem)
    if quote:
        raise SourceError(
            say("A quotation mark opens an answer and is never closed."),
            where=say("{file}, row {row}", file=name, row=int(quote[1]) + 1),
            fix=say("Close it, or export the survey again."),
        )
    wide = _TOO_WIDE.search(problem)
    if not wide or int(wide[1]) > WIDEST:
        raise _no_columns(name)
    return int(wide[1])


def _no_columns(name: str) -> SourceError:
    return SourceError(
        say("The rows of this file cannot be told apart into columns."),
        where=name,
        fix=say("Open it in a spreadsheet program, save it as “CSV UTF-8”, and use the new file."),
    )
