from __future__ import annotations

import numpy as np
import pytest

from voicelens.anonymise.tagging.runs import calibrated, runs


def _shares(*named: tuple[float, float]) -> np.ndarray:
    return np.array([(1 - first - inside, first, inside) for first, inside in named], np.float32)


def _runs(shares: np.ndarray, level: float, listed: tuple[int, ...] = ()) -> list[tuple[int, int, float]]:
    named = np.isin(np.arange(len(shares)), listed)
    return [(first, last, round(share, 2)) for first, last, share in runs(shares, level, named)]


def test_a_listed_piece_beside_a_name_belongs_to_it_from_half_of_the_level() -> None:
    shares = _shares((0.2, 0.0), (0.9, 0.0), (0.1, 0.11), (0.3, 0.0), (0.16, 0.0))
    assert _runs(shares, 0.4) == [(1, 1, 0.9)]
    assert _runs(shares, 0.4, (0, 2, 3)) == [(0, 2, 0.9)]
    assert _runs(shares, 0.4, (3, 4)) == [(1, 1, 0.9)]


def test_a_listed_piece_may_stand_between_two_names() -> None:
    assert _runs(_shares((0.9, 0.0), (0.2, 0.0), (0.8, 0.0), (0.7, 0.0)), 0.4, (1,)) == [(0, 2, 0.8), (3, 3, 0.7)]


def test_a_name_goes_on_while_its_pieces_are_inside() -> None:
    shares = _shares((0.0, 0.0), (0.9, 0.0), (0.1, 0.5), (0.0, 0.0), (0.7, 0.0))
    assert _runs(shares, 0.3) == [(1, 2, 0.6), (4, 4, 0.7)]


def test_a_second_name_right_after_the_first_begins_anew() -> None:
    assert [run[:2] for run in _runs(_shares((0.9, 0.0), (0.8, 0.1), (0.0, 0.9)), 0.3)] == [(0, 0), (1, 2)]


def test_where_nothing_reaches_the_level_nothing_is_found() -> None:
    assert _runs(_shares((0.2, 0.0), (0.0, 0.2)), 0.3) == []


@pytest.mark.parametrize(("share", "score"), [(0.0, 0.0), (0.1, 0.4), (0.3, 0.6), (1.0, 1.0), (0.2, 0.5)])
def test_levels_become_the_scores_that_modes_ask_for(share: float, score: float) -> None:
    assert calibrated(share, 0.1, 0.3) == score
