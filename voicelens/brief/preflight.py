"""What was understood of the exports, before and after a run, for the team that runs the survey: never published.

It holds no student's words, no names and no rows: column names, counts, and published numbers of groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from voicelens.brief.cells import Cell, Entry, choose_unit, entries
from voicelens.brief.labels import group_label, group_order
from voicelens.brief.page import render
from voicelens.settings import Settings
from voicelens.tables import EVERYONE

MOST_SCHOOLS = 12
MOST_GROUPS = 14
MOST_FILES = 20
ANSWERS, GROUPS, LEFT_OUT = "prompt", "group", "dropped"


@dataclass(frozen=True)
class FileFacts:
    """One export: what it was read as, its cycle, rows in, and rows set aside by reason."""

    name: str
    kind: str
    wave: str
    rows: int
    aside: tuple[tuple[str, int], ...] = ()

    @property
    def kept(self) -> int:
        """Rows that go on."""
        return self.rows - sum(count for _, count in self.aside)


@dataclass(frozen=True)
class ColumnFacts:
    """What a column was taken for and why. `detail` is a question's polarity, or what parts several choices.

    `label` is what a group is called. No `why` means that a person decided it in voicelens.toml.
    """

    name: str
    role: str
    why: str
    detail: str = ""
    label: str = ""


@dataclass(frozen=True)
class AnswerFacts:
    """The answers to one question: how many of each status, and each language with its share in words."""

    wording: str
    polarity: str
    statuses: Mapping[str, int]
    languages: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        """All rows that were kept."""
        return sum(self.statuses.values())


@dataclass(frozen=True)
class Understood:
    """Everything that was gathered about a study: the source of the page and of the lines on a terminal.

    `questions` only a person can answer, `readings` tell how files were read, `doubts` are the rest to look at.
    """

    wave: str
    files: tuple[FileFacts, ...]
    columns: tuple[ColumnFacts, ...]
    answers: tuple[AnswerFacts, ...]
    published: pd.DataFrame
    questions: tuple[str, ...]
    readings: tuple[str, ...]
    doubts: tuple[str, ...]
    has_rates: bool
    ran: bool

    @property
    def checks(self) -> tuple[str, ...]:
        """Everything a person should look at."""
        return (*self.questions, *self.doubts)


@dataclass(frozen=True)
class GroupLine:
    """One group, or one school, and its published number of students."""

    name: str
    cell: Cell


@dataclass(frozen=True)
class GroupBlock:
    """One dimension. `unseen` counts groups whose number is not shown, `more` those that the page has no room for."""

    name: str
    lines: tuple[GroupLine, ...]
    unseen: int = 0
    more: int = 0


@dataclass(frozen=True)
class LeftOut:
    """Columns left out for one reason; none means that a person did it."""

    why: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Preflight:
    """The content of the page."""

    name: str
    understood: Understood
    level: str
    answered: Cell | None
    blocks: tuple[GroupBlock, ...]
    least: int

    @property
    def rows(self) -> int:
        """Rows in all files."""
        return sum(file.rows for file in self.understood.files)

    @property
    def kept(self) -> int:
        """Rows of all files that go on."""
        return sum(file.kept for file in self.understood.files)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The columns left out, one entry for each reason."""
        names: dict[str, list[str]] = {}
        for column in self.columns(LEFT_OUT):
            names.setdefault(column.why, []).append(column.name)
        return tuple(LeftOut(why, tuple(several)) for why, several in names.items())

    @property
    def parts(self) -> tuple[ColumnFacts, ...]:
        """Columns with a part of their own: school, network, cycle, weight, student."""
        return tuple(each for each in self.understood.columns if each.role not in (ANSWERS, GROUPS, LEFT_OUT))

    @property
    def files(self) -> tuple[FileFacts, ...]:
        """The files that are listed one by one."""
        return self.understood.files[:MOST_FILES]

    @property
    def more_files(self) -> tuple[FileFacts, ...]:
        """The files that are only counted."""
        return self.understood.files[MOST_FILES:]

    def columns(self, role: str) -> tuple[ColumnFacts, ...]:
        """The columns of one role, in the order of the export."""
        return tuple(each for each in self.understood.columns if each.role == role)


def build(understood: Understood, settings: Settings) -> Preflight:
    """The content for the newest cycle, groups in a fixed order that never follows the size of a number."""
    rows = choose_unit(understood.published, understood.wave)
    level = "school" if rows.empty else str(rows["unit_level"].iloc[0])
    covered = entries(rows, "coverage")
    schools = [] if level == "school" else list(_schools(understood.published, understood.wave))
    return Preflight(
        name=settings.study.name,
        understood=understood,
        level=level,
        answered=next((each.cell for each in covered if each.everyone and not each.cell.hidden), None),
        blocks=(*schools, *_blocks([each for each in covered if not each.everyone], settings)),
        least=settings.protect.min_group,
    )


def _blocks(covered: Sequence[Entry], settings: Settings) -> Iterator[GroupBlock]:
    ordered = sorted(covered, key=lambda each: group_order(settings, each.dimension, each.group))
    for dimension, same in groupby(ordered, key=lambda each: each.dimension):
        lines = [GroupLine(group_label(settings, dimension, each.group).short, each.cell) for each in same]
        yield _block(group_label(settings, dimension, "").dimension, lines, MOST_GROUPS)


def _schools(published: pd.DataFrame, wave: str) -> Iterator[GroupBlock]:
    rows = published[(published["wave"] == wave) & (published["unit_level"] == "school")]
    found = [(str(unit), entries(own, "coverage")) for unit, own in rows.groupby("unit", sort=True)]
    lines = [GroupLine(unit, each.cell) for unit, own in found for each in own if each.dimension == EVERYONE]
    if lines:
        yield _block("", lines, MOST_SCHOOLS)


def _block(name: str, lines: Iterable[GroupLine], most: int) -> GroupBlock:
    every = list(lines)
    seen = [line for line in every if not line.cell.hidden]
    return GroupBlock(name, tuple(seen[:most]), len(every) - len(seen), max(0, len(seen) - most))


def preflight_page(content: Preflight, *, language: str, made_from: str = "") -> str:
    """The page: one file, no script, marked as internal. `made_from` is a digest that says whether it is up to date."""
    return render("preflight.html", language=language, preflight=content, made_from=made_from)
