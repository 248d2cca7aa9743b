from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from tests.brief.cases import SETTINGS, WAVE, cell, everyone, published, themes
from voicelens.brief.cells import choose_unit, entries
from voicelens.brief.labels import theme_labels
from voicelens.brief.sections import Section, sections
from voicelens.settings import BriefSettings, Settings


def build(rows: list[dict[str, Any]], named: pd.DataFrame, settings: Settings = SETTINGS) -> tuple[Section, ...]:
    chosen = choose_unit(published(rows), WAVE)
    return sections(entries(chosen, "comparison"), entries(chosen, "change"), theme_labels(named), settings)


def test_themes_are_sorted_by_their_number_and_ties_by_name() -> None:
    rows = [everyone(f"t{n}", "like", share) for n, share in enumerate((0.1, 0.3, 0.3))]
    like, _ = build(rows, themes([("C", "", None), ("B", "", None), ("A", "", None)]))
    assert [row.theme.name for row in like.rows] == ["A", "B", "C"]
    assert like.tied


def test_a_section_stands_for_every_kind_of_question_even_without_themes() -> None:
    assert [section.polarity for section in build([], themes([]))] == ["like", "change"]
    assert [each.polarity for each in build([everyone("t0", "other", 0.2)], themes([("A", "", 1)]), Settings())] == [
        "other"
    ]


def test_unsettled_themes_are_named_without_numbers_and_hidden_rows_only_counted() -> None:
    rows = [everyone("t0", "like", 0.3), everyone("t1", "like", 0.1),
            cell(0, theme_id="t2", polarity="like", status="suppressed")]  # fmt: skip
    like, _ = build(rows, themes([("A", "", 0.9), ("B", "", 0.4), ("C", "", 0.9)]))
    assert ([row.theme.name for row in like.outline], like.others, like.few) == (["A"], ("B",), 1)


def test_only_leaves_stand_on_the_first_page_and_sub_themes_under_their_theme_in_the_appendix() -> None:
    named = themes([("A", "", 1), ("A one", "", 1), ("B", "", 1)])
    named.loc[1, "parent_id"] = "t0"
    rows = [everyone("t0", "like", 0.2), everyone("t1", "like", 0.15), everyone("t2", "like", 0.18)]
    like, _ = build(rows, named)
    assert [(row.theme.name, row.level) for row in like.outline] == [("A", 0), ("A one", 1), ("B", 0)]
    assert [row.theme.name for row in like.rows] == ["B", "A one"]
    assert like.more == 0


def test_a_sub_theme_whose_theme_has_no_row_stands_by_itself_and_circles_end() -> None:
    named = themes([("A", "", 1), ("A one", "", 1), ("B", "", 1)])
    named["parent_id"] = ["t1", "t0", "gone"]
    like, _ = build([everyone("t1", "like", 0.2), everyone("t2", "like", 0.1)], named)
    assert [(row.theme.name, row.level) for row in like.outline] == [("A one", 0), ("B", 0)]


def test_the_first_page_holds_as_many_themes_as_the_settings_say() -> None:
    rows = [everyone(f"t{n}", "like", 0.3) for n in range(5)]
    few = replace(SETTINGS, brief=BriefSettings(themes=2))
    like, _ = build(rows, themes([(f"T{n}", "", 1) for n in range(5)]), few)
    assert (len(like.rows), like.more) == (2, 3)


def test_a_banded_share_sorts_below_the_same_plain_share() -> None:
    banded = everyone("t0", "like", 0.05) | {"status": "banded", "shown_low": 0.0}
    like, _ = build([banded, everyone("t1", "like", 0.05)], themes([("A", "", 1), ("B", "", 1)]))
    assert [row.theme.name for row in like.rows] == ["B", "A"]


def test_a_change_row_belongs_to_its_theme() -> None:
    moved = cell(0, table="change", theme_id="t0", polarity="like", shown_difference=0.1, shown_difference_low=0.05)
    like, _ = build([everyone("t0", "like", 0.3), moved], themes([("A", "", 1)]))
    assert like.rows[0].since is not None
    assert like.rows[0].since.verdict == "up"
