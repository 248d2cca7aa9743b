"""What a workbook holds before it is opened: how far its cells reach, and formulas without a value."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.archives import chunks, damaged

MOST_CELLS = 20_000_000
_CELL = re.compile(rb"""\br=["']([A-Za-z]{1,4})(\d{1,8})["']""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c [^<>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^<>]*><(?:\w+:)?f(?: [^<>]*)?>([^<]*)</(?:\w+:)?f>"""
    rb"""(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"""
)
_ENTITIES = {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'", b"&amp;": b"&"}
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION = re.compile(r"<(?:\w+:)?Relationship [^<>]*>")
_SHEET = re.compile(r"<(?:\w+:)?sheet [^<>]*>")
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)=["']([^"']*)["']""")
_OVERLAP = 1 << 16
_LETTERS = 26


def refuse_endless(archive: zipfile.ZipFile, name: str) -> None:
    """Raise `SourceError` for a workbook with a cell so far out that opening it would fill the memory."""
    for member in archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            reach = _reach(chunks(archive, member, name))
        elif member == "content.xml":
            reach = _ods_reach(chunks(archive, member, name), name)
        else:
            continue
        if reach > MOST_CELLS:
            raise SourceError(
                say("A sheet of this workbook reaches over more cells than can be opened."),
                where=name,
                fix=say("Copy the table of answers into a new sheet, save it as CSV, and use the new file."),
            )


def _reach(pieces: Iterator[bytes]) -> int:
    width, height = 0, 0
    for piece in _overlapping(pieces):
        found = _CELL.findall(piece)
        width = max([width, *(column_number(letters) for letters in {letters for letters, _ in found})])
        height = max([height, *(int(digits) for digits in {digits for _, digits in found})])
    return width * height


def _overlapping(pieces: Iterator[bytes], overlap: int = 64) -> Iterator[bytes]:
    tail = b""
    for piece in pieces:
        yield tail + piece
        tail = (tail + piece)[-overlap:]


def column_number(letters: bytes) -> int:
    """The number of a column from its letters, A being 1."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _ods_reach(pieces: Iterator[bytes], name: str) -> int:
    reach = _Reach()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reach.start
    parser.EndElementHandler = reach.end
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(name) from error
    return reach.largest


class _Reach:
    """Counts rows and columns of OpenDocument tables up to their last cell that holds something."""

    def __init__(self) -> None:
        self.largest = self._height = self._width = self._rows = self._row = self._column = self._filled = 0
        self._repeat = 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row starts, or a cell of it; anything inside a cell, or a value of its own, fills it."""
        if tag == "table:table":
            self._height = self._width = self._rows = 0
        elif tag == "table:table-row":
            self._rows += self._repeat
            self._repeat = _repeated(attributes.get("table:number-rows-repeated"))
            self._column = self._filled = 0
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._column += _repeated(attributes.get("table:number-columns-repeated"))
            if any(key.startswith("office:") for key in attributes):
                self._filled = self._column
        elif self._column:
            self._filled = self._column

    def end(self, tag: str) -> None:
        """A row ends: where it held something, the table reaches at least to its end."""
        if tag == "table:table-row" and self._filled:
            self._height, self._width = self._rows + self._repeat, max(self._width, self._filled)
            self.largest = max(self.largest, self._height * self._width)


def _repeated(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 1


def bare_formulas(archive: zipfile.ZipFile, member: str, name: str) -> dict[tuple[int, int], str]:
    """The formulas of a sheet that stand without a value, by row and column from 0: text that began with "="."""
    found: dict[tuple[int, int], str] = {}
    for piece in _overlapping(chunks(archive, member, name), _OVERLAP):
        for letters, digits, formula in _FORMULA.findall(piece):
            found[int(digits) - 1, column_number(letters) - 1] = "=" + _unescaped(formula)
    return found


def _unescaped(text: bytes) -> str:
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text.decode("utf-8", "replace")


def sheet_members(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Which file of an XLSX workbook holds which sheet; nothing where that cannot be told."""
    if not {_BOOK, _RELATIONS} <= set(archive.namelist()):
        return {}
    book, relations = (
        b"".join(chunks(archive, member, name)).decode("utf-8", "replace") for member in (_BOOK, _RELATIONS)
    )
    targets = {}
    for entry in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(entry))
        targets[attributes.get("Id", "")] = attributes.get("Target", "").removeprefix("/xl/")
    sheets = [dict(_ATTRIBUTE.findall(entry)) for entry in _SHEET.findall(book)]
    return {
        html.unescape(sheet["name"]): f"xl/{targets[sheet['id']]}"
        for sheet in sheets
        if "name" in sheet and f"xl/{targets.get(sheet.get('id', ''))}" in archive.namelist()
    }
