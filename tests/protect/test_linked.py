"""Whole releases of several schools, read back and attacked with a list of rules written here."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from benchmarks.protection import draw, themes_of
from tests.protect.test_protect import one, school, themes
from voicelens.protect.areas import over_children, within_margins
from voicelens.protect.protect import protect
from voicelens.settings import ProtectSettings
from voicelens.tables import COMBINED, TABLES, Result, check, empty

HIDDEN = ("suppressed", "complementary")
NUMBERS = [name for name in TABLES["published"].columns if name.startswith("shown_")]
RULES = ProtectSettings()


def release(*parts: tuple[pd.DataFrame, pd.DataFrame], **more: object) -> Result:
    comparison, coverage = (pd.concat([part[side] for part in parts], ignore_index=True) for side in (0, 1))
    keys = ["unit_level", "unit", "wave", "dimension", "group"]
    named = more.pop("themes", themes(*comparison["theme_id"].unique()))
    people = coverage.drop_duplicates(keys, ignore_index=True)
    return protect(comparison, people, named, rules=RULES, **more)  # type: ignore[arg-type]


def published(result: Result) -> pd.DataFrame:
    return check("published", result.tables["published"])


def test_smaller_groups_that_are_enough_together_are_shown_combined() -> None:
    rows = published(release(school({"a": (90, 20), "b": (60, 9), "c": (8, 4), "d": (7, 3)})))
    people, share = one(rows, COMBINED, "coverage"), one(rows, COMBINED)
    assert people["shown"] == "about 15 students answered"
    assert (share["shown_n"], share["tested"], share["notable"]) == (15, False, False)
    assert pd.isna(share["shown_difference"])
    assert set(rows.loc[rows["group"].isin(("c", "d")), "status"]) == {"suppressed"}


def test_where_all_groups_are_hidden_nothing_is_combined() -> None:
    rows = published(release(school({"yes": (7, 6), "no": (140, 20)})))
    assert COMBINED not in set(rows["group"])


def test_areas_are_told_for_everybody_only_and_never_rule_out_a_count_of_their_themes() -> None:
    sizes = {"yes": 70, "no": 330}
    parts = [
        school({g: (n, n // d) for g, n in sizes.items()}, theme=t) for t, d in (("area", 3), ("t1", 5), ("t2", 6))
    ]
    named = themes("area", "t1", "t2")
    named["parent_id"] = [None, "area", "area"]
    result = release(*parts, themes=check("themes", named))
    rows = published(result)
    area = rows[rows["theme_id"] == "area"]
    assert area["group"].tolist() == ["*"]
    assert any("for all students only" in each.reason for each in result.dropped)
    whole = area.iloc[0]
    assert whole["status"] in ("shown", "banded", "complementary")


def test_pairs_are_told_of_enough_students_and_without_their_counts() -> None:
    both = [school({"yes": (200, 80), "no": (200, 60)}, theme="t1", polarity=p) for p in ("like", "change")]
    both += [school({"yes": (200, 70), "no": (200, 70)}, theme="t2", polarity=p) for p in ("like", "change")]
    keys = {"unit_level": "school", "unit": "Cedar", "wave": "Spring", "n": 390}
    pairs = check("pairs", pd.DataFrame([
        {**keys, "theme_id": "t1", "other_theme_id": "t2", "k": 50},
        {**keys, "theme_id": "t2", "other_theme_id": "t1", "k": 4},
    ]))  # fmt: skip
    result = release(*both, pairs=pairs)
    rows = published(result)
    told = rows[rows["table"] == "pairs"]
    assert told[["theme_id", "other_theme_id"]].to_numpy().tolist() == [["t1", "t2"]]
    row = told.iloc[0]
    assert (row["shown"], row["shown_n"]) == ("about 13 in 100", 390)
    assert len([each for each in result.dropped if "pairs" in each.reason]) == 1


def test_a_pair_that_would_rule_out_a_count_of_its_themes_does_not_fit() -> None:
    low, high = (np.array([[20]]), np.array([[30]])), (np.array([[26]]), np.array([[36]]))
    fits = within_margins(low, high, (np.array([100]), np.array([100]), np.array([90])))
    assert [bool(fits(np.array([[least]]), np.array([[25]]))[0, 0]) for least in (19, 20, 21)] == [True, True, False]
    crowded = within_margins(low, (np.array([[96]]), np.array([[90]])), tuple(np.array([n]) for n in (100, 100, 100)))
    assert [bool(crowded(np.array([[20]]), np.array([[most]]))[0, 0]) for most in (86, 85)] == [True, False]


def test_an_area_fits_only_if_it_leaves_every_count_of_its_themes_open() -> None:
    low, high, parts = np.array([[5, 8, 0]]), np.array([[9, 14, 40]]), np.array([[1, 1, 0]])
    fits = over_children(low, high, parts)
    found = {(a, b): bool(fits(np.array([[a]]), np.array([[b]]))[0, 0]) for a, b in ((13, 14), (14, 20), (10, 13))}
    assert found == {(13, 14): True, (14, 20): False, (10, 13): False}


@pytest.fixture(scope="module")
def twelve() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return draw(12, 6)


def test_every_number_of_a_network_is_missing_or_true_to_its_steps(
    twelve: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
) -> None:
    comparison, coverage, places = twelve
    before = comparison.copy(), coverage.copy()
    result = protect(comparison, coverage, themes_of(comparison), rules=RULES, places=places)
    pd.testing.assert_frame_equal(before[0], comparison)
    rows = published(result)
    hidden = rows["status"].isin(HIDDEN)
    assert rows.loc[hidden, NUMBERS].isna().all(axis=None)
    shown = rows[~hidden & (rows["table"] == "comparison") & (rows["group"] != COMBINED)]
    keys = ["unit_level", "unit", "theme_id", "polarity", "dimension", "group"]
    both = shown.merge(comparison, on=keys, suffixes=("", "_true"))
    assert len(both) == len(shown)
    assert (both["n"] >= RULES.min_group).all()
    plain = both[both["status"] == "shown"]
    assert (np.abs(plain["shown_share"] - plain["share"]) <= 0.1001).all()
    assert rows[["shown_n", "shown_share"]].fillna(0).ge(0).all(axis=None)


def test_the_same_tables_give_the_same_release(twelve: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]) -> None:
    comparison, coverage, places = twelve
    two = [protect(comparison, coverage, themes_of(comparison), rules=RULES, places=places) for _ in range(2)]
    pd.testing.assert_frame_equal(two[0].tables["published"], two[1].tables["published"])


def test_a_group_that_only_one_school_hides_cannot_be_found_in_the_districts_total() -> None:
    sizes = {"Cedar": (60, 60), "Oak": (60, 50), "Elm": (107, 3)}
    parts = [school({"yes": (b, b // 3), "no": (a, a // 3)}, unit) for unit, (a, b) in sizes.items()]
    a, b = (sum(size[side] for size in sizes.values()) for side in (0, 1))
    rows = published(release(*parts, school({"yes": (b, b // 3), "no": (a, a // 3)}, "All", level="district")))
    people = rows[(rows["table"] == "coverage") & (rows["group"] == "yes")].set_index("unit")
    told = people.loc[~people["status"].isin(HIDDEN), "shown_n"].astype(int)
    assert people.loc["Elm", "status"] == "suppressed"
    if "All" in told and {"Cedar", "Oak"} <= set(told.index):
        left = told["All"] - told["Cedar"] - told["Oak"]
        assert min(left + 6, 9) - max(left - 6, 1) >= 4


@pytest.mark.parametrize(
    "groups",
    [
        {f"g{place}": (1, 1) for place in range(400)},
        {"all": (140, 9)},
        {"tiny": (3, 1)},
        {"a": (30, 0), "b": (30, 0)},
        {"a": (30, 30), "b": (30, 30)},
    ],
)
def test_odd_groups_never_give_a_nonsense_number(groups: dict[str, tuple[int, int]]) -> None:
    rows = published(release(school(groups)))
    told = rows[~rows["status"].isin(HIDDEN)]
    assert told["shown_n"].notna().all()
    assert (told["shown_n"] >= RULES.min_group).all()
    assert told.loc[told["table"] == "comparison", "shown_share"].between(0, 1).all()
    assert not rows["shown"].str.contains("nan|-").any()


def test_a_school_whose_students_lie_in_two_networks_and_a_school_without_a_name_are_no_obstacle() -> None:
    units = {("school", "Cedar"): (60, 40), ("school", "Oak"): (50, 30), ("network", "N"): (70, 50),
             ("network", "M"): (40, 20), ("district", "All"): (114, 73)}  # fmt: skip
    parts = [
        school({"yes": (a, a // 4), "no": (b, b // 4)}, unit, level=level) for (level, unit), (a, b) in units.items()
    ]
    places = pd.DataFrame({"school": ["Cedar", "Oak", "Oak"], "network": ["N", "N", "M"], "wave": "Spring"})
    rows = published(release(*parts, places=places))
    assert set(rows["unit"]) == {"Cedar", "Oak", "N", "M", "All"}


def test_weighted_shares_are_shown_and_their_ranges_are_wider() -> None:
    comparison, coverage = school({"yes": (200, 40), "no": (200, 60)})
    weighted = comparison.assign(share=0.4, n_effective=50.0)
    rows = published(release((check("comparison", weighted), coverage)))
    plain = published(release((comparison, coverage)))
    row, other = one(rows, "yes"), one(plain, "yes")
    assert row["shown_share"] == pytest.approx(0.4, abs=0.011)
    assert row["shown_high"] - row["shown_low"] > other["shown_high"] - other["shown_low"]


def test_nothing_but_pairs_gives_nothing() -> None:
    assert published(protect(empty("comparison"), empty("coverage"), empty("themes"), rules=RULES)).empty
