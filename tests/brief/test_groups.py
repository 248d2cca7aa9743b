from __future__ import annotations

from itertools import chain
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brief.cases import SETTINGS, WAVE, cell, everyone, full_school, in_group, published, themes, usual_school
from voicelens.brief.cells import choose_unit, entries
from voicelens.brief.groups import MOST_COLUMNS, MOST_DIFFERENCES, Groups, _chunks, groups
from voicelens.brief.labels import theme_labels
from voicelens.brief.sections import sections


def build(rows: list[dict[str, Any]] | pd.DataFrame, named: pd.DataFrame) -> Groups:
    chosen = choose_unit(rows if isinstance(rows, pd.DataFrame) else published(rows), WAVE)
    found, labels = entries(chosen, "comparison"), theme_labels(named)
    shown = sections(found, (), labels, SETTINGS)
    return groups(found, entries(chosen, "coverage"), shown, labels, SETTINGS)


def test_only_notable_differences_are_discussed_in_a_fixed_order() -> None:
    rows, named, _ = usual_school()
    found = build(rows, named)
    assert [each.group.name for each in found.differences] == [
        "Race or ethnicity: Black",
        "Grade: 8",
        "Students learning English",
    ]
    assert found.comparisons == 12 * 16
    assert all(each.more for each in found.differences)


def test_a_hidden_group_is_named_as_not_shown_and_keeps_its_column_of_dashes() -> None:
    rows, named, _ = usual_school()
    found = build(rows, named)
    assert [each.name for each in found.unseen] == ["Race or ethnicity: Native Hawaiian"]
    table = found.tables[0]
    place = [column.group.short for column in table.columns].index("Native Hawaiian")
    assert {line.cells[place].text for line in chain.from_iterable(table.blocks)} == {"–"}  # type: ignore[union-attr]


def test_more_differences_than_fit_are_left_to_the_tables() -> None:
    named = themes([(f"T{n}", "", 1) for n in range(9)])
    rows = [everyone(f"t{n}", "like", 0.2) for n in range(9)]
    rows += [in_group(f"t{n}", "like", ("grade", "5"), 0.30 + n / 50, 0.2, notable=True) for n in range(9)]
    found = build(rows, named)
    assert len(found.differences) == MOST_DIFFERENCES
    assert found.left_out == 9 - MOST_DIFFERENCES
    assert {each.theme.name for each in found.differences} == {"T5", "T6", "T7", "T8"}


def test_an_unsettled_theme_is_never_a_difference() -> None:
    rows = [everyone("t0", "like", 0.2), in_group("t0", "like", ("grade", "5"), 0.5, 0.2, notable=True)]
    assert build(rows, themes([("A", "", 0.3)])).differences == ()
    assert len(build(rows, themes([("A", "", 0.9)])).differences) == 1


def test_a_group_that_names_a_theme_less_often_is_told_so() -> None:
    rows = [everyone("t0", "like", 0.2), in_group("t0", "like", ("grade", "5"), 0.1, 0.4, notable=True)]
    assert not build(rows, themes([("A", "", 0.9)])).differences[0].more


def test_a_gap_between_two_groups_is_told_once_from_the_side_that_says_yes() -> None:
    rows = [
        everyone("t0", "like", 0.2),
        in_group("t0", "like", ("el", "no"), 0.1, 0.4, notable=True),
        in_group("t0", "like", ("el", "yes"), 0.4, 0.1, notable=True),
    ]
    found = build(rows, themes([("A", "", 0.9)]))
    assert [each.group.short for each in found.differences] == ["yes"]
    assert found.comparisons == 1
    assert len(found.tables[0].columns) == 2


def test_two_groups_that_overlap_are_both_told() -> None:
    rows = [
        everyone("t0", "like", 0.2),
        in_group("t0", "like", ("race", "Black"), 0.3, 0.1, notable=True),
        in_group("t0", "like", ("race", "Latine"), 0.3, 0.2, notable=True),
    ]
    assert len(build(rows, themes([("A", "", 0.9)])).differences) == 2


