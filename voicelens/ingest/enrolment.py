"""How many students are enrolled, everybody and by group: read from a small table, matched with the groups of a study.

The table is either long (school, dimension, group, enrolled; `*`,`*` is everybody) or wide: one row for each school and
one column for each group, named after the group ("7th grade") or after both ("English learner: Yes").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import ngettext, say
from voicelens.ingest.names import tidy
from voicelens.ingest.readers import Source, read_source
from voicelens.settings import Settings
from voicelens.tables import EVERYONE, TABLES, check, groups_of
from voicelens.text import fold

LONG = ("school", "dimension", "group", "enrolled")
_WHOLE = frozenset(
    ("*", "enrolled", "enrolment", "enrollment", "total", "all", "all students", "everyone", "everybody")
)
_NUMBER = re.compile(r"\d{1,9}(?:\.0)?|\d{1,3}(?:,\d{3})+")
_NAMED = 6


@dataclass(frozen=True)
class Enrolled:
    """One count as the file states it. An empty `dimension` means that the file names the group alone."""

    line: int
    school: str
    dimension: str
    group: str
    count: int


def read_enrolment(path: Path) -> tuple[Enrolled, ...]:
    """The counts of one file, in its order; raises `SourceError` with the line where it is no such table."""
    source = read_source(path)
    columns = {_same(str(name)): place for place, name in enumerate(source.frame)}
    if set(LONG[1:]) <= set(columns):
        counts = tuple(_long(source, columns))
    elif "school" in columns and len(columns) > 1 and not set(LONG[1:3]) & set(columns):
        counts = tuple(_wide(source, columns["school"]))
    else:
        raise _not_enrolment(source.name)
    if not counts:
        raise _not_enrolment(source.name)
    _refuse_twice(counts, source.name)
    return counts


def _same(text: str) -> str:
    """What two spellings of one label share: capitals, accents and spaces aside."""
    return fold(tidy(text))


def _not_enrolment(name: str) -> SourceError:
    return SourceError(
        say("This is not a table of enrolment counts."),
        where=say("{file}, line 1", file=name),
        fix=say(
            "Name the columns {columns}, one line for each group, with * as dimension and group for everybody; or give "
            "each school one line, with the column school and a column of counts for each group.",
            columns=", ".join(LONG),
        ),
    )


def _long(source: Source, columns: Mapping[str, int]) -> Iterator[Enrolled]:
    for line, cells in _lines(source):
        school, dimension, group, count = (cells[columns[name]] if name in columns else "" for name in LONG)
        if count:
            yield _everyone(Enrolled(line, school, dimension, group, _number(count, source.name, line)))


def _wide(source: Source, school: int) -> Iterator[Enrolled]:
    headings = [tidy(str(name)) for name in source.frame]
    for line, cells in _lines(source):
        for place, heading in enumerate(headings):
            if place != school and cells[place]:
                dimension, _, group = heading.rpartition(":")
                count = _number(cells[place], source.name, line)
                yield _everyone(Enrolled(line, cells[school], dimension.strip(), group.strip(), count))


def _lines(source: Source) -> Iterator[tuple[int, list[str]]]:
    for line, cells in zip(source.rows, source.frame.itertuples(index=False), strict=True):
        yield int(line), [tidy(str(cell)) for cell in cells]


def _everyone(count: Enrolled) -> Enrolled:
    whole = _same(count.group) in _WHOLE and _same(count.dimension) in {"", *_WHOLE}
    return replace(count, dimension=EVERYONE, group=EVERYONE) if whole else count


def _number(text: str, name: str, line: int) -> int:
    if not _NUMBER.fullmatch(text):
        raise SourceError(
            say("A count is not a whole number of students."),
            where=say("{file}, line {line}", file=name, line=line),
            fix=say("Write digits only, or leave the cell empty where the number is not known."),
        )
    return int(text.replace(",", "").removesuffix(".0"))


def _refuse_twice(counts: Sequence[Enrolled], name: str) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for count in counts:
        what = (_same(count.school), _same(count.dimension), _same(count.group))
        if what in seen:
            raise SourceError(
                say("The same group is counted twice, here and in line {line}.", line=seen[what]),
                where=say("{file}, line {line}", file=name, line=count.line),
                fix=say("Keep one of the two lines."),
            )
        seen[what] = count.line


def match_enrolment(
    files: Sequence[tuple[Sequence[Enrolled], str]], respondents: pd.DataFrame, settings: Settings
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The table `enrolled` from the counts of each cycle, and a sentence for everything that found no partner.

    Labels match when they differ at most in capitals, accents and spaces. The counts of a cycle that no answer carries
    are those of the newest one. Where one school answered and the file has one, they are the same.
    """
    parts, notes = [], []
    cycles = respondents["wave"]
    for counts, cycle in files if len(cycles) else ():
        wave = cycle if cycles.eq(cycle).any() else str(cycles.iloc[-1])
        found, told = _matched(counts, respondents[cycles == wave], settings)
        parts.append(pd.DataFrame(found, columns=["school", "dimension", "group", "enrolled"]).assign(wave=wave))
        notes += told
    table = pd.concat([pd.DataFrame(columns=[*TABLES["enrolled"].columns]), *parts], ignore_index=True)
    keys = list(TABLES["enrolled"].key)
    return check("enrolled", table.drop_duplicates(keys, keep="last", ignore_index=True)), tuple(dict.fromkeys(notes))


