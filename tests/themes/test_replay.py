"""Decisions about themes of a frame: by the frame's id, by anchors, and across runs and cycles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tests.themes.cases import comments
from voicelens.review import ThemeDecision
from voicelens.tables import Result, check
from voicelens.themes.agree import agree
from voicelens.themes.finders import load_finder
from voicelens.themes.parting import Means

FRAME = comments([f"answer number {n}" for n in range(20)])
IDEAS = check(
    "ideas",
    pd.DataFrame(
        {
            "idea_id": [f"i{n:02d}" for n in range(20)], "response_id": FRAME["response_id"], "start": 0,
            "end": FRAME["text"].str.len(), "text": FRAME["text"],
        }
    ),
)  # fmt: skip
MEANS = Means(np.eye(20, dtype=np.float32), load_finder("graph"), 4, 1, "en")
PLACES = ["food"] * 7 + ["breaks"] * 5 + ["t01"] * 5 + ["t02"] * 3
Anchors = Sequence[tuple[str, tuple[str, ...]]]


def decide(action: str, theme_id: str = "", *, line: int = 2, **fields: str) -> ThemeDecision:
    return ThemeDecision(line=line, action=action, theme_id=theme_id, **fields)


def agreed(*decisions: ThemeDecision, anchors: Anchors = (), places: Sequence[str] = PLACES) -> Result:
    ids = sorted(set(places))
    found = pd.DataFrame(
        {
            "theme_id": ids, "name": [f"Name of {name}" for name in ids],
            "name_source": ["keywords" if name.startswith("t") else "frame" for name in ids],
            "description": "", "keywords": [[] for _ in ids], "certificate": 0.9, "parent_id": None,
        }
    )  # fmt: skip
    assigned = pd.DataFrame({"idea_id": IDEAS["idea_id"], "theme_id": list(places), "confidence": 0.5})
    return agree(
        IDEAS, FRAME, check("themes_found", found), check("assigned", assigned), decisions=decisions, anchors=anchors,
        means=MEANS,
    )  # fmt: skip


def theme(result: Result, theme_id: str) -> dict[str, object]:
    return result.tables["themes"].set_index("theme_id").loc[theme_id].to_dict()


def places(result: Result) -> list[str]:
    return result.tables["membership"]["theme_id"].tolist()


def reasons(result: Result) -> list[str]:
    return result.tables["unmatched"]["reason"].tolist()


def frozen(result: Result) -> Anchors:
    themes = result.tables["themes"]
    marks = [tuple(mark.partition(":")[0] for mark in several) for several in themes["anchors"]]
    return list(zip(themes["theme_id"], marks, strict=True))


def marks(result: Result, theme_id: str) -> str:
    return " ".join(result.tables["themes"].set_index("theme_id").at[theme_id, "anchors"])


def test_a_theme_of_a_frame_is_the_frames_until_a_person_renames_it() -> None:
    assert theme(agreed(), "food")["name_source"] == "frame"
    renamed = theme(agreed(decide("rename", "food", label="Lunch")), "food")
    assert (renamed["name"], renamed["name_source"]) == ("Lunch", "person")


def test_every_action_works_on_a_theme_of_a_frame_by_its_id() -> None:
    result = agreed(
        decide("describe", "food", label="What is eaten."),
        decide("hide", "breaks", line=3),
        decide("merge", "t01", into="food", line=4),
        decide("move", anchors="i18 i19", into="breaks", line=5),
    )
    assert not reasons(result)
    assert theme(result, "food")["description"] == "What is eaten."
    assert theme(result, "breaks")["hidden"]
    assert places(result) == ["food"] * 7 + ["breaks"] * 5 + ["food"] * 5 + ["t02"] + ["breaks"] * 2


def test_the_id_of_a_frame_counts_more_than_anchors_that_went_elsewhere() -> None:
    result = agreed(decide("rename", "food", label="Lunch", anchors="i07 i08 i09"))
    assert theme(result, "food")["name"] == "Lunch"
    assert theme(result, "breaks")["name"] == "Name of breaks"


def test_a_merge_into_a_theme_of_a_frame_survives_the_next_cycle_by_its_anchors() -> None:
    before = agreed()
    merge = decide("merge", "t01", into="food", anchors=marks(before, "t01"))
    merged = agreed(merge)
    renumbered = ["food"] * 7 + ["breaks"] * 5 + ["t02"] * 5 + ["t01"] * 3
    after = agreed(merge, anchors=frozen(merged), places=renumbered)
    assert not reasons(after)
    assert places(after)[12:17] == ["food"] * 5
    assert places(after)[:12] == PLACES[:12]


def test_a_merge_that_the_frame_does_by_itself_now_is_nothing_to_look_at() -> None:
    merge = decide("merge", "t01", into="food", anchors=marks(agreed(), "t01"))
    now = ["food"] * 7 + ["breaks"] * 5 + ["food"] * 5 + ["t02"] * 3
    after = agreed(merge, anchors=frozen(agreed(merge)), places=now)
    assert not reasons(after)
    assert places(after)[12:17] == ["food"] * 5


def test_a_found_theme_that_the_frame_took_in_is_not_renamed_in_the_frame() -> None:
    rename = decide("rename", "t01", label="Pizza", anchors=marks(agreed(), "t01"))
    result = agreed(rename, places=["food"] * 7 + ["breaks"] * 5 + ["food"] * 5 + ["t02"] * 3)
    assert reasons(result) == ["Its typical ideas are now in food, a theme of your list."]
    assert theme(result, "food")["name"] == "Name of food"


def test_without_the_frame_its_decisions_follow_their_anchors() -> None:
    hide = decide("hide", "food", anchors=marks(agreed(), "food"))
    alone = ["t01"] * 7 + ["t02"] * 13
    assert theme(agreed(hide, places=alone), "t01")["hidden"]
    assert reasons(agreed(decide("hide", "food"), places=alone)) == ["There is no theme food."]


def test_ids_of_a_frame_never_go_to_a_theme_that_was_found_and_found_ones_come_back() -> None:
    earlier = frozen(agreed())
    assert places(agreed(anchors=earlier)) == PLACES
    alone = ["t01"] * 7 + ["t02"] * 13
    assert "food" not in places(agreed(anchors=earlier, places=alone))


def test_a_decision_about_a_theme_that_took_in_a_larger_one_finds_it_by_its_id() -> None:
    merge = decide("merge", "t01", into="t02")
    rename = decide("rename", "t02", line=3, label="Both", anchors="i12 i13 i14 i17")
    result = agreed(merge, rename)
    assert not reasons(result)
    assert theme(result, "t02")["name"] == "Both"
