"""The attack finds what can be worked out, in one school and across schools, with and without the true counts."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.audit.published import WAVE, Counts, comparison, coverage, joined, one_school, published
from voicelens.audit.figures import Known, figures
from voicelens.audit.recover import COUNT, SIZE, Attack, attack
from voicelens.tables import COMBINED

SAFE = one_school({"grade": {"5": (80, 22), "6": (75, 15), "7": (82, 26)}})
TWO = one_school({"learner": {"Yes": (6, 2), "No": (194, 70)}})


def attacked(counts: Counts, *, truth: bool = True, hidden: frozenset[str] = frozenset(), **known: object) -> Attack:
    tables = (comparison(counts), coverage(counts)) if truth else (None, None)
    return attack(figures(published(counts, hidden), WAVE, Known({}, frozenset(), *tables, **known)))


def named(found: Attack) -> set[tuple[str, str, str]]:
    return {(each.unit, each.group, each.kind) for each in found.recovered}


@pytest.mark.parametrize("truth", [True, False])
def test_a_school_of_large_groups_gives_nothing_away(truth: bool) -> None:
    found = attacked(SAFE, truth=truth)
    assert (found.recovered, found.contradictions) == ((), ())
    assert found.tried == 3


@pytest.mark.parametrize("truth", [True, False])
def test_a_hidden_group_beside_one_other_is_worked_out(truth: bool) -> None:
    exact = published(TWO)
    exact.loc[exact["cell"] == "n-Oak-learner-No", "shown"] = "194 students answered"
    tables = (comparison(TWO), coverage(TWO)) if truth else (None, None)
    found = attack(figures(exact, WAVE, Known({}, frozenset(), *tables)))
    assert ("Oak", "Yes", SIZE) in named(found)


def test_a_rounded_neighbour_leaves_five_sizes_only_if_nothing_else_is_told() -> None:
    assert ("Oak", "Yes", SIZE) not in named(attacked(TWO))


@pytest.mark.parametrize("truth", [True, False])
def test_a_count_told_by_its_neighbours_is_found(truth: bool) -> None:
    counts = one_school({"learner": {"Yes": (6, 0), "No": (175, 45)}})  # 24 in 100 of all, 26 in 100 of the others
    assert ("Oak", "Yes", COUNT) in named(attacked(counts, truth=truth))
    assert ("Oak", "Yes", COUNT) not in named(attacked(TWO, truth=truth))


def test_a_school_is_worked_out_from_the_district_and_the_other_schools() -> None:
    counts = joined(
        one_school({"learner": {"Yes": (6, 3), "No": (94, 30)}}, "Oak"),
        one_school({"learner": {"Yes": (40, 10), "No": (60, 10)}}, "Elm"),
        one_school({"learner": {"Yes": (30, 9), "No": (70, 20)}}, "Ash"),
    )
    rows = published(counts, frozenset())
    for cell, n in (("n-All-learner-Yes", 76), ("n-Elm-learner-Yes", 40), ("n-Ash-learner-Yes", 30)):
        rows.loc[rows["cell"] == cell, "shown"] = f"{n} students answered"
    found = attack(figures(rows, WAVE, Known({}, frozenset(), comparison(counts), coverage(counts))))
    assert ("Oak", "Yes", SIZE) in named(found)


def test_the_row_of_smaller_groups_together_counts_in_the_attack() -> None:
    groups = {"race": {"A": (8, 4), "B": (7, 3), "C": (120, 40), "D": (90, 22)}}
    counts = one_school(groups)
    rows = published(counts)
    known = Known({}, frozenset(), comparison(counts), coverage(counts))
    alone = attack(figures(rows, WAVE, known))
    sums = [
        {**rows[rows["cell"] == cell].iloc[0].to_dict(), "group": COMBINED, "cell": f"{cell}-sum", "status": "shown",
         "shown": text, "shown_n": 15}
        for cell, text in (("n-Oak-race-A", "15 students answered"), ("k-Oak-race-A", "about 46 in 100"))
    ]  # fmt: skip
    told = attack(figures(pd.concat([rows, pd.DataFrame(sums)], ignore_index=True), WAVE, known))
    assert alone.recovered == ()
    assert told.contradictions == ()


def test_several_boxes_are_no_contradiction() -> None:
    counts = dict(one_school({"race": {"A": (120, 40), "B": (90, 30)}}))
    counts["school", "Oak", "*", "*"] = (180, 60)
    blind = attacked(counts, truth=False)
    assert blind.contradictions == ()
    assert attack(figures(published(counts), WAVE, Known(several=frozenset({"race"}), networks={}))).recovered == ()


def test_numbers_that_cannot_all_be_true_are_told() -> None:
    rows = published(SAFE)
    rows.loc[rows["cell"] == "n-Oak-*-*", "shown"] = "20 students answered"
    assert attack(figures(rows, WAVE, Known({}))).contradictions == (WAVE,)


def test_an_empty_table_is_no_failure() -> None:
    assert attack(figures(published(SAFE).iloc[:0], WAVE, Known({}))) == Attack(0, ())


def test_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    attack(figures(published(SAFE), WAVE, Known({})), lambda done, of: steps.append((done, of)))
    assert steps == [(1, 1)]
