"""Samples as small as a school's surveys, drawn from bigger sets of short texts that people have coded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SETS = ("edurabsa_sent_spec", "banking77", "clinc150")
FEWEST_OF_A_CODE = 30
CODES = (8, 15)


class Coded(NamedTuple):
    """Distinct texts with one code each."""

    texts: NDArray[np.object_]
    codes: NDArray[np.object_]


def read(path: Path) -> Coded:
    """The distinct texts of a JSON Lines file with `text` and `label`, those of codes with at least 30 texts."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    codes = {record["text"].strip(): record["label"] for record in reversed(records) if record["label"]}
    texts, labels = np.array(list(codes), dtype=object), np.array(list(codes.values()), dtype=object)
    _, code, count = np.unique(labels, return_inverse=True, return_counts=True)
    often = count[code] >= FEWEST_OF_A_CODE
    return Coded(texts[often], labels[often])


def draw(coded: Coded, n: int, seed: int) -> NDArray[np.int64]:
    """The rows of `n` texts of 8 to 15 codes, the k-th of them 1/k as frequent as the first (Zipf) where it lasts."""
    random = np.random.default_rng([seed, n])
    names = np.unique(coded.codes)
    chosen = random.permutation(names)[: random.integers(CODES[0], CODES[1] + 1)]
    rows = [np.flatnonzero(coded.codes == name) for name in chosen]
    sizes = _sizes(n, np.array([len(members) for members in rows]))
    drawn = [random.permutation(members)[:size] for members, size in zip(rows, sizes, strict=True)]
    return np.asarray(random.permutation(np.concatenate(drawn)), dtype=np.int64)


def _sizes(n: int, lasts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sizes that fall like 1, 1/2, 1/3, …, at least 2 and at most what there is; what is short goes to the others."""
    share = 1 / np.arange(1, len(lasts) + 1)
    sizes = np.clip((n * share / share.sum()).round().astype(np.int64), 2, lasts)
    while sizes.sum() != n:
        able = np.flatnonzero(sizes < lasts if sizes.sum() < n else sizes > 2)
        if not len(able):
            break
        weight = sizes[able] / share[able]
        place = able[weight.argmin() if sizes.sum() < n else weight.argmax()]
        sizes[place] += 1 if sizes.sum() < n else -1
    return sizes
