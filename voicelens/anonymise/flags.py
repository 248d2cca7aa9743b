"""What is pointed out for a person but not masked: details that could point at one child, health, private matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicelens.anonymise.flag_shapes import SHAPES
from voicelens.anonymise.spans import Span, trimmed


def _found(text: str, kind: str, score: float, shapes: Sequence[re.Pattern[str]]) -> list[Span]:
    taken: list[Span] = []
    matches = [trimmed(text, *match.span()) for shape in shapes for match in shape.finditer(text)]
    for start, end in sorted(set(matches), key=lambda place: (place[0] - place[1], place[0])):
        if not any(start < other.end and other.start < end for other in taken):
            taken.append(Span(start, end, kind, score, "flag"))
    return taken


def find_flags(texts: Sequence[str]) -> list[list[Span]]:
    """What is pointed out in each text: per kind none overlap, but an identifying detail may hold a health word."""
    return [
        sorted(span for kind, score, shapes in SHAPES for span in _found(text, kind, score, shapes)) for text in texts
    ]
