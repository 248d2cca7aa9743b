"""A mapping that somebody wrote or saved, laid over exports of a tool whose columns cannot be told by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.ingest.lookup import as_known, chosen, lacking, place_of
from voicelens.ingest.names import key
from voicelens.ingest.polarity import unanswered
from voicelens.ingest.readers import Source
from voicelens.ingest.roles import SINGLE, Evidence, Proposal
from voicelens.settings import UNANSWERED, Settings, StudySettings


def mapped(sources: Sequence[Source], given: Settings, where: str) -> Proposal:
    """What `given` says of these exports; columns it does not mention are left out.

    Only its columns, prompts, groups and answers about spellings are taken, nothing else of that study. Raises
    `SettingsError` that points at `where` for a column which an export does not have.
    """
    same = tuple(entry for entry in given.same if entry.answer != UNANSWERED)
    settings = Settings(prompts=given.prompts, groups=given.groups, columns=given.columns, same=same)
    named = [as_known(source, settings) for source in sources]
    for source in named:
        for column in lacking(source, chosen(settings))[:1]:
            raise SettingsError(
                say("The file {file} has no column “{column}”.", file=source.name, column=column),
                where=where,
                fix=say("It has: {known}. Correct the mapping, or use the export that has this column.",
                        known=", ".join(f"“{name}”" for name in source.frame)),
            )  # fmt: skip
    unit = _unit(named, settings)
    every = {key(name): name for source in named for name in map(str, source.frame)}
    used = {key(column) for column in chosen(settings)}
    left_out = tuple(name for spelling, name in every.items() if spelling not in used)
    settings = replace(settings, columns=replace(settings.columns, dropped=left_out), study=StudySettings(unit=unit))
    return Proposal(settings, tuple(_evidence(settings)), unanswered(settings))


def _unit(sources: Sequence[Source], settings: Settings) -> str:
    if _several(sources, settings.columns.network):
        return "district"
    return "network" if _several(sources, settings.columns.school) else "school"


def _several(sources: Sequence[Source], column: str) -> bool:
    places = [(source, place_of(source, column)) for source in sources if column]
    values = {key(str(value)) for source, place in places if place for value in source.frame[place].unique()}
    return len(values - {""}) > 1


def _evidence(settings: Settings) -> list[Evidence]:
    said, unsaid = say("The mapping says so."), say("The mapping does not mention it.")
    found = [Evidence(prompt.column, "prompt", said) for prompt in settings.prompts]
    found += [Evidence(group.column, "group", said) for group in settings.groups]
    found += [Evidence(column, part, said) for part in SINGLE if (column := getattr(settings.columns, part))]
    return found + [Evidence(column, "dropped", unsaid) for column in settings.columns.dropped]
