"""A school's list of names: read from a table or a plain list, one person a row, and kept for later runs.

Only names and roles are taken; whatever else stands in the file is neither read further nor kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from voicelens.anonymise.people import Person, Roster
from voicelens.anonymise.reader import TITLES
from voicelens.anonymise.words import plain
from voicelens.errors import SourceError, StudyError
from voicelens.i18n import say
from voicelens.ingest.decode import decode
from voicelens.ingest.readers import read_source
from voicelens.study.folder import Study
from voicelens.study.roster import put_roster, roster_path
from voicelens.text import fold

_HEADINGS = {
    "first": "first|first name|firstname|given|given name|given names|legal first name|student first name|nombre"
    "|nombres|primer nombre",
    "last": "last|last name|lastname|surname|family|family name|legal last name|student last name|apellido|apellidos"
    "|primer apellido|segundo apellido|apellido paterno|apellido materno",
    "name": "name|full name|student name|student|teacher|teacher name|staff name|display name|nombre completo"
    "|nombre y apellido|nombre y apellidos|alumno|estudiante",
    "also": "nickname|nick name|nick|preferred|preferred name|preferred first name|goes by|known as|also known as|alias"
    "|middle|middle name|apodo|nombre preferido|segundo nombre",
    "role": "role|type|position|job|job title|rol|puesto|cargo|tipo",
}
_PART = {heading: part for part, known in _HEADINGS.items() for heading in known.split("|")}
_ROLES = (("teacher", r"teacher|maestr|profe|docente|instructor"), ("student", r"student|pupil|alumn|estudiante"))
_CALLED = re.compile(r"[(\"“”‘«]\s*([^()\"“”’»]+?)\s*[)\"“”’»]")
_SUFFIX = re.compile(r"[\s,]+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_TWICE = re.compile(r" \(\d+\)$")
_NO_NAME = re.compile(r"[\d@<>{}\[\]=/\\|#%&*+]")
_LONGEST, _MOST_WORDS, _MOST_COLUMNS = 80, 8, 4

Cells = list[tuple[str, str]]


def read_roster(path: Path) -> Roster:
    """The people of a roster; raises `SourceError` with the line that is no person, never quoting it."""
    lines = list(_plain_lines(path) if _is_list(path) else _rows(path))
    people = tuple(_person(cells, path.name, line) for line, cells in lines if any(value for _, value in cells))
    if not people:
        raise SourceError(
            say("This roster names nobody."),
            where=path.name,
            fix=say("Give one person a row, with columns such as first name, last name, nickname, role."),
        )
    return Roster(people)


def _is_list(path: Path) -> bool:
    return path.suffix.lower() in {".txt", ".text", ".list"}


def _plain_lines(path: Path) -> Iterator[tuple[int, Cells]]:
    try:
        text, _ = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise SourceError(
            say("The roster cannot be read: {reason}.", reason=error.strerror or error),
            where=str(path),
            fix=say("Check the name of the file and that you may open it."),
        ) from error
    for line, written in enumerate(text.splitlines(), start=1):
        if line > 1 or _heading(written) != "name":
            yield line, [("name", written.strip())]


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    source = read_source(path)
    headings = [_TWICE.sub("", str(name)) for name in source.frame]
    parts = [_heading(name) for name in headings]
    rows: list[tuple[int, list[str]]] = [
        (int(line), [str(cell).strip() for cell in cells])
        for line, cells in zip(source.rows, source.frame.itertuples(index=False), strict=True)
    ]
    if not {"first", "last", "name"} & set(parts):
        _refuse_headings(headings, source.name)
        parts = ["name"] if len(headings) == 1 else ["first", "last", "also", "also"][: len(headings)]
        rows.insert(0, (1, headings))
    for line, cells in rows:
        yield line, [(part, cell) for part, cell in zip(parts, cells, strict=True) if part]


def _heading(name: str) -> str:
    return _PART.get(" ".join(re.findall(r"[a-z]+", fold(name))), "")


def _refuse_headings(headings: Sequence[str], name: str) -> None:
    """A table without headings may begin with a person; anything else is no roster."""
    if len(headings) > _MOST_COLUMNS or any(_NO_NAME.search(each) or len(each) > _LONGEST for each in headings):
        raise SourceError(
            say("No column of this roster is known to hold names."),
            where=say("{file}, line 1", file=name),
            fix=say("Call the columns first name and last name (or name), nickname, role."),
        )


def _person(cells: Cells, file: str, line: int) -> Person:
    """What one row says; raises `SourceError` where that is no person."""
    given = {part: [value for each, value in cells if each == part and value] for part in _HEADINGS}
    also, names = [], {}
    for part in ("first", "last", "name"):
        whole = " ".join(given[part])
        also += _CALLED.findall(whole)
        names[part] = _SUFFIX.sub("", " ".join(_CALLED.sub(" ", whole).split()))
    role = next((_role(value) for value in given["role"]), "")
    first, last = names["first"], names["last"]
    if not first and not last:
        first, last = _split(names["name"])
    title, first = _untitled(first)
    everything = [first, last, *given["also"], *also]
    _refuse_no_name(everything, file, line)
    return Person(first, last, tuple(dict.fromkeys(filter(None, [*given["also"], *also]))), role or title)


def _split(name: str) -> tuple[str, str]:
    """ "Reyes, Lupe" and "Lupe Reyes" as first and last name; "Ms. Garcia" has a last name alone."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = name.partition(" ")
    return (f"{first} {last}".strip(), "") if plain(first) in TITLES else (first, last)


def _untitled(first: str) -> tuple[str, str]:
    word, _, rest = first.partition(" ")
    return ("teacher", rest) if rest and plain(word) in TITLES else ("", first)


def _role(value: str) -> str:
    folded = fold(value)
    return next((role for role, shape in _ROLES if re.search(shape, folded)), "staff")


def _refuse_no_name(names: Sequence[str], file: str, line: int) -> None:
    if not any(c.isalpha() for name in names[:2] for c in name):
        _refuse(say("This line names nobody."), file, line)
    if any(_NO_NAME.search(name) for name in names):
        _refuse(say("This line has digits or signs where a name should be."), file, line)
    if any(len(name) > _LONGEST or len(name.split()) > _MOST_WORDS for name in names):
        _refuse(say("This line is too long for one person's name."), file, line)


def _refuse(problem: str, file: str, line: int) -> NoReturn:
    raise SourceError(
        problem,
        where=say("{file}, line {line}", file=file, line=line),
        fix=say("Write one person a row, names only, or delete the line."),
    )


def validate_roster(path: Path | None) -> None:
    """Refuse a file that is no roster (`SourceError`), before anything is made of the exports."""
    if path is not None:
        read_roster(path)


def keep_roster(study: Study, path: Path | None) -> None:
    """Remember the names of a roster for this run and later ones, in place of those there were; nothing without a file.

    Raises `StudyError` where the raw words, and with them the answers to look through, are gone.
    """
    if path is None:
        return
    if study.forgotten:
        raise StudyError(
            say("The raw words of this study were deleted, so nothing can be added to it."),
            where=str(study.path),
            fix=say("Make a new study: voicelens run EXPORT --study DIR"),
        )
    people = [(p.first, p.last, *p.also, p.role) for p in read_roster(path).people]
    with study.lock():
        put_roster(study, people)


def study_roster(study: Study) -> Roster:
    """Everybody the study's roster names; nobody where it has none."""
    path = roster_path(study)
    return read_roster(path) if path.exists() else Roster()
