"""A second reading of answers in which no cue was found: a linear model on what the encoder makes of the whole answer.

Children mostly hint, and no list of words foresees hints. What this reading adds, and what it flags for nothing, is
measured in benchmarks/screen.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.tables import CONCERNS

WORDS = 60
"""Longer answers are read in parts of so many words, each half over the one before; the most worrying part counts."""
REASON = "reads_alike"
FILE = "head.npz"
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class SecondReading:
    """`weights` (1 + kinds, d) and `bias` give, after softmax, "ordinary" first and then each kind of concern.

    An answer is flagged from a chance of concern of `floor` on.
    """

    encode: Encode
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    floor: float

    def read(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        """For each answer the likeliest kind of concern and the chance of any; no words, no chance."""
        parts = [(number, part) for number, text in enumerate(texts) for part in _parts(text)]
        if not parts:
            return [(CONCERNS[0], 0.0)] * len(texts)
        chances = self.chances([part for _, part in parts])
        nothing = (0.0, CONCERNS[0])
        worst: dict[int, tuple[float, str]] = {}
        for (number, _), row in zip(parts, chances, strict=True):
            concern = round(float(1 - row[0]), 3)
            worst[number] = max(worst.get(number, nothing), (concern, CONCERNS[int(row[1:].argmax())]))
        found = (worst.get(number, nothing) for number in range(len(texts)))
        return [(category, chance) for chance, category in found]

    def chances(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One row per text that adds up to 1: ordinary, then the kinds of concern."""
        logits = self.encode(texts).astype(np.float64) @ self.weights.T.astype(np.float64) + self.bias
        high = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: NDArray[np.float64] = high / high.sum(axis=1, keepdims=True)
        return shares


def load_second(folder: Path, encode: Encode) -> SecondReading:
    """The reading whose numbers lie in that folder; raises `ModelError` for a damaged file."""
    try:
        with np.load(folder / FILE, allow_pickle=False) as data:
            reading = SecondReading(encode, data["weights"], data["bias"], float(data["floor"]))
        fits = reading.weights.shape[0] == reading.bias.shape[0] == len(CONCERNS) + 1
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise _broken(folder, type(error).__name__) from error
    if not fits:
        raise _broken(folder, say("parts of different sizes"))
    return reading


def _parts(text: str) -> list[str]:
    words = text.split()
    if len(words) <= WORDS:
        return [text] if words else []
    return [" ".join(words[start : start + WORDS]) for start in range(0, len(words) - WORDS // 2, WORDS // 2)]


def _broken(folder: Path, why: str) -> ModelError:
    return ModelError(
        say("The file of the safety screen's second reading is damaged ({why}).", why=why),
        where=str(folder / FILE),
        fix=say("Install VoiceLens again."),
    )
