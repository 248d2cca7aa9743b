"""Which hidden numbers of one cycle can be worked out from everything published of it.

The attacker knows how the tables hang together (groups add up to everyone, schools to networks, networks to the
whole), reads every number as widely as it is told, and for themes is given the size of every hidden group. The size of
a group too small to show has to keep five possible values. A count of students who raised a theme has to keep three
(two where one student is in the group), and it must stay possible that somebody raised it and that somebody did not.
The same holds for what is left over when all that is shown is taken away, where that is fewer students than are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from voicelens.audit.bounds import Layer, Link, Program
from voicelens.audit.decoding import Flags, Numbers
from voicelens.audit.figures import ANSWERED, Figures, Layout, Table
from voicelens.audit.moves import Reach, Room, reach, room, together

SIZES, COUNTS = 5, 3  # values that have to stay possible
SIZE, COUNT = "size", "count"
_TINY = 1e-5
_STAGES = 3  # a school, its network, everything
Step = Callable[[int, int], None]


@dataclass(frozen=True, order=True)
class Recovered:
    """A number that can be worked out, named without its value. `group` may be a dimension's hidden rest ("…")."""

    wave: str
    unit_level: str
    unit: str
    dimension: str
    group: str
    kind: str
    theme: str = ""
    polarity: str = ""


@dataclass(frozen=True)
class Attack:
    """What an attack found, and how many numbers it tried."""

    tried: int
    recovered: tuple[Recovered, ...]
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Target:
    """Counts to be kept apart: the places (unit, column) whose sum is attacked, and the students behind them."""

    places: tuple[tuple[int, int], ...]
    n: float
    group: str = ""

    @property
    def unit(self) -> int:
        return self.places[-1][0]


def attack(figures: Figures, step: Step | None = None, *, shown: int = COUNTS) -> Attack:
    """Attack every size and every count of a cycle; of counts that are shown, `shown` values have to stay possible."""
    tried, wrong = 0, []
    if not figures.sizes or not figures.layout.units:
        return Attack(0, ())
    sizes = _sizes(figures)
    figures = sizes.figures
    tried += sizes.tried
    found = list(sizes.recovered())
    contradictions = [] if sizes.fits else [figures.wave]
    for done, (theme, polarity) in enumerate(figures.themes if sizes.fits else ()):
        counts = _Counts(figures, (theme, polarity), sizes, shown)
        tried += counts.tried
        found += counts.recovered()
        wrong += [] if counts.fits else [f"{figures.wave}, {polarity}, {theme}"]
        if step:
            step(done + 1, len(figures.themes))
    return Attack(tried, tuple(sorted(set(found))), (*contradictions, *wrong))


def _sizes(figures: Figures) -> _Sizes:
    """The attack on sizes; where nothing fits, students may have been able to tick several boxes in some dimension."""
    sizes, several = _Sizes(figures), figures.layout.several
    alone = [several | (np.arange(len(several)) == d) for d in range(1, len(several))]
    for guess in (*alone, np.arange(len(several)) > 0):
        if sizes.fits:
            break
        sizes = _Sizes(replace(figures, layout=replace(figures.layout, several=guess)))
    return sizes


def blanks(table: Table, x: Numbers, layout: Layout) -> Numbers:
    """How many students of each unit are in no group of a dimension, none in a dimension of several choices."""
    found = np.zeros((len(layout.units), len(layout.dimensions)))
    for d in range(1, len(layout.dimensions)):
        groups = layout.groups(d)
        answered = table.there[:, groups].any(axis=1)
        found[:, d] = np.where(answered, np.maximum(x[:, 0] - x[:, groups].sum(axis=1), 0), 0)
    found[:, layout.several] = 0
    return found


def _known(table: Table) -> bool:
    return not bool(np.isnan(table.true).any())


Safe = Callable[[_Target, float, float], bool]


