"""Finding the column that settings name in an export, capitals and spaces aside."""

from __future__ import annotations

import difflib

import pandas as pd

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.ingest.names import key
from voicelens.ingest.readers import Source
from voicelens.settings import Settings


def columns_of(source: Source) -> dict[str, str]:
    """The columns of a source by what identifies them (`names.key`)."""
    return {key(str(column)): str(column) for column in source.frame}


def find(source: Source, column: str) -> pd.Series:
    """The values of a column; raises `SettingsError` where the source has no such column."""
    known = columns_of(source)
    if key(column) in known:
        return source.frame[known[key(column)]]
    near = difflib.get_close_matches(key(column), known, n=1)
    raise SettingsError(
        say("The file {file} has no column “{column}”.", file=source.name, column=column),
        where="voicelens.toml",
        fix=say("It has “{near}”: write that, if it is the same question.", near=known[near[0]])
        if near
        else say("Give the column this name in the file, or name another one in voicelens.toml."),
    )


def chosen(settings: Settings) -> list[str]:
    """Every column that settings give a part to, in their order."""
    parts = settings.columns
    several = [prompt.column for prompt in settings.prompts] + [group.column for group in settings.groups]
    single = [parts.school, parts.network, parts.wave, parts.weight, parts.student_id]
    return [column for column in several + single if column]
