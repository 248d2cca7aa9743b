"""People's word on what is masked: a place that may be read, another that is to be hidden, each by a keyed check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from voicelens.anonymise.own_lists import KINDS
from voicelens.anonymise.spans import Span
from voicelens.errors import ReviewError
from voicelens.i18n import say
from voicelens.review import RedactionDecision
from voicelens.text import keyed_id

PERSON = "person"


def check_of(key: bytes, response_id: str, text: str, start: int, end: int) -> str:
    """What ties a decision to these words in this answer; only the holder of the study's key can work it out."""
    return keyed_id(key, "redaction", response_id, start, end, text)


@dataclass(frozen=True)
class Overrides:
    """Decisions by answer, and those that do not fit the answer they name any more."""

    hide: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    keep: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    unmatched: tuple[RedactionDecision, ...] = ()


NOTHING_DECIDED = Overrides()


def overrides(decisions: Iterable[RedactionDecision], texts: Mapping[str, str], key: bytes) -> Overrides:
    """The decisions that fit the answers as they are now; raises `ReviewError` with the line that makes no sense.

    Of two decisions about the same words the later line counts.
    """
    hide: dict[str, list[Span]] = defaultdict(list)
    keep: dict[str, list[tuple[int, int]]] = defaultdict(list)
    unmatched = []
    latest = {(d.response_id, d.start, d.end): d for d in decisions}
    for decision in latest.values():
        start, end, kind = _place(decision)
        text = texts.get(decision.response_id)
        if text is None or end > len(text) or decision.check != check_of(key, decision.response_id, text, start, end):
            unmatched.append(decision)
        elif decision.action == "keep":
            keep[decision.response_id].append((start, end))
        else:
            hide[decision.response_id].append(Span(start, end, kind, 1.0, PERSON))
    return Overrides(dict(hide), dict(keep), tuple(unmatched))


def _place(decision: RedactionDecision) -> tuple[int, int, str]:
    kind = decision.kind or "PERSON"
    if not (decision.start.isdigit() and decision.end.isdigit() and int(decision.start) < int(decision.end)):
        raise _refused(decision, say("The start and end are not two whole numbers, the smaller first."))
    if kind not in KINDS:
        raise _refused(decision, say("“{kind}” is not a kind. Kinds: {known}.", kind=kind, known=", ".join(KINDS)))
    return int(decision.start), int(decision.end), kind


def _refused(decision: RedactionDecision, problem: str) -> ReviewError:
    return ReviewError(
        problem,
        where=say("review/{file}, line {line}", file=decision.file, line=decision.line),
        fix=say("Delete the line; decide again in private/redactions.csv."),
    )
