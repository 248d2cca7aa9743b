"""Cells of HTML, SVG and XML: what is read, and what stands in attributes, comments, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from voicelens.audit.cell import Cell
from voicelens.audit.plain import as_text

_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tspan|u|wbr"
    "|(?:w:|a:)?(?:r|t|rpr)"  # the runs of office documents, which part words wherever somebody edited them
)
_CHUNK = 1 << 16
STYLE = "style"  # the tag, and the attribute: what is in them is for looks alone
_DATA = re.compile(r"data:[\w/+.;=-]*;base64,[\w+/=]+")


def markup(file: BinaryIO) -> Iterator[Cell]:
    """Every text; tags inside a sentence do not part it, so that a name in two colours is still one name."""
    reader = _Reader()
    with as_text(file) as text:
        while piece := text.read(_CHUNK):
            reader.feed(piece)
            yield from reader.take()
    reader.close()
    reader.end_text()
    yield from reader.take()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Cell] = []
        self._text: list[str] = []
        self._line = 0
        self._code = ""

    def take(self) -> list[Cell]:
        found, self._found = self._found, []
        return found

    def end_text(self) -> None:
        text = "".join(self._text)
        if text.strip():
            self._found.append(Cell(_DATA.sub("", text), self._line, self._code))
        self._text = []

    def handle_data(self, data: str) -> None:
        if not self._text:
            self._line = self.getpos()[0]
        self._text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _INLINE.fullmatch(tag):
            self.end_text()
        self._code = STYLE if tag == STYLE else self._code
        line = self.getpos()[0]
        self._found += [Cell(_DATA.sub("", value), line, name) for name, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        if not _INLINE.fullmatch(tag):
            self.end_text()
        self._code = "" if tag == STYLE else self._code

    def handle_comment(self, data: str) -> None:
        self._found.append(Cell(data, self.getpos()[0]))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)
