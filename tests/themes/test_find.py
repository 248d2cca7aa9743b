"""Themes from ideas: every idea accounted for, names that show nobody, certificates, small surveys."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.themes.cases import comments, survey
from voicelens.tables import Result
from voicelens.themes.find import centre, even_out, find
from voicelens.themes.finders import Found, load_finder
from voicelens.themes.split import split


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
    assert "Lunch" in themes["name"].iloc[0]


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


def test_taking_out_the_mean_of_each_language_brings_the_languages_together() -> None:
    random = np.random.default_rng(1)
    topic = np.repeat(np.eye(4, 8), 25, axis=0) + random.normal(scale=0.05, size=(100, 8))
    english, spanish = topic.copy(), topic.copy()
    english[:, 6] += 2
    spanish[:, 7] += 2
    both = np.concatenate([english, spanish])
    both = (both / np.linalg.norm(both, axis=1, keepdims=True)).astype(np.float32)
    level = centre(both, ["en"] * 100 + ["es"] * 100)
    assert both[0] @ both[100] < both[0] @ both[30]
    assert level[0] @ level[100] > level[0] @ level[30]
    assert np.allclose(np.linalg.norm(level, axis=1), 1, atol=1e-5)


def test_a_language_of_few_answers_and_a_small_survey_are_left_in_place() -> None:
    vectors = survey(30)[1]
    assert (
        centre(vectors[:10], ["en"] * 10) is vectors[:10] or (centre(vectors[:10], ["en"] * 10) == vectors[:10]).all()
    )
    assert np.isfinite(centre(vectors, ["en"] * 29 + ["es"])).all()


def test_no_language_is_left_out_more_than_the_others() -> None:
    _, vectors = survey(100)
    labels = np.arange(100) % 5
    labels[:40] = -1
    languages = ["es"] * 40 + ["en"] * 60
    even = even_out(Found(labels, np.zeros(100)), vectors, languages)
    assert (even.labels[:40] < 0).sum() == 4
    placed = np.flatnonzero(even.labels[:40] >= 0)
    assert all((even.labels[i] == even.labels[40:][np.arange(40, 100) % 5 == i % 5]).all() for i in placed)
    assert (even.confidence[placed] > 0).all()


def test_a_language_whose_ideas_fit_is_left_as_it_is() -> None:
    _, vectors = survey(50)
    labels = np.arange(50) % 5
    found = Found(labels, np.ones(50))
    assert even_out(found, vectors, ["en"] * 50) is found
