"""The network brief: what schools share, how they vary, differences within schools, change, questions; no ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from voicelens.brief.caterpillar import Caterpillar, Slope, Strip, caterpillar, slope, strip
from voicelens.brief.cells import Cell, Entry, choose_unit, entries
from voicelens.brief.charts import Axis, Mark, axis_for, mark
from voicelens.brief.content import Brief, Occasion, build
from voicelens.brief.labels import ThemeLabel, theme_labels
from voicelens.brief.page import render
from voicelens.brief.schools import MOST_SHARED, Schools, compare_schools
from voicelens.brief.sections import ThemeRow
from voicelens.errors import UsageError
from voicelens.i18n import say, speaking
from voicelens.settings import Settings

MOST_LISTED = 24
MOST_SLOPES = 4
MOST_PAIRS = 12
MOST_DIFFERENCES = 3


@dataclass(frozen=True)
class SharedTheme:
    """A theme among all students, and across schools where there are schools enough to show; both on one axis."""

    row: ThemeRow
    mark: Mark
    strip: Strip | None


@dataclass(frozen=True)
class Moved:
    """A theme that can be compared with an earlier cycle."""

    row: ThemeRow
    slope: Slope


@dataclass(frozen=True)
class Together:
    """What the same students like and want changed; `width` is the bar in percent of the longest."""

    like: ThemeLabel
    change: ThemeLabel
    cell: Cell
    width: float


@dataclass(frozen=True)
class Network:
    """A whole network brief; `whole` is what all students together said."""

    whole: Brief
    schools: Schools
    axis: Axis
    shared: tuple[tuple[str, tuple[SharedTheme, ...]], ...]
    caterpillars: tuple[Caterpillar, ...]
    moved: tuple[Moved, ...]
    together: tuple[Together, ...]

    @property
    def long_list(self) -> bool:
        """Whether the list of schools is too long for the first page."""
        return len(self.schools.listed) > MOST_LISTED

    @property
    def own(self) -> str:
        """The reader's school, or nothing."""
        return self.whole.occasion.school

    @property
    def bars(self) -> bool:
        """Whether the first page draws how many of those who could answer did."""
        return not self.long_list and any(school.cell.share is not None for school in self.schools.seen)

    @property
    def thinned(self) -> int:
        """One school in so many is drawn."""
        return max((each.variation.every for each in self.caterpillars), default=1)

    @property
    def sparse(self) -> bool:
        """Whether there is so little to show that its parts need no page each."""
        return not (self.strips or self.whole.groups.differences or self.moved)

    @property
    def strips(self) -> bool:
        """Whether any theme has enough schools to draw."""
        return any(each.strip for _, rows in self.shared for each in rows)


def network(  # noqa: PLR0913  (the stage's three tables, and four choices by name)
    published: pd.DataFrame,
    themes: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
    language: str,
    agreed: Iterable[str] = (),
) -> Mapping[str, str]:
    """The page `network.html`. `occasion.school` is the reader's own school; `agreed` are schools that may be named.

    Raises `UsageError` where the study has one school only, or no school of that name.
    """
    with speaking(language):
        content = build_network(published, themes, quotes, settings=settings, occasion=occasion, agreed=agreed)
    return {"network.html": render("network.html", language=language, draft=occasion.draft, page=content)}


def build_network(
    published: pd.DataFrame,
    themes: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
    agreed: Iterable[str] = (),
) -> Network:
    """The content, from published rows alone."""
    labels = theme_labels(themes)
    whole = build(published, labels, quotes, settings=settings, occasion=replace(occasion, school=""))
    whole = replace(whole, occasion=occasion, groups=whole.groups.cut(MOST_DIFFERENCES))
    if whole.level == "school" and not choose_unit(published, occasion.wave).empty:
        raise UsageError(
            say("This study has one school, so there is no network to describe."), fix=say("Use --for school.")
        )
    if occasion.school:
        choose_unit(published, occasion.wave, occasion.school)
    now = published[(published["wave"] == occasion.wave) & (published["unit_level"] == "school")]
    schools = compare_schools(
        entries(now[now["group"] == "*"], "comparison"), entries(now, "coverage"), whole.sections,
        own=occasion.school, agreed=agreed,
    )  # fmt: skip
    pairs = [each for each in entries(choose_unit(published, occasion.wave), "pairs") if each.wave == occasion.wave]
    return Network(
        whole=whole,
        schools=schools,
        axis=(axis := _axis(whole, schools)),
        shared=_shared(whole, schools, axis),
        caterpillars=tuple(caterpillar(each) for each in schools.differing),
        moved=_moved(whole, published),
        together=_together(pairs, labels),
    )


def _axis(whole: Brief, schools: Schools) -> Axis:
    """One axis for all themes of the page."""
    rows = [row for section in whole.sections for row in section.leaves[:MOST_SHARED]]
    ends = [end for each in schools.shared for end in (each.low, each.high)]
    return axis_for([*ends, *(value for row in rows for value in (row.cell.share, row.cell.high))])


def _shared(whole: Brief, schools: Schools, axis: Axis) -> tuple[tuple[str, tuple[SharedTheme, ...]], ...]:
    across = {(each.row.theme.id, each.row.polarity): each for each in schools.shared}

    def line(row: ThemeRow) -> SharedTheme:
        found = across.get((row.theme.id, row.polarity))
        return SharedTheme(row, mark(axis, row.cell), strip(found, axis) if found else None)

    return tuple((section.polarity, tuple(map(line, section.leaves[:MOST_SHARED]))) for section in whole.sections)


def _moved(whole: Brief, published: pd.DataFrame) -> tuple[Moved, ...]:
    """The first themes of each kind with a published change, beside their number in the cycle before."""
    if not whole.before:
        return ()
    rows = choose_unit(published, whole.wave)
    earlier = {
        (each.theme_id, each.polarity): each.cell
        for each in entries(rows[rows["wave"] == whole.before], "comparison")
        if each.everyone and each.cell.printable
    }
    kept = [row for section in whole.sections for row in [r for r in section.leaves if r.since][:MOST_SLOPES]]
    befores = [earlier.get((row.theme.id, row.polarity)) for row in kept]
    changes = [abs((row.cell.share or 0) - (cell.share or 0)) for row, cell in zip(kept, befores, strict=True) if cell]
    largest = max(changes, default=1)
    return tuple(Moved(row, slope(row.cell, before, largest)) for row, before in zip(kept, befores, strict=True))


def _together(pairs: Sequence[Entry], labels: Mapping[str, ThemeLabel]) -> tuple[Together, ...]:
    """The pairs most students share, the most shared first."""
    told = [
        each for each in pairs
        if each.everyone and each.cell.printable and each.theme_id in labels and each.other in labels
    ]  # fmt: skip
    told.sort(key=lambda each: (-(each.cell.share or 0), labels[each.theme_id].name, labels[each.other].name))
    top = max((each.cell.share or 0 for each in told), default=1) or 1
    return tuple(
        Together(labels[each.theme_id], labels[each.other], each.cell, round(100 * (each.cell.share or 0) / top, 1))
        for each in told[:MOST_PAIRS]
    )
