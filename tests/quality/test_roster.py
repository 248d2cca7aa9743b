"""Bars on the roster: every form of a plain name, most typing errors, and answers without names left alone."""

from __future__ import annotations

import pytest

from benchmarks.roster import measure

ALWAYS = {
    "in full", "in full, small letters", "one name", "one name, small letters", "possessive",
    "possessive without apostrophe", "nickname", "listed nickname",
}  # fmt: skip
pytestmark = pytest.mark.quality


def test_listed_names_are_found_in_every_form_and_hardly_an_answer_without_names_is_touched() -> None:
    rows, touched = measure("strict")
    recall = {row.form: row.recall for row in rows}
    assert {form for form in ALWAYS if recall[form] < 1.0} == set()
    assert min(recall["one typing error"], recall["one typing error, small letters"]) >= 0.95
    assert touched <= 0.02


def test_in_balanced_fewer_answers_are_touched() -> None:
    rows, touched = measure("balanced")
    recall = {row.form: row.recall for row in rows}
    assert {form for form in ALWAYS if recall[form] < 1.0} == set()
    assert recall["one typing error"] >= 0.95
    assert recall["one typing error, small letters"] >= 0.93  # aim: .95, which strict reaches
    assert touched <= 0.012
