"""A theme that a person splits: cut anew, named, found again in the next run and the next cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes.cases import TOPICS, comments
from voicelens.review import ThemeDecision
from voicelens.tables import Result, check
from voicelens.themes.agree import agree
from voicelens.themes.finders import load_finder
from voicelens.themes.parting import Means

SIZES = {"lunch": 14, "recess": 10, "bathroom": 8, "library": 6}
TEXTS = [f"{TOPICS[topic][n % 4]} {n}" for topic, size in SIZES.items() for n in range(size)]
TOPIC = np.repeat(np.arange(4), list(SIZES.values()))
VECTORS = np.eye(4, 12)[TOPIC] + np.random.default_rng(3).normal(scale=0.1, size=(len(TEXTS), 12))
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
FRAME = comments(TEXTS)
IDEAS = check(
    "ideas",
    pd.DataFrame(
        {
            "idea_id": [f"i{n:02d}" for n in range(len(TEXTS))], "response_id": FRAME["response_id"], "start": 0,
            "end": FRAME["text"].str.len(), "text": TEXTS,
        }
    ),
)  # fmt: skip
ALL = ["t01" if topic < 3 else "food" for topic in TOPIC]
"""The finder's proposal: lunch, recess and bathrooms in one heap, the library under a theme of a frame."""


def decide(action: str, theme_id: str = "", *, line: int = 2, **fields: str) -> ThemeDecision:
    return ThemeDecision(line=line, action=action, theme_id=theme_id, **fields)


def agreed(
    *decisions: ThemeDecision,
    anchors: Sequence[tuple[str, tuple[str, ...]]] = (),
    places: Sequence[str | None] = ALL,
) -> Result:
    ids = sorted({place for place in places if place}, key=lambda name: (len(name), name))
    found = pd.DataFrame(
        {
            "theme_id": ids, "name": [f"Name of {name}" for name in ids],
            "name_source": ["keywords" if name.startswith("t") else "frame" for name in ids],
            "description": ["" if name.startswith("t") else "What is eaten." for name in ids], "keywords": [[] for _ in ids],
            "certificate": 0.9,
            "parent_id": None,
        }
    )  # fmt: skip
    assigned = pd.DataFrame({"idea_id": IDEAS["idea_id"], "theme_id": list(places), "confidence": 0.5})
    return agree(
        IDEAS, FRAME, check("themes_found", found), check("assigned", assigned), decisions=decisions, anchors=anchors,
        means=Means(VECTORS.astype(np.float32), load_finder("graph"), 4, 1, "en"),
    )  # fmt: skip


def names(result: Result) -> dict[str, str]:
    themes = result.tables["themes"]
    return dict(zip(themes["theme_id"], themes["name"], strict=True))


def theme(result: Result, theme_id: str) -> dict[str, object]:
    return result.tables["themes"].set_index("theme_id").loc[theme_id].to_dict()


def places(result: Result) -> list[str | None]:
    return [None if pd.isna(place) else place for place in result.tables["membership"]["theme_id"]]


def reasons(result: Result) -> list[str]:
    return result.tables["unmatched"]["reason"].tolist()


def frozen(result: Result) -> list[tuple[str, tuple[str, ...]]]:
    """The anchors as they are kept when a cycle is closed."""
    themes = result.tables["themes"]
    return [
        (name, tuple(mark.partition(":")[0] for mark in marks))
        for name, marks in zip(themes["theme_id"], themes["anchors"], strict=True)
    ]


def test_a_theme_is_cut_into_the_parts_that_are_there_and_the_largest_keeps_its_id() -> None:
    result = agreed(decide("split", "t01", label="3"))
    parts = places(result)
    assert [parts[0], parts[14], parts[24], parts[-1]] == ["t01", "t02", "t03", "food"]
    assert all(len({parts[n] for n in np.flatnonzero(topic == TOPIC)}) == 1 for topic in range(4))
    assert not reasons(result)
    assert [name.split(" ")[0] for name in names(result).values()] == ["Lunch", "Recess", "Bathroom", "Name"]
    assert pd.isna(theme(result, "t01")["certificate"])
    assert theme(result, "t02")["name_source"] == "keywords"
    assert str(theme(result, "t02")["description"]).startswith("Students write about recess")


