"""Every finder keeps the same promises, and the two give the same answer."""

from __future__ import annotations

import numpy as np
import pytest

from tests.themes.cases import survey
from voicelens.errors import SettingsError
from voicelens.themes.finders import FINDERS, Finder, graph, load_finder, resolution


@pytest.fixture(params=sorted(FINDERS))
def finder(request: pytest.FixtureRequest) -> Finder:
    return load_finder(request.param)


def test_topics_that_lie_apart_are_found(finder: Finder) -> None:
    texts, vectors = survey(120)
    found = finder.find(texts, vectors, smallest=4, seed=1)
    topic = np.arange(120) % 5
    for label in range(found.labels.max() + 1):
        assert len(set(topic[found.labels == label])) == 1
    assert (found.labels < 0).mean() <= 0.12
    assert ((found.confidence >= 0) & (found.confidence <= 1)).all()


def test_labels_are_numbered_by_falling_size_and_no_group_is_too_small(finder: Finder) -> None:
    texts, vectors = survey(90)
    sizes = np.bincount(finder.find(texts, vectors, smallest=6, seed=1).labels + 1)[1:]
    assert sizes.tolist() == sorted(sizes, reverse=True)
    assert sizes.min() >= 6


@pytest.mark.parametrize("n", [1, 2, 3, 7, 19, 25])
def test_few_texts_give_few_plain_groups(finder: Finder, n: int) -> None:
    texts, vectors = survey(n)
    found = finder.find(texts, vectors, smallest=4, seed=1)
    assert len(found.labels) == n
    assert found.labels.max() <= max(n // 4, 0)
    if n < 20:
        assert (found.labels >= 0).all()


def test_identical_texts_are_one_group(finder: Finder) -> None:
    vectors = np.repeat(survey(1)[1], 40, axis=0)
    assert set(finder.find(["lunch"] * 40, vectors, smallest=4, seed=1).labels) == {0}


def test_no_texts_give_no_groups(finder: Finder) -> None:
    assert len(finder.find([], np.zeros((0, 4), np.float32), smallest=4, seed=1).labels) == 0


def test_the_same_texts_and_seed_give_the_same_groups(finder: Finder) -> None:
    texts, vectors = survey(100)
    one, two = (finder.find(texts, vectors, smallest=4, seed=3) for _ in range(2))
    assert (one.labels == two.labels).all()
    assert (one.confidence == two.confidence).all()


def test_bertopic_with_our_parts_assigns_as_the_graph_finder_does() -> None:
    texts, vectors = survey(150)
    one, two = (load_finder(name).find(texts, vectors, smallest=4, seed=1) for name in ("graph", "bertopic"))
    assert (one.labels == two.labels).all()
    assert (one.confidence == two.confidence).all()


def test_the_order_of_the_rows_changes_nothing() -> None:
    texts, vectors = survey(100)
    order = np.random.default_rng(1).permutation(100)
    finder = load_finder("graph")
    one = finder.find(texts, vectors, smallest=4, seed=1).labels[order]
    two = finder.find([texts[i] for i in order], vectors[order], smallest=4, seed=1).labels
    together = one[:, None] == one[None, :]
    assert (together == (two[:, None] == two[None, :])).all()


def test_beyond_a_limit_the_rest_is_placed_at_the_nearest_centre(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, vectors = survey(200)
    monkeypatch.setattr(graph, "FIT_ON", 120)
    labels = load_finder("graph").find(texts, vectors, smallest=4, seed=1).labels
    topic = np.arange(200) % 5
    assert all(len(set(topic[labels == label])) == 1 for label in range(labels.max() + 1))


def test_many_texts_are_gathered_before_they_are_grouped(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, vectors = survey(200)
    monkeypatch.setattr(graph, "GATHER_ABOVE", 100)
    labels = load_finder("graph").find(texts, vectors, smallest=4, seed=1).labels
    topic = np.arange(200) % 5
    assert all(len(set(topic[labels == label])) == 1 for label in range(labels.max() + 1))


def test_another_seed_gives_nearly_the_same_groups() -> None:
    texts, vectors = survey(150)
    one, two = (load_finder("graph").find(texts, vectors, smallest=4, seed=seed).labels for seed in (1, 2))
    assert resolution.rand_index(one, two) > 0.85  # five topics and at least six groups: one is cut anyhow


def test_the_number_of_themes_stays_usable_when_everything_lies_apart() -> None:
    random = np.random.default_rng(2)
    middle = np.repeat(np.eye(60), 20, axis=0) + random.normal(scale=0.02, size=(1200, 60))
    vectors = (middle / np.linalg.norm(middle, axis=1, keepdims=True)).astype(np.float32)
    labels = load_finder("graph").find([f"text {n}" for n in range(1200)], vectors, smallest=4, seed=1).labels
    assert labels.max() + 1 <= 60


def test_a_cloud_without_shape_is_still_divided_into_several_themes() -> None:
    vectors = np.random.default_rng(3).normal(size=(300, 3))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    labels = load_finder("graph").find([f"text {n}" for n in range(300)], vectors, smallest=4, seed=1).labels
    assert resolution.FEWEST <= labels.max() + 1 <= resolution.MOST


def test_an_unknown_finder_lists_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="no finder") as caught:
        load_finder("lda")
    assert "bertopic, graph" in caught.value.fix
