"""Pieces of an answer: cut out, trimmed, joined again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from voicelens.text import words
from voicelens.themes.words import PLACEHOLDER, content_words

AND = "(?:and|nd|y|e|n|&)"
_LEAD = re.compile(
    rf"(?:[\s,.;:!?…•*+&/–—-]|\d{{1,2}}[.)]\s|(?:{AND}|but|also|plus|then|so|pero|tambien|también|ademas|además)[\s,])+",
    re.IGNORECASE,
)
_SAID = re.compile(r"[^\W_]")
_TAIL = " \t\r\n,.;:…•*+&/–—-"


class Span(NamedTuple):
    """A piece of an answer, in code points. `whole` pieces may stand alone although they say little."""

    start: int
    end: int
    whole: bool = False


def pieces(text: str, whole: Span, boundary: re.Pattern[str]) -> list[Span]:
    """Cut `whole` wherever `boundary` is found outside a placeholder, and trim what is left."""
    kept = [found.span() for found in PLACEHOLDER.finditer(text, whole.start, whole.end)] if "[" in text else []
    starts, ends = [whole.start], []
    for found in boundary.finditer(text, whole.start, whole.end):
        at = bisect_right(kept, found.start(), key=lambda span: span[1])
        if at == len(kept) or kept[at][0] >= found.end():
            ends.append(found.start())
            starts.append(found.end())
    spans = zip(starts, [*ends, whole.end], strict=True)
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without the spaces, punctuation and joining words around it; None where no word is left."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    end = start + len(text[start:end].rstrip(_TAIL))
    return Span(start, end) if _SAID.search(text, start, end) else None


def join(text: str, parts: Sequence[Span], belongs: Callable[[str, Span], bool]) -> list[Span]:
    """Join each piece that `belongs` to the one before it; a thin first piece takes in the next."""
    joined: list[Span] = []
    for piece in parts:
        if joined and (belongs(text, piece) or (len(joined) == 1 and belongs is is_thin and is_thin(text, joined[0]))):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def is_thin(text: str, piece: Span) -> bool:
    """Whether a piece says too little to stand alone."""
    said = text[piece.start : piece.end]
    return not piece.whole and (len(words(said)) < 2 or not content_words(said))
