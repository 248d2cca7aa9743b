"""The stage that finds what could point at one person: `responses` in, `spans` and `flags` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from voicelens.anonymise.finding import find_spans
from voicelens.anonymise.flags import find_flags
from voicelens.anonymise.spans import Recogniser, Span
from voicelens.i18n import ngettext
from voicelens.progress import Progress, Silent
from voicelens.tables import TABLES, Result, check

_BATCH = 512


def detect(
    responses: pd.DataFrame, *, recognisers: Sequence[Recogniser], mode: str, progress: Progress | None = None
) -> Result:
    """Find spans to mask and details to point out in every answer that is not blank, junk included.

    `mode` is "strict" (recall first) or "balanced". A text that several respondents wrote is read once.
    """
    texts = list(dict.fromkeys(text for text in responses["text"] if text.strip()))
    spans: dict[str, list[Span]] = {}
    flags: dict[str, list[Span]] = {}
    listener = progress or Silent()
    for batch in _batches(texts):
        spans.update(zip(batch, find_spans(batch, recognisers, mode), strict=True))
        flags.update(zip(batch, find_flags(batch), strict=True))
        listener.step(len(spans), len(texts))
    tables = {"spans": _table("spans", responses, spans), "flags": _table("flags", responses, flags)}
    return Result(tables=tables, notes=_notes(tables["spans"], tables["flags"]))


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    return (list(texts[i : i + _BATCH]) for i in range(0, len(texts), _BATCH))


def _rows(responses: pd.DataFrame, found: Mapping[str, Sequence[Span]]) -> Iterable[tuple[object, ...]]:
    for response_id, text in zip(responses["response_id"], responses["text"], strict=True):
        for s in found.get(text, ()):
            yield response_id, s.start, s.end, s.kind, s.score, s.found_by, s.placeholder


def _table(name: str, responses: pd.DataFrame, found: Mapping[str, Sequence[Span]]) -> pd.DataFrame:
    return check(name, pd.DataFrame(list(_rows(responses, found)), columns=list(TABLES[name].columns)))


def _notes(spans: pd.DataFrame, flags: pd.DataFrame) -> list[str]:
    masked, pointed = spans["response_id"].nunique(), flags["response_id"].nunique()
    return [
        ngettext("{n} answer holds something to mask.", "{n} answers hold something to mask.", masked).format(n=masked),
        ngettext(
            "{n} answer holds a detail for a person to look at.",
            "{n} answers hold a detail for a person to look at.",
            pointed,
        ).format(n=pointed),
    ]