def test_a_theme_missing_for_a_group_leaves_its_place_empty_and_sizes_come_from_any_row() -> None:
    rows = [everyone("t0", "like", 0.2), everyone("t1", "like", 0.1), in_group("t0", "like", ("grade", "5"), 0.3, 0.2)]
    table = build(rows, themes([("A", "", 1), ("B", "", 1)])).tables[0]
    assert [line.cells[0] is None for line in table.blocks[0]] == [False, True]
    assert table.columns[0].cell is not None
    assert table.columns[0].cell.n == 80


def test_without_groups_there_is_nothing_to_compare() -> None:
    found = build([everyone("t0", "like", 0.2)], themes([("A", "", 1)]))
    assert found == Groups((), 0, 0, (), ())


def test_a_group_hidden_in_every_theme_is_not_shown() -> None:
    hidden = cell(0, theme_id="t0", polarity="like", dimension="grade", group="6", status="complementary")
    found = build([everyone("t0", "like", 0.2), hidden], themes([("A", "", 1)]))
    assert [each.name for each in found.unseen] == ["Grade: 6"]
    assert found.tables[0].columns[0].cell is None


@settings(max_examples=60)
@given(st.lists(st.integers(1, 20), max_size=6))
def test_every_group_gets_one_column_and_no_table_is_wider_than_paper(sizes: list[int]) -> None:
    places = [(f"d{number}", str(group)) for number, size in enumerate(sizes) for group in range(size)]
    chunks = list(_chunks(places))
    assert list(chain.from_iterable(chunks)) == places
    assert all(0 < len(chunk) <= MOST_COLUMNS for chunk in chunks)


def test_a_difference_two_groups_tell_twice_is_told_by_the_one_that_named_it_more() -> None:
    rows = [
        everyone("t0", "change", 0.1),
        in_group("t0", "change", ("grade", "5"), 0.05, 0.12, notable=True),
        in_group("t0", "change", ("grade", "6"), 0.12, 0.05, notable=True),
        in_group("t0", "change", ("grade", "7"), 0.10, 0.10),
    ]
    found = build(rows, themes([("A", "", 0.9)]))
    assert [each.group.short for each in found.differences] == ["6"]
    assert found.left_out == 1


def test_what_would_have_been_missed_is_told_by_its_two_ends() -> None:
    rows = [everyone("t0", "like", 0.2)]
    rows += [
        in_group("t0", "like", ("grade", grade), 0.2, 0.2, shown_smallest=least)
        for grade, least in (("5", 0.15), ("6", 0.25), ("7", 0.2))
    ]
    assert [cell.smallest for cell in build(rows, themes([("A", "", 0.9)])).blind] == [15, 25]
    assert [cell.smallest for cell in build(rows[:2], themes([("A", "", 0.9)])).blind] == [15]
    assert build(rows[:1], themes([("A", "", 0.9)])).blind == ()


def test_smaller_groups_combined_stand_last_in_the_tables_and_are_never_called_unseen() -> None:
    found = build(full_school()[0], full_school()[1])
    columns = [column.group.short for table in found.tables for column in table.columns]
    assert columns.index("smaller groups, combined") == columns.index("White") + 1
    assert found.combined
    assert [label.short for label in found.unseen] == ["Native Hawaiian"]


def test_fewer_differences_keep_the_clearest_and_count_the_rest() -> None:
    rows = [everyone("t0", "like", 0.2)]
    rows += [
        in_group("t0", "like", ("grade", grade), share, 0.2, notable=True, exploratory=late)
        for grade, share, late in (("5", 0.3, False), ("6", 0.6, True), ("7", 0.5, False))
    ]
    found = build(rows, themes([("A", "", 0.9)]))
    assert [each.group.short for each in found.cut(2).differences] == ["5", "7"]
    assert found.cut(2).left_out == 1
    assert found.cut(3) == found
