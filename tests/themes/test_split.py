"""Answers into ideas."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes.cases import comments
from voicelens.themes.split import cut, split
from voicelens.themes.splitting.weights import Weights
from voicelens.themes.words import PLACEHOLDER

PIECES = (
    "the lunch is cold and but i like my friends gym art pero la comida y los baños , . ; ! ? \n 1. 2) [teacher] "
    "[person] also también 🏀 … é recess more we because food, heat, wifi x"
)
SPOKEN = st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join)


def said(text: str) -> list[str]:
    return [text[span.start : span.end] for span in cut(text)]


@pytest.mark.parametrize(
    ("text", "ideas"),
    [
        ("nice teachers but the lunch is too short", ["nice teachers", "the lunch is too short"]),
        ("me gusta el recreo pero los baños huelen mal", ["me gusta el recreo", "los baños huelen mal"]),
        ("food, heat, wifi", ["food", "heat", "wifi"]),
        ("gym art lunch my friends", ["gym", "art", "lunch", "my friends"]),
        ("i like my friends and gym", ["i like my friends", "gym"]),
        ("el recreo y la comida", ["el recreo", "la comida"]),
        ("1. chicken nuggets 2. gym class", ["chicken nuggets", "gym class"]),
        ("fix the heat; open the library longer", ["fix the heat", "open the library longer"]),
        ("longer recess\nbetter food in the cafeteria", ["longer recess", "better food in the cafeteria"]),
        ("the bus is late and the driver yells at us", ["the bus is late", "the driver yells at us"]),
        ("recess", ["recess"]),
        ("[teacher] is funny but the rules are strict", ["[teacher] is funny", "the rules are strict"]),
        ("MORE RECESS AND THE BATHROOMS ARE DIRTY", ["MORE RECESS", "THE BATHROOMS ARE DIRTY"]),
        ("mi bus llega tarde and the library is closed", ["mi bus llega tarde", "the library is closed"]),
        ("i like art and the library is quiet 🎨", ["i like art", "the library is quiet 🎨"]),
        ("🏀🏀", ["🏀🏀"]),
    ],
)
def test_an_answer_is_cut_where_a_new_idea_starts(text: str, ideas: list[str]) -> None:
    assert said(text) == ideas


@pytest.mark.parametrize(
    "text",
    [
        "my teacher explains it again when i ask",
        "robotics! we built a claw",
        "the macaroni is good because it is warm",
        "me and my sister walk home",
        "the bus is late and it smells",
        "[teacher] and [teacher] help me",
        "NADIE ME ESCUCHA",
        "Mr. [teacher] tells jokes",
    ],
)
def test_one_idea_stays_whole(text: str) -> None:
    assert len(cut(text)) == 1


@given(st.one_of(SPOKEN, st.text(max_size=80)))
def test_ideas_lie_inside_the_answer_in_order_and_do_not_overlap(text: str) -> None:
    spans = cut(text)
    assert spans
    edges = [edge for span in spans for edge in span[:2]]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(text)
    assert all(span.start < span.end for span in spans) or not text


@given(SPOKEN)
def test_a_placeholder_is_never_cut(text: str) -> None:
    edges = {edge for span in cut(text) for edge in span[:2]}
    for found in PLACEHOLDER.finditer(text):
        assert not any(found.start() < edge < found.end() for edge in edges)


@settings(deadline=None)
@given(st.lists(SPOKEN.filter(str.strip), max_size=6))
def test_every_substantive_answer_has_an_idea_and_every_other_one_is_set_aside(texts: list[str]) -> None:
    status = ["nothing_to_add" if n % 3 == 2 else "substantive" for n in range(len(texts))]
    frame = comments(texts, status=status)
    result = split(frame)
    ideas = result.tables["ideas"]
    kept = set(ideas["response_id"])
    assert kept | {row.id for row in result.dropped} == set(frame["response_id"])
    assert not kept & {row.id for row in result.dropped}
    whole = dict(zip(frame["response_id"], frame["text"], strict=True))
    for idea in ideas.itertuples():
        assert whole[idea.response_id][idea.start : idea.end] == idea.text


def test_an_idea_is_named_after_its_answer() -> None:
    ideas = split(comments(["nice teachers but the lunch is too short"])).tables["ideas"]
    assert ideas["idea_id"].tolist() == ["r000.0", "r000.1"]


def test_what_is_set_aside_says_why() -> None:
    dropped = split(comments(["asdf", "idk"], status=["junk", "nothing_to_add"])).dropped
    assert [row.reason for row in dropped] == ["junk", "nothing_to_add"]


@pytest.mark.parametrize(
    "part", [". the food is cold, ", "we run and the bus is late ", "[teacher] and lunch, ", ".", "y "]
)
def test_a_very_long_answer_is_cut_in_reasonable_time(part: str) -> None:
    began = time.process_time()
    assert cut(part * (20_000 // len(part)))
    assert time.process_time() - began < 2


def test_other_weights_can_be_tried() -> None:
    never = Weights({}, {}, 0, dict.fromkeys(("mark", "mark+rule", "join", "join+rule", "bare"), 1))
    assert len(cut("nice teachers but the lunch is too short", never)) == 1
