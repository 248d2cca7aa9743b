"""A text cut into words, marks and numbers, each with its place, the way the name tagger reads it."""

from __future__ import annotations

import re

from voicelens.anonymise.spans import PLACEHOLDER

_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad'’\-]+(?=[^\W\d_]))*[\u0300-\u036f]*"
_PIECE = re.compile(
    rf"(?P<held>{PLACEHOLDER.pattern})|(?P<link>https?://\S+|www\.\S+)|(?P<handle>@\w+)|(?P<tag>\#\w+)"
    rf"|(?P<word>{_WORD})|(?P<number>\d+(?:[.,:/]\d+)*)|(?P<line>\n+)|(?P<mark>\S)"
)
KINDS = ("held", "link", "handle", "tag", "word", "number", "line", "mark")


def pieces(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of every piece; accents and invisible characters inside a word belong to it."""
    return [(*m.span(), m.lastgroup or "mark") for m in _PIECE.finditer(text)]
