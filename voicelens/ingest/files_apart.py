"""Whole files that are one school or one cycle each: read from their names, put to a person."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.i18n import say
from voicelens.ingest.alike import label_pairs, loose
from voicelens.ingest.filenames import cycle_in, school_in
from voicelens.ingest.lookup import lacking, place_of
from voicelens.ingest.names import tidy
from voicelens.ingest.question import Question
from voicelens.ingest.readers import Source
from voicelens.settings import SameSettings, Settings


def file_questions(
    known: Sequence[Source], new: Sequence[Source], settings: Settings, *, one_cycle: bool
) -> list[Question]:
    """Whether each new file is one cycle, and whether each file without a school column is one school."""
    cycles = [] if one_cycle or settings.columns.wave else _cycles(_unsaid(new, "wave", settings))
    return [*cycles, *_schools(known, new, settings)]


def _unsaid(new: Sequence[Source], kind: str, settings: Settings) -> list[str]:
    said = {
        name for entry in settings.same if entry.kind == kind and entry.answer in {"yes", "no"} for name in entry.new
    }
    return [source.name for source in new if source.name not in said]


def _cycles(names: Sequence[str]) -> list[Question]:
    found = [cycle_in(name) for name in names]
    if len(set(found)) < 2 or not all(found):
        return []
    told = _pairs(names, found)
    sentence = say("Do these files hold one cycle of the survey each? {files}", files=told)
    return [Question(sentence, SameSettings(kind="wave", new=tuple(names), known=tuple(found)))]


def _schools(known: Sequence[Source], new: Sequence[Source], settings: Settings) -> list[Question]:
    column = settings.columns.school
    without = [source for source in new if not column or lacking(source, [column])]
    names = _unsaid(without, "school", settings)
    before = _known_schools(known, settings)
    wanted = [school_in(name) or name.rpartition(".")[0] or name for name in names]
    apart = len({loose(school) for school in wanted}) > 1 and not _cycles_only(names)
    if not names or not (before or apart):
        return []
    known_as = {loose(school): school for school in before} | dict(label_pairs(sorted(before), wanted))
    schools = [known_as.get(loose(school)) or known_as.get(school) or school for school in wanted]
    sentence = say(
        "Is each of these files one school? {files} (another name can be written in voicelens.toml)",
        files=_pairs(names, schools),
    )
    return [Question(sentence, SameSettings(kind="school", new=tuple(names), known=tuple(schools)))]


def _cycles_only(names: Sequence[str]) -> bool:
    """Whether the names differ in their cycle alone, or one of them is nothing but a cycle."""
    cycles, schools = [cycle_in(name) for name in names], [school_in(name) for name in names]
    bare = any(cycle and not school for cycle, school in zip(cycles, schools, strict=True))
    return bare or (all(cycles) and len({loose(school) for school in schools}) == 1)


def _known_schools(known: Sequence[Source], settings: Settings) -> list[str]:
    said = [school for entry in settings.agreed if entry.kind == "school" for school in entry.known]
    column = settings.columns.school
    for source in known:
        place = place_of(source, column) if column else None
        said += [] if place is None else map(tidy, map(str, source.frame[place].unique()))
    return list(dict.fromkeys(school for school in said if school))


def _pairs(files: Sequence[str], meant: Sequence[str]) -> str:
    return ", ".join(f"{file} = “{name}”" for file, name in zip(files, meant, strict=True))
