from __future__ import annotations

from tests.brief.cases import SETTINGS, cell, everyone, full_school, occasion, published, quotes, themes
from voicelens.brief.content import build
from voicelens.brief.tension import Tension


def tension(rows, named) -> Tension | None:
    return build(rows, named, quotes([]), settings=SETTINGS, occasion=occasion()).tension


def test_the_most_named_themes_meet_and_the_strongest_pair_is_named() -> None:
    found = tension(*full_school()[:2])
    assert found is not None
    assert (len(found.lines), len(found.changes)) == (5, 5)
    assert found.strongest is not None
    like, change, strongest = found.strongest
    shares = [cell.share for _, cells in found.lines for cell in cells if cell and not cell.coded and cell.printable]
    assert strongest.share == max(shares)
    assert (like.name, change.name) == ("Lessons that feel real", "More say in rules and activities")
    assert found.asked.n == 300


def test_without_a_shown_pair_there_is_nothing_to_draw() -> None:
    hidden = cell(0, table="pairs", theme_id="t0", other_theme_id="t1", status="suppressed")
    rows = [everyone("t0", "like", 0.3), everyone("t1", "change", 0.3), hidden]
    named = themes([("A", "", 1), ("B", "", 1)])
    assert tension(published(rows), named) is None
    unshown = cell(0, table="pairs", theme_id="t1", other_theme_id="t0", shown_n=90, shown_share=0.2)
    assert tension(published([*rows, unshown]), named) is None


def test_only_bounds_make_a_table_without_a_strongest_pair() -> None:
    few = cell(0, table="pairs", theme_id="t0", other_theme_id="t1", shown_share=0.05, shown_low=0.0, status="banded")
    rows = [everyone("t0", "like", 0.3), everyone("t1", "change", 0.3), few]
    found = tension(published(rows), themes([("A", "", 1), ("B", "", 1)]))
    assert found is not None
    assert found.strongest is None
