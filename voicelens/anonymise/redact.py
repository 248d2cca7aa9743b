"""The stage that masks: `responses`, `spans` and `flags` in, `comments` and `safety` out."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from voicelens.anonymise.masking import mask
from voicelens.anonymise.safety import rate
from voicelens.anonymise.spans import Span
from voicelens.i18n import ngettext
from voicelens.tables import Result, check


def redact(responses: pd.DataFrame, spans: pd.DataFrame, flags: pd.DataFrame) -> Result:
    """Mask every span and every repeat of it in the same answer; no row is added or lost.

    Raises `ContractError` where something that was to be masked would still be readable.
    """
    by_response = spans_by_response(spans)
    texts = [
        mask(text, by_response.get(response_id, []))
        for response_id, text in zip(responses["response_id"], responses["text"], strict=True)
    ]
    comments = check("comments", responses.assign(text=texts))
    changed = int((comments["text"].to_numpy() != responses["text"].to_numpy()).sum())
    note = ngettext("{n} answer was masked in part.", "{n} answers were masked in part.", changed).format(n=changed)
    return Result(tables={"comments": comments, "safety": rate(comments, flags)}, notes=[note])


def spans_by_response(spans: pd.DataFrame) -> dict[str, list[Span]]:
    """The rows of a spans table as spans, by answer."""
    grouped: dict[str, list[Span]] = defaultdict(list)
    columns = ["response_id", "start", "end", "kind", "score", "found_by", "replacement"]
    for response_id, start, end, *rest in spans[columns].itertuples(index=False, name=None):
        grouped[response_id].append(Span(int(start), int(end), *rest))
    return dict(grouped)
