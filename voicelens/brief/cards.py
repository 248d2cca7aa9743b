"""The sentences at the top of a brief: what its tables support, at most three, strengths first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicelens.brief.cells import Cell
from voicelens.brief.groups import Difference, Groups
from voicelens.brief.sections import Section, ThemeRow

MOST_CARDS = 3


@dataclass(frozen=True)
class Card:
    """One sentence: a kind's first theme, a movement since last time, a difference, or that none is clear ("even").

    "ask" is for a school where no theme can be counted; `before` is the published number of the cycle before.
    """

    kind: str
    row: ThemeRow | None = None
    difference: Difference | None = None
    before: Cell | None = None
    tied: bool = False


def cards(shown: Sequence[Section], about_groups: Groups, before: dict[tuple[str, str], Cell]) -> tuple[Card, ...]:
    """A strength; a movement, or else what is asked for; a difference, or else that none is clear.

    `before` has the cells of the cycle before, by theme and polarity.
    """
    made = [_strength(shown), _movement(shown, before) or _request(shown), _difference(about_groups)]
    found = [card for card in made if card]
    if not found and not any(section.rows for section in shown):
        return (Card("ask"),)
    spare = [card for card in _firsts(shown) if card.row and all(card.row is not each.row for each in found)]
    return tuple(sorted([*found, *spare][:MOST_CARDS], key=lambda card: _ORDER.index(card.kind)))


_ORDER = ("like", "change", "other", "movement", "difference", "even", "ask")


def _firsts(shown: Sequence[Section]) -> Iterator[Card]:
    for section in shown:
        if section.rows and not section.rows[0].cell.coded:
            yield Card(section.polarity, row=section.rows[0], tied=section.tied)


def _strength(shown: Sequence[Section]) -> Card | None:
    return next((card for card in _firsts(shown) if card.kind == "like"), None)


def _request(shown: Sequence[Section]) -> Card | None:
    return next((card for card in _firsts(shown) if card.kind == "change"), None)


def _movement(shown: Sequence[Section], before: dict[tuple[str, str], Cell]) -> Card | None:
    moved = [
        row for section in shown for row in section.leaves
        if row.since and row.since.verdict in ("up", "down") and row.since.gap_range
    ]  # fmt: skip
    if not moved:
        return None
    row = max(moved, key=lambda row: row.since.distance if row.since else 0)
    earlier = before.get((row.theme.id, row.polarity))
    plain = earlier and earlier.printable and not earlier.coded and not row.cell.coded
    return Card("movement", row=row, before=earlier if plain else None)


def _difference(about_groups: Groups) -> Card | None:
    plain = [each for each in about_groups.differences if not each.cell.coded]
    if plain:
        return Card("difference", difference=max(plain, key=lambda each: each.cell.distance))
    return Card("even") if about_groups.comparisons and not about_groups.differences else None
