"""What everyone said: the themes of each kind of question, sorted, with their marks and how they moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from voicelens.brief.cells import Cell, Entry
from voicelens.brief.charts import Axis, Mark, axis_for, mark
from voicelens.brief.labels import ThemeLabel
from voicelens.settings import Settings
from voicelens.tables import POLARITIES


@dataclass(frozen=True)
class ThemeRow:
    """One theme among all students. `since` is its change row, if there is one; `level` counts the themes above it.

    `leaf` is false where a theme below it is shown as well.
    """

    theme: ThemeLabel
    polarity: str
    cell: Cell
    mark: Mark
    since: Cell | None
    level: int = 0
    leaf: bool = True


@dataclass(frozen=True)
class Section:
    """One kind of question. `rows` go on the first page and `outline` (with themes above and below) in the appendix.

    `others` are themes named without numbers; `few` counts ideas that too few students raised to show.
    """

    polarity: str
    rows: tuple[ThemeRow, ...]
    outline: tuple[ThemeRow, ...]
    others: tuple[str, ...]
    few: int

    @property
    def leaves(self) -> tuple[ThemeRow, ...]:
        """The themes that have no other theme below them, most named first."""
        return tuple(sorted((row for row in self.outline if row.leaf), key=rank))

    @property
    def more(self) -> int:
        """How many themes are only in the appendix."""
        return len(self.leaves) - len(self.rows)

    @property
    def tied(self) -> bool:
        """Whether the first two themes print the same number."""
        return len(self.rows) > 1 and self.rows[0].cell.share == self.rows[1].cell.share

    def cut(self, rows: int) -> Section:
        """The same with that many themes on the first page."""
        return replace(self, rows=self.rows[:rows])


def themes_axis(found: Iterable[Entry]) -> Axis:
    """One axis for all themes of everyone, so that sections can be compared by eye."""
    cells = [each.cell for each in found if each.everyone and each.cell.printable]
    return axis_for(value for cell in cells for value in (cell.share, cell.high))


def sections(
    found: Sequence[Entry], changes: Sequence[Entry], labels: Mapping[str, ThemeLabel], settings: Settings
) -> tuple[Section, ...]:
    """A section for each kind of question that was asked or answered: like, change, other."""
    everyone = [each for each in found if each.everyone and each.theme_id in labels]
    asked = {prompt.polarity for prompt in settings.prompts} | {each.polarity for each in everyone}
    since = {(each.theme_id, each.polarity): each.cell for each in changes if each.everyone and not each.cell.hidden}
    axis = themes_axis(everyone)
    rows = [
        ThemeRow(
            labels[each.theme_id], each.polarity, each.cell, mark(axis, each.cell),
            since.get((each.theme_id, each.polarity)),
        )
        for each in everyone
    ]  # fmt: skip
    return tuple(
        _section(polarity, [row for row in rows if row.polarity == polarity], labels, settings.brief.themes)
        for polarity in POLARITIES
        if polarity in asked
    )


def _section(polarity: str, rows: Sequence[ThemeRow], labels: Mapping[str, ThemeLabel], limit: int) -> Section:
    visible = [row for row in rows if row.cell.printable]
    settled = {row.theme.id: row for row in sorted(visible, key=rank) if row.theme.settled}
    whole = Section(
        polarity=polarity,
        rows=(),
        outline=tuple(_outline(settled, labels)),
        others=tuple(sorted(row.theme.name for row in visible if not row.theme.settled)),
        few=len(rows) - len(visible),
    )
    return replace(whole, rows=whole.leaves[:limit])


def rank(row: ThemeRow) -> tuple[float, str]:
    """What to sort by: the most named first, a bound below the same plain number, ties by name."""
    return -(row.cell.share or 0) + bool(row.cell.coded) / 2, row.theme.name


def _outline(settled: Mapping[str, ThemeRow], labels: Mapping[str, ThemeLabel]) -> Iterator[ThemeRow]:
    below: dict[str, list[ThemeRow]] = {}
    for row in settled.values():
        below.setdefault(_shown_parent(row.theme, settled, labels), []).append(row)

    def walk(parent: str, level: int) -> Iterator[ThemeRow]:
        for row in below.get(parent, ()):
            yield replace(row, level=level, leaf=row.theme.id not in below)
            yield from walk(row.theme.id, level + 1)

    return walk("", 0)


def _shown_parent(theme: ThemeLabel, settled: Mapping[str, ThemeRow], labels: Mapping[str, ThemeLabel]) -> str:
    parent, seen = theme.parent, {theme.id}
    while parent and parent not in settled and parent in labels and parent not in seen:
        seen.add(parent)
        parent = labels[parent].parent
    return parent if parent in settled and parent not in seen else ""
