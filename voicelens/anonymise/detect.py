"""The stage that finds what could point at one person: `responses` in, `spans` and `flags` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd

from voicelens.anonymise.finding import find_in_corpus
from voicelens.anonymise.flags import find_flags
from voicelens.anonymise.spans import Recogniser, Span
from voicelens.i18n import ngettext
from voicelens.progress import Progress, Silent
from voicelens.tables import TABLES, Result, check


def detect(
    responses: pd.DataFrame,
    *,
    recognisers: Sequence[Recogniser],
    mode: str,
    never: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> Result:
    """Find spans to mask and details to point out in every answer that is not blank, junk included.

    `mode` is "strict" (recall first) or "balanced"; `never` are folded words that are not to be masked. A text that
    several respondents wrote is read once; a name found in one is looked for in all.
    """
    texts = list(dict.fromkeys(text for text in responses["text"] if text.strip()))
    listener = progress or Silent()
    spans = find_in_corpus(texts, recognisers, mode, never=never, step=listener.step)
    flags = find_flags(texts)
    tables = {
        "spans": _table("spans", responses, dict(zip(texts, spans, strict=True))),
        "flags": _table("flags", responses, dict(zip(texts, flags, strict=True))),
    }
    return Result(tables=tables, notes=_notes(tables["spans"], tables["flags"]))


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
