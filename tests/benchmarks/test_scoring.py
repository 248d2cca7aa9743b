"""Scores of themes against people's codes, on cases small enough to count by hand."""

from __future__ import annotations

import pytest

from benchmarks.scoring import bcubed, code_f1, prevalence_error

CODES = [{"food"}, {"food"}, {"play"}, {"play", "food"}]


def test_themes_that_are_the_codes_are_right_in_every_way() -> None:
    assert code_f1(CODES, CODES, fewest=1) == 1.0
    assert prevalence_error(CODES, CODES, fewest=1) == 0.0
    assert bcubed(CODES, CODES) == (1.0, 1.0, 1.0)


def test_one_theme_for_all_keeps_every_pair_and_is_seldom_right() -> None:
    lump = [{"all"}] * 4
    precision, recall, _ = bcubed(CODES, lump)
    assert precision == pytest.approx((3 / 4 + 3 / 4 + 2 / 4 + 4 / 4) / 4)
    assert recall == pytest.approx((1 + 1 + 1 + (1 + 1 + 1 + 1 / 2) / 4) / 4)
    assert code_f1(CODES, lump, fewest=1) == pytest.approx((2 * 3 / 7 + 2 * 2 / 6) / 2)
    assert prevalence_error(CODES, lump, fewest=1) == pytest.approx((1 / 4 + 2 / 4) / 2)  # play has no theme left


def test_answers_without_a_theme_count_for_recall_alone() -> None:
    precision, recall, _ = bcubed(CODES, [{"a"}, {"a"}, set(), set()])
    assert precision == 1.0
    assert recall < 0.6
