"""How many themes: usable numbers, and how well parts agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.themes.finders.resolution import agreement, most_agreed, rand_index, usable

LABELS = st.integers(2, 30).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n) for _ in range(2)])
)


@pytest.mark.parametrize(
    ("texts", "fewest", "most"),
    [(3, 1, 1), (12, 2, 2), (40, 4, 7), (60, 6, 8), (150, 6, 11), (400, 9, 15), (10**6, 20, 30)],
)
def test_more_texts_may_have_more_themes_but_never_more_than_people_can_use(texts: int, fewest: int, most: int) -> None:
    numbers = usable(texts)
    assert (numbers[0], numbers[-1]) == (fewest, most)
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= 5


@given(LABELS)
def test_the_rand_index_is_the_well_known_one(labels: tuple[list[int], list[int]]) -> None:
    from sklearn.metrics import adjusted_rand_score

    one, other = map(np.array, labels)
    assert rand_index(one, other) == pytest.approx(adjusted_rand_score(one, other))


def test_what_only_one_part_holds_does_not_count() -> None:
    one, other = np.array([0, 0, 1, 1, -1, 0]), np.array([1, 1, 0, 0, 0, -1])
    assert rand_index(one, other) == 1.0
    assert rand_index(np.array([0, -1]), np.array([-1, 0])) == 1.0


def test_agreement_is_the_mean_over_pairs_of_parts() -> None:
    same = np.tile(np.array([0, 0, 1, 1]), (4, 1))
    assert agreement(same) == 1.0
    assert agreement(np.array([[0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0], [0, 0, 1, 1]])) < 0.5


def test_the_usual_number_is_kept_unless_another_is_clearly_better() -> None:
    assert most_agreed([0.71, 0.70, 0.72]) == 1
    assert most_agreed([0.71, 0.70, 0.80]) == 2
    assert most_agreed([0.9]) == 0
