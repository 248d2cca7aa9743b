from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.name_tagger import fit, levels, lists, train, vectors
from models.name_tagger.corpus import BEGINS, answers, example
from voicelens.anonymise.tagger import NameTagger
from voicelens.anonymise.tagging.known import Known
from voicelens.anonymise.tagging.network import Network

LISTS = lists.Lists({"wren": 100, "ada": 900}, {"halloway": 400}, {"lunch": -8.0, "Wren": -12.0}, lists.typed())
TEXTS = [f"my friend {name} helps me with math" for name in ("Wren", "Ada", "tuan", "Itzel", "odalys")]
ANSWERS = [example(t, [(10, t.index(" helps"), "PERSON")], student=True) for t in TEXTS]
POSTS = [example(t, [], student=False) for t in ("the lunch is cold", "more recess and longer lunch", "no homework")]
PLAN = fit.Plan(hidden=12, last=8, reach=(1, 2), rounds=6, times=6, batch=8, own=20, rate=1e-2, steady=0.5)


@pytest.fixture(scope="module")
def tables() -> train.Arrays:
    words = ["lunch", "recess", "wren", "math", "friend"]
    wanted = np.random.default_rng(1).normal(size=(len(words), vectors.WIDTH)).astype(np.float32)
    few = {word: told for word, told in lists.traits(LISTS).items() if word[0] in "wh"}
    return {**lists.table(LISTS), **vectors.with_traits(vectors.table(words, wanted, LISTS.likely), few)}


def test_the_vectors_are_read_back_from_a_whole_tagger() -> None:
    words = ["lunch", "wren"]
    made = vectors.table(words, np.random.default_rng(1).normal(size=(2, vectors.WIDTH)).astype(np.float32), ["lunch"])
    again = vectors.kept(vectors.with_traits(made, {"wren": (0.5, 0.0, 0.0, 1.0)}))
    assert all(np.array_equal(again[name], made[name]) for name in made)


def test_names_kept_back_from_a_trial_leave_the_lists() -> None:
    fewer, back = train.without(LISTS)
    assert all(not set(names) & set(fewer.typed[origin]["given"]) for origin, names in back.items())
    assert sum(map(len, back.values())) > 200


@pytest.mark.quality
def test_lists_are_brought_up_to_date_without_a_training(
    tables: train.Arrays, trained: tuple[fit.Tagger, fit.Described, list[str]], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    model, _, words = trained
    stored = train.finished({**tables, **train.together([fit.weights(model, words)])}, LISTS)
    monkeypatch.setattr(train, "FOLDER", tmp_path)
    train.write({**stored, "listed": stored["listed"][:9], "said": stored["said"][:9]})
    first = (tmp_path / "tagger.npz").read_bytes()
    monkeypatch.setattr(lists, "read", lambda *_: LISTS)
    monkeypatch.setattr("sys.argv", ["train", "--lists", "--wheels", "x", "--encoder", "x"])
    train.main()
    second = (tmp_path / "tagger.npz").read_bytes()
    train.write(stored)
    assert first != second == (tmp_path / "tagger.npz").read_bytes()
    assert len(set(capsys.readouterr().out.split())) == 2


@pytest.fixture(scope="module")
def trained(tables: train.Arrays) -> tuple[fit.Tagger, fit.Described, list[str]]:
    return fit.train([*ANSWERS * 8, *POSTS * 8], Known(tables), LISTS, PLAN, lambda *_: None)


def test_what_is_learnt_in_torch_is_read_alike_in_numpy(trained: tuple[fit.Tagger, fit.Described, list[str]]) -> None:
    import torch

    model, described, words = trained
    rows = described.index(ANSWERS[:1])[0]
    own = described.own[rows]
    with torch.no_grad():
        here = torch.ones(1, len(rows))
        logits = model.eval()(torch.from_numpy(described.sighted[rows])[None], torch.from_numpy(own)[None], here)[0]
    network = Network(fit.weights(model, words))
    shares = network.read(network.enter(described.sighted[rows], own), [len(rows)])
    assert np.allclose(shares[:, 1:], torch.softmax(logits, -1)[:, 1:3].numpy(), atol=5e-3)


def test_a_small_tagger_learns_its_sentences(
    tables: train.Arrays, trained: tuple[fit.Tagger, fit.Described, list[str]]
) -> None:
    model, _, words = trained
    stored = train.finished({**tables, **train.together([fit.weights(model, words)] * 2)}, LISTS)
    tagger = NameTagger(lambda: stored)
    text = "my friend Mireya helps me with math"
    assert "Mireya" in [text[s.start : s.end] for s in tagger.find([text])[0]]
    assert tagger.find(["the lunch is cold"]) == [[]]


def test_a_trial_chooses_the_levels_keeps_them_and_tells_its_figures(
    tables: train.Arrays, trained: tuple[fit.Tagger, fit.Described, list[str]], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    model, _, words = trained
    stored = {**tables, **train.together([fit.weights(model, words)])}
    long = [*ANSWERS, *POSTS] * 9
    monkeypatch.setattr(levels, "FILE", tmp_path / "levels.csv")
    monkeypatch.setattr(lists, "read", lambda *_: LISTS)
    monkeypatch.setattr(train, "divided", lambda _: (long, {"posts": long, train.ANSWERS: long}))
    monkeypatch.setattr(train, "taught", lambda *_: (stored, fit.Described(Known(stored), words)))
    monkeypatch.setattr("sys.argv", ["train", "--try", "--shared", "x", "--wheels", "x", "--encoder", "x"])
    train.main()
    assert len(levels.kept()) == 3
    assert capsys.readouterr().out.count(" P ") == 3 * len(levels.KINDS) * len(levels.MODES)


def test_a_trial_leaves_out_all_of_wnut_dev_and_parts_of_the_others(tmp_path: Path) -> None:
    for name in ("wnut17_train", "wnut17_dev", "btc_train"):
        rows = [f'{{"text": "{name} {i}", "spans": []}}' for i in range(200)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    taught, left_out = train.divided(tmp_path)
    assert len(left_out["wnut17 dev"]) == 200
    assert 0 < len(left_out["btc train, an eighth"]) < 50
    assert len(taught) + sum(map(len, left_out.values())) == 600 + len(list(answers()))
    assert not {e.key for e in taught} & {e.key for e in left_out["wnut17 dev"]}


def test_words_learnt_whole_are_frequent_and_hardly_ever_names() -> None:
    assert set(fit.frequent(ANSWERS * 3, 50)) == {"my", "friend", "helps", "me", "with", "math"}


def test_training_twice_gives_the_same_weights(tables: train.Arrays) -> None:
    plan = fit.Plan(hidden=8, last=8, reach=(1,), rounds=1, times=1, own=4)
    first, second = (fit.train([*ANSWERS, *POSTS], Known(tables), LISTS, plan, lambda *_: None) for _ in range(2))
    one, two = (fit.weights(model, words) for model, _, words in (first, second))
    assert all(np.array_equal(one[name], two[name]) for name in one)


def test_where_only_nobody_is_known_any_class_but_a_person_is_right() -> None:
    import torch

    logits = torch.tensor([[[0.0, 0.0, 0.0, 9.0, 0.0], [0.0, 9.0, 0.0, 0.0, 0.0]]])
    errors = fit.loss(logits, torch.tensor([[-1, BEGINS]]))
    assert errors.max() < 0.01


def test_about_a_fifth_of_the_answers_is_kept_back_from_a_trial() -> None:
    texts = [example(f"answer {i}", [], student=True) for i in range(500)]
    assert 60 < sum(map(train.is_kept_back, texts)) < 140
