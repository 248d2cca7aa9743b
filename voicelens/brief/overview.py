"""The whole set of themes in one picture: what is liked to one side, what is asked to change to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from voicelens.brief.cells import Cell
from voicelens.brief.labels import ThemeLabel
from voicelens.brief.sections import Section, ThemeRow

_LONGEST = 84  # leaves room for the number beside the longest bar


@dataclass(frozen=True)
class Balance:
    """One theme with its two numbers; widths are in percent of a side."""

    theme: ThemeLabel
    like: Cell | None
    change: Cell | None
    like_width: float
    change_width: float


@dataclass(frozen=True)
class Cluster:
    """Themes under the theme above them; `name` is empty for those that stand alone."""

    name: str
    lines: tuple[Balance, ...]


def overview(shown: Sequence[Section], labels: Mapping[str, ThemeLabel]) -> tuple[Cluster, ...]:
    """Every leaf that has a number, from what is liked to what is asked to change, under the themes above.

    Empty where only one kind of question was asked, or fewer than three themes are shown.
    """
    sides = {section.polarity: {row.theme.id: row for row in section.leaves} for section in shown}
    likes, changes = sides.get("like", {}), sides.get("change", {})
    themes = list(dict.fromkeys([*likes, *changes]))
    if not likes or not changes or len(themes) < 3:
        return ()
    top = max(row.cell.share or 0 for side in (likes, changes) for row in side.values()) or 1
    lines = [_balance(labels[theme], likes.get(theme), changes.get(theme), top) for theme in themes]
    return tuple(_clusters(sorted(lines, key=_order), labels))


def _balance(theme: ThemeLabel, like: ThemeRow | None, change: ThemeRow | None, top: int) -> Balance:
    cells = [row.cell if row else None for row in (like, change)]
    widths = [round(_LONGEST * (cell.share or 0) / top, 1) if cell else 0.0 for cell in cells]
    return Balance(theme, cells[0], cells[1], widths[0], widths[1])


def _order(line: Balance) -> tuple[float, str]:
    return line.change_width - line.like_width, line.theme.name


def _clusters(lines: Iterable[Balance], labels: Mapping[str, ThemeLabel]) -> list[Cluster]:
    found: dict[str, list[Balance]] = {}
    for line in lines:
        parent = labels.get(line.theme.parent)
        found.setdefault(parent.name if parent else "", []).append(line)
    return [Cluster(name, tuple(each)) for name, each in found.items()]
