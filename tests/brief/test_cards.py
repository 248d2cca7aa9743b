from __future__ import annotations

from dataclasses import replace

from tests.brief.cases import SETTINGS, full_school, occasion, one_theme, quotes
from voicelens.brief.content import build


def kinds(tables, **more: object) -> list[str]:
    return [card.kind for card in build(*tables, settings=replace(SETTINGS, **more), occasion=occasion()).cards]


def test_there_are_a_strength_a_movement_and_a_difference_where_tables_support_them() -> None:
    assert kinds(full_school()) == ["like", "movement", "difference"]
    assert kinds(full_school(history=False)) == ["like", "change", "difference"]


def test_a_lone_theme_is_the_only_sentence() -> None:
    assert kinds(one_theme()) == ["like"]


def test_a_movement_names_the_number_of_the_cycle_before_where_it_is_published() -> None:
    rows, named, _ = full_school()
    card = build(rows, named, quotes([]), settings=SETTINGS, occasion=occasion()).cards[1]
    assert card.before is not None
    assert card.before.share == 22
    now = rows[rows["wave"] == "Spring 2026"].reset_index(drop=True)
    assert build(now, named, quotes([]), settings=SETTINGS, occasion=occasion()).cards[1].before is None
