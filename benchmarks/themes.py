"""How well themes found without a frame answer to people's codes, and how steady they are, beside BERTopic.

    python -m benchmarks.themes --shared DIR [--sizes 60 150 400 1500] [--draws 5] [--steady 3] [--peers-steady 1]

DIR holds `data/themes/*.jsonl` (edurabsa_sent_spec, banking77, clinc150: `text` and `label`). From each, small samples
with 8 to 15 codes of uneven size are drawn. Every row of the table is the mean over sets and draws.

ARI is the adjusted Rand index with the codes; a text that was not placed is a group of its own. Order and seed: the
mean adjusted Rand index between five runs with the rows in another order and another seed; parts: between runs on five
random 80 % of the texts, on those that two runs share. `--steady` says on how many draws of each set they are measured,
`--peers-steady` the same for BERTopic, which is slow.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.draws import SETS, Coded, draw, read
from benchmarks.peers import bertopic_themes
from voicelens.embed.encoders import load_encoder
from voicelens.themes.finders import load_finder
from voicelens.themes.finders.resolution import rand_index
from voicelens.themes.induction import centre

SMALLEST = 4
RUNS, PART = 5, 0.8
NO_RUN = -1
Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]
Method = Callable[[Sequence[str], Vectors, int], Labels]


class Sample(NamedTuple):
    """One draw: texts, vectors as encoded, and codes."""

    name: str
    texts: NDArray[np.object_]
    vectors: Vectors
    codes: Labels


class Score(NamedTuple):
    """How one method did on one sample; steadiness is nan where it was not measured."""

    ari: float
    themes: float
    unplaced: float
    order: float
    parts: float


def ours(texts: Sequence[str], vectors: Vectors, seed: int) -> Labels:
    """The default finder, on vectors prepared as the find stage prepares them."""
    level = centre(vectors, ["en"] * len(texts))
    return load_finder("graph").find(list(texts), level, smallest=SMALLEST, seed=seed).labels


METHODS: dict[str, Method] = {
    "VoiceLens": ours,
    "BERTopic default": bertopic_themes.default,
    "BERTopic tuned": bertopic_themes.tuned,
}


def samples(folder: Path, n: int, draws: int, encoder_name: str) -> Iterator[Sample]:
    """The draws of size `n` from each set; only what is drawn is encoded."""
    encoder = load_encoder(encoder_name)
    for name in SETS:
        coded = read(folder / "data" / "themes" / f"{name}.jsonl")
        rows = [draw(coded, n, seed) for seed in range(draws)]
        needed = np.unique(np.concatenate(rows))
        needed = needed[np.argsort([len(text) for text in coded.texts[needed]], kind="stable")]
        vectors = np.zeros((len(coded.texts), encoder.dimension), dtype=np.float32)
        vectors[needed] = encoder.encode(coded.texts[needed].tolist())
        yield from (sample(name, coded, vectors, chosen) for chosen in rows)


def sample(name: str, coded: Coded, vectors: Vectors, rows: NDArray[np.int64]) -> Sample:
    """The rows of one draw."""
    codes = np.unique(coded.codes[rows], return_inverse=True)[1].astype(np.int64)
    return Sample(name, coded.texts[rows], vectors[rows], codes)


def score(method: Method, one: Sample, steady: bool) -> Score:
    """One method on one sample."""
    labels = method(one.texts.tolist(), one.vectors, 0)
    measured = (_order(method, one), _parts(method, one)) if steady else (float("nan"), float("nan"))
    return Score(rand_index(one.codes, alone(labels)), float(labels.max() + 1), float((labels < 0).mean()), *measured)


def alone(labels: Labels) -> Labels:
    """The labels with every unplaced text in a group of its own."""
    out = labels < 0
    return np.where(out, labels.max(initial=-1) + np.cumsum(out), labels).astype(np.int64)


def _order(method: Method, one: Sample) -> float:
    return _agreement([_run(method, one, _shuffled(len(one.texts), seed), seed) for seed in range(RUNS)])


def _parts(method: Method, one: Sample) -> float:
    size = round(PART * len(one.texts))
    return _agreement([_run(method, one, _shuffled(len(one.texts), 100 + n)[:size], 0) for n in range(RUNS)])


def _shuffled(n: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(n)


def _run(method: Method, one: Sample, rows: NDArray[np.int64], seed: int) -> Labels:
    labels = np.full(len(one.texts), NO_RUN, dtype=np.int64)
    labels[rows] = alone(method(one.texts[rows].tolist(), one.vectors[rows], seed))
    return labels


def _agreement(runs: Sequence[Labels]) -> float:
    return float(np.mean([rand_index(first, second) for first, second in combinations(runs, 2)]))


def line(name: str, n: int, names: Sequence[str], scores: Sequence[Score]) -> str:
    """One line of the table: the means, and the ARI of each set."""
    measured = [column[~np.isnan(column)] for column in np.array(scores).reshape(-1, 5).T]
    means = [float(column.mean()) if len(column) else float("nan") for column in measured]
    sets = "  ".join(
        f"{which} {np.mean([s.ari for s, of in zip(scores, names, strict=True) if of == which]):.2f}"
        for which in dict.fromkeys(names)
    )
    ari, themes, unplaced, order, parts = means
    return f"{n:>6} {name:<18}{ari:>6.3f}{themes:>8.1f}{unplaced:>10.0%}{order:>8.2f}{parts:>7.2f}   {sets}"


def main() -> None:
    """Measure and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--sizes", type=int, nargs="+", default=[60, 150, 400, 1500])
    ask.add_argument("--draws", type=int, default=5)
    ask.add_argument("--steady", type=int, default=3)
    ask.add_argument("--peers-steady", type=int, default=1)
    ask.add_argument("--encoder", default="all-MiniLM-L6-v2")
    ask.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    chosen = ask.parse_args()
    print(f"{'n':>6} {'':<18}{'ARI':>6}{'themes':>8}{'unplaced':>10}{'order':>8}{'parts':>7}")
    for n in chosen.sizes:
        drawn = list(samples(chosen.shared, n, chosen.draws, chosen.encoder))
        for name in chosen.methods:
            often = chosen.steady if METHODS[name] is ours else chosen.peers_steady
            steady = [k % chosen.draws < often for k in range(len(drawn))]
            scores = [score(METHODS[name], one, also) for one, also in zip(drawn, steady, strict=True)]
            print(line(name, n, [one.name for one in drawn], scores), flush=True)


if __name__ == "__main__":
    main()
