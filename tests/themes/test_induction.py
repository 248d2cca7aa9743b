"""Languages made comparable, and none of them left out."""

from __future__ import annotations

import numpy as np

from tests.themes.cases import comments, survey
from voicelens.themes.finders import Found, load_finder
from voicelens.themes.induction import Sorting, centre, even_out, induced
from voicelens.themes.split import split


def sorting(answers: int) -> Sorting:
    texts, vectors = survey(answers)
    frame = comments(texts)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    return Sorting(ideas, frame.set_index("response_id").loc[ideas["response_id"]], vectors, load_finder("graph"), 4, 1)


def test_induced_themes_are_numbered_named_and_certified() -> None:
    found = induced(sorting(100), taken=["lunch"])
    assert [theme.theme_id for theme in found.themes] == [f"t{n:02d}" for n in range(1, len(found.themes) + 1)]
    assert "Lunch" not in [theme.name for theme in found.themes]
    assert all(theme.certificate is not None for theme in found.themes)
    assert found.labels.max() + 1 == len(found.themes)


def test_a_part_of_what_is_to_be_sorted_keeps_its_rows_together() -> None:
    whole = sorting(40)
    part = whole.part(np.arange(40) % 2 == 0)
    assert part.texts == whole.texts[::2]
    assert part.languages == whole.languages[::2]
    assert (part.vectors == whole.vectors[::2]).all()


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


def test_above_more_than_ten_themes_stand_areas_with_names_of_their_own() -> None:
    random = np.random.default_rng(2)
    kinds = [f"{place} {thing}" for place in ("gym", "lunch", "bus") for thing in ("door", "line", "noise", "smell")]
    topic = np.arange(720) % 12
    texts = [f"{kinds[n]} {'!' * (row // 12)}" for row, n in enumerate(topic)]
    near = np.eye(40)[topic // 4] + 0.8 * np.eye(40)[::-1][topic] + random.normal(scale=0.02, size=(720, 40))
    vectors = (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)
    frame = comments(texts)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    about = frame.set_index("response_id").loc[ideas["response_id"]]
    proposed = induced(Sorting(ideas, about, vectors, load_finder("graph"), 4, 1))
    assert len(proposed.themes) > 10
    assert {theme.parent_id for theme in proposed.themes} == {area.theme_id for area in proposed.areas}
    assert [area.theme_id for area in proposed.areas] == [f"area-{n:02d}" for n in range(1, len(proposed.areas) + 1)]
    assert all(area.certificate is not None for area in proposed.areas)
    assert len({one.name for one in (*proposed.themes, *proposed.areas)}) == len(proposed.themes) + len(proposed.areas)
    assert not induced(sorting(100)).areas
