"""Groups beside all other students: differences clear enough to discuss, who is not shown, and the full tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from voicelens.brief.cells import Cell, Entry
from voicelens.brief.charts import Pair, axis_for, pair
from voicelens.brief.labels import GroupLabel, ThemeLabel, group_label, group_order, is_no
from voicelens.brief.sections import Section, ThemeRow
from voicelens.settings import Settings
from voicelens.tables import COMBINED

MOST_DIFFERENCES = 4
MOST_COLUMNS = 8
_ROUNDING = 5


@dataclass(frozen=True)
class Difference:
    """One notable difference between a group and all other students."""

    theme: ThemeLabel
    polarity: str
    group: GroupLabel
    cell: Cell
    chart: Pair

    @property
    def more(self) -> bool:
        """Whether the group named the theme more often than the others."""
        return (self.cell.gap or (self.cell.share or 0) - (self.cell.rest or 0)) >= 0


@dataclass(frozen=True)
class Column:
    """A group's column; `cell` carries how many of its students answered."""

    group: GroupLabel
    cell: Cell | None


@dataclass(frozen=True)
class Line:
    """A theme's line: one cell per column, `None` where nothing was published."""

    theme: ThemeLabel
    polarity: str
    level: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class GroupTable:
    """A table narrow enough for paper, its lines in a block for each kind of question.

    `spans` are the dimensions above the columns and how many each covers.
    """

    spans: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    blocks: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Groups:
    """Everything a brief says about groups. `left_out` counts notable differences that only the tables show.

    `blind` are the cells with the smallest and the largest gap that would still have been missed, if known.
    """

    differences: tuple[Difference, ...]
    left_out: int
    comparisons: int
    unseen: tuple[GroupLabel, ...]
    tables: tuple[GroupTable, ...]
    blind: tuple[Cell, ...] = ()
    combined: bool = False

    def cut(self, most: int) -> Groups:
        """The same with at most that many differences drawn: the clearest, in their order."""
        clearest = sorted(self.differences, key=lambda each: (each.cell.exploratory, -each.cell.distance))[:most]
        kept = tuple(each for each in self.differences if each in clearest)
        return replace(self, differences=kept, left_out=self.left_out + len(self.differences) - len(kept))


Place = tuple[str, str]
Cells = Mapping[tuple[str, ...], Cell]


def groups(
    found: Sequence[Entry],
    coverage: Sequence[Entry],
    shown: Sequence[Section],
    labels: Mapping[str, ThemeLabel],
    settings: Settings,
) -> Groups:
    """What the published rows say about groups, in a fixed order that never follows the size of a number."""
    compared = [each for each in found if not each.everyone]
    sizes = {(each.dimension, each.group): each.cell for each in coverage if not each.everyone}
    named = {*sizes, *((each.dimension, each.group) for each in compared)}
    places = sorted(named, key=lambda place: group_order(settings, *place))
    mirrored = set(_mirrored(compared, places))
    told = [each for each in compared if (each.dimension, each.group) not in mirrored]
    notable = [each for each in told if each.cell.notable and _discussable(each, labels)]
    first = list(_once(sorted(notable, key=_interest)))[:MOST_DIFFERENCES]
    settled = [each.cell for each in told if _is_settled(each, labels)]
    return Groups(
        differences=tuple(_differences(first, places, shown, labels, settings)),
        left_out=len(notable) - len(first),
        comparisons=sum(cell.tested for cell in settled),
        unseen=tuple(
            group_label(settings, *place)
            for place in places
            if place[1] != COMBINED and _unseen(place, sizes, compared)
        ),
        tables=tuple(_tables(compared, sizes, places, shown, settings)),
        blind=_blind(settled),
        combined=any(each.combined and each.cell.printable for each in compared),
    )


def _interest(entry: Entry) -> tuple[bool, int]:
    """Differences that were looked for before those only come upon; the largest first."""
    return entry.cell.exploratory, -entry.cell.distance


def _once(ordered: Iterable[Entry]) -> Iterator[Entry]:
    """Without the other half of a pair of groups that tell one difference twice; who named it more speaks."""
    told: list[Entry] = []
    for each in sorted(ordered, key=lambda entry: (*_interest(entry), (entry.cell.gap or 0) < 0)):
        if not any(_same_difference(each, other) for other in told):
            told.append(each)
            yield each


def _same_difference(one: Entry, other: Entry) -> bool:
    if (one.theme_id, one.polarity, one.dimension) != (other.theme_id, other.polarity, other.dimension):
        return False
    return (
        abs((one.cell.share or 0) - (other.cell.rest or 0)) <= _ROUNDING
        and abs((one.cell.rest or 0) - (other.cell.share or 0)) <= _ROUNDING
    )


