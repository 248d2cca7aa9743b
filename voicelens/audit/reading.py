"""Any file as cells: how it is read follows from its first bytes, and else from its name."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from voicelens.audit.cell import Cell, Unsearched
from voicelens.audit.markup import markup
from voicelens.audit.packed import archive, pdf, zipped
from voicelens.audit.plain import delimited, document, lines, readable, records
from voicelens.audit.tabular import array, parquet, workbook
from voicelens.i18n import say

Reader = Callable[[BinaryIO], Iterator[Cell]]
_MARKS: dict[bytes, Reader] = {b"PAR1": parquet, b"\x93NUMPY": array, b"%PDF": pdf}
_ENDINGS: dict[str, Reader] = {
    ".csv": delimited, ".tsv": delimited, ".json": document, ".jsonl": records, ".ndjson": records,
    ".html": markup, ".htm": markup, ".svg": markup, ".xml": markup, ".xhtml": markup, ".rels": markup,
}  # fmt: skip
_WORKBOOKS = (".xlsx", ".xlsm", ".ods")
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_DEEPEST = 4
_DAMAGED = (ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, csv.Error)


def cells(path: Path) -> Iterator[Cell]:
    """Every cell of a file; raises `Unsearched` at the end where part of it could not be read."""
    try:
        with path.open("rb") as file:
            yield from _read(file, path.name, 0)
    except OSError as error:
        raise Unsearched(error.strerror or str(error)) from error


def _read(file: BinaryIO, name: str, depth: int) -> Iterator[Cell]:
    head = file.read(8)
    file.seek(0)
    try:
        yield from _as_what_it_is(file, name, head, depth)
    except _DAMAGED as error:
        yield from readable(file)
        raise Unsearched(say("it is damaged or has a password")) from error


def _as_what_it_is(file: BinaryIO, name: str, head: bytes, depth: int) -> Iterator[Cell]:
    def inside(packed: BinaryIO, its_name: str) -> Iterator[Cell]:
        if depth >= _DEEPEST:
            raise Unsearched(say("an archive in an archive goes too deep"))
        return _read(packed, its_name, depth + 1)

    ending = Path(name.lower()).suffix
    if head.startswith(_ZIP):
        sheets = ending in _WORKBOOKS
        if sheets:
            yield from workbook(file)
        yield from archive(file, inside, office=sheets)
    elif head.startswith(_GZIP):
        yield from zipped(file, name, inside)
    else:
        marked = next((reader for mark, reader in _MARKS.items() if head.startswith(mark)), None)
        yield from (marked or _ENDINGS.get(ending, lines))(file)
