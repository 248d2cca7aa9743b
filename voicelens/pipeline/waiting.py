"""What waits for a person: quotes with their reasons, themes that are not settled, redactions; and saying yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from voicelens.brief.labels import ThemeLabel, theme_labels
from voicelens.errors import StudyError, UsageError
from voicelens.i18n import ngettext, say
from voicelens.pipeline.steps import writer
from voicelens.review import QuoteDecision, add_decisions, read_decisions
from voicelens.study.folder import Study, open_study
from voicelens.study.redactions import listing_path, read_listing
from voicelens.study.store import manifest, read_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Waiting:
    """One quote that nobody has approved yet."""

    quote_id: str
    theme: str
    polarity: str
    language: str
    text: str
    reasons: tuple[str, ...]


def waiting_quotes(where: Path) -> tuple[Waiting, ...]:
    """The quotes that wait, by theme; decisions made since the last run count."""
    study = open_study(where)
    quotes, labels = _table(study, "quotes"), theme_labels(_table(study, "themes"))
    decided = {decision.quote_id for decision in _decisions(study)}
    left = quotes[(quotes["approved_by"].map(len) == 0) & ~quotes["quote_id"].isin(decided)]
    return tuple(_waiting(row, labels) for row in left.itertuples(index=False) if row.theme_id in labels)


def _waiting(row: object, labels: dict[str, ThemeLabel]) -> Waiting:
    found = cast("pd.Series[str]", row)
    name = labels[str(found.theme_id)].name
    return Waiting(
        str(found.quote_id), name, str(found.polarity), str(found.language), str(found.text), tuple(_why(found))
    )


def _why(row: pd.Series[str]) -> Iterator[str]:
    yield say("Nobody has approved it yet.")
    if float(row.safety) < 1:
        yield say("Read it with care: it was rated {safety} of 1 for how little it tells about a person.",
                  safety=f"{float(row.safety):.2f}")  # fmt: skip
    if row.reasons:
        yield say("Seen in the answer: {reasons}.", reasons=", ".join(row.reasons))


def what_waits(where: Path) -> tuple[str, ...]:
    """Everything that waits, as lines for a person, with how to decide."""
    study = open_study(where)
    return (*_quote_lines(study), "", *_theme_lines(study), "", *_redaction_lines(study))


def _quote_lines(study: Study) -> Iterator[str]:
    found = waiting_quotes(study.path)
    if not found:
        yield say("Quotes: none waits.")
        return
    yield ngettext("Quotes: {n} waits.", "Quotes: {n} wait.", len(found)).format(n=len(found))
    asked = {"like": say("liked"), "change": say("to change"), "other": say("said")}
    for quote in found:
        yield f"  {quote.quote_id}  {quote.theme} ({asked[quote.polarity]}): “{quote.text}”"
        yield f"    {' '.join(quote.reasons)}"
    yield say("To decide: voicelens review {study} --approve ID --by NAME, or --refuse ID.", study=study.path)


def _theme_lines(study: Study) -> Iterator[str]:
    labels = theme_labels(_table(study, "themes"))
    loose = sorted(label.name for label in labels.values() if not label.settled)
    lost = len(_table(study, "unmatched"))
    if loose:
        yield say("Themes that did not come back when sorted again, and are named without numbers: {names}.",
                  names=", ".join(loose))  # fmt: skip
    if lost:
        yield ngettext(
            "{n} decision about themes fits nothing any more; see review/themes.csv.",
            "{n} decisions about themes fit nothing any more; see review/themes.csv.",
            lost,
        ).format(n=lost)
    if not loose and not lost:
        yield say("Themes: none waits.")
    yield say("To rename, merge, move, split or hide a theme: review/themes.csv.")


def _redaction_lines(study: Study) -> Iterator[str]:
    if study.forgotten or not listing_path(study).exists():
        yield say("Redactions: the raw words are not here, so there is nothing to decide.")
        return
    found = read_listing(study)
    new = sum(line.is_new for line in found)
    yield ngettext(
        "Redactions: {n} place was masked; each stands in {path} with the words around it.",
        "Redactions: {n} places were masked; each stands in {path} with the words around it.",
        len(found),
    ).format(n=len(found), path=listing_path(study).relative_to(study.path).as_posix())
    if new:
        yield ngettext(
            "{n} decision there takes effect with the next run.",
            "{n} decisions there take effect with the next run.",
            new,
        ).format(n=new)


def decide_quotes(
    where: Path, *, approve: Sequence[str] = (), refuse: Sequence[str] = (), by: str = "", today: date | None = None
) -> int:
    """Write a person's word on quotes into review/quotes.csv; how many lines that were.

    Raises `UsageError` for a quote that is not there, or an approval that nobody signs.
    """
    study = open_study(where)
    known = set(_table(study, "quotes")["quote_id"])
    strange = [quote for quote in (*approve, *refuse) if quote not in known]
    if strange:
        raise UsageError(
            say("There is no quote {quote} to decide on.", quote=strange[0]),
            fix=say("See those that wait: voicelens review {study}", study=study.path),
        )
    if approve and not by.strip():
        raise UsageError(say("An approval needs a name."), where="--by", fix=say("Add --by NAME: who read the quote."))
    day = (today or date.today()).isoformat()
    wanted = [("approve", quote) for quote in approve] + [("refuse", quote) for quote in refuse]
    there = {(each.action, each.quote_id, each.by) for each in _decisions(study)}
    lines = [
        QuoteDecision(line=0, action=action, quote_id=quote, by=by.strip(), date=day)
        for action, quote in dict.fromkeys(wanted)
        if (action, quote, by.strip()) not in there
    ]
    add_decisions(study.review, lines)
    return len(lines)


def _decisions(study: Study) -> tuple[QuoteDecision, ...]:
    return cast("tuple[QuoteDecision, ...]", read_decisions(study.review, QuoteDecision))


def _table(study: Study, name: str) -> pd.DataFrame:
    folder = writer(name).folder
    if manifest(study, folder) is None:
        raise StudyError(
            say("This study has not been run to the end ({stage} is missing).", stage=writer(name).name),
            where=str(study.path),
            fix=say("Run it first: voicelens run {study}", study=study.path),
        )
    return read_table(study, folder, name)
