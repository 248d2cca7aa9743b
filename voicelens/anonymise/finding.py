"""Finding spans in texts with several recognisers, again and again until a masked text holds nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicelens.anonymise.masking import Piece, pieces, with_repeats
from voicelens.anonymise.spans import Recogniser, Span, outside

THRESHOLDS = {"strict": 0.4, "balanced": 0.6}


def find_spans(texts: Sequence[str], recognisers: Sequence[Recogniser], mode: str) -> list[list[Span]]:
    """The spans of each text, none overlapping, in text order, repeats included.

    Masked texts are read again, since masking one name may show another: what comes out holds nothing more to find.
    """
    found: list[list[Span]] = [[] for _ in texts]
    open_texts = list(range(len(texts)))
    while open_texts:
        written = [pieces(texts[i], found[i]) for i in open_texts]
        fresh = _read(["".join(p.text for p in parts) for parts in written], recognisers, THRESHOLDS[mode])
        still = []
        for i, parts, spans in zip(open_texts, written, fresh, strict=True):
            here = [moved for span in spans for moved in _moved_back(parts, span)]
            if here:
                found[i] = with_repeats(texts[i], [*found[i], *here])
                still.append(i)
        open_texts = still
    return found


def _read(texts: Sequence[str], recognisers: Sequence[Recogniser], lowest: float) -> list[list[Span]]:
    by_recogniser = [recogniser.find(texts) for recogniser in recognisers]
    return [
        outside((span for spans in per_text for span in spans if span.score >= lowest), text)
        for text, per_text in zip(texts, zip(*by_recogniser, strict=True), strict=True)
    ]


def _moved_back(parts: Sequence[Piece], span: Span) -> list[Span]:
    """The span in the offsets of the text before masking; a span over two unmasked pieces cannot be."""
    position = 0
    for piece in parts:
        if piece.span is None and position <= span.start and span.end <= position + len(piece.text):
            by = piece.start - position
            return [replace(span, start=span.start + by, end=span.end + by)]
        position += len(piece.text)
    return []
