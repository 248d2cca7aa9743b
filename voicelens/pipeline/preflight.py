"""Gathering what the preflight tells: from the exports alone before a run, from the finished stages after one."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicelens import __version__
from voicelens.brief.labels import group_label
from voicelens.brief.preflight import (
    AnswerFacts,
    ColumnFacts,
    FileFacts,
    Preflight,
    Understood,
    build,
    preflight_page,
)
from voicelens.errors import SettingsError
from voicelens.i18n import say, speaking
from voicelens.ingest import reasons
from voicelens.ingest.lookup import as_known, lacking
from voicelens.ingest.names import key
from voicelens.ingest.polarity import assumed, unanswered
from voicelens.ingest.roles import SINGLE, Proposal, propose
from voicelens.ingest.weeks import weeks_told
from voicelens.pipeline.steps import UNNAMED, read_exports, take_in, writer
from voicelens.settings import Settings
from voicelens.study.files import write_text
from voicelens.study.folder import Study
from voicelens.study.store import manifest, read_table, stage_folder
from voicelens.tables import LANGUAGES, STATUSES, Result
from voicelens.text import digest

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from voicelens.ingest.readers import Source

    Exports = Sequence[tuple[Source, str]]

FEW_ANSWERS, FEW_WORDS = 60, 0.2
NAMED = 4


@dataclass(frozen=True)
class Gathered:
    """What a light pass, or the stages, made of the exports. `dropped` pairs "file row n" with a reason."""

    respondents: pd.DataFrame
    answers: pd.DataFrame
    published: pd.DataFrame
    dropped: Sequence[tuple[str, str]]
    notes: Sequence[str]
    ran: bool


def preflight_path(study: Study) -> Path:
    """Where the page is."""
    return study.path / "output" / "preflight.html"


def before_a_run(study: Study) -> Preflight:
    """Say how the exports of a new study are read, and write the page; nothing else is kept."""
    waiting = unanswered(study.settings)
    settings, exports = assumed(study.settings), read_exports(study)
    with speaking(settings.study.language):
        questions = [f"{each.sentence} {reasons.answer_with()}" for each in waiting]
        content = _content(settings, exports, _light_pass(study, settings, exports), questions)
        _write(study, content, made_from="")
    return content


def after_a_run(study: Study) -> None:
    """Bring the page up to date; left as it is where nothing changed, or once the raw words are forgotten."""
    made_from = _made_from(study)
    path = preflight_path(study)
    if study.forgotten or (path.exists() and made_from in path.read_text(encoding="utf-8")):
        return
    settings = study.settings
    with speaking(settings.study.language):
        _write(study, _content(settings, read_exports(study), _from_stages(study)), made_from=made_from)


def _made_from(study: Study) -> str:
    tables = ("respondents", "comments", "published")
    sealed = [(manifest(study, writer(name).folder) or {}).get("files") for name in tables]
    return digest(__version__, study.settings_text, json.dumps(sealed))


def _write(study: Study, content: Preflight, *, made_from: str) -> None:
    language = study.settings.study.language
    write_text(preflight_path(study), preflight_page(content, language=language, made_from=made_from))


def _light_pass(study: Study, settings: Settings, exports: Exports) -> Gathered:
    made = take_in(study, settings, exports)
    respondents, answers = made.tables["respondents"], made.tables["responses"]
    dropped = [(each.id, each.reason) for each in made.dropped]
    return Gathered(respondents, answers, _protected(made, settings), dropped, made.notes, ran=False)


def _protected(made: Result, settings: Settings) -> pd.DataFrame:
    """Who answered, through the one door; a theme that nobody raised makes the same groups hidden as in a run."""
    import pandas as pd

    from voicelens.compare.compare import compare
    from voicelens.protect.protect import protect
    from voicelens.tables import check, empty

    nobody: dict[str, object] = {
        "theme_id": "none", "name": "", "name_source": "keywords", "description": "", "keywords": [], "parent_id": None,
        "n_respondents": 0, "certificate": None, "anchors": [], "hidden": False,
    }  # fmt: skip
    themes, least = check("themes", pd.DataFrame([nobody])), settings.protect.min_group
    counted = compare(
        made.tables["respondents"],
        made.tables["responses"],
        empty("membership"),
        themes,
        unit_name=settings.study.name or UNNAMED,
        unit_level=settings.study.unit,
        min_group=least,
        rules=settings.compare,
        enrolment=made.tables["enrolled"],
    )
    comparison, coverage = counted.tables["comparison"], counted.tables["coverage"]
    shown = protect(comparison, coverage, themes, rules=settings.protect, places=made.tables["respondents"])
    return shown.tables["published"]


def _from_stages(study: Study) -> Gathered:
    first = writer("respondents").folder
    with (stage_folder(study, first) / "dropped.csv").open(encoding="utf-8", newline="") as file:
        dropped = [(row["id"], row["reason"]) for row in csv.DictReader(file)]
    respondents, answers, published = (
        read_table(study, writer(name).folder, name) for name in ("respondents", "comments", "published")
    )
    sealed = manifest(study, first) or {"notes": ()}
    return Gathered(respondents, answers, published, dropped, sealed["notes"], ran=True)


def _content(settings: Settings, exports: Exports, gathered: Gathered, questions: Sequence[str] = ()) -> Preflight:
    known = [as_known(source, settings) for source, _ in exports]
    proposal = _proposal(known)
    columns = tuple(_columns(proposal, settings))
    wave = str(gathered.respondents["wave"].iloc[-1]) if len(gathered.respondents) else exports[-1][1]
    answers = tuple(_answers(gathered.answers[gathered.answers["wave"] == wave], settings))
    published = gathered.published
    rated = published["table"].eq("coverage") & published["wave"].eq(wave) & published["shown_share"].notna()
    understood = Understood(
        wave=wave,
        files=tuple(_files(exports, gathered.dropped)),
        columns=columns,
        answers=answers,
        published=published,
        questions=tuple(questions),
        readings=tuple(_told(exports)),
        doubts=(*gathered.notes, *_useful(columns, known), *_doubts(answers)),
        has_rates=bool(rated.any()),
        ran=gathered.ran,
    )
    return build(understood, settings)


def _proposal(known: Sequence[Source]) -> Proposal:
    """What the exports say by themselves; of the newest one, where another lacks a question that it has."""
    try:
        return propose(known)
    except SettingsError:
        return propose(known[-1:])


def _files(exports: Exports, dropped: Sequence[tuple[str, str]]) -> Iterator[FileFacts]:
    """One entry for each name: two cycles may come in files of one name, and rows set aside know only the name."""
    reasons_of: dict[str, Counter[str]] = {}
    for place, reason in dropped:
        reasons_of.setdefault(place.rpartition(" row ")[0], Counter())[reason] += 1
    for name in dict.fromkeys(source.name for source, _ in exports):
        same = [(source, wave) for source, wave in exports if source.name == name]
        yield FileFacts(
            name=name,
            kind=", ".join(dict.fromkeys(source.tool or source.format for source, _ in same)),
            wave=", ".join(dict.fromkeys(wave for _, wave in same)),
            rows=sum(len(source.frame) + len(source.set_aside) for source, _ in same),
            aside=tuple(sorted(reasons_of.get(name, Counter()).items())),
        )


def _columns(proposal: Proposal, settings: Settings) -> Iterator[ColumnFacts]:
    """Every column with the part it has now, in the order of the export; those that only settings name come last."""
    parts = _parts(settings)
    for item in proposal.evidence:
        now = parts.pop(key(item.column), ColumnFacts(item.column, "dropped", ""))
        yield replace(now, name=item.column, why=item.why if now.role == item.role else "")
    yield from parts.values()


def _parts(settings: Settings) -> dict[str, ColumnFacts]:
    several = [ColumnFacts(each.column, "prompt", "", each.polarity) for each in settings.prompts]
    several += [
        ColumnFacts(each.column, "group", "", each.separator, group_label(settings, each.id, "").dimension)
        for each in settings.groups
    ]
    single = [ColumnFacts(getattr(settings.columns, role), role, "") for role in SINGLE]
    return {key(column.name): column for column in (*several, *single) if column.name}


def _answers(answers: pd.DataFrame, settings: Settings) -> Iterator[AnswerFacts]:
    for prompt in settings.prompts:
        own = answers[answers["prompt_id"] == prompt.id]
        counts = own["status"].value_counts()
        spoken = own.loc[own["status"] == "substantive", "language"].value_counts()
        yield AnswerFacts(
            wording=prompt.wording or prompt.column,
            polarity=prompt.polarity,
            statuses={status: int(counts.get(status, 0)) for status in STATUSES},
            languages=tuple(_shares(spoken, settings.protect.min_group)),
        )


def _shares(spoken: pd.Series[int], least: int) -> Iterator[tuple[str, str]]:
    """Each language that was used, with its share blurred as every published share is."""
    import numpy as np

    from voicelens.protect.round import blur, step
    from voicelens.protect.words import share_texts

    used = [language for language in LANGUAGES if spoken.get(language, 0)]
    total = int(spoken.sum())
    if total < least:
        return
    counts, sizes = np.asarray([spoken[language] for language in used]), np.full(len(used), total)
    yield from zip(used, share_texts(blur(counts, sizes, step(sizes))), strict=True)


def _told(exports: Exports) -> Iterator[str]:
    """What the readers had to decide or repair."""
    for source, _ in exports:
        for note in (*source.notes, *weeks_told(source)):
            yield say("{file}: {note}", file=source.name, note=note) if len(exports) > 1 else note


def _useful(columns: Sequence[ColumnFacts], known: Sequence[Source]) -> Iterator[str]:
    """Columns left out that a person may want."""
    odd = (reasons.too_many(), reasons.neither())
    names = [
        each.name for each in columns
        if each.role == "dropped" and each.why
        and (each.why in odd or any(lacking(source, [each.name]) for source in known))
    ]  # fmt: skip
    if names:
        named = ", ".join(f"“{name}”" for name in names[:NAMED]) + (" …" if len(names) > NAMED else "")
        yield say("Left out, though you may want it: {columns}. To use it, add it in voicelens.toml.", columns=named)


def _doubts(answers: Sequence[AnswerFacts]) -> Iterator[str]:
    asked = {each.polarity for each in answers}
    if "like" not in asked:
        yield say("No question is known to ask what students like. Is one of them missing, or is its polarity wrong?")
    if "change" not in asked:
        yield say("No question is known to ask what students would change. Is one missing, or its polarity wrong?")
    for each in answers:
        said = each.statuses["substantive"]
        if said < FEW_WORDS * each.total:
            yield say("Hardly any answer to “{column}” says something: is it the right one?", column=each.wording)
    if max((each.statuses["substantive"] for each in answers), default=0) < FEW_ANSWERS:
        yield say("There are few answers: themes will be notes for a conversation, not findings.")
