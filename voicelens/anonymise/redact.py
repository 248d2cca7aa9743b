"""The stage that masks: `responses`, `spans` and `flags` in, `comments` and `safety` out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import pandas as pd

from voicelens.anonymise.masking import mask
from voicelens.anonymise.safety import rate
from voicelens.anonymise.spans import Span
from voicelens.i18n import ngettext
from voicelens.tables import Result, check


def redact(
    responses: pd.DataFrame,
    spans: pd.DataFrame,
    flags: pd.DataFrame,
    *,
    held_back: Collection[str] = (),
    for_a_person: Collection[str] = (),
) -> Result:
    """Mask every span and every repeat of it in the same answer; no row is added or lost.

    Answers to be held back leave `private/` as blank ones, so that nobody can tell them from those; `for_a_person` are
    never offered as quotes. Raises `ContractError` where something that was to be masked would still be readable.
    """
    by_response = spans_by_response(spans)
    texts = [
        mask(text, by_response.get(response_id, []))
        for response_id, text in zip(responses["response_id"], responses["text"], strict=True)
    ]
    changed = sum(masked != text for masked, text in zip(texts, responses["text"], strict=True))
    comments = check("comments", _held_back(responses.assign(text=texts), held_back))
    note = ngettext("{n} answer was masked in part.", "{n} answers were masked in part.", changed).format(n=changed)
    return Result(
        tables={"comments": comments, "safety": rate(comments, flags, set(for_a_person) - set(held_back))}, notes=[note]
    )


def _held_back(comments: pd.DataFrame, held_back: Collection[str]) -> pd.DataFrame:
    held = comments["response_id"].isin(list(held_back))
    return comments.assign(
        text=comments["text"].mask(held, ""),
        status=comments["status"].mask(held, "blank"),
        language=comments["language"].mask(held, "other"),
    )


def spans_by_response(spans: pd.DataFrame) -> dict[str, list[Span]]:
    """The rows of a spans table as spans, by answer."""
    grouped: dict[str, list[Span]] = defaultdict(list)
    columns = ["response_id", "start", "end", "kind", "score", "found_by", "replacement"]
    for response_id, start, end, *rest in spans[columns].itertuples(index=False, name=None):
        grouped[response_id].append(Span(int(start), int(end), *rest))
    return dict(grouped)
