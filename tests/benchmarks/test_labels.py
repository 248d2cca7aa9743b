import numpy as np

from benchmarks.labels import scored

EYE = np.eye(3, dtype=np.float32)


def test_names_at_the_middle_of_their_themes_are_perfect() -> None:
    found = scored(EYE, EYE[[0, 0, 1, 2]], np.array([0, 0, 1, 2]))
    assert (found.themes, found.coverage, found.distinct, found.own) == (3, 1.0, 1.0, 1.0)


def test_names_that_were_swapped_cover_nothing() -> None:
    found = scored(EYE[[1, 0, 2]], EYE[[0, 0, 1, 2]], np.array([0, 0, 1, 2]))
    assert found.coverage == 0.25


def test_two_names_alike_are_not_distinct() -> None:
    found = scored(EYE[[0, 0, 2]], EYE, np.array([0, 1, 2]))
    assert round(found.distinct, 3) == 0.333
