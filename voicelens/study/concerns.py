"""`private/concerns.csv`: answers that may need a caring adult, and what the adults who read it wrote beside them.

People open it in a spreadsheet, so it is read as spreadsheets save CSV: with commas, semicolons or tabs, in UTF-8 or
Windows-1252. After the columns of the machine come those of people (`state`, `by`, `date`, `note`); the last column
is an id by which a line is found again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from voicelens.errors import ReviewError
from voicelens.i18n import say
from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard
from voicelens.study.files import write_bytes
from voicelens.study.folder import Study

CONCERNS_FILE = "concerns.csv"
RELEASED_FILE = "not-a-concern.txt"
NEW, RELEASED = "new", "not a concern"
STATES = (NEW, "seen", "acted", RELEASED)


@dataclass(frozen=True)
class ConcernLine:
    """One answer: where it stands in the export, what it may be about, and what people did. No word of it."""

    source: str
    row: str
    question: str
    category: str
    why: str
    state: str = NEW
    by: str = ""
    date: str = ""
    note: str = ""
    id: str = ""

    @property
    def touched(self) -> bool:
        """Whether a person has written anything here."""
        return self.state != NEW or bool(self.by or self.date or self.note)


_COLUMNS = tuple(field.name for field in fields(ConcernLine))


def concerns_path(study: Study) -> Path:
    """Where the file is, or would be."""
    return study.private / CONCERNS_FILE


def read_concerns(study: Study) -> tuple[ConcernLine, ...]:
    """The lines of the file, none where there is no file; raises `ReviewError` with the line that is wrong."""
    path = concerns_path(study)
    if not path.exists():
        return ()
    rows = list(csv.reader(_text(path).splitlines(keepends=True), delimiter=_delimiter(path)))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if not set(_COLUMNS) <= set(header):
        raise _wrong(
            say("The first line does not name all its columns."),
            1,
            say("It should read: {columns}. Or move the file away and run again.", columns=",".join(_COLUMNS)),
        )
    return tuple(
        _line(dict(zip(header, row, strict=False)), number) for number, row in enumerate(rows[1:], start=2) if any(row)
    )


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(path: Path) -> str:
    first = _text(path).partition("\n")[0]
    return max(",;\t", key=first.count)


def _line(cells: dict[str, str], number: int) -> ConcernLine:
    line = ConcernLine(**{name: cells.get(name, "").strip() for name in _COLUMNS})
    state = " ".join(line.state.lower().split()) or NEW
    if state not in STATES:
        raise _wrong(
            say("“{state}” is not a state.", state=line.state),
            number,
            say("Use one of: {known}.", known=", ".join(STATES)),
        )
    return replace(line, state=state)


def _wrong(problem: str, number: int, fix: str) -> ReviewError:
    return ReviewError(problem, where=say("private/{file}, line {line}", file=CONCERNS_FILE, line=number), fix=fix)


def put_concerns(study: Study, found: Sequence[ConcernLine]) -> None:
    """Bring the file up to date: people's words stay, new lines are added, none that a person touched is lost."""
    known = read_concerns(study)
    lines = merged(known, found)
    if lines or concerns_path(study).exists():
        _write(concerns_path(study), [_COLUMNS, *([getattr(line, name) for name in _COLUMNS] for line in lines)])
    let_go = sorted(line.id for line in lines if line.state == RELEASED and line.id)
    _put(study.private / RELEASED_FILE, "".join(f"{each}\n" for each in let_go))


def merged(known: Sequence[ConcernLine], found: Sequence[ConcernLine]) -> list[ConcernLine]:
    """Known lines in their order, with what the machine now says of them, then those found for the first time."""
    now = {line.id: line for line in found}
    kept = [_renewed(line, now.get(line.id)) for line in known if line.touched or line.id in now]
    there = {line.id for line in kept}
    return kept + [line for line in found if line.id not in there]


def _renewed(line: ConcernLine, now: ConcernLine | None) -> ConcernLine:
    return replace(now, state=line.state, by=line.by, date=line.date, note=line.note) if now else line


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    _put(path, BYTE_ORDER_MARK + csv_text([guard(cell) for cell in row] for row in rows))


def _put(path: Path, text: str) -> None:
    """Write only what changed, so that a file open in a spreadsheet is left in peace."""
    content = text.encode("utf-8")
    if not path.exists() or path.read_bytes() != content:
        write_bytes(path, content, private=True)


def released(study: Study) -> frozenset[str]:
    """The answers that a person said are no concern; they count like any other again."""
    path = study.private / RELEASED_FILE
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


def waiting(study: Study) -> int:
    """How many lines nobody has looked at yet."""
    return sum(line.state == NEW for line in read_concerns(study))
