"""Lasting ids and people's decisions: replayed, never dropped, never misapplied."""

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
from voicelens.themes.identity import anchor
from voicelens.themes.parting import Means

FRAME = comments([f"answer number {n}" for n in range(12)], respondent_id=[f"p{n // 2}" for n in range(12)])
IDEAS = check(
    "ideas",
    pd.DataFrame(
        {
            "idea_id": [f"i{n:02d}" for n in range(12)], "response_id": FRAME["response_id"], "start": 0,
            "end": FRAME["text"].str.len(), "text": FRAME["text"],
        }
    ),
)  # fmt: skip
THEMES = check(
    "themes_found",
    pd.DataFrame(
        {
            "theme_id": ["t01", "t02", "t03"], "name": ["Lunch", "Recess", "Bus"], "name_source": "keywords",
            "description": "",
            "keywords": [["lunch", "food"], ["recess"], []], "certificate": [0.9, 0.7, None],
            "parent_id": None,
        }
    ),
)  # fmt: skip
VECTORS = np.random.default_rng(5).normal(size=(12, 6)).astype(np.float32)
MEANS = Means(VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True), load_finder("graph"), 2, 1, "en")
PLACES = ["t01"] * 5 + ["t02"] * 4 + ["t03"] * 2 + [None]


def assigned(places: Sequence[str | None] = PLACES) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"idea_id": IDEAS["idea_id"], "theme_id": list(places), "confidence": [n / 12 for n in range(12)]}
    )
    return check("assigned", frame)


def decide(action: str, theme_id: str = "", *, line: int = 2, **fields: str) -> ThemeDecision:
    return ThemeDecision(line=line, action=action, theme_id=theme_id, **fields)


def agreed(
    *decisions: ThemeDecision,
    anchors: Sequence[tuple[str, tuple[str, ...]]] = (),
    places: Sequence[str | None] = PLACES,
) -> Result:
    return agree(IDEAS, FRAME, THEMES, assigned(places), decisions=decisions, anchors=anchors, means=MEANS)


def theme(result: Result, theme_id: str) -> dict[str, object]:
    return result.tables["themes"].set_index("theme_id").loc[theme_id].to_dict()


def where(result: Result) -> dict[str, object]:
    membership = result.tables["membership"]
    return {
        idea: None if pd.isna(place) else place
        for idea, place in zip(membership["idea_id"], membership["theme_id"], strict=True)
    }


def reasons(result: Result) -> list[str]:
    return result.tables["unmatched"]["reason"].tolist()


def test_without_decisions_the_proposal_stands() -> None:
    result = agreed()
    assert list(where(result).values()) == PLACES
    first = theme(result, "t01")
    assert first["name"] == "Lunch"
    assert first["description"] == "Students write about lunch, food."
    assert first["n_respondents"] == 3
    assert not first["hidden"]
    assert theme(result, "t03")["description"] == "Ideas that lie close together; no word stands out."
    assert pd.isna(theme(result, "t03")["certificate"])
    assert not len(result.tables["unmatched"])
    assert not result.notes


def test_anchors_are_the_most_typical_ideas_and_hold_no_text() -> None:
    marks = theme(agreed(), "t01")["anchors"]
    assert marks == [anchor(f"i{n:02d}", f"answer number {n}") for n in (4, 3, 2, 1, 0)]
    assert not any("answer" in mark for mark in marks)


def test_rename_describe_and_hide() -> None:
    result = agreed(
        decide("rename", "t01", label="Food at school"),
        decide("describe", "t02", label="Time outside."),
        decide("hide", "t03"),
    )
    assert (theme(result, "t01")["name"], theme(result, "t01")["name_source"]) == ("Food at school", "person")
    assert theme(result, "t02")["description"] == "Time outside."
    assert theme(result, "t03")["hidden"]


