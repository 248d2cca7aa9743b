"""What the same students like and want changed, as a table of protected numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voicelens.brief.cells import Cell, Entry
from voicelens.brief.labels import ThemeLabel
from voicelens.brief.sections import Section

MOST = 5


@dataclass(frozen=True)
class Tension:
    """Liked themes down, themes to change across; a cell is `None` where nothing was published.

    `asked` is the row that carries how many students answered both questions; `strongest` is the largest plain share,
    with the two themes it is about.
    """

    changes: tuple[ThemeLabel, ...]
    lines: tuple[tuple[ThemeLabel, tuple[Cell | None, ...]], ...]
    asked: Cell
    strongest: tuple[ThemeLabel, ThemeLabel, Cell] | None


def tension(pairs: Sequence[Entry], shown: Sequence[Section], labels: Mapping[str, ThemeLabel]) -> Tension | None:
    """The pairs of the most named themes; nothing where no pair has a number."""
    cells = {(each.theme_id, each.other): each.cell for each in pairs if _told(each, labels)}
    plain = [(place, cell) for place, cell in cells.items() if cell.printable]
    if not plain:
        return None
    likes = _axis("like", {like for (like, _), _ in plain}, shown)
    changes = _axis("change", {change for (_, change), _ in plain}, shown)
    clear = [(place, cell) for place, cell in plain if not cell.coded and place[0] in likes and place[1] in changes]
    most = max(clear, key=lambda each: (each[1].share or 0, each[0]), default=None)
    if not likes or not changes:
        return None
    return Tension(
        changes=tuple(labels[change] for change in changes),
        lines=tuple((labels[like], tuple(cells.get((like, change)) for change in changes)) for like in likes),
        asked=plain[0][1],
        strongest=(labels[most[0][0]], labels[most[0][1]], most[1]) if most else None,
    )


def _told(pair: Entry, labels: Mapping[str, ThemeLabel]) -> bool:
    return pair.everyone and pair.theme_id in labels and pair.other in labels


def _axis(polarity: str, named: set[str], shown: Sequence[Section]) -> list[str]:
    rows = [row.theme.id for section in shown if section.polarity == polarity for row in section.leaves]
    return [theme for theme in rows if theme in named][:MOST]