def test_without_a_number_there_are_at_least_two_parts() -> None:
    assert len({*places(agreed(decide("split", "t01")))} - {"food"}) >= 2
    alone = agreed(decide("split", "food"))
    assert len({*places(alone)} - {"t01"}) == 2


def test_names_go_to_the_parts_whose_ideas_use_their_words() -> None:
    result = agreed(decide("split", "t01", label="Toilets and bathrooms | Time outside at recess | Lunch"))
    parts, said = places(result), names(result)
    assert said[parts[24] or ""] == "Toilets and bathrooms"
    assert said[parts[14] or ""] == "Time outside at recess"
    assert said[parts[0] or ""] == "Lunch"
    assert theme(result, "t01")["name_source"] == "person"


def test_names_that_nobody_used_are_given_in_order() -> None:
    assert [*names(agreed(decide("split", "t01", label="A | B | C"))).values()][:3] == ["A", "B", "C"]


@pytest.mark.parametrize("label", ["1", "0", "13", "Pizza", "many parts", "|".join("abcdefghijklm")])
def test_a_label_that_says_neither_a_number_nor_names_is_listed(label: str) -> None:
    result = agreed(decide("split", "t01", label=label))
    assert "Say how many parts" in reasons(result)[0]
    assert places(result) == ALL


def test_a_theme_whose_ideas_are_all_alike_cannot_be_split() -> None:
    one = VECTORS[:1].repeat(len(TEXTS), axis=0)
    ideas = IDEAS.assign(text="lunch", end=5)
    assigned = pd.DataFrame({"idea_id": ideas["idea_id"], "theme_id": "t01", "confidence": 1.0})
    found = pd.DataFrame(
        {
            "theme_id": ["t01", "t02"], "name": ["Lunch", "Empty"], "name_source": "keywords", "description": "",
            "keywords": [[], []], "certificate": None, "parent_id": None,
        }
    )  # fmt: skip
    result = agree(
        ideas, FRAME, check("themes_found", found), check("assigned", assigned), anchors=(),
        decisions=[decide("split", "t01"), decide("split", "t02", line=3)],
        means=Means(one.astype(np.float32), load_finder("graph"), 4, 1, "en"),
    )  # fmt: skip
    assert ["too much alike" in reason for reason in reasons(result)] == [True, True]
    assert set(places(result)) == {"t01"}


def test_a_theme_of_a_frame_keeps_its_name_and_its_part_gets_an_id_of_its_own() -> None:
    result = agreed(decide("split", "food", label="2"))
    assert theme(result, "food")["name"] == "Name of food"
    assert theme(result, "food")["name_source"] == "frame"
    assert theme(result, "food")["description"] == "What is eaten."
    assert set(places(result)) == {"t01", "food", "t02"}


def test_what_a_person_wrote_before_a_split_stays_with_the_id() -> None:
    result = agreed(
        decide("rename", "t01", label="Mine"),
        decide("describe", "t01", label="My words.", line=3),
        decide("hide", "t01", line=4),
        decide("split", "t01", label="3", line=5),
    )
    assert (theme(result, "t01")["name"], theme(result, "t01")["description"]) == ("Mine", "My words.")
    assert theme(result, "t02")["name"] != "Mine"
    assert all(theme(result, name)["hidden"] for name in ("t01", "t02", "t03"))
    assert not theme(result, "food")["hidden"]


def test_parts_can_be_renamed_merged_and_split_again() -> None:
    split = decide("split", "t01", label="3")
    result = agreed(
        split,
        decide("rename", "t02", label="Outside", line=3),
        decide("merge", "t03", into="food", line=4),
        decide("split", "t02", label="2", line=5),
    )
    assert not reasons(result)
    assert theme(result, "t02")["name"] == "Outside"
    assert "t03" not in names(result)
    assert set(names(result)) == {"t01", "t02", "food", "t04"}


