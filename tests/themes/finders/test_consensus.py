"""One grouping out of many."""

from __future__ import annotations

import numpy as np

from tests.themes.cases import survey
from voicelens.themes.finders.consensus import absorb, consensus, settle, together


def test_topics_that_lie_apart_come_out_whole() -> None:
    labels = consensus(survey(100)[1], np.ones(100, dtype=np.int64), smallest=4, seed=1, parts=10)
    topic = np.arange(100) % 5
    assert all(len(set(topic[labels == label])) == 1 for label in range(labels.max() + 1))


def test_two_points_count_as_together_only_in_parts_that_hold_both() -> None:
    found = np.array([[[0, 0, 1, -1], [0, 1, 1, -1], [0, 0, -1, -1]]])
    often = together(found)
    assert np.allclose(often[0], [1, 2 / 3, 0, 0])
    assert np.allclose(often, often.T)


def test_small_groups_join_the_large_group_they_resemble_most() -> None:
    similar = np.array([[1, 0.9, 0.1, 0.2], [0.9, 1, 0.1, 0.2], [0.1, 0.1, 1, 0.8], [0.2, 0.2, 0.8, 1]])
    assert absorb(similar, np.array([5, 5, 7, 3]), np.array([1, 1, 2, 1]), 2).tolist() == [0, 0, 1, 1]


def test_where_no_group_is_large_enough_all_are_one() -> None:
    assert absorb(np.eye(3), np.array([0, 1, 2]), np.ones(3, dtype=np.int64), 2).tolist() == [0, 0, 0]


def test_a_point_moves_to_the_group_it_resembles_unless_it_was_said_often() -> None:
    similar = np.array([[1, 0.1, 0.9, 0.9], [0.1, 1, 0, 0], [0.9, 0, 1, 0.9], [0.9, 0, 0.9, 1]])
    labels, once = np.array([0, 0, 1, 1]), np.ones(4, dtype=np.int64)
    assert settle(similar, labels, once).tolist() == [1, 0, 1, 1]
    assert settle(similar, labels, np.array([20, 1, 1, 1])).tolist() == [0, 0, 1, 1]
