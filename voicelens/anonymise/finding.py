"""Finding spans in texts with several recognisers, again and again until a masked text holds nothing more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from voicelens.anonymise.masking import Piece, core, pieces, with_repeats
from voicelens.anonymise.spans import Recogniser, Span, outside
from voicelens.anonymise.spread import Spread, names_in

THRESHOLDS = {"strict": 0.4, "balanced": 0.6}
_BATCH = 4096
T = TypeVar("T")


def find_in_corpus(
    texts: Sequence[str],
    recognisers: Sequence[Recogniser],
    mode: str,
    *,
    never: Collection[str] = frozenset(),
    step: Callable[[int, int], None] | None = None,
) -> list[list[Span]]:
    """The spans of each text, where a name found in one text is looked for in all others too.

    `never` are folded words that no span may stand for alone. The order of the texts plays no part. `step` hears how
    many texts of how many are read.
    """
    found: list[list[Span]] = []
    for batch in _batches(texts):
        found += find_spans(batch, recognisers, mode, never=never)
        if step:
            step(len(found), len(texts))
    while _spread(texts, found, recognisers, mode, never):
        pass
    return found


def _spread(
    texts: Sequence[str],
    found: list[list[Span]],
    recognisers: Sequence[Recogniser],
    mode: str,
    never: Collection[str],
) -> bool:
    """Add to `found` the names of all texts wherever they stand in others; whether there were any."""
    names = names_in(texts, found)
    spread = Spread({value: name for value, name in names.items() if value not in never})
    lowest, grown = THRESHOLDS[mode], False
    for batch in _batches([i for i, text in enumerate(texts) if spread.may_hold(text)]):
        masked = ["".join(piece.text for piece in pieces(texts[i], found[i])) for i in batch]
        more = _read(masked, [spread], lowest, never)
        open_texts = [i for i, spans in zip(batch, more, strict=True) if spans]
        known = [found[i] for i in open_texts]
        new = find_spans([texts[i] for i in open_texts], [*recognisers, spread], mode, never=never, known=known)
        for i, spans in zip(open_texts, new, strict=True):
            grown |= spans != found[i]
            found[i] = spans
    return grown


def _batches(items: Sequence[T]) -> Iterator[list[T]]:
    return (list(items[i : i + _BATCH]) for i in range(0, len(items), _BATCH))


def find_spans(
    texts: Sequence[str],
    recognisers: Sequence[Recogniser],
    mode: str,
    *,
    never: Collection[str] = frozenset(),
    known: Sequence[Sequence[Span]] | None = None,
) -> list[list[Span]]:
    """The spans of each text, none overlapping, in text order, repeats included; `known` ones are there already.

    Masked texts are read again, since masking one name may show another: what comes out holds nothing more to find.
    """
    found = [list(spans) for spans in known] if known is not None else [[] for _ in texts]
    open_texts = list(range(len(texts)))
    while open_texts:
        written = [pieces(texts[i], found[i]) for i in open_texts]
        fresh = _read(["".join(p.text for p in parts) for parts in written], recognisers, THRESHOLDS[mode], never)
        still = []
        for i, parts, spans in zip(open_texts, written, fresh, strict=True):
            here = [moved for span in spans for moved in _moved_back(parts, span)]
            if here:
                found[i] = with_repeats(texts[i], [*found[i], *here])
                still.append(i)
        open_texts = still
    return found


def _read(
    texts: Sequence[str], recognisers: Sequence[Recogniser], lowest: float, never: Collection[str]
) -> list[list[Span]]:
    by_recogniser = [recogniser.find(texts) for recogniser in recognisers]
    return [
        outside((s for spans in per_text for s in spans if s.score >= lowest and not _allowed(text, s, never)), text)
        for text, per_text in zip(texts, zip(*by_recogniser, strict=True), strict=True)
    ]


def _allowed(text: str, span: Span, never: Collection[str]) -> bool:
    """Whether a person said that this is never to be hidden: the whole of it, or each of its words."""
    if not never:
        return False
    value = core(text[span.start : span.end])
    return value in never or all(word in never for word in value.split())


def _moved_back(parts: Sequence[Piece], span: Span) -> list[Span]:
    """The span in the offsets of the text before masking; a span over two unmasked pieces cannot be."""
    position = 0
    for piece in parts:
        if piece.span is None and position <= span.start and span.end <= position + len(piece.text):
            by = piece.start - position
            return [replace(span, start=span.start + by, end=span.end + by)]
        position += len(piece.text)
    return []