def test_a_merged_theme_is_gone_and_its_ideas_are_in_the_other() -> None:
    result = agreed(decide("merge", "t02", into="t01"))
    assert result.tables["themes"]["theme_id"].tolist() == ["t01", "t03"]
    assert list(where(result).values()).count("t01") == 9
    assert theme(result, "t01")["n_respondents"] == 5
    assert pd.isna(theme(result, "t01")["certificate"])


def test_merging_twice_and_into_a_merged_theme_follows_the_chain() -> None:
    twice = decide("merge", "t02", into="t01")
    assert reasons(agreed(twice, twice)) == []
    result = agreed(decide("merge", "t02", into="t01"), decide("merge", "t03", into="t02", line=3))
    assert result.tables["themes"]["theme_id"].tolist() == ["t01"]


def test_a_circle_of_merges_stops_with_a_reason() -> None:
    result = agreed(decide("merge", "t01", into="t02"), decide("merge", "t02", into="t01", line=3))
    assert result.tables["themes"]["theme_id"].tolist() == ["t02", "t03"]
    assert reasons(result) == ["It would be merged into itself."]
    assert result.tables["unmatched"]["line"].tolist() == [3]


def test_a_merged_theme_cannot_go_elsewhere_or_be_renamed() -> None:
    result = agreed(
        decide("merge", "t02", into="t01"),
        decide("merge", "t02", into="t03", line=3),
        decide("rename", "t02", label="X", line=4),
    )
    assert reasons(result) == ["It has been merged into t01."] * 2
    assert theme(result, "t01")["name"] == "Lunch"
    assert "2 decisions" in result.notes[0]


def test_a_hidden_theme_can_be_merged_and_the_other_stays_visible() -> None:
    result = agreed(decide("hide", "t02"), decide("merge", "t02", into="t01", line=3))
    assert not theme(result, "t01")["hidden"]
    assert reasons(result) == []


def test_moved_ideas_go_where_a_person_put_them() -> None:
    result = agreed(decide("move", anchors="i00 i11", into="t02"))
    membership = result.tables["membership"].set_index("idea_id")
    assert membership.loc[["i00", "i11"], "theme_id"].tolist() == ["t02", "t02"]
    assert membership.loc[["i00", "i11"], "assigned_by"].tolist() == ["person", "person"]
    assert (membership["assigned_by"] == "person").sum() == 2


def test_a_move_of_ideas_that_are_gone_says_so_and_moves_the_rest() -> None:
    result = agreed(decide("move", anchors="i00 i99", into="t02"))
    assert where(result)["i00"] == "t02"
    assert reasons(result) == ["1 of its 2 ideas is no longer there."]


@pytest.mark.parametrize(
    "decision",
    [
        decide("rename", "t09", label="X"),
        decide("merge", "t01", into="t09"),
        decide("merge", "t01", into="t01"),
        decide("hide", "t01", anchors="i00 i05 i09"),
        decide("hide", "t01", anchors="i98 i99"),
        decide("hide", "t01", anchors="i11"),
    ],
)
def test_a_decision_that_matches_nothing_is_listed_and_changes_nothing(decision: ThemeDecision) -> None:
    result = agreed(decision)
    assert len(reasons(result)) == 1
    assert result.tables["unmatched"].iloc[0][["file", "action"]].tolist() == ["themes.csv", decision.action]
    pd.testing.assert_frame_equal(result.tables["themes"], agreed().tables["themes"])
    assert where(result) == where(agreed())


def test_a_decision_finds_its_theme_by_anchors_when_the_number_went_to_another() -> None:
    result = agreed(decide("rename", "t01", label="Outside", anchors=f"i05 {anchor('i06', 'answer number 6')} i07"))
    assert theme(result, "t02")["name"] == "Outside"
    assert theme(result, "t01")["name"] == "Lunch"


def test_an_anchor_whose_text_changed_counts_no_more() -> None:
    assert len(reasons(agreed(decide("hide", "t02", anchors=anchor("i05", "other words"))))) == 1


