"""Texts as points: nothing is lost where equal ones become one, and centres lie where they should."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicelens.themes.finders.points import by_size, centres, distinct, means, nearest, typicality, unit

ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), min_size=1, max_size=20)


def vectors_of(rows: list[tuple[str, int]]) -> np.ndarray:
    return np.eye(3, dtype=np.float32)[[variant for _, variant in rows]]


@given(ROWS)
def test_every_row_belongs_to_one_distinct_pair_of_text_and_vector(rows: list[tuple[str, int]]) -> None:
    first, back, counts = distinct([text for text, _ in rows], vectors_of(rows))
    assert len(first) == len(set(rows))
    assert counts.sum() == len(rows)
    assert [rows[first[number]] for number in back] == rows


@given(ROWS, st.randoms())
def test_the_order_of_the_rows_does_not_change_the_order_of_the_points(
    rows: list[tuple[str, int]], random: object
) -> None:
    other = list(rows)
    random.shuffle(other)
    one = distinct([text for text, _ in rows], vectors_of(rows))
    two = distinct([text for text, _ in other], vectors_of(other))
    assert [rows[n] for n in one[0]] == [other[n] for n in two[0]]
    assert one[2].tolist() == two[2].tolist()


def test_centres_are_weighted_means_and_leave_out_what_is_not_placed() -> None:
    points = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [-1.0, 0.0]])
    labels, counts = np.array([0, 0, 1, -1]), np.array([3, 1, 1, 9])
    assert means(points, labels, counts).tolist() == [[0.75, 0.25], [0.0, 1.0]]
    assert np.allclose(centres(points, labels, counts), unit(np.array([[0.75, 0.25], [0.0, 1.0]])))
    assert np.allclose(typicality(points[:3], labels[:3], counts[:3])[2], 1.0)


def test_a_point_without_direction_stays_where_it_is() -> None:
    assert unit(np.zeros((1, 2))).tolist() == [[0.0, 0.0]]


def test_each_point_goes_to_the_centre_it_is_nearest_to() -> None:
    points = unit(np.array([[1.0, 0.1], [0.2, 1.0], [0.9, 0.0]]))
    assert nearest(points, np.eye(2)).tolist() == [0, 1, 0]


def test_groups_are_numbered_by_falling_size_then_by_first_member() -> None:
    assert by_size(np.array([2, 0, 0, -1, 2, 1])).tolist() == [0, 1, 1, -1, 0, 2]
