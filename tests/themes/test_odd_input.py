"""Odd surveys through the whole of finding themes: nothing breaks, everything is accounted for, what is odd is said."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.themes.cases import comments, topics
from voicelens.embed.embed import embed
from voicelens.embed.encoders import Encoder, load_encoder
from voicelens.pipeline.frames import taught_frame
from voicelens.review import ThemeDecision
from voicelens.tables import Result
from voicelens.themes.agree import agree
from voicelens.themes.find import find
from voicelens.themes.finders import load_finder
from voicelens.themes.parting import Means
from voicelens.themes.split import split
from voicelens.themes.taught import Taught

WORDS = 10_000


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("students")


@pytest.fixture(scope="module")
def school() -> Taught | None:
    return taught_frame("school", "students", beside=Path(), seed=1)


def sort(
    texts: Sequence[str], encoder: Encoder, taught: Taught | None = None, decisions: Sequence[ThemeDecision] = ()
) -> tuple[Result, list[str]]:
    """The agreed tables, and every note on the way."""
    frame = comments(texts)
    ideas = split(frame).tables["ideas"]
    made = embed(ideas, encoder=encoder)
    vectors, finder = made.arrays["vectors"], load_finder("graph")
    found = find(ideas, frame, vectors, finder=finder, smallest=4, seed=1, taught=taught)
    result = agree(
        ideas, frame, found.tables["themes_found"], found.tables["assigned"], decisions=decisions, anchors=(),
        means=Means(vectors, finder, 4, 1, "en"),
    )  # fmt: skip
    membership, themes = result.tables["membership"], result.tables["themes"]
    assert membership["idea_id"].tolist() == ideas["idea_id"].tolist()
    assert set(membership["theme_id"].dropna()) <= set(themes["theme_id"])
    assert themes["name"].is_unique
    assert membership["confidence"].between(0, 1).all()
    return result, [*made.notes, *found.notes, *result.notes]


@pytest.mark.parametrize("framed", [False, True])
def test_answers_that_are_all_the_same_are_one_theme(encoder: Encoder, school: Taught, framed: bool) -> None:
    result, _ = sort(["longer lunch"] * 80, encoder, school if framed else None)
    assert result.tables["membership"]["theme_id"].nunique(dropna=False) == 1
    assert "unch" in result.tables["themes"]["name"].iloc[0]


@pytest.mark.parametrize("framed", [False, True])
def test_answers_of_nothing_but_emoji_are_sorted_without_a_word(encoder: Encoder, school: Taught, framed: bool) -> None:
    result, _ = sort(["🏀🏀", "😀", "👍🏽", "🎨🎵", "🍕", "❤️"] * 15, encoder, school if framed else None)
    assert len(result.tables["membership"]) == 90
    assert all(not len(words) for words in result.tables["themes"]["keywords"])


@pytest.mark.parametrize("framed", [False, True])
def test_answers_in_chinese_are_sorted_and_said_to_be_unread(encoder: Encoder, school: Taught, framed: bool) -> None:
    texts = ["我喜欢学校的午餐", "操场太小了", "希望课间更长", "老师很好", "厕所不干净"] * 14
    _, notes = sort(texts, encoder, school if framed else None)
    assert any("70 of 70 ideas are in a language or script that the encoder does not know" in note for note in notes)


@pytest.mark.parametrize("n", [1, 3, 19, 59])
@pytest.mark.parametrize("framed", [False, True])
def test_small_surveys_are_notes_and_not_findings(encoder: Encoder, school: Taught, framed: bool, n: int) -> None:
    result, notes = sort(topics("lunch", "recess", "bathroom", each=20)[:n], encoder, school if framed else None)
    assert any("as a note" in note or "as notes" in note for note in notes)
    assert len(result.tables["themes"]) >= 1


def test_one_answer_of_twenty_thousand_characters_is_sorted_like_any_other(encoder: Encoder, school: Taught) -> None:
    long = ("the food is cold and the line is slow because everyone comes at once " * 300)[:20_000]
    start = time.process_time()
    result, _ = sort([long, *topics("lunch", "recess", each=20)], encoder, school)
    assert len(long) == 20_000
    assert result.tables["membership"]["response_id"].nunique() == 41
    assert time.process_time() - start < 30


@pytest.mark.parametrize("framed", [False, True])
def test_ten_thousand_answers_of_one_word_take_seconds(school: Taught, framed: bool) -> None:
    names = ["lunch", "recess", "gym", "art", "friends", "teachers", "bathrooms", "homework", "bus", "wifi"]
    texts = [names[n % 10] if n % 7 else f"{names[n % 10]}{n % 97}" for n in range(WORDS)]
    start = time.process_time()
    result, _ = sort(texts, load_encoder("students"), school if framed else None)
    assert time.process_time() - start < 60
    assert len(result.tables["membership"]) == WORDS


def test_decisions_about_ideas_that_are_gone_are_listed_and_nothing_else_changes(encoder: Encoder) -> None:
    texts = topics("lunch", "recess", each=20)
    gone = [
        ThemeDecision(line=2, action="rename", theme_id="t01", label="X", anchors="r999.0 r998.0:0123456789ab"),
        ThemeDecision(line=3, action="move", anchors="r999.0", into="t01"),
        ThemeDecision(line=4, action="split", theme_id="t77", label="2"),
        ThemeDecision(line=5, action="merge", theme_id="t01", into="food"),
    ]
    result, notes = sort(texts, encoder, decisions=gone)
    plain, _ = sort(texts, encoder)
    assert result.tables["unmatched"]["line"].tolist() == [2, 3, 4, 5]
    assert "4 decisions match nothing any more" in notes[-1]
    for table in ("themes", "membership"):
        pd.testing.assert_frame_equal(result.tables[table], plain.tables[table])


def test_no_answers_at_all_give_empty_tables(encoder: Encoder, school: Taught) -> None:
    result, notes = sort([], encoder, school)
    assert not len(result.tables["themes"])
    assert notes == []


def test_vectors_that_say_nothing_break_nothing() -> None:
    texts = topics("lunch", "recess", each=15)
    frame = comments(texts)
    ideas = split(frame).tables["ideas"]
    vectors = np.zeros((len(ideas), 8), dtype=np.float32)
    found = find(ideas, frame, vectors, finder=load_finder("graph"), smallest=4, seed=1)
    assert len(found.tables["assigned"]) == len(ideas)
