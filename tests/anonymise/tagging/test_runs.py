from __future__ import annotations

import numpy as np
import pytest

from voicelens.anonymise.tagging.runs import calibrated, runs


def _shares(*named: tuple[float, float]) -> np.ndarray:
    return np.array([(1 - first - inside, first, inside) for first, inside in named], np.float32)


def test_a_name_goes_on_while_its_pieces_are_inside() -> None:
    shares = _shares((0.0, 0.0), (0.9, 0.0), (0.1, 0.5), (0.0, 0.0), (0.7, 0.0))
    assert [(a, b, round(p, 2)) for a, b, p in runs(shares, 0.3)] == [(1, 2, 0.6), (4, 4, 0.7)]


def test_a_second_name_right_after_the_first_begins_anew() -> None:
    assert [(a, b) for a, b, _ in runs(_shares((0.9, 0.0), (0.8, 0.1), (0.0, 0.9)), 0.3)] == [(0, 0), (1, 2)]


def test_where_nothing_reaches_the_level_nothing_is_found() -> None:
    assert list(runs(_shares((0.2, 0.0), (0.0, 0.2)), 0.3)) == []


@pytest.mark.parametrize(("share", "score"), [(0.0, 0.0), (0.1, 0.4), (0.3, 0.6), (1.0, 1.0), (0.2, 0.5)])
def test_levels_become_the_scores_that_modes_ask_for(share: float, score: float) -> None:
    assert calibrated(share, 0.1, 0.3) == score
