"""Reading a page back, as the gate and a screen reader would."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "col", "circle", "line", "rect", "path", "br"}


class Page(HTMLParser):
    """Cells with their text, all tags, and the text a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[tuple[str, str, str]] = []
        self.bare: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("style", "title") for tag, _ in self.open):
            return
        self.text += data
        holder = next((attrs for _, attrs in reversed(self.open) if "data-cell" in attrs), None)
        if holder is not None and data.strip():
            self.cells.append((holder["data-cell"] or "", holder["data-of"] or "", data.strip()))
        elif re.search(r"\d", data) and self.open and self.open[-1][0] != "text":
            self.bare.append((self.open[-1][0], data.strip()))

    def words(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of that name."""
        return [attrs for name, attrs in self.tags if name == tag]