def test_a_found_theme_takes_over_the_id_of_the_earlier_theme_it_holds() -> None:
    result = agreed(anchors=[("t07", ("i05", "i06", "i07")), ("t02", ("i00", "i01", "i05")), ("t05", ("i99",))])
    assert result.tables["themes"].set_index("theme_id")["name"].to_dict() == {
        "t02": "Lunch",
        "t07": "Recess",
        "t08": "Bus",
    }


def test_new_ids_never_reuse_one_that_a_decision_or_an_anchor_names() -> None:
    result = agreed(decide("rename", "t11", label="X"), anchors=[("t02", ("i00", "i01"))])
    assert result.tables["themes"]["theme_id"].tolist() == ["t02", "t12", "t13"]


def test_of_two_earlier_themes_the_larger_part_gives_its_id() -> None:
    result = agreed(anchors=[("t04", ("i00", "i01")), ("t06", ("i02", "i03", "i04"))])
    assert theme(result, "t06")["name"] == "Lunch"
    assert "t04" not in result.tables["themes"]["theme_id"].tolist()


def test_nothing_found_gives_empty_tables() -> None:
    result = agree(
        IDEAS.iloc[:0],
        FRAME,
        THEMES.iloc[:0],
        assigned().iloc[:0],
        decisions=[decide("hide", "t01")],
        anchors=[],
        means=MEANS._replace(vectors=VECTORS[:0]),
    )
    assert not len(result.tables["themes"])
    assert not len(result.tables["membership"])
    assert len(reasons(result)) == 1


ID = st.sampled_from(["t01", "t02", "t03", "t09"])
MARKS = st.lists(st.sampled_from([f"i{n:02d}" for n in range(13)]), min_size=1, max_size=4).map(" ".join)
DECISIONS = st.lists(
    st.one_of(
        st.builds(
            decide, st.just("rename"), ID, label=st.sampled_from(["A", "B"]), anchors=st.one_of(st.just(""), MARKS)
        ),
        st.builds(decide, st.just("describe"), ID, label=st.sampled_from(["c", "d"])),
        st.builds(decide, st.just("merge"), ID, into=ID, anchors=st.one_of(st.just(""), MARKS)),
        st.builds(decide, st.just("hide"), ID),
        st.builds(decide, st.just("move"), anchors=MARKS, into=ID),
        st.builds(decide, st.just("split"), ID, label=st.sampled_from(["", "2", "3", "A | B"])),
    ),
    max_size=6,
).map(lambda several: [replace(one, line=n) for n, one in enumerate(several, start=2)])


@settings(max_examples=80, deadline=None)
@given(DECISIONS.filter(lambda several: not {"split"} & {one.action for one in several}))
def test_replaying_decisions_twice_is_replaying_them_once(decisions: list[ThemeDecision]) -> None:
    once = agreed(*decisions)
    lost = set(once.tables["unmatched"]["line"])  # a later line may bring together what these were about
    found = [one for one in decisions if one.line not in lost or one.action == "move"]  # which moves what is there
    again = [replace(decision, line=decision.line + 100) for decision in found]
    twice = agreed(*found, *again)
    for table in ("themes", "membership"):
        pd.testing.assert_frame_equal(once.tables[table], twice.tables[table])


@settings(max_examples=80, deadline=None)
@given(DECISIONS, st.lists(st.sampled_from(["t01", "t02", "t03", None]), min_size=12, max_size=12))
def test_every_idea_is_in_membership_once_and_only_in_themes_that_exist(
    decisions: list[ThemeDecision], places: list[str | None]
) -> None:
    result = agreed(*decisions, places=places)
    membership, themes = result.tables["membership"], result.tables["themes"]
    assert membership["idea_id"].tolist() == IDEAS["idea_id"].tolist()
    assert set(membership["theme_id"].dropna()) <= set(themes["theme_id"])
    assert set(result.tables["unmatched"]["line"]) <= {decision.line for decision in decisions}
