from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelens.protect.protect import protect
from voicelens.protect.ranges import gap_range, share_range
from voicelens.protect.round import Shares, nearest
from voicelens.settings import ProtectSettings
from voicelens.tables import COMBINED, TABLES, Result, check, empty
from voicelens.text import digest

NUMBERS = [name for name in TABLES["published"].columns if name.startswith("shown_")]
HIDDEN = ("suppressed", "complementary")
Group = tuple[int, int]


def school(
    groups: dict[str, Group], unit: str = "Cedar", theme: str = "t1", polarity: str = "like", level: str = "school"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Comparison and coverage of one school with one dimension: how many answered and raised the theme, by group."""
    n, k = (sum(group[side] for group in groups.values()) for side in (0, 1))
    rows = [_row(n, k, None, None), *(_row(a, b, n - a, k - b) for a, b in groups.values())]
    keys = [("*", "*"), *(("el", group) for group in groups)]
    comparison = pd.DataFrame(rows).assign(
        unit_level=level, unit=unit, wave="Spring", theme_id=theme, polarity=polarity,
        dimension=[key[0] for key in keys], group=[key[1] for key in keys],
    )  # fmt: skip
    coverage = comparison[["unit_level", "unit", "wave", "dimension", "group"]].assign(
        enrolled=None, answered=comparison["n"], blank=1, nothing_to_add=0
    )
    return check("comparison", comparison), check("coverage", coverage)


def _row(n: int, k: int, rest_n: int | None, rest_k: int | None) -> dict[str, object]:
    gap = k / n - rest_k / rest_n if n and rest_n and rest_k is not None else None
    return {
        "n": n, "k": k, "share": k / n if n else 0.0, "low": 0.0, "high": 1.0, "rest_n": rest_n, "rest_k": rest_k,
        "rest_share": rest_k / rest_n if rest_n and rest_k is not None else None, "difference": gap,
        "difference_low": gap, "difference_high": gap, "p": None if gap is None else 0.01,
        "q": None, "notable": bool(gap and abs(gap) > 0.05),
        "exploratory": False, "method": "exact", "schools": 1, "tau": None, "smallest_seen": 0.12, "largest_school": 1.0,
        "n_effective": n,
    }  # fmt: skip


def themes(*ids: str, hidden: bool = False) -> pd.DataFrame:
    rows = [
        {"theme_id": theme, "name": theme, "name_source": "frame", "description": "", "keywords": [], "parent_id": None,
         "n_respondents": 1, "certificate": None, "anchors": [], "hidden": hidden}
        for theme in ids
    ]  # fmt: skip
    return check("themes", pd.DataFrame(rows))


def stage(*parts: tuple[pd.DataFrame, pd.DataFrame], min_group: int = 10, hidden: bool = False) -> Result:
    comparison = pd.concat([part[0] for part in parts], ignore_index=True)
    coverage = pd.concat([part[1] for part in parts], ignore_index=True)
    keys = ["unit_level", "unit", "wave", "dimension", "group"]
    named = themes(*comparison["theme_id"].unique(), hidden=hidden)
    return protect(
        comparison, coverage.drop_duplicates(keys, ignore_index=True), named, rules=ProtectSettings(min_group=min_group)
    )


def publish(*parts: tuple[pd.DataFrame, pd.DataFrame], min_group: int = 10) -> pd.DataFrame:
    return check("published", stage(*parts, min_group=min_group).tables["published"])


def one(published: pd.DataFrame, group: str, table: str = "comparison", **where: str) -> pd.Series:
    for column, value in {"group": group, "table": table, **where}.items():
        published = published[published[column] == value]
    assert len(published) == 1
    return published.iloc[0]


def test_shown_rows_say_a_rounded_share_among_a_rounded_number() -> None:
    published = publish(school({"yes": (63, 32), "no": (337, 60)}))
    everyone = one(published, "*")
    assert (everyone["shown"], everyone["shown_n"], everyone["status"]) == ("about 23 in 100", 400, "shown")
    group = one(published, "yes")
    assert (group["shown"], group["shown_n"], group["shown_rest_n"]) == ("about 50 in 100", 65, 335)
    assert (group["shown_share"], group["shown_rest_share"], group["shown_rest"]) == (0.5, 0.18, "18")
    assert group["shown_difference"] == pytest.approx(0.32)
    assert group["notable"]
    assert (group["tested"], everyone["tested"]) == (True, False)
    assert group["reason"] == ""
    people = one(published, "yes", "coverage")
    assert (people["shown"], people["shown_n"]) == ("about 65 students answered", 65)
    assert pd.isna(people["theme_id"])
    assert one(published, "*", "coverage")["shown"] == "400 students answered"


def test_a_small_group_is_hidden_with_its_only_partner_in_both_tables() -> None:
    published = publish(school({"yes": (7, 6), "no": (140, 20)}))
    for table in ("comparison", "coverage"):
        for group in ("yes", "no"):
            row = one(published, group, table)
            assert row["status"] == "suppressed"
            assert row["shown"] == "not shown"
            assert row["reason"].startswith("Numbers for fewer than 10 students")
            assert not row["notable"]
            assert not row["tested"]


def test_the_next_smallest_group_is_hidden_as_complementary() -> None:
    published = publish(school({"a": (90, 20), "b": (30, 9), "c": (4, 1)}))
    assert [one(published, group)["status"] for group in "abc"] == ["shown", "complementary", "suppressed"]


def test_a_group_hidden_in_coverage_is_hidden_everywhere() -> None:
    comparison, coverage = school({"a": (90, 20), "b": (30, 9), "c": (40, 9), "d": (12, 4)})
    coverage.loc[coverage["group"] == "d", "answered"] = 9
    published = check("published", stage((comparison, coverage)).tables["published"])
    assert one(published, "d")["status"] == "complementary"


def test_a_study_of_three_answers_shows_no_number() -> None:
    published = publish(school({"yes": (2, 1), "no": (1, 1)}))
    assert set(published["status"]) == {"suppressed"}
    assert published[NUMBERS].isna().all(axis=None)


def test_the_ends_are_told_as_ranges() -> None:
    row = one(publish(school({"yes": (70, 1), "no": (330, 60)})), "yes")
    assert (row["shown"], row["status"]) == ("about 5 or fewer in 100", "banded")
    assert row["reason"]
    assert row["shown_difference"] == pytest.approx(-0.13)
    assert row["shown_low"] == 0


def test_a_gap_that_the_ranges_leave_open_is_not_told_and_not_notable() -> None:
    row = one(publish(school({"yes": (16, 1), "no": (330, 60)})), "yes")
    assert row["shown_rest_share"] == 0.18
    assert pd.isna(row["shown_difference"])
    assert not row["notable"]


def test_everyone_in_one_group_has_no_rest() -> None:
    row = one(publish(school({"yes": (40, 10)})), "yes")
    assert row["status"] == "shown"
    assert pd.isna(row["shown_rest_share"])
    assert not row["notable"]


def test_a_theme_that_hardly_anyone_raised_has_no_numbers() -> None:
    rare = [school({"yes": (60, 2), "no": (60, 0)}, theme="rare", polarity=p) for p in ("like", "change")]
    mixed = [
        school({"yes": (60, k), "no": (60, 0)}, theme="mixed", polarity=p) for p, k in (("like", 0), ("change", 3))
    ]
    published = publish(*rare, *mixed)
    hidden = published[published["theme_id"] == "rare"]
    assert set(hidden["status"]) == {"suppressed"}
    assert set(hidden["reason"]) == {"Fewer than 3 students raised this theme."}
    assert hidden[NUMBERS].isna().all(axis=None)
    assert one(published, "*", theme_id="mixed", polarity="like")["shown"] == "about 5 or fewer in 100"


def test_totals_are_rounded_where_a_school_is_too_small_to_be_shown() -> None:
    parts = [school({"yes": (61, 20)}, "Cedar"), school({"yes": (4, 2)}, "Oak")]
    whole = school({"yes": (65 - 2, 22)}, "All", level="district")
    published = publish(*parts, whole)
    assert one(published, "*", unit="Cedar")["shown_n"] == 60
    assert one(published, "*", unit="All")["shown_n"] == 65
    assert one(published, "*", unit="Oak")["status"] == "suppressed"


def test_groups_too_many_to_name_are_left_out_with_a_reason() -> None:
    result = stage(school({f"club {i}": (1, 1) for i in range(50)}))
    assert set(result.tables["published"]["group"]) == {"*"}
    assert len(result.dropped) == 100
    assert all("club" not in dropped.reason for dropped in result.dropped)


def test_rows_of_a_theme_that_was_hidden_since_are_left_out() -> None:
    result = stage(school({"yes": (40, 10)}), hidden=True)
    assert set(result.tables["published"]["table"]) == {"coverage"}
    assert len(result.dropped) == 2


def test_cells_are_named_after_their_key() -> None:
    published = publish(school({"yes": (40, 10)}))
    key = ("comparison", "school", "Cedar", "Spring", "t1", "like", "el", "yes")
    assert one(published, "yes")["cell"] == "c" + digest(*key)[:10]


def test_notes_count_what_is_hidden() -> None:
    assert stage(school({"yes": (40, 10), "no": (50, 9)})).notes == []
    assert stage(school({"a": (90, 20), "b": (30, 9), "c": (4, 1)})).notes == [
        "4 numbers are not shown, to protect small groups; only so that another cannot be worked out: 2."
    ]


def test_nothing_in_nothing_out() -> None:
    result = protect(empty("comparison"), empty("coverage"), empty("themes"), rules=ProtectSettings())
    assert check("published", result.tables["published"]).empty


@st.composite
def releases(draw: st.DrawFn) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    parts = []
    for unit in draw(st.sampled_from([("Cedar",), ("Cedar", "Oak")])):
        sizes = draw(st.lists(st.integers(1, 90), min_size=1, max_size=5))
        for theme in ("t1", "t2"):
            raised = [draw(st.integers(0, size)) for size in sizes]
            parts.append(school({f"g{i}": pair for i, pair in enumerate(zip(sizes, raised, strict=True))}, unit, theme))
    return parts


@settings(max_examples=25, deadline=None)
@given(releases(), st.sampled_from([5, 10]))
def test_every_row_is_accounted_for_and_every_number_follows_from_shown_ones(
    parts: list[tuple[pd.DataFrame, pd.DataFrame]], min_group: int
) -> None:
    result = stage(*parts, min_group=min_group)
    published = check("published", result.tables["published"])
    rows = sum(len(part[0]) for part in parts) + sum(len(part[1]) for part in parts) // 2
    own = published[published["group"] != COMBINED]
    assert len(own) + len(result.dropped) == rows
    hidden = published["status"].isin(HIDDEN)
    assert published.loc[hidden, NUMBERS].isna().all(axis=None)
    assert not published.loc[hidden, "notable"].any()
    assert (published.loc[hidden, "shown"] == "not shown").all()
    told = published[~hidden]
    assert (told["shown_n"] >= min_group).all()
    groups = told[told["dimension"] != "*"]
    assert (groups["shown_n"] % 5 == 0).all()
    assert (groups["shown_rest_n"].dropna() % 5 == 0).all()
    _gaps_follow(groups[groups["shown_difference"].notna()])


def _gaps_follow(rows: pd.DataFrame) -> None:
    never = np.zeros(len(rows), dtype=np.int64)
    share, rest = (rows[name].to_numpy(dtype=float) for name in ("shown_share", "shown_rest_share"))
    n, rest_n = (rows[name].to_numpy(dtype=float) for name in ("shown_n", "shown_rest_n"))
    gap, low, high = gap_range(Shares(share, share, share, never), n, Shares(rest, rest, rest, never), rest_n)
    assert rows["shown_difference"].to_numpy() == pytest.approx(gap)
    assert rows["shown_difference_low"].to_numpy() == pytest.approx(low, abs=0.011)
    assert rows["shown_difference_high"].to_numpy() == pytest.approx(high, abs=0.011)
    plain = rows[rows["status"] == "shown"]
    own = plain["shown_share"].to_numpy()
    low, high = share_range(
        Shares(own, own, own, np.zeros(len(own), dtype=np.int64)), plain["shown_n"].to_numpy(dtype=float)
    )
    assert plain["shown_low"].to_numpy() == pytest.approx(low)
    assert plain["shown_high"].to_numpy() == pytest.approx(high)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=2, max_size=4))
def test_subtracting_shown_numbers_from_the_total_never_gives_a_hidden_size(sizes: list[int]) -> None:
    published = publish(school({f"g{i}": (size, size // 2) for i, size in enumerate(sizes)}))
    rows = published[(published["table"] == "coverage") & ~published["group"].isin(("*", COMBINED))]
    hidden = rows["status"].isin(HIDDEN)
    if not hidden.any():
        return
    total = one(published, "*", "coverage")["shown_n"]
    if pd.isna(total):
        return
    shown = rows.loc[~hidden, "shown_n"]
    left = range(int(total - (shown + 2).sum()), int(total - np.maximum(shown - 2, 10).sum()) + 1)
    for each in np.flatnonzero(hidden):
        fits = {size for size in range(1, 10) if any(rest - size >= hidden.sum() - 1 for rest in left)}
        assert len(fits) >= 2, each
    assert (nearest(np.asarray(sizes)[~hidden.to_numpy()]) == shown).all()