def _blind(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Of the comparisons without a clear difference, those with the smallest and the largest gap that could hide."""
    known = [cell for cell in cells if cell.tested and not cell.notable and cell.smallest is not None]
    if not known:
        return ()
    low, high = (pick(known, key=lambda cell: cell.smallest or 0) for pick in (min, max))
    return (low, high) if low.smallest != high.smallest else (high,)


def _mirrored(compared: Iterable[Entry], places: Sequence[Place]) -> Iterator[Place]:
    """Of two groups that are each other's "all other students", the one that would only say the same again."""
    gaps: dict[Place, dict[Place, int | None]] = {}
    for each in compared:
        gaps.setdefault((each.dimension, each.group), {})[each.theme_id, each.polarity] = each.cell.gap
    for _, same in groupby(places, key=lambda place: place[0]):
        two = [place for place in same if place in gaps]
        if len(two) == 2 and gaps[two[0]] == {key: -gap if gap else gap for key, gap in gaps[two[1]].items()}:
            yield next((place for place in two if is_no(place[1])), two[1])


def _discussable(entry: Entry, labels: Mapping[str, ThemeLabel]) -> bool:
    return _is_settled(entry, labels) and entry.cell.share is not None and entry.cell.rest is not None


def _is_settled(entry: Entry, labels: Mapping[str, ThemeLabel]) -> bool:
    theme = labels.get(entry.theme_id)
    return theme is not None and theme.settled


def _differences(
    chosen: Iterable[Entry],
    places: Sequence[Place],
    shown: Sequence[Section],
    labels: Mapping[str, ThemeLabel],
    settings: Settings,
) -> Iterator[Difference]:
    themes = [(row.polarity, row.theme.id) for section in shown for row in section.outline]

    def order(entry: Entry) -> tuple[int, int]:
        theme = (entry.polarity, entry.theme_id)
        return places.index((entry.dimension, entry.group)), themes.index(theme) if theme in themes else len(themes)

    chosen = sorted(chosen, key=order)
    axis = axis_for(value for each in chosen for value in (each.cell.share, each.cell.high, each.cell.rest))
    for each in chosen:
        group = group_label(settings, each.dimension, each.group)
        yield Difference(labels[each.theme_id], each.polarity, group, each.cell, pair(axis, each.cell))


def _unseen(place: Place, sizes: Mapping[Place, Cell], compared: Iterable[Entry]) -> bool:
    cells = [each.cell for each in compared if (each.dimension, each.group) == place]
    size = sizes.get(place)
    return (size is not None and size.hidden) or (bool(cells) and not any(cell.printable for cell in cells))


def _tables(
    compared: Sequence[Entry],
    sizes: Mapping[Place, Cell],
    places: Sequence[Place],
    shown: Sequence[Section],
    settings: Settings,
) -> Iterator[GroupTable]:
    cells: Cells = {(each.theme_id, each.polarity, each.dimension, each.group): each.cell for each in compared}
    blocks = [section.outline for section in shown if section.outline]
    for chunk in _chunks([place for place in places if any(key[2:] == place for key in cells)] if blocks else []):
        columns = tuple(Column(group_label(settings, *place), _size(place, sizes, cells)) for place in chunk)
        lines = (tuple(_line(row, chunk, cells) for row in block) for block in blocks)
        spans = tuple((name, len(list(same))) for name, same in groupby(column.group.dimension for column in columns))
        yield GroupTable(spans, columns, tuple(lines))


def _line(row: ThemeRow, chunk: Iterable[Place], cells: Cells) -> Line:
    own = tuple(cells.get((row.theme.id, row.polarity, *place)) for place in chunk)
    return Line(row.theme, row.polarity, row.level, own)


def _size(place: Place, sizes: Mapping[Place, Cell], cells: Cells) -> Cell | None:
    own = [cell for key, cell in cells.items() if key[2:] == place and cell.n is not None]
    return sizes.get(place) or (own[0] if own else None)


def _chunks(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Columns packed into as few tables as paper allows, a dimension kept together where it fits."""
    chunk: list[Place] = []
    for _, same in groupby(places, key=lambda place: place[0]):
        dimension = list(same)
        if chunk and len(chunk) + len(dimension) > MOST_COLUMNS:
            yield chunk
            chunk = []
        chunk += dimension
        while len(chunk) > MOST_COLUMNS:
            yield chunk[:MOST_COLUMNS]
            chunk = chunk[MOST_COLUMNS:]
    if chunk:
        yield chunk
