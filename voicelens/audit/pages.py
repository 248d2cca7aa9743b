"""What finished pages tell: the numbers of each published cell, and numbers that belong to none.

Read as a reader reads them: words, attributes (labels, tooltips), titles in charts, and where marks stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

NUMBER = re.compile(r"(?<![\w.,&#])\d+(?:[.,]\d+)*(?![\w])")
_VOID = frozenset(
    ("area", "base", "br", "circle", "col", "embed", "hr", "img", "input", "line", "link", "meta", "path", "polygon",
     "polyline", "rect", "source", "track", "use", "wbr")
)  # fmt: skip
_SPOKEN = frozenset(
    ("title", "alt", "aria-label", "aria-description", "aria-valuetext", "placeholder", "content", "summary")
)
_QUIET = frozenset(("data-cell", "data-of", "class", "style", "id", "href", "role", "scope"))
_PLACES = ("cx", "cy", "x", "y", "x1", "x2", "y1", "y2")
_CODE = frozenset({"script", "style"})


class Claim(NamedTuple):
    """One text that a page, a sheet or a file gives for a published cell; `of` says for which of its numbers."""

    cell: str
    of: str
    text: str
    line: int = 0


class Stray(NamedTuple):
    """A text with a number outside every cell. `kind`: "text", "figure" (in a table with cells) or "label"."""

    text: str
    kind: str
    line: int = 0


class Marks(NamedTuple):
    """A chart of one or several cells: where the lines of its scale and its marks stand, in percent, by direction."""

    cells: tuple[str, ...]
    scale: dict[str, tuple[float, ...]]
    marks: tuple[tuple[str, float], ...]
    line: int = 0


@dataclass
class Page:
    """All that one page tells."""

    claims: list[Claim] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    charts: list[Marks] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """An element that is not closed yet."""

    tag: str
    cell: str = ""
    of: str = ""
    line: int = 0
    text: list[str] = field(default_factory=list)
    classes: frozenset[str] = frozenset()
    scale: dict[str, list[float]] = field(default_factory=dict)
    marks: list[tuple[str, float]] = field(default_factory=list)
    figures: list[Stray] = field(default_factory=list)
    cells: int = 0


def read_page(text: str) -> Page:
    """Everything a page of HTML or SVG tells."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[_Open] = [_Open("")]

    def finish(self) -> None:
        while len(self._open) > 1:
            self._close(self._open.pop())
        self._told(self._open.pop())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        opened = _Open(tag, values.get("data-cell", ""), values.get("data-of", ""), self.getpos()[0])
        opened.classes = frozenset(values.get("class", "").split())
        self._labels(opened, values)
        self._places(opened, values)
        if opened.cell:
            for each in self._open:
                each.cells += 1
        if tag not in _VOID:
            self._open.append(opened)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self._open[1:]):
            while self._open[-1].tag != tag:
                self._close(self._open.pop())
            self._close(self._open.pop())

    def handle_data(self, data: str) -> None:
        self._open[-1].text.append(data)

    def handle_comment(self, data: str) -> None:
        self._stray(data, "label")

    def handle_decl(self, decl: str) -> None:
        self._stray(decl, "label")

    def handle_pi(self, data: str) -> None:
        self._stray(data, "label")

    def unknown_decl(self, data: str) -> None:
        self._stray(data, "label")

    def _inside(self) -> _Open | None:
        """The innermost open element of a cell."""
        return next((each for each in reversed(self._open) if each.cell), None)

    def _labels(self, opened: _Open, values: dict[str, str]) -> None:
        around = opened if opened.cell else self._inside()
        for name, value in values.items():
            spoken = name in _SPOKEN or (name.startswith("data-") and name not in _QUIET)
            if not spoken or (opened.tag == "meta" and values.get("name") == "viewport"):
                continue
            if around:
                self.page.claims.append(
                    Claim(around.cell, "chart" if around.of == "chart" else "label", value, opened.line)
                )
            else:
                self._stray(value, "label")

    def _places(self, opened: _Open, values: dict[str, str]) -> None:
        """Where lines of a scale and marks stand in the innermost chart of a cell."""
        chart = next((each for each in reversed(self._open) if each.tag == "svg" and each.cell), None)
        if chart is None:
            return
        at = {name: float(values[name][:-1]) for name in _PLACES if re.fullmatch(r"-?[\d.]+%", values.get(name, ""))}
        if opened.classes & {"grid", "zero"}:
            for one, two, way in (("x1", "x2", "x"), ("y1", "y2", "y")):
                if one in at and at.get(one) == at.get(two):
                    chart.scale.setdefault(way, []).append(at[one])
        elif opened.classes & {"dot", "band"}:
            chart.marks += [(name[-1] if name.startswith("c") else name[0], place) for name, place in at.items()]

    def _close(self, done: _Open) -> None:
        if done.tag == "table":
            self._figures(done)
        if done.tag in _CODE:
            if done.tag == "script":
                self.page.blocks.append("".join(done.text))
            return
        if done.cell:
            self._told(done)
            if done.marks:
                scale = {way: tuple(places) for way, places in done.scale.items()}
                self.page.charts.append(Marks(tuple(done.cell.split()), scale, tuple(done.marks), done.line))
            return
        text = "".join(done.text)
        inside = self._inside()
        if inside is not None:
            if "tick" not in done.classes:
                inside.text.append(f" {text} " if done.tag in {"title", "desc", "text"} else text)
        elif done.tag in {"b", "i", "em", "strong", "small", "span", "a", "u", "sub", "sup", "mark"}:
            self._open[-1].text.append(text)
        else:
            self._stray(text, self._kind(done), done)

    def _kind(self, done: _Open) -> str:
        if done.tag == "td":
            return "figure"
        charted = any(each.tag == "svg" for each in self._open) or done.tag in {"title", "desc"}
        return "label" if charted and "tick" not in done.classes and self._open[-1].tag != "head" else "text"

    def _told(self, done: _Open) -> None:
        text = " ".join("".join(done.text).split())
        if done.cell and text:
            self.page.claims.append(Claim(done.cell, done.of, text, done.line))
        elif text:
            self._stray(text, "text")

    def _stray(self, text: str, kind: str, done: _Open | None = None) -> None:
        plain = " ".join(text.split())
        if NUMBER.search(plain):
            stray = Stray(plain, kind, done.line if done else self.getpos()[0])
            table = next((each for each in reversed(self._open) if each.tag == "table"), None)
            if kind == "figure" and table is not None:
                table.figures.append(stray)
            else:
                self.page.strays.append(stray)

    def _figures(self, table: _Open) -> None:
        kind = "figure" if table.cells else "text"
        self.page.strays += [Stray(each.text, kind, each.line) for each in table.figures]


def numbers(text: str) -> Iterator[float]:
    """The numbers written in digits in a text."""
    for found in NUMBER.finditer(text):
        plain = found[0]
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain)
        yield float(re.sub(r"[.,]", "", plain)) if grouped else float(plain.replace(",", ".").rstrip("."))
