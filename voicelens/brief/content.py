"""The content of a school's brief as frozen values, built from published rows alone."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from voicelens.brief.cells import Cell, Entry, choose_unit, entries
from voicelens.brief.charts import Axis
from voicelens.brief.groups import Difference, Groups, groups
from voicelens.brief.labels import theme_labels
from voicelens.brief.quotes import Quote, choose_quotes
from voicelens.brief.sections import Section, ThemeRow, sections, themes_axis
from voicelens.settings import Settings

FEW_ANSWERS = 60
CENSUS = 80
ROOMY = 7
LETTERS_IN_A_ROW = 150


@dataclass(frozen=True)
class Card:
    """One sentence at the top: a section's first theme, a movement since last time, or a difference."""

    kind: str
    row: ThemeRow | None = None
    difference: Difference | None = None
    tied: bool = False


@dataclass(frozen=True)
class Rules:
    """The thresholds that the page states in words. One flagged difference in `chance` is expected to be chance."""

    min_group: int
    chance: int
    smallest_gap: float


@dataclass(frozen=True)
class Brief:
    """A whole brief. `answered` is the published count of everyone; its `share` is the response rate, if known."""

    name: str
    level: str
    wave: str
    prompts: tuple[str, ...]
    answered: Cell | None
    axis: Axis
    sections: tuple[Section, ...]
    cards: tuple[Card, ...]
    groups: Groups
    quotes: tuple[Quote, ...]
    rules: Rules
    draft: bool

    @property
    def few(self) -> bool:
        """Whether there are too few answers for themes to be more than notes."""
        return self.answered is None or self.answered.n is None or self.answered.n < FEW_ANSWERS

    @property
    def dense(self) -> bool:
        """Whether paper needs tighter lines on the first page; two lines of names take as much as a theme."""
        names = sum(len(", ".join(section.others)) for section in self.sections)
        themes = sum(len(section.rows) for section in self.sections)
        return themes + names / LETTERS_IN_A_ROW > ROOMY

    @property
    def census(self) -> bool:
        """Whether so many answered that this is close to asking everyone."""
        return self.answered is not None and (self.answered.share or 0) >= CENSUS

    @property
    def outline(self) -> tuple[ThemeRow, ...]:
        """Every theme that is shown with numbers, section by section."""
        return tuple(row for section in self.sections for row in section.outline)

    @property
    def clarity(self) -> bool:
        """Whether any theme has a clarity word."""
        return any(row.theme.clarity for row in self.outline)

    @property
    def moving(self) -> bool:
        """Whether there is an earlier cycle to speak of."""
        return any(row.since for row in self.outline)

    @property
    def topic(self) -> ThemeRow | None:
        """The theme to ask students about next: what they ask most to change, else what came up most."""
        firsts = {section.polarity: section.rows[0] for section in self.sections if section.rows}
        return firsts.get("change") or firsts.get("other") or firsts.get("like")


def build(
    published: pd.DataFrame, themes: pd.DataFrame, quotes: pd.DataFrame, *, settings: Settings, wave: str, draft: bool
) -> Brief:
    """The content of one unit's brief for one wave; raises `UsageError` where no one unit stands for the whole."""
    rows = choose_unit(published, wave)
    labels = theme_labels(themes)
    found, coverage = entries(rows, "comparison"), entries(rows, "coverage")
    shown = sections(found, entries(rows, "change"), labels, settings)
    about_groups = groups(found, coverage, shown, labels, settings)
    level = "school" if rows.empty else str(rows["unit_level"].iloc[0])
    return Brief(
        name=_name(rows, level, settings),
        level=level,
        wave=wave,
        prompts=tuple(prompt.wording or prompt.column for prompt in settings.prompts),
        answered=_answered(coverage),
        axis=themes_axis(each for each in found if each.theme_id in labels),
        sections=shown,
        cards=tuple(_cards(shown, about_groups)),
        groups=about_groups,
        quotes=choose_quotes(quotes, shown, settings.brief.quotes),
        rules=_rules(settings),
        draft=draft,
    )


def _name(rows: pd.DataFrame, level: str, settings: Settings) -> str:
    """The school's own name, or the study's; empty where neither the settings nor the export tell one."""
    unit = "" if rows.empty else str(rows["unit"].iloc[0]).strip(" *")
    known = settings.study.name or settings.columns.school
    return unit if level == "school" and unit and known else settings.study.name


def _answered(coverage: tuple[Entry, ...]) -> Cell | None:
    return next((each.cell for each in coverage if each.everyone and not each.cell.hidden), None)


def _rules(settings: Settings) -> Rules:
    rate = settings.compare.false_discovery_rate
    return Rules(settings.protect.min_group, round(1 / rate), settings.compare.smallest_gap)


def _cards(shown: tuple[Section, ...], about_groups: Groups) -> list[Card]:
    firsts = [section for section in shown if section.rows and not section.rows[0].cell.coded]
    cards = [Card(section.polarity, row=section.rows[0], tied=section.tied) for section in firsts]
    moved = [
        row for section in shown for row in section.rows
        if row.since and row.since.verdict in ("up", "down") and row.since.gap_range
    ]  # fmt: skip
    if moved:
        cards.append(Card("movement", row=max(moved, key=lambda row: row.since.distance if row.since else 0)))
    plain = [each for each in about_groups.differences if not each.cell.coded]
    if plain:
        cards.append(Card("difference", difference=max(plain, key=lambda each: each.cell.distance)))
    return cards
