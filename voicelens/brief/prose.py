"""The sentences of a finished page: what VoiceLens itself says, without students' words or the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

_OWN_WORDS = frozenset(("blockquote", "q"))
_SILENT = frozenset(("style", "script", "svg", "title", *_OWN_WORDS))
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "header", "legend", "li", "main", "nav", "ol", "p", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
_ENDS = (".", "!", "?", "…", ":", ".”", "?”", "!”")
_SPLIT = re.compile(r"(?<=[.!?…])[”\")]?\s+(?=[“\"(¿¡]?[A-ZÁÉÍÓÚÑ0-9])")


class _Blocks(HTMLParser):
    """Text by block element. Chart labels (`aria-label`) are sentences too."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self._cut("")

    def _cut(self, tag: str) -> None:
        text = " ".join(self._text.split())
        if text:
            self.blocks.append((tag, text))
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        label = " ".join((dict(attrs).get("aria-label") or "").split())
        if label:
            self.blocks.append(("label", label))
        if tag in _BLOCKS:
            self._cut(self._inside())
        if tag == "br":
            self._text += " "
        elif tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._cut(self._inside())
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self._open):
            self._text += data
        elif _OWN_WORDS.intersection(self._open):
            self._text += " … "

    def _inside(self) -> str:
        return next((tag for tag in reversed(self._open) if tag in _BLOCKS), "")


def texts(page: str) -> tuple[str, ...]:
    """Every text of a page that VoiceLens wrote, headings, labels and table heads too; quotes are only “…”."""
    return tuple(text for _, text in _Blocks(page).blocks)


def sentences(page: str) -> tuple[str, ...]:
    """The running sentences of a page, one by one: no headings, no labels, no cells of tables, nobody's quotes."""
    found = (text for tag, text in _Blocks(page).blocks if tag in ("p", "li", "dd", "figcaption", "div"))
    return tuple(one for text in found for one in split_sentences(text) if one.endswith(_ENDS))


def split_sentences(text: str) -> tuple[str, ...]:
    """A text cut after full stops, question marks and exclamation marks."""
    return tuple(part.strip() for part in _SPLIT.split(text) if part.strip())


def without(text: str, names: Iterable[str]) -> str:
    """The text with every one of the names left out, longest first, since names are judged by themselves."""
    for name in sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name)):
        text = text.replace(name, "…")
    return text
