"""Spans: what was found, where, how surely and by whom; and which of several that overlap to believe.

Offsets are Unicode code points of the text exactly as given: `text[span.start:span.end]` is what was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

PLACEHOLDER = re.compile(
    r"\[(?:teacher|student|person|phone|email|place|school|address|number|date|link|username|organisation|detail)"
    r"(?: \d+)?\]"
)
POINTED_OUT = frozenset({"HEALTH", "IDENTIFYING", "SENSITIVE"})
_LABELS = {
    "PERSON": "[person]", "USERNAME": "[username]", "EMAIL": "[email]", "PHONE": "[phone]", "URL": "[link]",
    "ADDRESS": "[address]", "LOCATION": "[place]", "SCHOOL": "[school]", "ORG": "[organisation]", "ID": "[number]",
    "DATE": "[date]", "HEALTH": "[detail]", "IDENTIFYING": "[detail]",
    "SENSITIVE": "[detail]",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Span:
    """One stretch of a text that may point at a person. `score` is 0–1; `replacement` is the placeholder to print."""

    start: int
    end: int
    kind: str
    score: float
    found_by: str
    replacement: str = ""

    @property
    def placeholder(self) -> str:
        """What is printed instead, before several people in one answer are told apart by a number."""
        return self.replacement or _LABELS[self.kind]


class Recogniser(Protocol):
    """Something that finds spans. It must give one list per text, in order, and may let spans overlap."""

    name: str

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text."""
        ...


def resolve(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans to believe, in text order, none overlapping: the longest first, then the highest score.

    Nothing that was found is lost: what a loser covers alone stays as a span of its own, and a person keeps the role
    and the higher score of the span that lost.
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, -s.score, s.start, s.kind, s.found_by, s.replacement)):
        meeting = [other for other in kept if span.start < other.end and other.start < span.end]
        kept = [_informed(other, span) if other in meeting else other for other in kept]
        kept.extend(_left_over(text, span, meeting))
    return sorted(kept)


def _informed(winner: Span, loser: Span) -> Span:
    if winner.kind != "PERSON" or loser.kind != "PERSON":
        return winner
    return replace(winner, replacement=winner.replacement or loser.replacement, score=max(winner.score, loser.score))


def _left_over(text: str, span: Span, winners: Sequence[Span]) -> list[Span]:
    if not winners:
        return [span]
    pieces, start = [], span.start
    for winner in sorted(winners):
        pieces.append((start, winner.start))
        start = max(start, winner.end)
    pieces.append((start, span.end))
    return [
        replace(span, start=a, end=b) for a, b in (trimmed(text, *piece) for piece in pieces)
        if a < b
    ]  # fmt: skip


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without spaces and punctuation at either end; equal offsets where nothing is left."""
    last = end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, min(widened(text, end), last) if start < end else end


def outside(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans that do not touch a placeholder and hold at least one letter or digit."""
    taken = [match.span() for match in PLACEHOLDER.finditer(text)]
    return [
        span for span in spans
        if any(c.isalnum() for c in text[span.start : span.end])
        and not any(span.start < end and start < span.end for start, end in taken)
    ]  # fmt: skip


def folded(text: str) -> tuple[str, list[int]]:
    """The text in lower case without accents or invisible characters, and for each of its characters the offset."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    parts = [_plain(character) for character in text]
    places = [offset for offset, part in enumerate(parts) for _ in part]
    return "".join(parts), places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character in lower case without accents; nothing for an invisible one."""
    parts = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


def widened(text: str, end: int) -> int:
    """`end` moved over the accents and invisible characters that belong to the letter before it."""
    while end < len(text) and (unicodedata.combining(text[end]) or unicodedata.category(text[end]) == "Cf"):
        end += 1
    return end
