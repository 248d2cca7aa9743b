"""The two first tables: who answered, and what they wrote."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from voicelens.errors import SettingsError, SourceError
from voicelens.i18n import ngettext, say
from voicelens.ingest.alike import loose
from voicelens.ingest.choices import options_of, split
from voicelens.ingest.duplicates import NOBODY, handed_in_again, moments_of, pointed_out, reason
from voicelens.ingest.language import language_of
from voicelens.ingest.lookup import as_known, find, lacking, optional, school_of
from voicelens.ingest.names import tidy
from voicelens.ingest.polarity import validate_polarities
from voicelens.ingest.readers import Source
from voicelens.ingest.repair import Repairs, repair_source, told
from voicelens.ingest.status import status_of
from voicelens.ingest.values import distinct, each, is_filled, rows_filled, spread
from voicelens.settings import GroupSettings, PromptSettings, Settings
from voicelens.tables import CLASSROOM, TABLES, Dropped, Result, check
from voicelens.text import fold, keyed_ids


@dataclass(frozen=True, eq=False)
class _Part:
    """The rows of one source that hold anything, and how they are called from here on."""

    source: Source
    wave: str
    school: str
    keep: np.ndarray[tuple[int], np.dtype[np.bool_]]
    ids: pd.Series

    def values(self, column: str) -> pd.Series:
        """The kept values of a column; blank everywhere where settings name none or the file has none."""
        if not column or lacking(self.source, [column]):
            return pd.Series("", index=range(len(self.ids)), dtype=str)
        values = find(self.source, column)
        return (values if self.keep.all() else values[self.keep]).reset_index(drop=True)

    @property
    def rows(self) -> list[int]:
        """Where in the file the kept rows stand."""
        rows: list[int] = np.asarray(self.source.rows, dtype=np.int64)[self.keep].tolist()
        return rows


def ingest(sources: Sequence[tuple[Source, str]], *, settings: Settings, salt: bytes, default_school: str) -> Result:
    """Make `respondents` and `responses` of the exports, each paired with the name of its wave.

    Rows without any value are set aside. Raises `SettingsError` where an export lacks an open question of the settings.
    """
    known = [(as_known(source, settings), wave) for source, wave in sources]
    validate_sources(known, settings)
    mended = [repair_source(source, settings) for source, _ in known]
    parts = [_part(source, wave, settings, salt) for (source, _), (_, wave) in zip(mended, known, strict=True)]
    respondents, notes = _respondents(parts, settings, salt, default_school)
    responses = _responses(parts, settings, respondents, salt)
    pa.default_memory_pool().release_unused()
    aside, again = handed_in_again(respondents, responses)
    dropped = [item for part in parts for item in _dropped(part)] + _doubles(parts, aside)
    respondents, responses = (_kept(table, respondents["respondent_id"][aside]) for table in (respondents, responses))
    doubled = pointed_out(respondents, responses, _moments(parts, ~aside))
    return Result(
        tables={"respondents": check("respondents", respondents), "responses": check("responses", responses)},
        dropped=dropped,
        notes=[
            *_left_empty(parts, settings),
            *told(sum((repairs for _, repairs in mended), Repairs())),
            *notes,
            *again,
            *doubled,
        ],
    )


def validate_sources(sources: Sequence[tuple[Source, str]], settings: Settings) -> None:
    """Refuse settings or exports that `ingest` could not use together, before anything is kept of them.

    The sources are as `as_known` gives them. Every one needs every open question; any other column that settings name
    has to be in one of them at least.
    """
    if not settings.prompts:
        raise SettingsError(
            say("No open question is named."),
            where="voicelens.toml, [[prompts]]",
            fix=say("Add one: its id, its column and its polarity."),
        )
    validate_polarities(settings)
    for group in settings.groups:
        if group.id in {*TABLES["respondents"].columns, CLASSROOM}:
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
        for prompt in settings.prompts:
            find(source, prompt.column)
    for column in optional(settings):
        if sources and all(lacking(source, [column]) for source, _ in sources):
            find(sources[0][0], column)


def _left_empty(parts: Sequence[_Part], settings: Settings) -> list[str]:
    return [
        say("{file} has no column “{column}”: it is left empty for this file.", file=part.source.name, column=column)
        for part in parts
        for column in lacking(part.source, optional(settings))
        if not (part.school and column == settings.columns.school)
    ]


def _part(source: Source, wave: str, settings: Settings, salt: bytes) -> _Part:
    keep = rows_filled(source.frame)
    rows = np.asarray(source.rows, dtype=np.int64)[keep].tolist()
    ids = pd.Series(keyed_ids(salt, [source.digest], rows, prefix="s_"), dtype=str)
    return _Part(source, wave, school_of(source, settings), keep, ids)


def _dropped(part: _Part) -> list[Dropped]:
    blank = [(row, say("empty row")) for row in np.asarray(part.source.rows, dtype=np.int64)[~part.keep].tolist()]
    return [Dropped(f"{part.source.name} row {row}", reason) for row, reason in (*part.source.set_aside, *blank)]


def _doubles(parts: Sequence[_Part], aside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[Dropped]:
    if not aside.any():
        return []
    places = [f"{part.source.name} row {row}" for part in parts for row in part.rows]
    return [Dropped(places[at], reason()) for at in np.flatnonzero(aside)]


def _kept(table: pd.DataFrame, aside: pd.Series) -> pd.DataFrame:
    return table[~table["respondent_id"].isin(aside)].reset_index(drop=True) if len(aside) else table


def _moments(parts: Sequence[_Part], kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> pd.Series:
    """When each respondent's row was handed in, as the export writes it."""
    return _joined([moments_of(part.source)[part.keep] for part in parts])[kept].reset_index(drop=True)


