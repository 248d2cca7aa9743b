"""Finding the columns that settings name in an export, and calling things as the study calls them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.ingest.alike import loose
from voicelens.ingest.choices import options_of, split
from voicelens.ingest.names import key, tidy
from voicelens.ingest.readers import Source
from voicelens.settings import SameSettings, Settings


def columns_of(source: Source) -> dict[str, str]:
    """The columns of a source by what identifies them (`names.key`)."""
    return {key(str(column)): str(column) for column in source.frame}


def place_of(source: Source, column: str) -> str | None:
    """What a source calls this column: capitals, spaces, accents and punctuation aside, where only one fits."""
    known = columns_of(source)
    if key(column) in known:
        return known[key(column)]
    fitting = [name for name in known.values() if loose(name) == loose(column)]
    return fitting[0] if len(fitting) == 1 else None


def find(source: Source, column: str) -> pd.Series:
    """The values of a column; raises `SettingsError` where the source has no such column."""
    place = place_of(source, column)
    if place is not None:
        return source.frame[place]
    known = columns_of(source)
    near = difflib.get_close_matches(key(column), known, n=1)
    raise SettingsError(
        say("The file {file} has no column “{column}”.", file=source.name, column=column),
        where="voicelens.toml",
        fix=say(
            "It has “{near}”: if that is the same question, write it under [[same]] (new: “{near}”, known: “{column}”, "
            "answer: “yes”).", near=known[near[0]], column=column
        )
        if near
        else say("Give the column this name in the file, or name another one in voicelens.toml."),
    )  # fmt: skip


def chosen(settings: Settings) -> list[str]:
    """Every column that settings give a part to, in their order."""
    return [prompt.column for prompt in settings.prompts] + optional(settings)


def optional(settings: Settings) -> list[str]:
    """The columns without which a file can still be used."""
    parts = settings.columns
    single = [parts.school, parts.network, parts.wave, parts.weight, parts.student_id, parts.classroom]
    return [column for column in [group.column for group in settings.groups] + single if column]


def lacking(source: Source, columns: Iterable[str]) -> list[str]:
    """Those of these columns that a source does not have."""
    return [column for column in columns if place_of(source, column) is None]


def unknown_columns(source: Source, settings: Settings) -> list[str]:
    """The columns of a source that settings do not mention, neither to use them nor to leave them out."""
    used = {place_of(source, column) for column in (*chosen(settings), *settings.columns.dropped)}
    return [name for name in map(str, source.frame) if name not in used]


def dimensions(settings: Settings) -> dict[str, tuple[str, str]]:
    """The dimensions that have labels: for each its column and what parts several choices."""
    parts = settings.columns
    single = {"school": (parts.school, ""), "network": (parts.network, ""), "wave": (parts.wave, "")}
    several = {group.id: (group.column, group.separator) for group in settings.groups}
    return {name: found for name, found in {**several, **single}.items() if found[0]}


def as_known(source: Source, settings: Settings) -> Source:
    """The source with its columns and labels called as the study calls them."""
    agreed = settings.agreed
    named = _renamed(source, chosen(settings), agreed)
    frame = named.frame.copy(deep=False)
    for dimension, (column, separator) in dimensions(settings).items():
        labels = {loose(new): known for entry in agreed if entry.dimension == dimension for new, known in entry.pairs()}
        place = place_of(named, column)
        if labels and place is not None:
            frame[place] = _relabelled(frame[place], labels, separator)
    return replace(named, frame=frame)


def _renamed(source: Source, columns: Sequence[str], agreed: Sequence[SameSettings]) -> Source:
    names = {place: column for column in columns if (place := place_of(source, column)) is not None}
    taken = set(names.values())
    for new, known in (pair for entry in agreed if entry.kind == "column" for pair in entry.pairs()):
        place = place_of(source, new)
        if place is not None and place not in names and known not in taken and place_of(source, known) is None:
            names[place] = known
            taken.add(known)
    return rename(source, names)


def rename(source: Source, names: Mapping[str, str]) -> Source:
    """The source with some columns called otherwise; its values are not copied."""
    if all(old == new for old, new in names.items()):
        return source
    parts = {names.get(column, column): part for column, part in source.parts.items()}
    return replace(source, frame=source.frame.rename(columns=dict(names)), parts=parts)


def _relabelled(values: pd.Series, labels: Mapping[str, str], separator: str) -> pd.Series:
    spellings = [str(value) for value in values.unique()]
    options = options_of([tidy(value) for value in spellings], separator) if separator else ()

    def known(value: str) -> str:
        parts = split(tidy(value), separator, options) if separator else [value]
        new = [labels.get(loose(part), part) for part in parts]
        return separator.join(new) if new != parts else value

    return values.map({value: known(value) for value in spellings}).astype(str)


def spelled_alike(sources: Sequence[Source]) -> list[Source]:
    """The sources with columns that differ only in capitals, spaces, accents and punctuation called the same."""
    first: dict[str, str] = {}
    out = []
    for source in sources:
        every = [loose(str(column)) for column in source.frame]
        names = {
            str(column): first[spelling]
            for column, spelling in zip(source.frame, every, strict=True)
            if spelling in first and every.count(spelling) == 1
        }
        out.append(rename(source, names))
        for column in source.frame:
            first.setdefault(loose(str(column)), str(column))
    return out


def school_of(source: Source, settings: Settings) -> str:
    """The school that all rows of a file are of; "" where nobody said so."""
    return file_means(source.name, "school", settings)


def file_means(name: str, kind: str, settings: Settings) -> str:
    """What a person said that a file is: its school or its cycle (`wave`); "" where nobody did."""
    pairs = (pair for entry in settings.agreed if entry.kind == kind for pair in entry.pairs())
    return next((known for file, known in pairs if file == name), "")
