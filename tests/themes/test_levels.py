"""A second level above the themes."""

from __future__ import annotations

import numpy as np
import pytest

from voicelens.themes.levels import parents


def nested(broad: int, narrow: int) -> tuple[np.ndarray, np.ndarray]:
    """Five ideas in each of `broad` x `narrow` themes, those of one broad theme near each other."""
    random = np.random.default_rng(1)
    labels = np.repeat(np.arange(broad * narrow), 5)
    middle = np.eye(40)[np.arange(broad * narrow) // narrow] + 0.3 * np.eye(40)[::-1][np.arange(broad * narrow)]
    vectors = middle[labels] + random.normal(scale=0.01, size=(len(labels), 40))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), labels


@pytest.mark.parametrize("broad", [6, 8, 10])
def test_themes_that_lie_together_get_one_broad_theme(broad: int) -> None:
    above = parents(*nested(broad, 3))
    assert above.tolist() == np.repeat(np.arange(broad), 3).tolist()


def test_ten_themes_need_no_second_level() -> None:
    assert parents(*nested(5, 2)).tolist() == [-1] * 10
    assert len(parents(np.zeros((0, 4), np.float32), np.zeros(0, np.int64))) == 0


def test_ideas_that_were_not_placed_change_nothing() -> None:
    vectors, labels = nested(6, 3)
    more = np.concatenate([vectors, np.full((20, 40), 1 / np.sqrt(40), dtype=np.float32)])
    assert (parents(more, np.concatenate([labels, np.full(20, -1)])) == parents(vectors, labels)).all()
