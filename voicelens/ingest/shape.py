"""The two first tables: who answered, and what they wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from voicelens.errors import SettingsError, SourceError
from voicelens.i18n import ngettext, say
from voicelens.ingest.choices import options_of, split
from voicelens.ingest.language import language_of
from voicelens.ingest.lookup import chosen, find
from voicelens.ingest.names import key, tidy
from voicelens.ingest.readers import Source
from voicelens.ingest.status import status_of
from voicelens.settings import GroupSettings, PromptSettings, Settings
from voicelens.tables import TABLES, Dropped, Result, check
from voicelens.text import fold, keyed_id


@dataclass(frozen=True, eq=False)
class _Part:
    """The rows of one source that hold anything, and how they are called from here on."""

    source: Source
    wave: str
    keep: np.ndarray[tuple[int], np.dtype[np.bool_]]
    ids: list[str]

    def values(self, column: str) -> pd.Series:
        """The kept values of a column; blank everywhere where settings name none."""
        if not column:
            return pd.Series("", index=range(len(self.ids)), dtype=str)
        return find(self.source, column)[self.keep].reset_index(drop=True)


def ingest(sources: Sequence[tuple[Source, str]], *, settings: Settings, salt: bytes, default_school: str) -> Result:
    """Make `respondents` and `responses` of the exports, each paired with the name of its wave.

    Rows without any value are set aside. Raises `SettingsError` where settings name a column that an export lacks.
    """
    validate_sources(sources, settings)
    parts = [_part(source, wave, salt) for source, wave in sources]
    respondents, notes = _respondents(parts, settings, salt, default_school)
    responses = _responses(parts, settings, respondents, salt)
    dropped = [item for part in parts for item in _dropped(part)]
    return Result(
        tables={"respondents": check("respondents", respondents), "responses": check("responses", responses)},
        dropped=dropped,
        notes=notes,
    )


def validate_sources(sources: Sequence[tuple[Source, str]], settings: Settings) -> None:
    """Refuse settings or exports that `ingest` could not use together, before anything is kept of them."""
    if not settings.prompts:
        raise SettingsError(
            say("No open question is named."),
            where="voicelens.toml, [[prompts]]",
            fix=say("Add one: its id, its column and its polarity."),
        )
    for group in settings.groups:
        if group.id in TABLES["respondents"].columns:
            raise SettingsError(
                say("A group cannot be called “{id}”: the name is taken.", id=group.id),
                where="voicelens.toml, [[groups]]",
                fix=say("Give it another id."),
            )
    seen: dict[str, str] = {}
    for source, _ in sources:
        if source.digest in seen:
            raise SourceError(
                say("This file is the same as {other}.", other=seen[source.digest]),
                where=source.name,
                fix=say("Give each export once."),
            )
        seen[source.digest] = source.name
        for column in chosen(settings):
            find(source, column)


def _part(source: Source, wave: str, salt: bytes) -> _Part:
    keep = np.zeros(len(source.frame), dtype=bool)
    for place in range(source.frame.shape[1]):
        keep |= source.frame.iloc[:, place].str.strip().ne("").to_numpy(dtype=bool)
    rows = np.asarray(source.rows, dtype=np.int64)[keep].tolist()
    return _Part(source, wave, keep, [keyed_id(salt, source.digest, row, prefix="s_") for row in rows])


def _dropped(part: _Part) -> list[Dropped]:
    blank = [(row, say("empty row")) for row in np.asarray(part.source.rows, dtype=np.int64)[~part.keep].tolist()]
    return [Dropped(f"{part.source.name} row {row}", reason) for row, reason in (*part.source.set_aside, *blank)]


def _respondents(
    parts: Sequence[_Part], settings: Settings, salt: bytes, default_school: str
) -> tuple[pd.DataFrame, list[str]]:
    columns = settings.columns
    weight, notes = _weights(_all(parts, columns.weight))
    frame = pd.DataFrame({"respondent_id": [name for part in parts for name in part.ids]}, dtype=str)
    frame["person_id"] = _persons(_all(parts, columns.student_id), salt)
    frame["school"] = _spelled(_all(parts, columns.school)).replace("", default_school)
    frame["network"] = _or_none(_spelled(_all(parts, columns.network)))
    frame["wave"] = _waves(parts, columns.wave)
    frame["weight"] = weight
    for group in settings.groups:
        frame[group.id] = _group(_all(parts, group.column), group)
    return frame, notes


def _all(parts: Sequence[_Part], column: str) -> pd.Series:
    if not parts:
        return pd.Series([], dtype=str)
    return pd.concat([part.values(column) for part in parts], ignore_index=True)


def _spelled(values: pd.Series) -> pd.Series:
    """Values trimmed and in NFC; those that differ only in capitals and spaces take their commonest spelling."""
    values = _each(values, tidy)
    counts = values.value_counts(sort=False)
    commonest: dict[str, str] = {}
    for value, _ in sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0]))):
        commonest.setdefault(key(str(value)), str(value))
    return _each(values, lambda value: commonest[key(value)])


def _each(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """The values with each different one changed once."""
    return values.map({value: change(value) for value in values.unique()}).astype(str)


def _or_none(values: pd.Series) -> pd.Series:
    return pd.Series([value or None for value in values], index=values.index, dtype=object)


def _waves(parts: Sequence[_Part], column: str) -> pd.Series:
    values = _spelled(_all(parts, column))
    names = pd.Series([part.wave for part in parts for _ in part.ids], dtype=str)
    return values.where(values.ne(""), names)


def _persons(values: pd.Series, salt: bytes) -> list[str | None]:
    folded = _each(values, lambda value: fold(tidy(value)))
    return [keyed_id(salt, value, prefix="p_") if value else None for value in folded]


def _weights(values: pd.Series) -> tuple[pd.Series, list[str]]:
    text = values.str.strip()
    decimal = text.where(text.str.contains(".", regex=False), text.str.replace(",", ".", regex=False))
    numbers = pd.to_numeric(decimal, errors="coerce")
    good = numbers.where(np.isfinite(numbers) & (numbers >= 0))
    lost = int((text.ne("") & good.isna()).sum())
    told = ngettext(
        "{n} weight is not a number and was left out.", "{n} weights are not numbers and were left out.", lost
    )
    return good.astype(float), [told.format(n=lost)] if lost else []


def _group(values: pd.Series, group: GroupSettings) -> pd.Series:
    spelled = _spelled(values)
    if not group.separator:
        return _or_none(spelled)
    options = options_of(spelled.unique().tolist(), group.separator)
    taken = {value: split(value, group.separator, options) for value in spelled.unique()}
    single = _spelled(pd.Series([option for value in spelled for option in taken[value]], dtype=str))
    commonest = {key(option): option for option in single.unique()}
    lists = {value: list(dict.fromkeys(commonest[key(each)] for each in parts)) for value, parts in taken.items()}
    return pd.Series([lists[value] or None for value in spelled], index=values.index, dtype=object)


def _responses(parts: Sequence[_Part], settings: Settings, respondents: pd.DataFrame, salt: bytes) -> pd.DataFrame:
    frames = [_answers(parts, prompt, respondents, salt) for prompt in settings.prompts]
    return pd.concat(frames).sort_index(kind="stable").reset_index(drop=True)


def _answers(parts: Sequence[_Part], prompt: PromptSettings, respondents: pd.DataFrame, salt: bytes) -> pd.DataFrame:
    text = _each(_all(parts, prompt.column), clean)
    wording = prompt.wording or prompt.column
    places = ((part.source.digest, row) for part in parts for row in np.asarray(part.source.rows)[part.keep].tolist())
    return pd.DataFrame(
        {
            "response_id": [keyed_id(salt, digest, row, prompt.id, prefix="r_") for digest, row in places],
            "respondent_id": respondents["respondent_id"],
            "wave": respondents["wave"],
            "prompt_id": prompt.id,
            "polarity": prompt.polarity,
            "language": _each(text, language_of),
            "status": _each(text, lambda value: status_of(value, prompt.polarity, wording)),
            "text": text,
        }
    )


def clean(text: str) -> str:
    """An answer in NFC, with plain line ends and without spaces around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
