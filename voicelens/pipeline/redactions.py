"""People's word on what is masked: from `private/redactions.csv` into `review/`, and back as a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from voicelens.anonymise.masking import core
from voicelens.anonymise.overrides import Overrides, check_of, overrides
from voicelens.anonymise.values import Values
from voicelens.i18n import say
from voicelens.review import RedactionDecision, add_decisions, read_decisions
from voicelens.study.folder import Study
from voicelens.study.redactions import Listed, listing_path, put_listing, read_listing, wrong
from voicelens.study.sources import salt
from voicelens.study.store import MANIFEST, manifest, read_table, stage_folder

if TYPE_CHECKING:
    import pandas as pd

INGEST, DETECT = "01-ingest", "03-detect"
_AROUND = 30  # code points on either side


def decisions(study: Study) -> tuple[RedactionDecision, ...]:
    """What people decided about masking, in the order of their file."""
    return cast("tuple[RedactionDecision, ...]", read_decisions(study.review, RedactionDecision))


def decided(study: Study, responses: pd.DataFrame) -> Overrides:
    """People's decisions as they fit the answers now."""
    made = decisions(study)
    return overrides(made, _texts(responses), salt(study)) if made else Overrides()


def _texts(responses: pd.DataFrame) -> dict[str, str]:
    return dict(zip(responses["response_id"], responses["text"], strict=True))


def take_decisions(study: Study) -> int:
    """Put what people newly wrote into the listing into `review/redactions.csv`; how many decisions that were.

    Raises `ReviewError` with the line of the listing that cannot be carried out.
    """
    new = [] if study.forgotten else [line for line in read_listing(study) if line.is_new]
    if not new or manifest(study, INGEST) is None:
        return 0
    texts, key = _texts(read_table(study, INGEST, "responses")), salt(study)
    made = [decision for line in new for decision in _decisions(line, texts, key)]
    known = {(d.action, d.response_id, d.start, d.end, d.check) for d in decisions(study)}
    fresh = [d for d in made if (d.action, d.response_id, d.start, d.end, d.check) not in known]
    add_decisions(study.review, fresh)
    return len(fresh)


def _decisions(line: Listed, texts: Mapping[str, str], key: bytes) -> Iterator[RedactionDecision]:
    if line.check:
        yield _decision(line, line.start, line.end, line.check)
        return
    text = texts.get(line.response_id, "")
    value = core(line.words)
    places = sorted({(start, end) for start, end, _ in Values([value]).places(text)}) if value else []
    if not places:
        raise wrong(
            say("These words do not stand in the answer of that response_id."),
            line.line,
            say("Copy response_id from the line of that answer; write the words as the student did."),
        )
    for start, end in places:
        yield _decision(line, str(start), str(end), check_of(key, line.response_id, text, start, end))


def _decision(line: Listed, start: str, end: str, check: str) -> RedactionDecision:
    return RedactionDecision(
        line.line,
        line.action,
        line.response_id,
        start,
        end,
        line.kind or "PERSON",
        check,
        line.by,
        line.date,
        line.note,
    )


def list_redactions(study: Study) -> None:
    """Bring `private/redactions.csv` up to date; nothing once the raw words are deleted, or where nothing changed."""
    if study.forgotten or manifest(study, DETECT) is None or _is_fresh(study):
        return
    responses = read_table(study, INGEST, "responses")
    spans = read_table(study, DETECT, "spans")
    key, texts = salt(study), _texts(responses)
    made = decisions(study)
    lost = set(overrides(made, texts, key).unmatched)
    states = {(d.response_id, d.start, d.end): (d, _state(d, lost=d in lost)) for d in made}
    put_listing(study, _lines(spans, texts, states, key))


def _is_fresh(study: Study) -> bool:
    """Whether nothing the listing is made of is newer than the listing."""
    path = listing_path(study)
    made_of: list[Path] = [stage_folder(study, DETECT) / MANIFEST, study.review / RedactionDecision.file]
    return path.exists() and all(
        each.stat().st_mtime_ns <= path.stat().st_mtime_ns for each in made_of if each.exists()
    ) and not any(line.is_new for line in read_listing(study))  # fmt: skip


def _state(decision: RedactionDecision, *, lost: bool) -> str:
    if lost:
        return say("not applied: the answer changed")
    return say("may be read") if decision.action == "keep" else say("hidden")


def _lines(
    spans: pd.DataFrame,
    texts: Mapping[str, str],
    states: Mapping[tuple[str, str, str], tuple[RedactionDecision, str]],
    key: bytes,
) -> Iterable[Listed]:
    columns = ["response_id", "start", "end", "kind", "score", "found_by"]
    left = dict(states)
    for response_id, start, end, kind, score, found_by in spans[columns].itertuples(index=False, name=None):
        text = texts.get(response_id, "")
        line = Listed(
            words=text[start:end], around=text[max(0, start - _AROUND) : end + _AROUND], kind=kind, found_by=found_by,
            score=f"{score:.2f}", response_id=response_id, start=str(start), end=str(end),
            check=check_of(key, response_id, text, start, end),
        )  # fmt: skip
        yield _with_state(line, left.pop((response_id, str(start), str(end)), None))
    for decision, state in left.values():
        yield _with_state(_by_a_person(decision, texts.get(decision.response_id, "")), (decision, state))


def _by_a_person(decision: RedactionDecision, text: str) -> Listed:
    start, end = int(decision.start), int(decision.end)
    return Listed(
        words=text[start:end], around=text[max(0, start - _AROUND) : end + _AROUND], kind=decision.kind,
        response_id=decision.response_id, start=decision.start, end=decision.end, check=decision.check,
    )  # fmt: skip


def _with_state(line: Listed, known: tuple[RedactionDecision, str] | None) -> Listed:
    if known is None:
        return line
    made, state = known
    return replace(line, action=made.action, state=state, by=made.by, date=made.date, note=made.note)
