"""Vectors of words that a multilingual encoder gave, kept small: letter groups, and whole words where those miss.

Each word goes through multilingual-e5-small (Wang et al. 2024, MIT) in lower case and with a capital; the means over
its tokens at three depths, standardised, are brought to 48 numbers by principal components. Vectors of letter groups
are then fitted to give the same numbers (Pinter et al. 2017), so that an unknown or misspelt word has a vector too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from models.name_tagger.corpus import Example
from models.name_tagger.lists import Lists
from voicelens.anonymise.tagging.known import Floats, groups, hashed
from voicelens.text import fold

WIDTH, BUCKETS, DEPTHS = 48, 32_768, (0, 4, 8)
COMMON_GIVEN, SURNAMES = 300, 25_000
_ROUNDS, _TOGETHER, _RATE = 12, 1024, 0.03
_TRAIT = 3.0  # brings what lists say to about the spread of the vectors
Arrays = dict[str, npt.NDArray[np.generic]]
_PLAIN = re.compile(r"[a-zñ']{1,24}")
_LETTERS = re.compile(r"[^\W\d_]+")


def vocabulary(examples: Iterable[Example], lists: Lists) -> list[str]:
    """The words to have vectors for: of the encoder's vocabulary, of the texts, and frequent names."""
    words = {fold(word) for word in lists.likely}
    words |= {fold(w) for e in examples for piece, _ in e.found for w in _LETTERS.findall(piece)}
    words |= {name for name, count in lists.given.items() if count >= COMMON_GIVEN}
    words |= lists.typed_of("given") | lists.typed_of("surname")
    words |= set(sorted(lists.surnames, key=lambda name: (-lists.surnames[name], name))[:SURNAMES])
    return sorted(word for word in words if _PLAIN.fullmatch(word))


def encoded(words: Sequence[str], encoder: Path) -> Floats:
    """What the encoder says of each word: one row, both forms and all depths side by side."""
    from transformers import BertModel, PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast.from_pretrained(encoder)
    model = BertModel.from_pretrained(encoder, add_pooling_layer=False).eval()
    model.encoder.layer = model.encoder.layer[: max(DEPTHS)]
    forms = [*words, *(word.capitalize() for word in words)]
    out = np.zeros((len(forms), len(DEPTHS) * model.config.hidden_size), np.float16)
    order = sorted(range(len(forms)), key=lambda i: len(forms[i]))
    with torch.inference_mode():
        for start in range(0, len(order), 512):
            rows = order[start : start + 512]
            batch = tokenizer([forms[i] for i in rows], padding=True, return_tensors="pt")
            here = batch["attention_mask"]
            states = model(batch["input_ids"], attention_mask=here, output_hidden_states=True).hidden_states
            inner = here.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(rows)), here.sum(1) - 1] = 0
            share = (inner / inner.sum(1, keepdim=True).clamp(min=1))[..., None]
            out[rows] = torch.cat([(states[depth] * share).sum(1) for depth in DEPTHS], 1).numpy().astype(np.float16)
    return np.concatenate([out[: len(words)], out[len(words) :]], axis=1).astype(np.float32)


def reduced(rows: Floats) -> Floats:
    """The rows by their principal components, the small ones raised, all scaled to a spread of one."""
    rows = (rows - rows.mean(0)) / (rows.std(0) + 1e-6)
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    values, vectors = values[-WIDTH:][::-1], vectors[:, -WIDTH:][:, ::-1]
    parts = rows @ vectors
    parts = parts / parts.std(0) * np.sqrt(np.maximum(values / values[0], 0.02))
    return np.asarray(parts / parts.std(), np.float32)


def kept(file: Mapping[str, npt.NDArray[np.generic]]) -> Arrays:
    """The vectors that a file of vectors, or of a whole tagger, holds."""
    return {"words": file["words"], **{name: file[name][..., :WIDTH] for name in ("groups", "scale", "rows")}}


def with_traits(table: Arrays, told: Mapping[str, Sequence[float]]) -> Arrays:
    """The table with what letters tell of names beside it; words of their own have nothing to add to that."""
    words = sorted(told)
    learnt, _ = _fitted(words, np.array([told[word] for word in words], np.float32) * _TRAIT)
    scale = (np.abs(learnt).max(0) / 127).astype(np.float32)
    return {
        **table,
        "groups": np.concatenate([table["groups"], _bytes(learnt / scale)], axis=1),
        "scale": np.concatenate([table["scale"], scale]),
        "rows": np.pad(table["rows"], ((0, 0), (0, len(scale)))),
    }


def table(words: Sequence[str], wanted: Floats, likely: Iterable[str]) -> Arrays:
    """The arrays `groups`, `scale`, `words` and `rows`: bytes, to be multiplied by `scale`."""
    learnt, made = _fitted(words, wanted)
    scale = np.maximum(np.abs(learnt).max(0), np.abs(wanted - made).max(0)) / 127
    lower = {fold(word) for word in likely}
    kept = sorted((i for i, word in enumerate(words) if word in lower), key=lambda i: hashed(words[i]))
    return {
        "groups": _bytes(learnt / scale),
        "scale": scale.astype(np.float32),
        "words": np.array([hashed(words[i]) for i in kept], np.uint32),
        "rows": _bytes((wanted - made)[kept] / scale),
    }


def _bytes(values: Floats) -> npt.NDArray[np.int8]:
    return np.clip(np.round(values), -127, 127).astype(np.int8)


def _fitted(words: Sequence[str], wanted: Floats) -> tuple[Floats, Floats]:
    """Vectors of letter groups, and what they make of each word."""
    torch.manual_seed(0)
    shuffle = np.random.default_rng(0)
    bag = torch.nn.EmbeddingBag(BUCKETS, wanted.shape[1], mode="mean")
    torch.nn.init.normal_(bag.weight, std=0.5)
    opt = torch.optim.Adam([bag.weight], lr=_RATE)
    numbers = [torch.tensor([g % BUCKETS for g in groups(word)]) for word in words]
    goal, order = torch.from_numpy(wanted), np.arange(len(words))
    for round_ in range(_ROUNDS):
        shuffle.shuffle(order)
        opt.param_groups[0]["lr"] = _RATE * (1 - round_ / _ROUNDS) + 0.001
        for start in range(0, len(order), _TOGETHER):
            rows = order[start : start + _TOGETHER]
            opt.zero_grad()
            loss = ((_made(bag, [numbers[i] for i in rows]) - goal[rows]) ** 2).mean()
            loss.backward()
            opt.step()
    with torch.no_grad():
        return bag.weight.numpy(), _made(bag, numbers).numpy()


def _made(bag: torch.nn.EmbeddingBag, numbers: Sequence[torch.Tensor]) -> torch.Tensor:
    starts = torch.tensor([0, *(len(n) for n in numbers[:-1])]).cumsum(0)
    result: torch.Tensor = bag(torch.cat(list(numbers)), starts)
    return result
