"""Weights of what is seen at gaps."""

from __future__ import annotations

from pathlib import Path

from voicelens.themes.splitting.weights import Weights, learned, read_weights

WEIGHTS = Weights({"j": 700, "topic other": 400}, {"bus": "transport"}, -500, {"join": 500})


def test_a_gap_is_cut_where_the_sum_is_more_than_needed() -> None:
    assert WEIGHTS.cuts(["j", "topic other", "unknown"], "join")
    assert not WEIGHTS.cuts(["j"], "join")


def test_weights_are_saved_and_read_again_byte_for_byte(tmp_path: Path) -> None:
    WEIGHTS.save(tmp_path / "first.json")
    read = read_weights(tmp_path / "first.json")
    read.save(tmp_path / "second.json")
    assert read == WEIGHTS
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


def test_the_weights_that_come_along_are_whole_numbers() -> None:
    weights = learned()
    assert set(weights.needs) == {"mark", "mark+rule", "join", "join+rule", "bare"}
    assert all(type(value) is int for value in (*weights.names.values(), *weights.needs.values(), weights.bias))
