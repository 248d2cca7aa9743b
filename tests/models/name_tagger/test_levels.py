from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.name_tagger import levels
from models.name_tagger.corpus import BEGINS, INSIDE, NOBODY, example
from models.name_tagger.levels import Read
from voicelens.anonymise.tagger import LONG

ANSWERS = [
    example(text, [(text.index(name), text.index(name) + len(name), "PERSON")], student=True)
    for text, name in (("My friend Wren Halloway helps me", "Wren Halloway"), ("ask ms ada's class", "ada"))
] + [example("more recess", [], student=True)]


def _read(named: list[float], wanted: list[bool], listed: list[bool] | None = None) -> Read:
    rows = np.array(named, np.float32), np.array(listed or [False] * len(named)), np.array(wanted)
    return Read(*rows, letters=np.full(len(named), 4))


def test_letters_are_counted_and_a_name_leaks_where_a_piece_of_it_is_missed() -> None:
    read = _read([0.9, 0.3, 0.0, 0.8, 0.2, 0.0], [True, True, False, False, True, False])
    assert read.scored(0.5, 1.0) == (pytest.approx(1 / 3), 0.5)
    assert [read.leaks(level, 1.0) for level in (0.1, 0.25, 0.5)] == [0, 1, 2]
    assert _read([0.9], [False]).leaks(0.5, 1.0) == 0


def test_a_listed_piece_beside_a_name_is_found_from_less_than_the_level() -> None:
    read = _read([0.9, 0.3, 0.0], [True, True, False], [False, True, False])
    assert (read.leaks(0.5, 1.0), read.leaks(0.5, 0.5)) == (1, 0)


def test_the_lowest_level_that_is_precise_enough_on_every_set_is_taken() -> None:
    first, second = (_read([high, 0.9, 0.0], [False, True, False]) for high in (0.2, 0.4))
    assert levels.precise([first], 0.8, 1.0) == 0.21
    assert levels.precise([first, second], 0.8, 1.0) == 0.41
    assert levels.precise([_read([0.99, 0.1], [False, True])], 0.8, 1.0) == levels.GRID[-1]


def test_without_capitals_the_highest_level_that_finds_as_much_is_taken() -> None:
    read = _read([0.9, 0.3, 0.0], [True, True, False])
    assert levels.as_much([read], 0.4, 1.0) == 0.9
    assert levels.as_much([read], 0.9, 1.0) == 0.3
    assert levels.as_much([_read([0.0], [True])], 0.9, 1.0) == levels.GRID[0]


def test_the_rule_gives_two_levels_for_each_kind_of_text() -> None:
    read = _read([0.6, 0.3, 0.9, 0.9, 0.9], [False, False, True, True, True])
    lower = _read([0.5, 0.25, 0.8, 0.8, 0.8], [False, False, True, True, True])
    sets = {"posts": [read, lower, read], levels.RENAMED: [read, lower, read]}
    beside, found = levels.chosen(sets)
    assert beside == 1.0
    assert found == [(0.31, 0.61), (0.8, 0.8), (0.31, 0.61)]


def test_each_kind_of_text_has_its_form() -> None:
    cased, lower, long = levels.forms(ANSWERS * 20)
    assert len(cased) == len(lower) == 20
    assert lower[0].found[2][0] == "wren"
    assert all(len(e.found) == len(e.labels) > LONG for e in long)


def test_names_kept_out_come_from_each_origin_in_turn_and_partly_in_two_words() -> None:
    typed = {"here": {"given": ()}, "there": {"given": (), "starts": ("mi", "bo"), "ends": ("na", "ra")}}
    names = list(levels.kept_out(typed, {"here": ["ada", "wren", "ida"], "there": ["mila"]}))
    assert names == ["ada", "mila", "wren", "bo ra", "ida", "mila"]


def test_texts_about_others_keep_their_words_and_take_names_in_turn() -> None:
    texts = levels.about_others(ANSWERS, ["mi na", "bo"], times=1)
    assert [piece for piece, _ in texts[0].found] == ["My", "friend", "Mi", "Na", "helps", "me"]
    assert texts[0].labels[2:5] == (BEGINS, INSIDE, NOBODY)
    assert "bo's" in [piece for piece, _ in texts[1].found]
    assert texts[2] == ANSWERS[2]


def test_levels_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = levels.kept()
    monkeypatch.setattr(levels, "FILE", tmp_path / "levels.csv")
    levels.keep(shipped)
    assert levels.kept() == shipped
    assert len(shipped) == len(levels.KINDS)
    assert all(0 < low < high < 1 for low, high in shipped)
