"""The stage that masks: `responses`, `spans` and `flags` in, `comments` and `safety` out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from voicelens.anonymise.masking import core, kept_words, mask, verify
from voicelens.anonymise.overrides import NOTHING_DECIDED, Overrides
from voicelens.anonymise.safety import in_small_groups, rate
from voicelens.anonymise.spans import Span
from voicelens.anonymise.spread import Spread, names_in
from voicelens.i18n import ngettext
from voicelens.tables import Result, check


def redact(  # noqa: PLR0913  (four tables and three decisions of people)
    responses: pd.DataFrame,
    spans: pd.DataFrame,
    flags: pd.DataFrame,
    respondents: pd.DataFrame | None = None,
    *,
    decided: Overrides = NOTHING_DECIDED,
    never: Collection[str] = frozenset(),
    held_back: Collection[str] = (),
    for_a_person: Collection[str] = (),
) -> Result:
    """Mask every span and every repeat of it in the same answer, as people decided; no row is added or lost.

    Answers to be held back leave `private/` as blank ones, so that nobody can tell them from those; `for_a_person` are
    never offered as quotes; `never` are the words that were not to be masked. Raises `ContractError` where something
    that was to be masked would still be readable.
    """
    by_response = spans_by_response(spans)
    ids, before = list(responses["response_id"]), list(responses["text"])
    wanted = [[*decided.hide.get(one, ()), *by_response.get(one, ())] for one in ids]
    kept = [decided.keep.get(one, ()) for one in ids]
    texts = list(map(mask, before, wanted, kept))
    found = {text: by_response.get(one, []) for one, text in zip(ids, before, strict=True) if text.strip()}
    verify_corpus(found, texts, [kept_words(text, places) for text, places in zip(before, kept, strict=True)], never)
    comments = check("comments", _held_back(responses.assign(text=texts), held_back))
    few = in_small_groups(respondents) if respondents is not None else frozenset()
    safety = rate(comments, flags, set(for_a_person) - set(held_back), few)
    return Result(tables={"comments": comments, "safety": safety}, notes=_notes(before, texts, decided))


def _notes(before: Sequence[str], texts: Sequence[str], decided: Overrides) -> list[str]:
    changed = sum(masked != text for masked, text in zip(texts, before, strict=True))
    notes = [ngettext("{n} answer was masked in part.", "{n} answers were masked in part.", changed).format(n=changed)]
    lost = len(decided.unmatched)
    if lost:
        told = ngettext(
            "{n} decision in review/redactions.csv no longer fits its answer and was not applied: see "
            "private/redactions.csv.",
            "{n} decisions in review/redactions.csv no longer fit their answers and were not applied: see "
            "private/redactions.csv.",
            lost,
        )
        notes.append(told.format(n=lost))
    return notes


def verify_corpus(
    found: Mapping[str, Sequence[Span]],
    masked: Sequence[str],
    kept: Sequence[Collection[str]],
    never: Collection[str] = frozenset(),
) -> None:
    """Raise `ContractError` if a name that was found in one text is plainly readable in a masked one.

    Names that are words too ("hope") are meant only where they were found; what a person keeps may be read.
    """
    names = names_in(list(found), list(found.values()))
    plain = {value: name for value, name in names.items() if name.plainly and value not in never}
    spread = Spread(plain)
    for text, words in zip(masked, kept, strict=True):
        if spread.may_hold(text):
            left = [core(text[span.start : span.end]) for span in spread.find([text])[0]]
            verify(text, left, words)


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