def _respondents(
    parts: Sequence[_Part], settings: Settings, salt: bytes, default_school: str
) -> tuple[pd.DataFrame, list[str]]:
    columns = settings.columns
    weight, notes = _weights(_all(parts, columns.weight))
    frame = pd.DataFrame({"respondent_id": _joined([part.ids for part in parts])})
    frame["person_id"] = _persons(_all(parts, columns.student_id), salt)
    frame["school"] = _filled(parts, columns.school, "school").replace("", default_school)
    frame["network"] = _or_none(_spelled(_all(parts, columns.network)))
    frame["wave"] = _filled(parts, columns.wave, "wave")
    frame["weight"] = weight
    if columns.classroom:
        frame[CLASSROOM] = _or_none(_spelled(_all(parts, columns.classroom)))
    for group in settings.groups:
        frame[group.id] = _group(_all(parts, group.column), group)
    return frame, notes


def _all(parts: Sequence[_Part], column: str) -> pd.Series:
    return _joined([part.values(column) for part in parts])


def _joined(columns: Sequence[pd.Series]) -> pd.Series:
    return pd.concat(columns, ignore_index=True) if columns else pd.Series([], dtype=str)


def _spelled(values: pd.Series) -> pd.Series:
    """Values trimmed and in NFC; those that `loose` spells alike take their commonest spelling."""
    values = each(values, tidy)
    commonest = _commonest({str(value): int(n) for value, n in values.value_counts(sort=False).items()})
    return each(values, lambda value: commonest[loose(value)])


def _commonest(counts: Mapping[str, int]) -> dict[str, str]:
    """The commonest spelling of each `loose` one."""
    commonest: dict[str, str] = {}
    for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        commonest.setdefault(loose(value), value)
    return commonest


def _or_none(values: pd.Series) -> pd.Series:
    return values.where(values.ne(""))


def _filled(parts: Sequence[_Part], column: str, other: str) -> pd.Series:
    """The values of a column; where it is blank, what is known of the whole file."""
    values = _all(parts, column)
    if not is_filled(values).all():
        of_file = [pd.Series(getattr(part, other), index=range(len(part.ids)), dtype=str) for part in parts]
        values = values.where(is_filled(values), pd.concat(of_file, ignore_index=True))
    return _spelled(values)


def _persons(values: pd.Series, salt: bytes) -> pd.Series:
    places, different = distinct(values)
    folded = [fold(tidy(value)) for value in different]
    ids = keyed_ids(salt, [], folded, prefix="p_")
    nobody = NOBODY | {""}
    return spread([None if value in nobody else name for name, value in zip(ids, folded, strict=True)], places)


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
    places, different = distinct(spelled)
    options = options_of(different, group.separator)
    taken = [[tidy(option) for option in split(value, group.separator, options)] for value in different]
    counts: Counter[str] = Counter()
    for parts, n in zip(taken, np.bincount(places, minlength=len(taken)).tolist(), strict=True):
        counts.update(dict.fromkeys(parts, n))
    commonest = _commonest(counts)
    lists = np.empty(len(taken), dtype=object)
    lists[:] = [list(dict.fromkeys(commonest[loose(option)] for option in parts)) or None for parts in taken]
    return pd.Series(lists[places], index=values.index, dtype=object)


def _responses(parts: Sequence[_Part], settings: Settings, respondents: pd.DataFrame, salt: bytes) -> pd.DataFrame:
    frames = [_answers(parts, prompt, respondents, salt) for prompt in settings.prompts]
    by_row = np.arange(len(frames) * len(respondents)).reshape(len(frames), -1).T.ravel()
    names = [str(name) for name in frames[0]]  # one after the other, because each is large
    return pd.DataFrame({name: _in_turn([frame.pop(name) for frame in frames], by_row) for name in names})


def _in_turn(columns: Sequence[pd.Series], by_row: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pd.Series:
    return pd.concat(columns, ignore_index=True).take(by_row).reset_index(drop=True)


def _answers(parts: Sequence[_Part], prompt: PromptSettings, respondents: pd.DataFrame, salt: bytes) -> pd.DataFrame:
    places, different = distinct(_all(parts, prompt.column))
    texts = [clean(value) for value in different]
    wording = prompt.wording or prompt.column
    ids = (keyed_ids(salt, [part.source.digest], part.rows, [prompt.id], prefix="r_") for part in parts)
    return pd.DataFrame(
        {
            "response_id": _joined([pd.Series(names, dtype=str) for names in ids]),
            "respondent_id": respondents["respondent_id"],
            "wave": respondents["wave"],
            "prompt_id": prompt.id,
            "polarity": prompt.polarity,
            "language": spread([language_of(text) for text in texts], places),
            "status": spread([status_of(text, prompt.polarity, wording) for text in texts], places),
            "text": spread(texts, places),
        }
    )


def clean(text: str) -> str:
    """An answer in NFC, with plain line ends and without spaces around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
