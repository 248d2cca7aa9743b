"""The level above themes: which areas are listed, what people decide about them, and that their ids last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes.cases import comments
from voicelens.review import ThemeDecision
from voicelens.tables import Result, check
from voicelens.themes.agree import agree
from voicelens.themes.finders import load_finder
from voicelens.themes.identity import Anchor
from voicelens.themes.parting import Means

SIZE = 16
PEOPLE = comments([f"answer number {n}" for n in range(SIZE)], respondent_id=[f"p{n // 2}" for n in range(SIZE)])
IDEAS = check(
    "ideas",
    pd.DataFrame(
        {
            "idea_id": [f"i{n:02d}" for n in range(SIZE)], "response_id": PEOPLE["response_id"], "start": 0,
            "end": PEOPLE["text"].str.len(), "text": PEOPLE["text"],
        }
    ),
)  # fmt: skip
PLACES = ["t01"] * 4 + ["t02"] * 4 + ["t03"] * 4 + ["t04"] * 3 + [None]
ABOVE = {"t01": "area-01", "t02": "area-01", "t03": "area-02", "t04": "area-02"}
VECTORS = np.random.default_rng(5).normal(size=(SIZE, 6)).astype(np.float32)
MEANS = Means(VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True), load_finder("graph"), 1, 1, "en")


def found(above: dict[str, str] = ABOVE, source: str = "keywords") -> pd.DataFrame:
    themes = [(theme, theme.upper(), 0.9, above.get(theme)) for theme in ("t01", "t02", "t03", "t04")]
    areas = [(area, area.upper(), 0.8, None) for area in sorted(set(above.values()))]
    rows = pd.DataFrame([*themes, *areas], columns=["theme_id", "name", "certificate", "parent_id"])
    rows["name_source"] = source
    return check("themes_found", rows.assign(description="", keywords=[["word"]] * len(rows)))


def agreed(
    *decisions: ThemeDecision,
    anchors: Sequence[Anchor] = (),
    themes: pd.DataFrame | None = None,
    places: Sequence[str | None] = PLACES,
) -> Result:
    assigned = pd.DataFrame(
        {"idea_id": IDEAS["idea_id"], "theme_id": list(places), "confidence": [n / SIZE for n in range(SIZE)]}
    )
    return agree(
        IDEAS, PEOPLE, found() if themes is None else themes, check("assigned", assigned),
        decisions=decisions, anchors=anchors, means=MEANS,
    )  # fmt: skip


def decide(action: str, theme_id: str, **fields: str) -> ThemeDecision:
    return ThemeDecision(line=2, action=action, theme_id=theme_id, **fields)


def above(result: Result) -> dict[str, str]:
    themes = result.tables["themes"].dropna(subset=["parent_id"])
    return dict(zip(themes["theme_id"], themes["parent_id"], strict=True))


def area(result: Result, area_id: str) -> dict[str, object]:
    return result.tables["themes"].set_index("theme_id").loc[area_id].to_dict()


def reasons(result: Result) -> list[str]:
    return result.tables["unmatched"]["reason"].tolist()


def test_an_area_is_a_row_that_its_themes_name_and_that_counts_its_students_once() -> None:
    result = agreed()
    assert above(result) == ABOVE
    row = area(result, "area-01")
    assert (row["name"], row["n_respondents"], row["certificate"]) == ("AREA-01", 4, 0.8)
    assert row["description"] == "Brings together: T01, T02."
    assert pd.isna(row["parent_id"])
    assert not result.tables["membership"]["theme_id"].str.startswith("area").any()


def test_the_typical_ideas_of_an_area_come_from_all_its_themes() -> None:
    marks = [mark.partition(":")[0] for mark in area(agreed(), "area-01")["anchors"]]  # type: ignore[attr-defined]
    assert marks == ["i03", "i07", "i02", "i06", "i01", "i05", "i00", "i04"]


def test_an_area_of_one_theme_is_not_listed() -> None:
    result = agreed(themes=found({"t01": "area-01", "t02": "area-01", "t03": "area-02"}))
    assert above(result) == {"t01": "area-01", "t02": "area-01"}
    assert "area-02" not in set(result.tables["themes"]["theme_id"])


@pytest.mark.parametrize("gone", [decide("merge", "t02", into="t01"), decide("hide", "t02"), decide("hide", "area-01")])
def test_what_people_merged_or_hid_is_in_no_area(gone: ThemeDecision) -> None:
    result = agreed(gone)
    assert above(result) == {"t03": "area-02", "t04": "area-02"}
    assert not reasons(result)


def test_a_hidden_theme_counts_in_no_area() -> None:
    themes = found({**ABOVE, "t03": "area-01"})
    assert above(agreed(decide("hide", "t03"), themes=themes)) == {"t01": "area-01", "t02": "area-01"}


def test_people_rename_and_describe_an_area() -> None:
    result = agreed(decide("rename", "area-01", label="Food"), decide("describe", "area-01", label="All of it."))
    row = area(result, "area-01")
    assert (row["name"], row["name_source"], row["description"]) == ("Food", "person", "All of it.")


def test_merged_areas_hold_the_themes_of_both_and_have_no_certificate() -> None:
    merge = decide("merge", "area-02", into="area-01")
    result = agreed(merge, merge)
    assert set(above(result).values()) == {"area-01"}
    assert pd.isna(area(result, "area-01")["certificate"])
    assert not reasons(result)


@pytest.mark.parametrize(
    "decision",
    [
        decide("split", "area-01"),
        decide("merge", "t01", into="area-01"),
        decide("merge", "area-01", into="t01"),
        decide("merge", "area-01", into="area-01"),
        decide("move", "", anchors="i00", into="area-01"),
        decide("rename", "area-09", label="X"),
        decide("rename", "area-01", label="X", anchors="i00 i09 i15"),
    ],
)
def test_what_cannot_be_done_to_an_area_is_listed_and_changes_nothing(decision: ThemeDecision) -> None:
    result = agreed(decision)
    assert len(reasons(result)) == 1
    pd.testing.assert_frame_equal(result.tables["themes"], agreed().tables["themes"])


def test_the_parts_of_a_theme_stay_in_its_area() -> None:
    result = agreed(decide("split", "t01", label="2"))
    assert [theme for theme, its in above(result).items() if its == "area-01"] == ["t01", "t02", "t05"]


def test_a_decision_finds_its_area_by_anchors_when_the_number_went_to_another() -> None:
    result = agreed(decide("rename", "area-01", label="X", anchors="i08 i09 i13"))
    assert area(result, "area-02")["name"] == "X"


def test_areas_keep_their_ids_from_one_cycle_to_the_next_and_never_take_a_themes() -> None:
    anchors = [("area-07", ("i00", "i05")), ("t03", ("i00", "i01")), ("t05", ("i08",)), ("area-people", ("i08", "i09"))]
    result = agreed(anchors=anchors)
    ids = result.tables["themes"].set_index("name")["theme_id"].to_dict()
    assert ids == {
        "T01": "t03", "T02": "t06", "T03": "t05", "T04": "t07", "AREA-01": "area-07", "AREA-02": "area-08",
    }  # fmt: skip
    assert set(above(result).values()) == {"area-07", "area-08"}


def test_the_areas_of_a_list_keep_the_ids_they_have_there() -> None:
    themes = found(
        {theme: area.replace("01", "people").replace("02", "food") for theme, area in ABOVE.items()}, "frame"
    )
    result = agreed(decide("rename", "area-food", label="X"), anchors=[("area-03", ("i00",))], themes=themes)
    assert set(above(result).values()) == {"area-people", "area-food"}
    assert area(result, "area-food")["name"] == "X"


def test_a_merged_area_cannot_go_elsewhere_or_be_renamed() -> None:
    merge = decide("merge", "area-02", into="area-01")
    result = agreed(merge, decide("rename", "area-02", label="X"), decide("merge", "area-02", into="area-02"))
    assert reasons(result) == ["It has been merged into area-01."]
    assert area(result, "area-01")["name"] == "AREA-01"


ACTIONS = st.lists(
    st.builds(
        decide,
        st.sampled_from(["rename", "describe", "hide", "merge", "split"]),
        st.sampled_from(["area-01", "area-02", "area-09", "t01", "t03"]),
        into=st.sampled_from(["area-01", "area-02", "t02"]),
        label=st.sampled_from(["A", "B"]),
        anchors=st.sampled_from(["", "i00 i05", "i09"]),
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(ACTIONS.filter(lambda several: "split" not in {one.action for one in several}))
def test_replaying_decisions_about_areas_twice_is_replaying_them_once(decisions: list[ThemeDecision]) -> None:
    again = [replace(one, line=number) for number, one in enumerate([*decisions, *decisions], start=2)]
    once, twice = agreed(*again[: len(decisions)]), agreed(*again)
    pd.testing.assert_frame_equal(once.tables["themes"], twice.tables["themes"])


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_every_theme_named_as_an_area_is_a_row_with_two_themes_and_as_many_students(
    decisions: list[ThemeDecision],
) -> None:
    result = agreed(*(replace(one, line=number) for number, one in enumerate(decisions, start=2)))
    themes, held = result.tables["themes"], above(result)
    listed = set(themes.loc[themes["theme_id"].str.startswith("area"), "theme_id"])
    assert set(held.values()) == listed
    members = result.tables["membership"].assign(area=lambda rows: rows["theme_id"].map(held))
    for name in listed:
        assert list(held.values()).count(name) >= 2
        assert area(result, name)["n_respondents"] == members[members["area"] == name]["respondent_id"].nunique()
