"""Placing: calibrated, honest about what does not fit, the same whatever the order of the ideas."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from voicelens.errors import ModelError
from voicelens.themes import placing
from voicelens.themes.frames.frame import load_frame, parse
from voicelens.themes.placing import Head, calibrate, fit, fit_head, lessons, place, suits

THEMES = ("a", "b", "c")
MANY = "abcdefghijkl"
DIMENSION = 48


def ideas(kinds: str, *, spread: float = 0.6, seed: int = 0) -> tuple[placing.Vectors, placing.Labels]:
    """Unit vectors around one direction for each letter from a; what comes after c is of no theme."""
    chance = np.random.default_rng(seed)
    labels = np.array([ord(kind) - ord("a") for kind in kinds], dtype=np.int64)
    noise = spread * chance.normal(size=(len(kinds), DIMENSION)) / 5
    rows = np.eye(DIMENSION)[labels] + 0.5 * np.eye(DIMENSION)[-1] + noise
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), labels


def taught(each: int = 20, kinds: str = "abc", spread: float = 0.6) -> Head:
    vectors, labels = ideas(kinds * each, spread=spread)
    return fit_head(vectors, labels, np.ones(len(labels)), tuple(kinds))


def test_an_idea_goes_to_the_theme_it_is_like() -> None:
    vectors, labels = ideas("aabbcc" * 50, seed=1)
    placed = place(vectors, taught())
    on = placed.labels >= 0
    assert on.mean() > 0.85
    assert (placed.labels[on] == labels[on]).mean() > 0.97


def test_what_is_like_no_theme_is_not_placed() -> None:
    strange, _ = ideas("x" * 200, seed=2)
    assert (place(strange, taught()).labels < 0).mean() > 0.6
    assert (place(strange, taught(kinds=MANY)).labels < 0).mean() > 0.7


def test_at_least_nine_of_ten_own_examples_are_placed() -> None:
    for spread in (0.2, 0.6, 1.5):
        vectors, labels = ideas("abc" * 30, spread=spread)
        head = fit_head(vectors, labels, np.ones(len(labels)), THEMES)
        assert (place(vectors, head).labels >= 0).mean() >= 0.9


def test_confidence_means_what_it_says() -> None:
    vectors, labels = ideas("abc" * 400, spread=2.0, seed=3)
    chances = taught(60, spread=2.0).probabilities(vectors)
    assert abs(chances.max(axis=1).mean() - (chances.argmax(axis=1) == labels).mean()) < 0.06


def test_themes_suit_what_they_were_made_for_and_nothing_else() -> None:
    head = taught(kinds=MANY)
    for seed in range(5):
        own, _ = ideas(MANY * 5, seed=seed)
        mixed, _ = ideas("abc" * 10 + "uvwxyz" * 5, seed=seed)
        strange, _ = ideas("uvwxyz" * 10, seed=seed)
        assert suits(own, head)
        assert suits(mixed, head)
        assert not suits(strange, head)
        assert fit(own, head) > fit(strange, head)


def test_too_few_ideas_or_themes_are_not_judged_by() -> None:
    head = taught(kinds=MANY)
    strange, _ = ideas("x" * 60)
    assert not suits(strange, head)
    assert suits(strange[:19], head)
    assert suits(strange[:0], head)
    assert suits(strange, taught())
    assert fit(strange[:0], head) == 0.0


def test_two_themes_do_not_swallow_everything() -> None:
    strange, _ = ideas("x" * 200, seed=2)
    head = taught(kinds="ab")
    assert (place(strange, head).labels < 0).mean() > 0.5
    assert (place(ideas("ab" * 50, seed=3)[0], head).labels >= 0).mean() > 0.85


def test_two_examples_a_theme_are_enough_to_place_by() -> None:
    vectors, labels = ideas("abc" * 30, seed=4)
    placed = place(vectors, taught(2))
    assert (placed.labels == labels).mean() > 0.8


def test_one_example_a_theme_is_enough_to_start() -> None:
    vectors, labels = ideas("abc", spread=0.1)
    head = fit_head(vectors, labels, np.ones(3), THEMES)
    assert place(vectors, head).labels.tolist() == [0, 1, 2]


def test_a_theme_with_one_example_beside_others_with_more_is_still_learned() -> None:
    vectors, labels = ideas("aaaaabbbbbc", spread=0.3)
    head = fit_head(vectors, labels, np.ones(len(labels)), THEMES)
    assert place(ideas("c")[0], head).labels.tolist() == [2]


def test_the_same_example_twice_is_never_checked_against_itself() -> None:
    vectors, labels = ideas("abc" * 4, spread=1.5, seed=5)
    once = fit_head(vectors, labels, np.ones(12), THEMES)
    twice = fit_head(np.repeat(vectors, 2, axis=0), np.repeat(labels, 2), np.full(24, 0.5), THEMES)
    assert twice.temperature == pytest.approx(once.temperature, rel=1e-3)
    assert twice.floor == pytest.approx(once.floor, abs=1e-3)


def test_the_order_of_the_examples_does_not_matter() -> None:
    vectors, labels = ideas("abc" * 10)
    turned = np.random.default_rng(6).permutation(30)
    one = fit_head(vectors, labels, np.ones(30), THEMES)
    other = fit_head(vectors[turned], labels[turned], np.ones(30), THEMES)
    assert np.allclose(one.weights, other.weights, atol=1e-3)
    assert other.temperature == pytest.approx(one.temperature, rel=1e-3)


def test_weights_decide_between_examples_that_disagree() -> None:
    vectors, _ = ideas("bcxaa", spread=0.0)
    labels = np.array([0, 1, 2, 0, 1])
    for theme, weights in ((0, [1, 1, 1, 1, 0.2]), (1, [1, 1, 1, 0.2, 1])):
        head = fit_head(vectors, labels, np.array(weights), THEMES)
        assert head.probabilities(vectors[3:]).argmax(axis=1).tolist() == [theme, theme]


def test_a_head_can_be_calibrated_on_ideas_it_never_saw() -> None:
    hard, labels = ideas("abc" * 50, spread=3.0, seed=7)
    head = taught(spread=0.2)
    again = calibrate(head, hard, labels, np.ones(len(labels)))
    assert again.temperature > head.temperature
    assert np.array_equal(again.weights, head.weights)
    assert (place(hard, again).labels >= 0).mean() >= 0.9


@settings(max_examples=40, deadline=None)
@given(
    rows=arrays(np.float32, st.tuples(st.integers(0, 30), st.just(DIMENSION)), elements=st.floats(-1, 1, width=32)),
    seed=st.integers(0, 99),
)
def test_every_idea_is_placed_once_whatever_stands_beside_it(rows: placing.Vectors, seed: int) -> None:
    head = HEAD
    placed = place(rows, head)
    assert len(placed.labels) == len(placed.confidence) == len(rows)
    assert np.isin(placed.labels, [-1, 0, 1, 2]).all()
    assert ((placed.confidence > 0.3) & (placed.confidence <= 1)).all()
    assert np.allclose(head.probabilities(rows).sum(axis=1), 1)
    turned = np.random.default_rng(seed).permutation(len(rows))
    again = place(rows[turned], head)
    assert np.array_equal(again.labels, placed.labels[turned])
    assert np.allclose(again.confidence, placed.confidence[turned], atol=2e-6)


HEAD = taught()


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, _ = ideas("abcx" * 10)
    whole, suited = place(vectors, HEAD), fit(vectors, HEAD)
    monkeypatch.setattr(placing, "_BLOCK", 7)
    assert np.array_equal(place(vectors, HEAD).labels, whole.labels)
    assert fit(vectors, HEAD) == suited


def test_a_head_comes_back_from_its_file_the_same(tmp_path: Path) -> None:
    HEAD.save(tmp_path / "a.npz")
    again = Head.load(tmp_path / "a.npz")
    again.save(tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert again.themes == THEMES
    vectors, _ = ideas("abcx" * 10)
    assert np.array_equal(place(vectors, again).confidence, place(vectors, HEAD).confidence)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.npz"
    HEAD.save(whole)
    for name, data in {"empty": b"", "text": b"no head", "half": whole.read_bytes()[:900]}.items():
        (tmp_path / name).write_bytes(data)
    np.save(tmp_path / "array.npy", np.zeros(3))
    np.savez(tmp_path / "other.npz", weights=np.zeros(3))
    for name in ("empty", "text", "half", "array.npy", "other.npz", "missing"):
        with pytest.raises(ModelError) as caught:
            Head.load(tmp_path / name)
        assert caught.value.where == str(tmp_path / name)


def test_parts_of_different_sizes_are_refused(tmp_path: Path) -> None:
    with np.load(_saved(tmp_path)) as data:
        parts = dict(data)
    np.savez(tmp_path / "short.npz", **{**parts, "bias": parts["bias"][:2]})
    with pytest.raises(ModelError, match="different sizes"):
        Head.load(tmp_path / "short.npz")


def _saved(folder: Path) -> Path:
    HEAD.save(folder / "whole.npz")
    return folder / "whole.npz"


def test_lessons_are_examples_in_full_and_names_and_descriptions_at_half_weight() -> None:
    frame = parse(
        '[[themes]]\nid = "a"\nname = "A"\nexamples = ["one", "two"]\n[[themes]]\nid = "b"\nname = "B"\ndescription = "b b"',
        "ours.toml",
    )
    found = lessons(frame)
    assert found.texts == ["one", "two", "A", "B", "b b"]
    assert found.labels.tolist() == [0, 0, 0, 1, 1]
    assert found.weights.tolist() == [1, 1, 0.5, 0.5, 0.5]
    assert found.checked.tolist() == [True, True, False, False, False]


def test_without_examples_names_and_descriptions_are_what_is_checked() -> None:
    frame = parse(
        '[[themes]]\nid = "a"\nname = "A"\ndescription = "x"\n[[themes]]\nid = "b"\nname = "B"\ndescription = "y"', "f"
    )
    assert lessons(frame).checked.all()


def test_the_school_frame_teaches_every_theme() -> None:
    frame = load_frame("school")
    assert frame is not None
    found = lessons(frame)
    assert len(found.texts) == len(found.labels) == len(found.weights)
    assert np.bincount(found.labels[found.checked]).min() >= 22
