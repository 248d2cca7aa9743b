"""How settled a theme is."""

from __future__ import annotations

import numpy as np

from voicelens.themes.certificate import best_jaccard


def test_a_theme_that_comes_back_whole_scores_one_and_a_halved_one_a_half() -> None:
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1, -1])
    again = np.array([2, 2, 2, 2, 0, 0, 1, 1, 2])
    assert best_jaccard(labels, again, 2).tolist() == [1.0, 0.5]


def test_a_theme_swallowed_by_another_scores_its_share() -> None:
    labels = np.array([0, 0, 0, 1])
    assert best_jaccard(labels, np.zeros(4, dtype=np.int64), 2).tolist() == [0.75, 0.25]
