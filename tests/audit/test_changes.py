"""Late answers to groups that are shown are noticed."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.audit.published import WAVE, Counts, comparison, coverage, one_school, published
from voicelens.audit.changes import Counted, changed_by_a_few
from voicelens.tables import COMBINED


def school(five: int, six: int = 75, seven: int = 6) -> Counts:
    return one_school({"grade": {"5": (five, 20), "6": (six, 15), "7": (seven, 2)}})


def release(counts: Counts, wave: str = WAVE) -> Counted:
    return Counted(published(counts, wave=wave), comparison(counts, wave), coverage(counts, wave))


@pytest.mark.parametrize("late", [1, 2, 5, 9])
def test_a_few_late_answers_are_noticed(late: int) -> None:
    changed = changed_by_a_few(release(school(80)), release(school(80 + late)))
    assert {(each.group, each.measure) for each in changed} == {
        ("5", "answered"), ("5", "change"), ("*", "answered"), ("*", "change"),
    }  # fmt: skip


def test_many_late_answers_and_none_are_fine() -> None:
    assert changed_by_a_few(release(school(80)), release(school(90))) == []
    assert changed_by_a_few(release(school(80)), release(school(80))) == []


def test_answers_that_were_withdrawn_count_as_well() -> None:
    assert changed_by_a_few(release(school(80)), release(school(78)))


def test_a_group_that_comes_to_be_shown_counts() -> None:
    before, after = release(school(80, 75, 8)), release(school(80, 65, 18))
    assert changed_by_a_few(before, after) == []
    few = changed_by_a_few(release(school(80, 75, 8)), release(school(80, 75, 12)))
    assert {each.group for each in few} == {"7", "*"}


def test_another_cycle_is_no_change() -> None:
    assert changed_by_a_few(release(school(80)), release(school(83), "Autumn 2026")) == []


def test_the_row_of_smaller_groups_counts() -> None:
    before, after = release(school(80)), release(school(70, 75, 9 + 7))

    def with_sum(each: Counted) -> Counted:
        row = each.published[each.published["cell"] == "n-Oak-grade-5"].assign(group=COMBINED, cell="sum")
        return Counted(pd.concat([each.published, row], ignore_index=True), each.comparison, each.coverage)

    assert any(
        each.group == COMBINED for each in changed_by_a_few(with_sum(before), with_sum(release(school(80, 75, 9))))
    )
    assert not any(each.group == COMBINED for each in changed_by_a_few(before, after))