def _matched(
    counts: Sequence[Enrolled], respondents: pd.DataFrame, settings: Settings
) -> tuple[list[tuple[str, str, str, int]], list[str]]:
    schools = _schools(counts, respondents)
    labels = _labels(respondents, settings)
    found, nowhere, unknown = [], [], []
    for count in counts:
        school, place = schools.get(_same(count.school)), _place(count, labels, settings)
        if school is None:
            nowhere.append(count.school)
        elif place is None:
            unknown.append(f"{count.dimension}: {count.group}".removeprefix(": "))
        else:
            found.append((school, *place, count.count))
    listed = {place[1:3] for place in found}
    missing = sum((dimension, group) not in listed for dimension, known in labels.items() for group in known.values())
    return found, _unmatched(nowhere, unknown, missing)


def _schools(counts: Sequence[Enrolled], respondents: pd.DataFrame) -> dict[str, str]:
    """The schools that answered, by what identifies their names in the file."""
    answered = [str(name) for name in respondents["school"].unique()]
    named = {_same(count.school) for count in counts}
    if len(answered) == 1 and len(named) == 1:
        return {next(iter(named)): answered[0]}
    return {_same(name): name for name in answered}


def _labels(respondents: pd.DataFrame, settings: Settings) -> dict[str, dict[str, str]]:
    """Dimension to its groups among the answers, by what identifies them."""
    return {
        group.id: {_same(each): each for value in respondents[group.id] for each in groups_of(value)}
        for group in settings.groups
    }


def _place(count: Enrolled, labels: Mapping[str, Mapping[str, str]], settings: Settings) -> tuple[str, str] | None:
    """The dimension and group that a count is of, as the study writes them."""
    if count.group == EVERYONE:
        return (EVERYONE, EVERYONE) if count.dimension == EVERYONE else None
    asked, group = _same(count.dimension), _same(count.group)
    fits = [
        each.id for each in settings.groups
        if group in labels[each.id] and (not asked or asked in {_same(each.id), _same(each.label), _same(each.column)})
    ]  # fmt: skip
    return (fits[0], labels[fits[0]][group]) if len(fits) == 1 else None


def _unmatched(nowhere: Sequence[str], unknown: Sequence[str], missing: int) -> list[str]:
    notes = []
    if nowhere:
        names = list(dict.fromkeys(nowhere))
        notes.append(
            ngettext(
                "The enrolment counts name {n} school that no answer comes from: {names}.",
                "The enrolment counts name {n} schools that no answer comes from: {names}.",
                len(names),
            ).format(n=len(names), names=_few(names))
        )
    if unknown:
        names = list(dict.fromkeys(unknown))
        notes.append(
            ngettext(
                "{n} enrolment count fits no group among the answers: {names}. Write it as the answers do.",
                "{n} enrolment counts fit no group among the answers: {names}. Write them as the answers do.",
                len(names),
            ).format(n=len(names), names=_few(names))
        )
    if missing:
        notes.append(
            ngettext(
                "{n} group among the answers has no enrolment count, so it has no response rate.",
                "{n} groups among the answers have no enrolment count, so they have no response rate.",
                missing,
            ).format(n=missing)
        )
    return notes


def _few(names: Sequence[str]) -> str:
    named = ", ".join(f"“{name}”" for name in names[:_NAMED])
    return f"{named} …" if len(names) > _NAMED else named
