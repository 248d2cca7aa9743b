"""The inquiry pack: evidence filled in with a link to the row behind it, and room for what only people can write.

Its parts follow the inquiry documents of Digital Promise (problem of practice, equity use case, theory of action, pilot
plan, implementation and iteration), with a frame of prompts that a team chooses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from voicelens.brief.cells import Cell
from voicelens.brief.content import Brief, Occasion, build
from voicelens.brief.groups import Difference
from voicelens.brief.labels import theme_labels
from voicelens.brief.page import render
from voicelens.brief.sections import ThemeRow
from voicelens.errors import UsageError
from voicelens.i18n import say, speaking
from voicelens.settings import Settings

_FRAMES = Path(__file__).parent / "frames"
FRAMES = ("notice-reflect", "pdsa")
MOST_NAMED = 3
ROUNDS = 3


@dataclass(frozen=True)
class Step:
    """One box of a frame: what it is called, what it asks, and how many lines there are to write on."""

    name: str
    prompt: str
    lines: int
    wide: bool


@dataclass(frozen=True)
class Frame:
    """The prompts a team works with."""

    title: str
    source: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Line:
    """A row of the table behind the evidence; `group` is empty for all students."""

    theme: str
    polarity: str
    group: str
    cell: Cell


@dataclass(frozen=True)
class Inquiry:
    """A whole pack. `behind` holds every row that the evidence points to, each once."""

    whole: Brief
    likes: tuple[ThemeRow, ...]
    changes: tuple[ThemeRow, ...]
    moved: tuple[ThemeRow, ...]
    differences: tuple[Difference, ...]
    frame: Frame
    behind: tuple[Line, ...]
    rounds: int = ROUNDS


def frame(name: str, language: str) -> Frame:
    """The frame of that name in a language; raises `UsageError` that lists the known ones."""
    if name not in FRAMES:
        raise UsageError(
            say("“{name}” is not a frame for inquiry.", name=name),
            where="--frame",
            fix=say("Use one of: {known}.", known=", ".join(FRAMES)),
        )
    data = _read(name)
    steps = (
        Step(step["name"][language], step["prompt"][language], step["lines"], step.get("wide", False))
        for step in data["step"]
    )
    return Frame(data["title"][language], data["source"], tuple(steps))


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_FRAMES / f"{name}.toml").read_text(encoding="utf-8"))


def inquiry(  # noqa: PLR0913  (the stage's three tables, and four choices by name)
    published: pd.DataFrame,
    themes: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
    language: str,
    frame_name: str = FRAMES[0],
) -> Mapping[str, str]:
    """The page `inquiry.html`, for one school or for the whole."""
    with speaking(language):
        chosen = frame(frame_name, language)
        whole = build(published, theme_labels(themes), quotes, settings=settings, occasion=occasion)
        content = build_inquiry(whole, chosen)
    return {"inquiry.html": render("inquiry.html", language=language, draft=occasion.draft, page=content)}


def build_inquiry(whole: Brief, chosen: Frame) -> Inquiry:
    """The evidence: strengths first, then requests, what moved, and differences clear enough to discuss."""
    by_kind = {section.polarity: section.leaves[:MOST_NAMED] for section in whole.sections}
    likes, changes = by_kind.get("like", ()), by_kind.get("change") or by_kind.get("other", ())
    moved = tuple(row for row in (*likes, *changes) if row.since and row.since.verdict in ("up", "down"))
    differences = whole.groups.differences[:MOST_NAMED]
    rows = {line.cell.id: line for line in _behind((*likes, *changes), differences)}
    return Inquiry(whole, likes, changes, moved, differences, chosen, tuple(rows.values()))


def _behind(rows: tuple[ThemeRow, ...], differences: tuple[Difference, ...]) -> Iterator[Line]:
    for row in rows:
        yield Line(row.theme.name, row.polarity, "", row.cell)
    for each in differences:
        yield Line(each.theme.name, each.polarity, each.group.name, each.cell)