class _Sizes:
    """The attack on group sizes: all measures at once, since nobody answers one question without answering."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.layout = figures, figures.layout
        names = [ANSWERED, *(name for name in figures.sizes if name != ANSWERED)]
        self.names = [name for name in names if name in figures.sizes and figures.sizes[name].there.any()]
        self.tables = [figures.sizes[name] for name in self.names]
        parts = tuple(range(1, len(self.names)))
        whole = self.names and self.names[0] == ANSWERED and parts
        self.links = [*(Link(0, part) for part in parts), Link(0, parts=parts)] if whole else []
        known = all(_known(table) for table in self.tables)
        self.x = [table.true for table in self.tables] if known else self._middle()
        self.fits = bool(self.x)
        self.targets = {n: self._hidden(n) for n in range(len(self.tables) if self.fits else 0)}
        self.tried = sum(map(len, self.targets.values()))

    def _hidden(self, number: int) -> list[_Target]:
        """Hidden sizes; where the true ones are known, those of few students: others are hidden for their sake."""
        table, x = self.tables[number], self.x[number]
        away = table.hidden & table.there & ~self.layout.combined
        if _known(table):
            away &= (x > 0) & (x < self.figures.least)
        return [_Target(((int(u), int(c)),), float(x[u, c])) for u, c in zip(*np.nonzero(away), strict=True)]

    def table(self, name: str) -> tuple[Table, Numbers]:
        """A measure's table, and counts that fit it."""
        number = self.names.index(name)
        return self.tables[number], self.x[number]

    def blank_high(self, table: Table, x: Numbers) -> Numbers:
        """Where some students gave no group, an attacker does not know how many."""
        open_ = np.where(blanks(table, x, self.layout) > _TINY, np.inf, 0)
        open_[:, self.layout.several] = np.inf
        return open_

    def _layers(self, x: Sequence[Numbers]) -> list[Layer]:
        pairs = zip(self.tables, x, strict=True)
        return [Layer(table, each, table.hidden, self.blank_high(table, each)) for table, each in pairs]

    def _middle(self) -> list[Numbers]:
        """Sizes that fit everything; first as if everybody had given a group, then as if some had not."""
        every = range(len(self.layout.units))
        shape = (len(self.layout.units), len(self.layout.columns))
        for blank in (0.0, np.inf):
            high = np.full((shape[0], len(self.layout.dimensions)), blank)
            high[:, self.layout.several] = np.inf
            layers = [Layer(table, np.zeros(shape), table.hidden, high) for table in self.tables]
            found = Program(layers, self.links, self.layout, every).middle()
            if found is not None:
                return found
        return []

    def recovered(self) -> Iterator[Recovered]:
        """The sizes that can be worked out."""
        if not self.fits:
            return
        layers = self._layers(self.x)
        for number, targets in self.targets.items():
            far, column = _reaches(self._rooms(layers), self.tables, self.layout)[number], self.x[number]
            safe = _safe_size(self.figures.least)
            doubtful = [t for t in targets if not safe(t, *_reached(t, far, column, self.layout))]
            for target in _Programs(layers, self.links, self.layout, number).unproved(doubtful, safe):
                yield _named(self.figures, target, SIZE, "", "" if number == 0 else self.names[number])

    def _rooms(self, layers: Sequence[Layer]) -> list[tuple[tuple[int, ...], Room]]:
        """The slack for one measure alone, for all at once, and for those who answered one question only."""
        x = [layer.x for layer in layers]
        alone = [room(layer.table, layer.x, self.layout, layer.blank_high) for layer in layers]
        if not self.links:
            return [((n,), each) for n, each in enumerate(alone)]
        answered, asked = x[0], x[1:]
        over = np.maximum(np.sum(asked, axis=0) - answered, 0)
        found: list[tuple[tuple[int, ...], Room]] = [
            ((0,), _capped(alone[0], over, np.maximum(answered - np.max(asked, axis=0), 0)))
        ]
        for n, each in enumerate(asked, start=1):
            found.append(((n,), _capped(alone[n], np.maximum(answered - each, 0), over)))
            rest = [np.maximum(answered - other, 0) for m, other in enumerate(asked, start=1) if m != n]
            least = np.minimum.reduce(rest) if rest else np.full(answered.shape, np.inf)
            found.append(((0, n), _capped(together([alone[0], alone[n]]), np.full(least.shape, np.inf), least)))
        if len(asked) > 1:
            every = together(alone)
            found.append((tuple(range(len(x))), _capped(every, np.full(over.shape, np.inf), over // (len(asked) - 1))))
        return found


def _capped(slack: Room, up: Numbers, down: Numbers) -> Room:
    parts = {**vars(slack), "up": np.minimum(slack.up, up), "down": np.minimum(slack.down, down)}
    return Room(**parts)


def _reaches(rooms: Sequence[tuple[tuple[int, ...], Room]], tables: Sequence[Table], layout: Layout) -> list[Reach]:
    found: dict[int, Reach] = {}
    for layers, slack in rooms:
        hidden = np.logical_or.reduce([tables[n].hidden for n in layers])
        far = reach(slack, hidden, layout)
        for n in layers:
            found[n] = found[n].wider(far) if n in found else far
    return [found[n] for n in range(len(tables))]


class _Counts:
    """The attack on the counts of one theme; every hidden size is given."""

    def __init__(self, figures: Figures, key: tuple[str, str], sizes: _Sizes, shown: int) -> None:
        self.figures, self.key, self.layout, self.shown = figures, key, figures.layout, shown
        self.table = figures.themes[key]
        self.size, self.n = sizes.table(key[1])
        self.blank_high = np.ceil(blanks(self.size, self.n, self.layout) - _TINY)
        self.blank_high[:, self.layout.several] = np.inf
        self.x = self.table.true if _known(self.table) else self._middle()
        self.fits = self.x is not None
        everyone = (np.arange(len(self.layout.columns)) == 0) & ~self.table.hidden
        attacked = self.table.there & ~self.layout.combined & ~everyone & (self.n > 0)
        self.targets = _targets(figures, self.size, self.n, attacked)
        self.tried = len(self.targets)

    def _middle(self) -> Numbers | None:
        layer = Layer(self.table, np.zeros(self.table.low.shape), self.size.hidden, self.blank_high)
        found = Program([layer], [], self.layout, range(len(self.layout.units))).middle()
        return found[0] if found else None

    def recovered(self) -> Iterator[Recovered]:
        """The counts that can be worked out."""
        if self.x is None:
            return
        far = reach(room(self.table, self.x, self.layout, self.blank_high), self.size.hidden, self.layout)
        layer = Layer(self.table, self.x, self.size.hidden, self.blank_high)
        doubtful = [t for t in self.targets if not self._safe(t, *_reached(t, far, self.x, self.layout))]
        for target in _Programs([layer], [], self.layout, 0).unproved(doubtful, self._safe):
            yield _named(self.figures, target, COUNT, *self.key)

    def _safe(self, target: _Target, low: float, high: float) -> bool:
        first, last = _values(low, high)
        away = any(self.table.hidden[place] for place in target.places)
        width = min((COUNTS if away else self.shown) - 1, target.n)
        return bool(last - first >= width and last > 0 and first < target.n)


def _targets(figures: Figures, size: Table, n: Numbers, attacked: Flags) -> list[_Target]:
    """Every count that is attacked, and what is left over of a row or a column where that is a few students."""
    layout, least = figures.layout, figures.least
    found = [_Target(((int(u), int(c)),), float(n[u, c])) for u, c in zip(*np.nonzero(attacked), strict=True)]
    away = size.hidden & size.there & ~layout.combined
    for d in range(1, len(layout.dimensions)):
        groups = layout.groups(d)
        for unit in np.flatnonzero(away[:, groups].sum(axis=1) > 1):
            found += _left_over([(int(unit), int(c)) for c in groups if away[unit, c]], n, least)
    for unit in set(layout.parent.tolist()) - {-1}:
        below = layout.children(unit)
        for column in np.flatnonzero(away[below].sum(axis=0) > 1):
            places = [(int(child), int(column)) for child in below if away[child, column]]
            found += _left_over(places, n, least, unit)
    return found


def _left_over(places: Sequence[tuple[int, int]], n: Numbers, least: int, unit: int | None = None) -> list[_Target]:
    students = sum(float(n[place]) for place in places)
    group = "…" if unit is None else f"…{unit}"
    return [_Target(tuple(places), students, group)] if 1 <= students < least else []


def _reached(target: _Target, far: Reach, x: Numbers, layout: Layout) -> tuple[float, float]:
    """Values of a target that a table which fits has, from moves alone."""
    now = sum(float(x[place]) for place in target.places)
    units = {unit for unit, _ in target.places}
    if len(target.places) == 1 or len(units) > 1:
        up, down = (max(float(each[place]) for place in target.places) for each in (far.up, far.down))
    else:
        where = target.unit, int(layout.dimension[target.places[0][1]])
        up, down = float(far.sum_up[where]), float(far.sum_down[where])
    return now - down, now + up


def _values(low: float, high: float) -> tuple[float, float]:
    return np.ceil(low - _TINY), np.floor(high + _TINY)


def _safe_size(least: int) -> Safe:
    def safe(_: _Target, low: float, high: float) -> bool:
        first, last = _values(low, high)
        return bool(last - first + 1 >= min(SIZES, least - 1) or first >= least)

    return safe


class _Programs:
    """Linear programs for what moves could not prove: a school's own, its network's, then everybody's."""

    def __init__(self, layers: Sequence[Layer], links: Sequence[Link], layout: Layout, number: int) -> None:
        self._layers, self._links, self._layout, self._number = layers, links, layout, number

    def unproved(self, targets: Sequence[_Target], safe: Safe) -> list[_Target]:
        """Those that can be worked out: each is tried in ever larger programs, and the last one decides."""
        left = list(targets)
        for stage in range(_STAGES):
            blocks: dict[tuple[int, ...], list[_Target]] = {}
            for target in left:
                blocks.setdefault(self._block(target, stage), []).append(target)
            left = [target for units, own in blocks.items() for target in self._in_block(units, own, safe)]
        return left

    def _in_block(self, units: tuple[int, ...], targets: Sequence[_Target], safe: Safe) -> Iterator[_Target]:
        program = Program(self._layers, self._links, self._layout, units)
        for target in targets:
            places = [program.column(unit, column, self._number) for unit, column in target.places]
            if not safe(target, *program.range(places)):
                yield target

    def _block(self, target: _Target, stage: int) -> tuple[int, ...]:
        parent = self._layout.parent
        found = {unit for unit, _ in target.places}
        if stage == _STAGES - 1:
            return tuple(range(len(self._layout.units)))
        if stage:
            around = found | {int(parent[unit]) for unit in found if parent[unit] >= 0}
            found = around | {int(child) for unit in around for child in self._layout.children(unit)}
        return self._with_above(found)

    def _with_above(self, units: set[int]) -> tuple[int, ...]:
        found: set[int] = set()
        for unit in units:
            above = unit
            while above >= 0:
                found.add(above)
                above = int(self._layout.parent[above])
        return tuple(sorted(found))


def _named(figures: Figures, target: _Target, kind: str, theme: str, polarity: str) -> Recovered:
    layout = figures.layout
    unit = int(target.group[1:]) if target.group[1:] else target.unit
    dimension, group = layout.columns[target.places[0][1]]
    level, name = layout.units[unit]
    return Recovered(figures.wave, level, name, dimension, "…" if target.group else group, kind, theme, polarity)
