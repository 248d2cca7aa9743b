"""Teach the school frame from the written ideas, as the student encoder reads them.

    python -m models.school_frame.teach            teach, and show how well it places ideas that were kept apart
    python -m models.school_frame.teach --heldout  only score what is there on the held-out third: for a report

Run it again whenever the encoder or the order of themes in school.toml changes.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.student_encoder.texts import Example, ideas, masked
from models.written import HELDOUT, read
from voicelens.embed.encoders import load_encoder
from voicelens.themes.frames.frame import load_frame
from voicelens.themes.placing import Head, calibrate, fit_head, place
from voicelens.themes.taught import FILES, Taught, halves_of, load_taught

HERE = Path(__file__).parent
SEED, MAIN_SHARE = 1, 0.7
FEWEST = 5


def rows(
    examples: Sequence[Example], themes: Sequence[str]
) -> tuple[list[str], NDArray[np.int64], NDArray[np.float64]]:
    """Texts, theme numbers and weights; an idea with several codes stands once for each, the main one weighing most."""
    texts, labels, weights = [], [], []
    for example in examples:
        codes = [code for code in example.codes if code in themes]
        shares = (
            [1.0] if len(codes) == 1 else [MAIN_SHARE, *[(1 - MAIN_SHARE) / max(len(codes) - 1, 1)] * (len(codes) - 1)]
        )
        for code, share in zip(codes, shares, strict=False):
            texts.append(example.text)
            labels.append(themes.index(code))
            weights.append(share)
    return texts, np.array(labels, np.int64), np.array(weights)


def report(name: str, examples: Sequence[Example], vectors: NDArray[np.float32], head: Head) -> None:
    """Print how many ideas are placed, and how many of those under a theme they were coded with."""
    placed = place(vectors, head)
    coded = np.array([example.codes != ("other",) for example in examples])
    found = [head.themes[label] if label >= 0 else "" for label in placed.labels]
    right = np.array([theme in example.codes for theme, example in zip(found, examples, strict=True)])
    best = head.probabilities(vectors).argmax(axis=1)
    forced = np.array([head.themes[label] in example.codes for label, example in zip(best, examples, strict=True)])
    there = placed.labels >= 0
    print(
        f"{name:22} {len(examples):5} ideas  right if all are placed {forced[coded].mean():.3f}  placed "
        f"{there[coded].mean():.3f}  right of those {right[coded & there].mean():.3f}  others left aside "
        f"{(~there[~coded]).mean() if (~coded).any() else float('nan'):.3f}"
    )


def precision(examples: Sequence[Example], vectors: NDArray[np.float32], head: Head) -> tuple[float, ...]:
    """For each theme the share of ideas placed there that were coded so; where fewer than 5 were, of all ideas."""
    labels = place(vectors, head).labels
    right = np.array([n >= 0 and head.themes[n] in e.codes for n, e in zip(labels, examples, strict=True)])
    overall = float(right[labels >= 0].mean())
    own = [right[labels == theme] for theme in range(len(head.themes))]
    return tuple(round(float(hits.mean()) if len(hits) >= FEWEST else overall, 3) for hits in own)


def teach() -> None:
    """Fit, calibrate on ideas neither the encoder nor the head was taught, and write the files."""
    frame = load_frame("school")
    assert frame is not None
    themes = tuple(theme.id for theme in frame.themes)
    encode = load_encoder("students").encode
    taught, apart = ideas(random.Random(SEED))
    texts, labels, weights = rows(taught, themes)
    vectors = encode(texts)
    texts_apart, labels_apart, weights_apart = rows(apart, themes)
    checked = encode(texts_apart)
    head = calibrate(fit_head(vectors, labels, weights, themes), checked, labels_apart, weights_apart)
    halves = tuple(
        calibrate(half, checked, labels_apart, weights_apart)
        for half in halves_of(vectors, labels, weights, themes, SEED)
    )
    apart_vectors = encode([example.text for example in apart])
    Taught(frame, head, halves, precision(apart, apart_vectors, head)).save(HERE)
    report("kept apart", apart, apart_vectors, head)
    for name in FILES:
        print(f'"{name}" = "{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}"')
    print("size =", sum((HERE / name).stat().st_size for name in FILES))


def score() -> None:
    """Score the held-out third by language."""
    frame = load_frame("school")
    assert frame is not None
    head, encode, chance = load_taught(HERE, frame).head, load_encoder("students").encode, random.Random(SEED)
    for name, languages in (
        ("held out", ("en", "es", "mixed")),
        ("English", ("en",)),
        ("Spanish and mixed", ("es", "mixed")),
    ):
        examples = [
            Example(masked(answer, idea.start, idea.end, chance).strip(), idea.codes)
            for answer in read(HELDOUT)
            for idea in answer.ideas
            if answer.language in languages
        ]
        report(name, examples, encode([example.text for example in examples]), head)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--heldout", action="store_true")
    score() if ask.parse_args().heldout else teach()
