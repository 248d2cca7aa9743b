"""Teach the safety screen's second reading from the answers of the development sets, as the student encoder reads them.

    python -m models.concerns.teach

An answer is flagged where a concern is likelier than not. What that finds and what it flags for nothing is printed for
answers that neither the encoder nor this reading was taught.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.student_encoder.texts import CONCERNS, Example, concerns
from voicelens.embed.encoders import load_encoder
from voicelens.screen.second import FILE, SecondReading

HERE = Path(__file__).parent
SEED, STRENGTH, FLOOR = 2, 3.0, 0.5


def teach() -> None:
    """Fit, write the file and print what it does on the answers kept apart."""
    from sklearn.linear_model import LogisticRegression

    taught, apart = concerns(random.Random(SEED))
    encode = load_encoder("students").encode
    kinds = [CONCERNS.index(example.concern) for example in taught]
    fitted = LogisticRegression(C=STRENGTH, max_iter=2000).fit(encode([example.text for example in taught]), kinds)
    weights, bias = fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32)
    chance = 1 - SecondReading(encode, weights, bias, 0.0).chances([example.text for example in apart])[:, 0]
    with (HERE / FILE).open("wb") as file:
        np.savez(file, weights=weights, bias=bias, floor=np.float64(FLOOR))
    report(apart, [float(c) >= FLOOR for c in chance])
    print(f"size = {(HERE / FILE).stat().st_size}")
    print(f'"{FILE}" = "{hashlib.sha256((HERE / FILE).read_bytes()).hexdigest()}"')


def report(apart: Sequence[Example], flagged: Sequence[bool]) -> None:
    """Print how many of each sort are flagged by this reading alone."""
    sorts = {
        "concerning": [f for f, e in zip(flagged, apart, strict=True) if e.concern != CONCERNS[0]],
        "ordinary": [f for f, e in zip(flagged, apart, strict=True) if e.concern == CONCERNS[0] and e.written],
        "of the sets, not concerning": [
            f for f, e in zip(flagged, apart, strict=True) if e.concern == CONCERNS[0] and not e.written
        ],
    }
    for name, hits in sorts.items():
        print(f"{name:30} {sum(hits):4} of {len(hits):4} = {np.mean(hits):.3f}")


if __name__ == "__main__":
    teach()
