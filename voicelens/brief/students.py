"""The page for students, “What we heard”: one sheet in each language, with no number of any group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from voicelens.brief.actions import Actions
from voicelens.brief.cells import Cell
from voicelens.brief.content import Brief, Occasion, build
from voicelens.brief.labels import ThemeLabel, theme_labels
from voicelens.brief.page import environment, render
from voicelens.brief.sections import Section
from voicelens.i18n import speaking
from voicelens.settings import Settings
from voicelens.tables import empty

MOST_TOLD = 3
LINES_TO_FILL = 3


@dataclass(frozen=True)
class Told:
    """One theme as students read it. `tens` is how many in 10 students, 0 where it is fewer than one in ten."""

    theme: ThemeLabel
    cell: Cell
    tens: int


@dataclass(frozen=True)
class Heard:
    """A whole student page in one language."""

    whole: Brief
    likes: tuple[Told, ...]
    changes: tuple[Told, ...]
    others: tuple[Told, ...]
    actions: Actions

    @property
    def blanks(self) -> int:
        """How many empty lines the table of what adults do has."""
        return max(0, LINES_TO_FILL - len(self.actions.doing))

    @property
    def anything(self) -> bool:
        """Whether any theme may be told."""
        return bool(self.likes or self.changes or self.others)


def students(
    published: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
    languages: Sequence[str],
    actions: Actions | None = None,
) -> Mapping[str, str]:
    """The page `students.html`: one sheet for each language, the first one being the language of the page."""
    sheets = []
    for language in languages:
        own = (actions or Actions()).in_language(language)
        with speaking(language):
            heard = build_heard(published, themes, settings=settings, occasion=occasion, actions=own)
        template = environment(language).get_template("students_sheet.html")
        first = language == languages[0]
        sheets.append(Markup(template.render(language=language, first=first, draft=occasion.draft, page=heard)))  # noqa: S704  (a template's own output, already escaped)
    name = heard.whole.name
    page = render("students.html", language=languages[0], draft=occasion.draft, sheets=sheets, name=name)
    return {"students.html": page}


def build_heard(
    published: pd.DataFrame, themes: pd.DataFrame, *, settings: Settings, occasion: Occasion, actions: Actions
) -> Heard:
    """The content from published rows alone."""
    whole = build(published, theme_labels(themes), empty("quotes"), settings=settings, occasion=occasion)
    told = {section.polarity: _told(section) for section in whole.sections}
    return Heard(
        whole=whole,
        likes=told.get("like", ()),
        changes=told.get("change", ()),
        others=told.get("other", ()),
        actions=actions,
    )


def _told(section: Section) -> tuple[Told, ...]:
    """The most named themes that have a plain number, so that each can be told as so many in ten."""
    plain = [row for row in section.leaves if not row.cell.coded and (row.cell.share or 0) >= _LEAST]
    return tuple(_in_tens(row.theme, row.cell) for row in plain[:MOST_TOLD])


_LEAST, _TENTH = 3, 10


def _in_tens(theme: ThemeLabel, cell: Cell) -> Told:
    share = cell.share or 0
    return Told(theme, cell, (share + 5) // 10 if share >= _TENTH else 0)