def test_a_later_line_about_a_part_does_not_change_the_number_it_gets() -> None:
    result = agreed(decide("split", "t01", label="3"), decide("rename", "t03", label="Washrooms", line=3))
    assert theme(result, "t03")["name"] == "Washrooms"
    assert not reasons(result)


def test_an_id_that_was_ever_used_is_not_given_to_a_part() -> None:
    result = agreed(
        decide("hide", "t07"),
        decide("split", "t01", label="2", line=3),
        anchors=[("t01", ("i00", "i01", "i02")), ("t05", ("i99",))],
    )
    assert set(names(result)) == {"t01", "food", "t08"}


def test_ideas_that_a_person_moved_stay_where_they_were_put() -> None:
    result = agreed(decide("move", anchors="i37", into="t01"), decide("split", "t01", label="3", line=3))
    assert places(result)[37] == "t01"


def test_the_same_line_twice_splits_once() -> None:
    split = decide("split", "t01", label="2")
    assert places(agreed(split, replace(split, line=3))) == places(agreed(split))


def test_a_split_is_found_again_by_its_anchors_and_its_parts_keep_their_ids_in_the_next_cycle() -> None:
    whole = theme(agreed(), "t01")["anchors"]
    split = decide("split", "t01", label="3", anchors=" ".join(whole))
    before = agreed(split)
    renumbered: list[str | None] = ["t04" if place == "t01" else "food" for place in ALL]
    after = agreed(split, anchors=frozen(before), places=renumbered)
    assert places(after) == places(before)
    assert not reasons(after)


def test_parts_that_the_finder_now_finds_by_itself_keep_their_ids() -> None:
    split = decide("split", "t01", label="3")
    before = agreed(split)
    now = [["t09", "t10", "t11", "food"][topic] for topic in TOPIC]
    after = agreed(anchors=frozen(before), places=now)
    assert places(after) == places(before)


def test_a_theme_that_has_come_apart_by_itself_is_not_split_again() -> None:
    split = decide("split", "t01", anchors="i00 i01 i02 i14 i15 i24")
    now: list[str | None] = [["t01", "t01", "t02", "food"][topic] for topic in TOPIC]
    assert not reasons(agreed(split, places=now))
    now = [["t01", "t02", "t03", "food"][topic] for topic in TOPIC]
    result = agreed(replace(split, anchors="i00 i01 i02 i14 i15"), places=now)
    assert reasons(result) == ["Its typical ideas are no longer together in one theme."]
    assert places(result) == now


ID = st.sampled_from(["t01", "t02", "t03", "food"])
LINES = st.lists(
    st.one_of(
        st.builds(decide, st.just("rename"), ID, label=st.sampled_from(["A", "B"])),
        st.builds(decide, st.just("describe"), ID, label=st.just("c")),
        st.builds(decide, st.just("merge"), ID, into=ID),
        st.builds(decide, st.just("hide"), ID),
        st.builds(decide, st.just("move"), anchors=st.sampled_from(["i00", "i20 i30"]), into=ID),
        st.builds(decide, st.just("split"), ID, label=st.sampled_from(["", "2", "3"])),
    ),
    max_size=4,
).map(lambda several: [replace(one, line=n) for n, one in enumerate(several, start=2)])


@settings(max_examples=25, deadline=None)
@given(LINES)
def test_every_idea_stays_in_one_theme_that_exists_and_lines_repeated_change_nothing(
    lines: list[ThemeDecision],
) -> None:
    once = agreed(*lines)
    assert len(places(once)) == len(ALL)
    assert set(places(once)) <= set(names(once))
    twice = agreed(*lines, *[replace(line, line=line.line + 100) for line in lines])
    pd.testing.assert_frame_equal(once.tables["membership"], twice.tables["membership"])
    pd.testing.assert_frame_equal(once.tables["themes"], twice.tables["themes"])
