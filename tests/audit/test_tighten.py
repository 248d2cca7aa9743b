"""What themes, pairs and releases tell of each other is used by the attacker, unless the true counts speak against it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.audit.published import WAVE, Counts, comparison, coverage, one_school, published
from voicelens.audit.figures import Figures, Known, figures
from voicelens.audit.outline import from_outline, outline
from voicelens.audit.recover import SIZE, attack
from voicelens.audit.tighten import attack_pairs, by_parents, by_releases

KEY = ("lunch", "change")


def school(five: tuple[int, int], seven: tuple[int, int] = (6, 2)) -> Counts:
    return one_school({"grade": {"5": five, "6": (75, 15), "7": seven}})


def read(counts: Counts, *, truth: bool = True, hidden: frozenset[str] = frozenset()) -> Figures:
    tables = (comparison(counts), coverage(counts)) if truth else (None, None)
    return figures(published(counts, hidden), WAVE, Known({}, frozenset(), *tables))


def test_a_theme_is_raised_by_all_who_raise_one_under_it() -> None:
    both = read(school((80, 22)))
    top, leaf = both.themes[KEY], read(school((80, 4))).themes[KEY]
    made = by_parents(replace(both, themes={("food", "change"): top, KEY: leaf}), {"lunch": "food"}).themes
    assert (made[KEY].high <= np.maximum(top.high, leaf.true)).all()
    assert (made["food", "change"].low >= leaf.low).all()
    for table in made.values():
        assert ((table.low <= table.true) & (table.true <= table.high)).all()
    assert by_parents(both, {}).themes == both.themes


def test_releases_of_the_same_answers_are_read_together() -> None:
    one, two = read(school((84, 22))), read(school((84, 22)))
    narrow = {**two.sizes}
    narrow["answered"] = replace(two.sizes["answered"], low=two.sizes["answered"].true)
    first, _ = by_releases(one, replace(two, sizes=narrow))
    assert (first.sizes["answered"].low >= one.sizes["answered"].low).all()
    assert first.sizes["answered"].low[0, 1] == 84


def test_late_answers_only_add() -> None:
    one, two = read(school((80, 20)), truth=False), read(school((95, 25)), truth=False)
    first, second = by_releases(one, two)
    assert (second.sizes["answered"].low >= one.sizes["answered"].low).all()
    assert (first.sizes["answered"].high <= two.sizes["answered"].high).all()
    assert (second.sizes["answered"].high[0] <= one.sizes["answered"].high[0] + 15).all()


def test_nothing_is_inferred_where_answers_went_away() -> None:
    one, two = read(school((95, 25))), read(school((80, 20)))
    first, second = by_releases(one, two)
    for before, after in ((one, first), (two, second)):
        for name, table in before.sizes.items():
            assert np.array_equal(table.low, after.sizes[name].low)


def test_a_group_hidden_in_one_release_and_told_in_the_next_is_found() -> None:
    counts = school((80, 20), (8, 4))
    shown, hidden = read(counts), read(counts)
    exact = replace(shown.sizes["answered"], low=shown.sizes["answered"].true, high=shown.sizes["answered"].true)
    first, _ = by_releases(hidden, replace(shown, sizes={**shown.sizes, "answered": exact}))
    assert attack(hidden).recovered == ()
    assert {(each.group, each.kind) for each in attack(first).recovered} == {("7", SIZE)}


def test_units_and_groups_that_only_one_release_has_are_left_alone() -> None:
    one, two = read(school((80, 20))), read(one_school({"grade": {"5": (80, 20), "8": (75, 15)}}, "Elm"))
    first, second = by_releases(one, two)
    assert np.array_equal(first.sizes["answered"].low, one.sizes["answered"].low)
    assert np.array_equal(second.sizes["answered"].high, two.sizes["answered"].high)


def pair(share: str, n: int | None, status: str = "shown") -> pd.DataFrame:
    row = (
        published(school((80, 20)))
        .iloc[:1]
        .assign(table="pairs", theme_id="lunch", other_theme_id="lunch", shown=share, status=status)
    )
    return row.assign(shown_n=pd.array([n], dtype="Int64"))


def test_pairs_have_to_leave_three_counts() -> None:
    known = read(school((80, 22)))
    assert attack_pairs(pair("about 10 in 100", 160), known) == (1, [])
    tried, found = attack_pairs(pair("about 30 in 100", None, "suppressed"), known)
    assert (tried, found) == (1, [])
    assert len(attack_pairs(pair("about 1 in 100", 12), known)[1]) == 1


def test_an_outline_is_read_back_to_the_same_attack() -> None:
    blind = read(school((80, 22)), truth=False)
    again = from_outline(WAVE, outline(blind))
    assert attack(again) == attack(blind)
    assert again.layout.units == blind.layout.units


def test_true_counts_are_never_written_down() -> None:
    try:
        outline(read(school((80, 22))))
    except ValueError:
        return
    raise AssertionError
