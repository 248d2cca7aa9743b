"""The content of a school's brief as frozen values, built from published rows alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from voicelens.brief.cards import Card, cards
from voicelens.brief.cells import Cell, Entry, choose_unit, entries
from voicelens.brief.charts import Axis
from voicelens.brief.groups import Groups, groups
from voicelens.brief.history import Run, runs
from voicelens.brief.labels import ThemeLabel, theme_labels
from voicelens.brief.overview import Cluster, overview
from voicelens.brief.quotes import Quote, choose_quotes
from voicelens.brief.sections import Section, ThemeRow, sections, themes_axis
from voicelens.brief.tension import Tension, tension
from voicelens.settings import Settings

FEW_ANSWERS = 60
CENSUS = 80


@dataclass(frozen=True)
class Occasion:
    """What a brief is of, and what is known about it outside the published table.

    `waves` are all cycles in their order; `typical` says how near the middle of its theme a quote is; `languages` are
    the codes of languages that enough students wrote in. `school` is empty for the whole, or for the only school.
    """

    wave: str
    draft: bool
    school: str = ""
    waves: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    typical: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """The thresholds that the page states in words. One flagged difference in `chance` is expected to be chance."""

    min_group: int
    chance: int
    smallest_gap: float


@dataclass(frozen=True)
class Brief:
    """A whole brief. `answered` is the published count of everyone; its `share` is the response rate, if known.

    `before` is the cycle that "since last time" speaks of. How paper holds it: `density` is how tightly it is set,
    `drawn` which pictures stand on the second page ("runs", "tension"), `roomy` whether there are lines to spare.
    """

    name: str
    level: str
    occasion: Occasion
    before: str
    prompts: tuple[str, ...]
    answered: Cell | None
    axis: Axis
    sections: tuple[Section, ...]
    cards: tuple[Card, ...]
    groups: Groups
    runs: tuple[Run, ...]
    tension: Tension | None
    overview: tuple[Cluster, ...]
    quotes: tuple[Quote, ...]
    rules: Rules
    drawn: tuple[str, ...]
    density: str = ""
    roomy: bool = False

    @property
    def wave(self) -> str:
        """The cycle the brief is of."""
        return self.occasion.wave

    @property
    def draft(self) -> bool:
        """Whether the page is still to be checked."""
        return self.occasion.draft

    @property
    def few(self) -> bool:
        """Whether there are too few answers for themes to be more than notes."""
        return self.answered is None or self.answered.n is None or self.answered.n < FEW_ANSWERS

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
        """The theme to ask students about next: of a difference, else what they ask most to change or named most."""
        firsts = {section.polarity: section.rows[0] for section in self.sections if section.rows}
        return firsts.get("change") or firsts.get("other") or firsts.get("like")


def build(
    published: pd.DataFrame,
    themes: pd.DataFrame | Mapping[str, ThemeLabel],
    quotes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
) -> Brief:
    """The content of one unit's brief for one wave; raises `UsageError` where no one unit stands for the whole."""
    rows = choose_unit(published, occasion.wave, occasion.school)
    labels = theme_labels(themes) if isinstance(themes, pd.DataFrame) else themes
    every, wave = entries(rows, "comparison"), occasion.wave
    found = [each for each in every if each.wave == wave]
    coverage = [each for each in entries(rows, "coverage") if each.wave == wave]
    changes = _latest(entries(rows, "change"), wave, waves := _waves(occasion, every))
    before = changes[0].wave_from if changes else ""
    shown = sections(found, changes, labels, settings)
    about_groups = groups(found, coverage, shown, labels, settings)
    charts, map_of_pairs = runs(every, changes, shown, waves), tension(_pairs(rows, wave), shown, labels)
    level = "school" if rows.empty else str(rows["unit_level"].iloc[0])
    earlier = {(each.theme_id, each.polarity): each.cell for each in every if each.everyone and each.wave == before}
    return Brief(
        name=_name(rows, level, settings, occasion.school),
        level=level,
        occasion=occasion,
        before=before,
        prompts=tuple(prompt.wording or prompt.column for prompt in settings.prompts),
        answered=_answered(coverage),
        axis=themes_axis(each for each in found if each.theme_id in labels),
        sections=shown,
        cards=cards(shown, about_groups, earlier),
        groups=about_groups,
        runs=charts,
        tension=map_of_pairs,
        overview=overview(shown, labels),
        quotes=choose_quotes(quotes, shown, settings.brief.quotes, occasion.typical),
        rules=_rules(settings),
        drawn=(*(("runs",) if charts else ()), *(("tension",) if map_of_pairs and map_of_pairs.strongest else ())),
    )


def _pairs(rows: pd.DataFrame, wave: str) -> list[Entry]:
    return [each for each in entries(rows, "pairs") if each.wave == wave]


def _waves(occasion: Occasion, every: Sequence[Entry]) -> tuple[str, ...]:
    """All cycles up to this one, in their order."""
    known = occasion.waves or tuple(dict.fromkeys(each.wave for each in every))
    return known[: known.index(occasion.wave) + 1] if occasion.wave in known else known


def _latest(changes: Sequence[Entry], wave: str, waves: Sequence[str]) -> list[Entry]:
    """The changes into this cycle from the newest cycle there is a change from."""
    into = [each for each in changes if each.wave == wave]
    order = {name: place for place, name in enumerate(waves)}
    newest = max((each.wave_from for each in into), key=lambda name: order.get(name, -1), default="")
    return [each for each in into if each.wave_from == newest]


def _name(rows: pd.DataFrame, level: str, settings: Settings, school: str) -> str:
    """The school's own name, or the study's; empty where neither the settings nor the export tell one."""
    unit = school or ("" if rows.empty else str(rows["unit"].iloc[0]).strip(" *"))
    known = school or settings.study.name or settings.columns.school
    return unit if level == "school" and unit and known else settings.study.name


def _answered(coverage: Sequence[Entry]) -> Cell | None:
    return next((each.cell for each in coverage if each.everyone and not each.cell.hidden), None)


def _rules(settings: Settings) -> Rules:
    rate = settings.compare.false_discovery_rate
    return Rules(settings.protect.min_group, round(1 / rate), settings.compare.smallest_gap)
