"""Themes from ideas: every idea accounted for, names that show nobody, certificates, small surveys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.themes.cases import FRAME, comments, encode, survey, topics
from voicelens.tables import Result
from voicelens.themes import placing
from voicelens.themes.find import find
from voicelens.themes.finders import load_finder
from voicelens.themes.frames.frame import parse
from voicelens.themes.split import split
from voicelens.themes.taught import teach


def found(answers: int, *, smallest: int = 4, seed: int = 1) -> tuple[pd.DataFrame, Result]:
    texts, vectors = survey(answers)
    frame = comments(texts)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    return ideas, find(ideas, frame, vectors, finder=load_finder("graph"), smallest=smallest, seed=seed)


def test_every_idea_is_assigned_once_and_only_to_themes_that_exist() -> None:
    ideas, result = found(100)
    assigned, themes = result.tables["assigned"], result.tables["themes_found"]
    assert assigned["idea_id"].tolist() == ideas["idea_id"].tolist()
    assert set(assigned["theme_id"].dropna()) == set(themes["theme_id"])
    assert assigned["confidence"].between(0, 1).all()


def test_themes_are_numbered_by_size() -> None:
    _, result = found(103)
    sizes = result.tables["assigned"]["theme_id"].value_counts()
    assert [sizes[theme] for theme in result.tables["themes_found"]["theme_id"]] == sorted(sizes, reverse=True)
    assert result.tables["themes_found"]["theme_id"].iloc[0] == "t01"


def test_themes_that_come_back_have_a_high_certificate_and_names_of_their_own() -> None:
    _, result = found(150)
    themes = result.tables["themes_found"]
    assert len(themes) >= 5
    assert themes["certificate"].between(0, 1).all()
    assert themes["certificate"].max() > 0.6
    assert themes["name"].is_unique
    assert set(themes["name_source"]) == {"keywords"}
    assert not result.notes


@pytest.mark.parametrize("n", [1, 2, 3, 12, 40])
def test_few_answers_give_notes_and_no_certificates(n: int) -> None:
    _, result = found(n)
    assert result.tables["themes_found"]["certificate"].isna().all()
    assert len(result.tables["themes_found"]) >= 1
    assert "not as" in result.notes[0]


def test_identical_answers_are_one_theme() -> None:
    frame = comments(["longer lunch"] * 70)
    ideas = split(frame).tables["ideas"]
    vectors = np.repeat(survey(1)[1], 70, axis=0)
    themes = find(ideas, frame, vectors, finder=load_finder("graph"), smallest=4, seed=1).tables["themes_found"]
    assert themes["certificate"].tolist() == [1.0]
    assert themes["name"].tolist() == ["Longer lunch"]


def test_no_ideas_give_empty_tables() -> None:
    frame = comments(["x"]).iloc[:0]
    result = find(
        split(frame).tables["ideas"],
        frame,
        np.zeros((0, 4), np.float32),
        finder=load_finder("graph"),
        smallest=4,
        seed=1,
    )
    assert not len(result.tables["themes_found"])
    assert not len(result.tables["assigned"])


def test_the_same_input_gives_the_same_themes() -> None:
    (_, one), (_, two) = found(80), found(80)
    for table in ("themes_found", "assigned"):
        pd.testing.assert_frame_equal(one.tables[table], two.tables[table])


def test_ideas_that_resemble_nothing_are_counted_in_a_note() -> None:
    texts, vectors = survey(100)
    odd = np.random.default_rng(5).normal(size=(8, 16))
    vectors[:8] = odd / np.linalg.norm(odd, axis=1, keepdims=True)
    frame = comments(texts)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    result = find(ideas, frame, vectors, finder=load_finder("graph"), smallest=4, seed=1)
    left = int(result.tables["assigned"]["theme_id"].isna().sum())
    assert left <= 12
    assert not left or any(str(left) in note for note in result.notes)


def framed(texts: list[str], language: str = "en", **changes: float) -> Result:
    frame = comments(texts)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    taught = teach(parse(FRAME, "list.toml"), encode, seed=1)
    taught = replace(taught, head=replace(taught.head, **changes))
    return find(
        ideas, frame, encode(texts), finder=load_finder("graph"), smallest=4, seed=1, taught=taught, language=language
    )


def test_with_a_list_ideas_are_placed_under_its_themes_by_their_names() -> None:
    themes = framed(topics("lunch", "recess", "bathroom"), "es").tables["themes_found"]
    assert themes["theme_id"].tolist() == ["food", "play", "rooms"]
    assert themes["name"].tolist() == ["La comida", "Time to play", "Bathrooms and rooms"]
    assert set(themes["name_source"]) == {"frame"}


def test_a_list_that_does_not_suit_the_answers_steps_back_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "FEWEST_THEMES", 2)
    result = framed(topics("library", each=40), elsewhere=0.9)
    assert "does not suit" in result.notes[0]
    assert set(result.tables["themes_found"]["name_source"]) == {"keywords"}
