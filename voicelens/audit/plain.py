"""Cells of files that are text: lines, CSV, JSON and JSON lines; and of whatever else there is."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from voicelens.audit.cell import Cell, answer_of, texts

_PEEK = 65_536
_CHUNK, _OVERLAP = 1 << 20, 256
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_READABLE = re.compile(r"[^\W_][\w .,'’@+-]{4,}")


@contextmanager
def as_text(file: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """The file as text from its beginning, in the encoding it seems to have; what cannot be decoded is replaced.

    The file itself stays open.
    """
    file.seek(0)
    head = file.read(_PEEK)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=_encoding(head), errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()


def _encoding(head: bytes) -> str:
    marked = next((name for mark, name in _MARKS.items() if head.startswith(mark)), "")
    if marked:
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(file: BinaryIO) -> Iterator[Cell]:
    """Every line of a text file; a file with null bytes as what can be read in it."""
    file.seek(0)
    if b"\0" in file.read(_PEEK):
        yield from readable(file)
        return
    with as_text(file) as text:
        for number, line in enumerate(text, start=1):
            yield Cell(line.rstrip("\r\n"), number)


def delimited(file: BinaryIO) -> Iterator[Cell]:
    """Every cell of a CSV file, its first line included; lines that are no CSV as they are."""
    try:
        with as_text(file) as text:
            first = text.readline()
            rows = csv.reader(chain([first], text), delimiter=max(",;\t", key=first.count))
            names = next(rows, [])
            yield from (Cell(name, 1) for name in names)
            for row in rows:
                yield from _row(names, row, rows.line_num)
    except csv.Error:
        yield from lines(file)


def _row(names: list[str], row: list[str], number: int) -> Iterator[Cell]:
    answer = answer_of(dict(zip(names, row, strict=False)))
    for n, cell in enumerate(row):
        yield Cell(cell, number, names[n] if n < len(names) else "", answer)


def document(file: BinaryIO) -> Iterator[Cell]:
    """Every text in a JSON file, with escapes undone; a file that is no JSON line by line."""
    with as_text(file) as text:
        content = text.read()
    try:
        value = json.loads(content)
    except ValueError:
        yield from lines(file)
        return
    yield from _records(value)


def _records(value: object, row: int = 0) -> Iterator[Cell]:
    if isinstance(value, list) and row == 0:
        for number, inside in enumerate(value, start=1):
            yield from _records(inside, number)
    elif isinstance(value, dict):
        answer = answer_of(value)
        for name, inside in value.items():
            yield Cell(name, row)
            yield from (Cell(text, row, name, answer) for text in texts(inside))
    else:
        yield from (Cell(text, row) for text in texts(value))


def records(file: BinaryIO) -> Iterator[Cell]:
    """Every text in a file of JSON lines."""
    with as_text(file) as text:
        for number, line in enumerate(text, start=1):
            try:
                yield from _records(json.loads(line), number)
            except ValueError:
                yield Cell(line, number)


def readable(file: BinaryIO) -> Iterator[Cell]:
    """Stretches that can be read in a file of any kind, one byte or two to a character."""
    file.seek(0)
    before = b""
    while chunk := file.read(_CHUNK):
        piece = before + chunk
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            for match in _READABLE.finditer(piece.decode(encoding, errors="replace")):
                yield Cell(match[0])
        before = piece[-_OVERLAP:]
