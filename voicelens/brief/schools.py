"""Schools beside each other: who answered where, how themes vary between schools, and who agreed to be named.

Marks of schools carry no name, no size and no cell, and stand in the order of their estimates, so that a mark cannot
be traced back to a school; only the reader's own school is pointed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voicelens.brief.cells import Cell, Entry
from voicelens.brief.charts import Axis, axis_for
from voicelens.brief.labels import ThemeLabel
from voicelens.brief.sections import Section, ThemeRow
from voicelens.brief.shrinkage import Spread, shrink
from voicelens.text import fold

FEWEST_SCHOOLS = 5
MOST_MARKS = 60
MOST_CATERPILLARS = 4
MOST_SHARED = 6
MOST_BRIGHT = 6
_VARIES = 0.005
_CLOSE, _FAR = 8, 20


@dataclass(frozen=True)
class School:
    """A school in the list of who answered; `own` is the reader's."""

    name: str
    cell: Cell
    own: bool


@dataclass(frozen=True)
class SchoolMark:
    """One school on a chart, in students in 100 and without a name; `own` is the reader's."""

    value: float
    low: float
    high: float
    own: bool


@dataclass(frozen=True)
class Variation:
    """A theme across schools. `marks` are in the order of their estimates.

    `every` is one where every mark is drawn, else only every so many-th school is; `own_cell` is the reader's school.
    """

    row: ThemeRow
    axis: Axis
    mean: float
    spread: float
    marks: tuple[SchoolMark, ...]
    every: int
    own_cell: Cell | None = None

    @property
    def varies(self) -> bool:
        """Whether schools differ by more than chance alone would make them."""
        return self.spread > _VARIES

    @property
    def low(self) -> int:
        """The lowest estimate."""
        return round(self.marks[0].value)

    @property
    def high(self) -> int:
        """The highest estimate."""
        return round(self.marks[-1].value)

    @property
    def reach(self) -> str:
        """How far apart the lowest and the highest estimate are, as a word: they are no published numbers."""
        points = self.marks[-1].value - self.marks[0].value
        return "close" if points < _CLOSE else "apart" if points < _FAR else "far"

    @property
    def own(self) -> SchoolMark | None:
        """The reader's school."""
        return next((mark for mark in self.marks if mark.own), None)


@dataclass(frozen=True)
class Bright:
    """A school that agreed to be named, and a strength that its students name more than the network's do."""

    name: str
    theme: ThemeLabel
    cell: Cell


@dataclass(frozen=True)
class Schools:
    """Everything a network brief says about schools."""

    listed: tuple[School, ...]
    shared: tuple[Variation, ...]
    differing: tuple[Variation, ...]
    bright: tuple[Bright, ...]
    asked_bright: bool

    @property
    def seen(self) -> tuple[School, ...]:
        """Schools with a number."""
        return tuple(school for school in self.listed if not school.cell.hidden)

    @property
    def unseen(self) -> tuple[School, ...]:
        """Schools without one."""
        return tuple(school for school in self.listed if school.cell.hidden)

    @property
    def own(self) -> School | None:
        """The reader's school."""
        return next((school for school in self.listed if school.own), None)


def compare_schools(
    found: Sequence[Entry], coverage: Sequence[Entry], shown: Sequence[Section], *, own: str, agreed: Iterable[str]
) -> Schools:
    """Schools from the rows of all schools of one cycle. `agreed` are the names of schools that may be pointed out."""
    named, everyone = frozenset(agreed), [each for each in found if each.everyone]
    rows = [row for section in shown for row in section.leaves]
    across = [each for each in (_across(row, everyone, own) for row in rows) if each]
    bright = _bright(rows, everyone, named)
    return Schools(
        listed=tuple(_listed(coverage, own)),
        shared=tuple(_shared(across, shown)),
        differing=tuple(sorted((each for each in across if each.varies), key=_most_varied)[:MOST_CATERPILLARS]),
        bright=tuple(sorted(bright, key=lambda each: (fold(each.name), each.theme.name))[:MOST_BRIGHT]),
        asked_bright=bool(named),
    )


def _listed(coverage: Sequence[Entry], own: str) -> Iterator[School]:
    everyone = [each for each in coverage if each.everyone]
    for each in sorted(everyone, key=lambda each: (fold(each.unit), each.unit)):
        yield School(each.unit, each.cell, each.unit == own)


def _shared(across: Sequence[Variation], shown: Sequence[Section]) -> Iterator[Variation]:
    """The most named themes of each kind of question, in the order of the sections."""
    for section in shown:
        yield from [each for each in across if each.row.polarity == section.polarity][:MOST_SHARED]


def _most_varied(variation: Variation) -> tuple[float, str, str]:
    return -variation.spread, variation.row.polarity, variation.row.theme.name


def _told(row: ThemeRow, everyone: Sequence[Entry]) -> list[Entry]:
    key = (row.theme.id, row.polarity)
    return [each for each in everyone if (each.theme_id, each.polarity) == key and each.cell.printable and each.cell.n]


def _plain(cell: Cell) -> float:
    """The shown share; for a bound such as "≤5", the middle of what it leaves open."""
    share = cell.share or 0
    if cell.coded.startswith("≤"):
        return share / 200
    return (100 + share) / 200 if cell.coded.startswith("≥") else share / 100


def _spread(told: Sequence[Entry]) -> Spread:
    return shrink([_plain(each.cell) for each in told], [each.cell.n or 1 for each in told])


def _across(row: ThemeRow, everyone: Sequence[Entry], own: str) -> Variation | None:
    told = _told(row, everyone)
    if len(told) < FEWEST_SCHOOLS:
        return None
    spread = _spread(told)
    marks = sorted(_marks(told, spread, own), key=lambda mark: (mark.value, mark.own))
    every = -(-len(marks) // MOST_MARKS)
    last = len(marks) - 1
    kept = tuple(mark for place, mark in enumerate(marks) if mark.own or place % every == 0 or place == last)
    axis = axis_for(round(mark.high) for mark in kept)
    mine = next((each.cell for each in told if each.unit == own), None)
    return Variation(row, axis, 100 * spread.mean, spread.spread, kept, every, mine)


def _marks(told: Sequence[Entry], spread: Spread, own: str) -> Iterator[SchoolMark]:
    """Ranges of other schools are as wide as for one of middling size: a width would tell how large a school is."""
    for place, each in enumerate(told):
        mine = each.unit == own
        low = (spread.low if mine else spread.low_typical)[place]
        high = (spread.high if mine else spread.high_typical)[place]
        value, low, high = (round(100 * float(end), 1) for end in (spread.value[place], low, high))
        yield SchoolMark(value, low, high, mine)


def _bright(rows: Iterable[ThemeRow], everyone: Sequence[Entry], agreed: frozenset[str]) -> Iterator[Bright]:
    """Schools that agreed, where even the low end of what is likely lies above the network's average."""
    for row in (row for row in rows if row.polarity == "like" and agreed):
        told = _told(row, everyone)
        if len(told) < FEWEST_SCHOOLS:
            continue
        spread = _spread(told)
        for place, each in enumerate(told):
            if each.unit in agreed and spread.low[place] > spread.mean and not each.cell.coded:
                yield Bright(each.unit, row.theme, each.cell)
