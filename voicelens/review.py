"""People's decisions: plain CSV files in `review/` that are read strictly and replayed on top of what machines propose.

No student text stands in any of them. Reading refuses a file it does not understand, naming the line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar, Self

from voicelens.errors import ReviewError
from voicelens.i18n import say


@dataclass(frozen=True)
class Decision:
    """One line of a review file. `line` is its number in the file, counted as a spreadsheet does."""

    line: int
    action: str

    file: ClassVar[str]
    actions: ClassVar[tuple[str, ...]]
    needs: ClassVar[dict[str, tuple[str, ...]]] = {}

    @classmethod
    def columns(cls) -> list[str]:
        """The columns of the file, in order."""
        return [f.name for f in fields(cls) if f.name != "line"]

    @classmethod
    def build(cls, line: int, row: dict[str, str]) -> Self:
        """The decision a row states; raises `ReviewError` where it states none."""
        action = row.get("action", "")
        where = say("review/{file}, line {line}", file=cls.file, line=line)
        if action not in cls.actions:
            raise ReviewError(
                say("“{action}” is not an action.", action=action),
                where=where,
                fix=say("Use one of: {known}.", known=", ".join(cls.actions)),
            )
        empty = [column for column in cls.needs.get(action, ()) if not row.get(column)]
        if empty:
            raise ReviewError(
                say("The action “{action}” needs a value in “{column}”.", action=action, column=empty[0]),
                where=where,
                fix=say("Fill it in, or delete the line."),
            )
        return cls(line=line, **{column: row.get(column, "") for column in cls.columns()})


@dataclass(frozen=True)
class ThemeDecision(Decision):
    """A decision about a theme, found again by `anchors` (idea ids, spaces between) more than by `theme_id`."""

    theme_id: str = ""
    into: str = ""
    label: str = ""
    anchors: str = ""
    by: str = ""
    date: str = ""
    note: str = ""

    file = "themes.csv"
    actions = ("rename", "merge", "hide", "move", "split", "describe")
    needs: ClassVar[dict[str, tuple[str, ...]]] = {
        "rename": ("theme_id", "label"),
        "merge": ("theme_id", "into"),
        "hide": ("theme_id",),
        "move": ("anchors", "into"),
        "split": ("theme_id",),
        "describe": ("theme_id", "label"),
    }


@dataclass(frozen=True)
class QuoteDecision(Decision):
    """A person's yes or no to showing a quote."""

    quote_id: str = ""
    by: str = ""
    date: str = ""
    note: str = ""

    file = "quotes.csv"
    actions = ("approve", "refuse")
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"approve": ("quote_id", "by"), "refuse": ("quote_id",)}


@dataclass(frozen=True)
class RedactionDecision(Decision):
    """A person's word on what is masked in one answer: offsets in code points, and a `check` of the words there."""

    response_id: str = ""
    start: str = ""
    end: str = ""
    kind: str = ""
    check: str = ""
    by: str = ""
    date: str = ""
    note: str = ""

    file = "redactions.csv"
    actions = ("keep", "hide")
    needs: ClassVar[dict[str, tuple[str, ...]]] = dict.fromkeys(actions, ("response_id", "start", "end", "check"))


KINDS: Sequence[type[Decision]] = (ThemeDecision, QuoteDecision, RedactionDecision)


def read_decisions(folder: Path, kind: type[Decision]) -> tuple[Decision, ...]:
    """All decisions of one kind, in file order; a missing file holds none. Raises `ReviewError` with the line."""
    path = folder / kind.file
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return tuple(kind.build(line, row) for line, row in _rows(handle, kind))
    except (UnicodeDecodeError, OSError) as error:
        raise _unreadable(error, f"review/{kind.file}") from error


def _unreadable(error: Exception, where: str) -> ReviewError:
    return ReviewError(
        say("The file is not a readable CSV file: {error}.", error=error),
        where=where,
        fix=say("Save it again as “CSV UTF-8”."),
    )


def _rows(handle: Iterable[str], kind: type[Decision]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = _lines(handle, kind)
    _, header = next(lines, (1, []))
    if "action" not in header or not set(header) <= set(kind.columns()) or len(set(header)) < len(header):
        raise ReviewError(
            say("The first line does not name the columns of this file."),
            where=f"review/{kind.file}",
            fix=say("It should read: {columns}", columns=",".join(kind.columns())),
        )
    for line, cells in lines:
        if any(cells[len(header) :]):
            raise ReviewError(
                say("This line has more values than the file has columns."),
                where=say("review/{file}, line {line}", file=kind.file, line=line),
                fix=say("Put a value that has a comma in it between double quotes."),
            )
        if any(cells):
            yield line, dict(zip(header, cells, strict=False))


def _lines(handle: Iterable[str], kind: type[Decision]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(handle, strict=True)
    try:
        for line, cells in enumerate(reader, start=1):
            yield line, [cell.strip() for cell in cells]
    except csv.Error as error:
        where = say("review/{file}, line {line}", file=kind.file, line=reader.line_num)
        raise _unreadable(error, where) from error


def add_decisions(folder: Path, decisions: Sequence[Decision]) -> None:
    """Write decisions at the end of their file; lines that are there stay as they are."""
    if not decisions:
        return
    kind = type(decisions[0])
    write_header(folder, kind)
    path = folder / kind.file
    with path.open(encoding="utf-8-sig", newline="") as handle:
        columns = next(csv.reader(handle), kind.columns())
    text = path.read_bytes()
    with path.open("a", encoding="utf-8", newline="") as handle:
        handle.write("" if text.endswith(b"\n") else "\n")
        csv.writer(handle, lineterminator="\n").writerows(
            [getattr(decision, column.strip()) for column in columns] for decision in decisions
        )


def write_header(folder: Path, kind: type[Decision]) -> None:
    """An empty review file that shows a person which columns to fill; an existing one is left alone."""
    path = folder / kind.file
    if not path.exists():
        path.write_text(",".join(kind.columns()) + "\n", encoding="utf-8", newline="\n")
