"""How settled a theme is."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.themes.cases import survey
from voicelens.themes import certificate
from voicelens.themes.certificate import Settled, best_jaccard, certificates
from voicelens.themes.finders import load_finder


def certified(labels: np.ndarray, answers: int = 100) -> list[float | None]:
    texts, vectors = survey(answers)
    ideas = pd.DataFrame({"response_id": [f"r{n}" for n in range(answers)], "text": texts})
    return certified_at_both_levels(labels, np.full(labels.max() + 1, -1), ideas, vectors).themes


def certified_at_both_levels(
    labels: np.ndarray, above: np.ndarray, ideas: pd.DataFrame, vectors: np.ndarray
) -> Settled:
    return certificates(ideas, vectors, labels, above, finder=load_finder("graph"), smallest=4, seed=1)


def test_a_theme_that_comes_back_whole_scores_one_and_a_halved_one_a_half() -> None:
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1, -1])
    again = np.array([2, 2, 2, 2, 0, 0, 1, 1, 2])
    assert best_jaccard(labels, again, 2).tolist() == [1.0, 0.5]


def test_a_theme_swallowed_by_another_scores_its_share() -> None:
    labels = np.array([0, 0, 0, 1])
    assert best_jaccard(labels, np.zeros(4, dtype=np.int64), 2).tolist() == [0.75, 0.25]


def test_a_theme_nobody_was_placed_in_scores_nothing() -> None:
    assert best_jaccard(np.array([0, 0]), np.array([0, 0]), 2).tolist() == [1.0, 0.0]


def test_a_real_topic_is_more_settled_than_a_heap_of_chance() -> None:
    topic = np.arange(100) % 5
    mixed = np.where(topic < 2, np.random.default_rng(3).permutation(topic.clip(max=1)), topic)
    real, chance = certified(topic), certified(mixed)
    assert min(value for value in real if value is not None) > chance[0]


def test_few_ideas_get_no_certificate() -> None:
    assert certified(np.arange(40) % 2, 40) == [None, None]


def test_of_many_answers_a_part_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    topic = np.arange(100) % 5
    monkeypatch.setattr(certificate, "CERTIFY_ON", 70)
    monkeypatch.setattr(certificate, "HALVES", 6)
    assert all(value is not None and value > 0.5 for value in certified(topic))


def test_an_area_comes_back_where_its_themes_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "HALVES", 4)
    random = np.random.default_rng(1)
    labels = np.repeat(np.arange(12), 20)
    near = np.eye(40)[labels // 2] + 0.35 * np.eye(40)[::-1][labels] + random.normal(scale=0.02, size=(240, 40))
    vectors = (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)
    ideas = pd.DataFrame({"response_id": [f"r{n}" for n in range(240)], "text": [f"idea {n}" for n in range(240)]})
    real = certified_at_both_levels(labels, np.arange(12) // 2, ideas, vectors)
    mixed = certified_at_both_levels(labels, np.arange(12) % 6, ideas, vectors)
    assert len(real.themes) == 12
    assert len(real.broad) == 6
    assert min(value or 0 for value in real.broad) > max(value or 0 for value in mixed.broad)
