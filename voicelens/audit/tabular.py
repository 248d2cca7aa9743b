"""Cells of Parquet files, spreadsheets and arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from voicelens.audit.cell import Cell, Unsearched, answer_of, texts
from voicelens.audit.plain import lines
from voicelens.i18n import say

_BATCH = 4096
_HEADER = 1 << 20  # characters; parsing more can take very long


def parquet(file: BinaryIO) -> Iterator[Cell]:
    """Every value of a Parquet file, batch by batch, and the notes and column names it carries."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file)
    for name, note in (table.schema_arrow.metadata or {}).items():
        yield from (Cell(each.decode("utf-8", errors="replace")) for each in (name, note))
    names = [str(name) for name in table.schema_arrow.names]
    yield from (Cell(name) for name in names)
    row = 0
    for batch in table.iter_batches(_BATCH):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            yield from _row(names, values, row)


def _row(names: Sequence[str], values: Sequence[object], row: int, part: str = "") -> Iterator[Cell]:
    answer = answer_of(dict(zip(names, values, strict=False)))
    for n, value in enumerate(values):
        name = names[n] if n < len(names) else ""
        yield from (Cell(text, row, name, answer, part) for text in texts(value))


def workbook(file: BinaryIO) -> Iterator[Cell]:
    """Every cell of every sheet, hidden ones too, and the names of the sheets."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(file)
        for name in book.sheet_names:
            yield Cell(name)
            yield from _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise Unsearched(say("it is damaged or has a password")) from error


def _sheet(sheet: str, rows: Sequence[Sequence[object]]) -> Iterator[Cell]:
    names = [str(cell) for cell in rows[0]] if rows else []
    for number, row in enumerate(rows, start=1):
        yield from _row(names if number > 1 else [], row, number, sheet)


def array(file: BinaryIO) -> Iterator[Cell]:
    """The header of a NumPy file, and its values where they are texts; fractions hold no words."""
    import numpy as np

    file.seek(0)
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, kind = read(file, max_header_size=_HEADER)
    yield Cell(f"{shape} {kind}")
    if kind.hasobject:
        yield from lines(file)
        raise Unsearched(say("it holds Python objects, which are not loaded"))
    if kind.kind in "SUV":
        file.seek(0)
        values = np.load(file, allow_pickle=False).ravel()
        yield from (Cell(text, n) for n, value in enumerate(values, start=1) for text in texts(value.item()))
