"""Cells of files that hold others: zip archives, office files, gzip, PDF."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from voicelens.audit.cell import Cell, Unsearched
from voicelens.audit.plain import readable
from voicelens.i18n import say

Read = Callable[[BinaryIO, str], Iterator[Cell]]
LARGEST = 1 << 29  # bytes that one packed file may grow to
_SHEETS = ("xl/worksheets/", "xl/sharedStrings")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(r"\[((?:\([^)]*\)|[^\]()])*)\]\s*TJ|(\((?:\\.|[^\\)])*\))\s*(?:Tj|'|\")")
_WORDS = re.compile(r"\(((?:\\.|[^\\)])*)\)")


def archive(file: BinaryIO, read: Read, *, office: bool = False) -> Iterator[Cell]:
    """Every file in a zip archive, as `read` reads it, with their names; of an office file what is not in sheets.

    What cannot be read does not keep the others from being searched.
    """
    unsearched: list[str] = []
    with zipfile.ZipFile(file) as packed:
        yield Cell(packed.comment.decode("utf-8", errors="replace"))
        for entry in packed.infolist():
            if entry.is_dir() or (office and entry.filename.startswith(_SHEETS)):
                continue
            yield Cell(entry.filename)
            try:
                for cell in read(_unpacked(packed, entry), entry.filename):
                    yield cell._replace(part="/".join(filter(None, (entry.filename, cell.part))))
            except Unsearched as reason:
                unsearched.append(str(reason))
    if unsearched:
        raise Unsearched(unsearched[0])


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    if entry.file_size > LARGEST:
        raise Unsearched(say("a file in it is too large"))
    try:
        return io.BytesIO(packed.read(entry))
    except (RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise Unsearched(say("it is damaged or has a password")) from error


def zipped(file: BinaryIO, name: str, read: Read) -> Iterator[Cell]:
    """What is in a gzip file."""
    file.seek(0)
    content = gzip.GzipFile(fileobj=file).read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unsearched(say("a file in it is too large"))
    yield from read(io.BytesIO(content), name.removesuffix(".gz"))


def pdf(file: BinaryIO) -> Iterator[Cell]:
    """The words of a PDF that are stored as letters, and its metadata; always says that there may be more.

    Most programs store words as numbers of shapes in an embedded font (ISO 32000-1, 9.4.3), which takes more than
    this to read back.
    """
    yield from readable(file)
    file.seek(0)
    for match in _STREAM.finditer(file.read(LARGEST)):
        try:
            content = zlib.decompressobj().decompress(match[1], LARGEST)
        except zlib.error:
            content = match[1]
        text = content.decode("latin-1")
        for shown in _SHOWN.finditer(text):
            yield Cell("".join(_WORDS.findall(shown[0])))
    raise Unsearched(say("a PDF may store words as shapes"))
