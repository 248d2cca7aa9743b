"""Small invented surveys for the tests of themes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.tables import check

TOPICS = {
    "lunch": ["lunch is too short", "the pizza at lunch is cold", "more pizza for lunch", "the lunch line is slow"],
    "recess": ["recess is too short", "more recess outside", "we need longer recess", "recess on the field outside"],
    "bathroom": [
        "the bathroom has no soap",
        "fix the bathroom doors",
        "bathroom soap is empty",
        "bathroom doors break",
    ],
    "homework": ["less homework please", "too much homework at night", "homework every night", "no homework tonight"],
    "library": ["the library has new books", "more books about space", "i read books in the library", "library books"],
}


def comments(texts: Sequence[str], **columns: object) -> pd.DataFrame:
    """A comments table: one respondent per answer unless said otherwise."""
    fields: dict[str, object] = {
        "response_id": [f"r{n:03d}" for n in range(len(texts))],
        "respondent_id": [f"p{n:03d}" for n in range(len(texts))],
        "wave": "w", "prompt_id": "q", "polarity": "change", "language": "en", "status": "substantive",
        "text": list(texts),
    }  # fmt: skip
    return check("comments", pd.DataFrame({**fields, **columns}))


def survey(answers: int) -> tuple[list[str], NDArray[np.float32]]:
    """That many answers over five topics, and vectors in which each topic has a direction of its own."""
    random = np.random.default_rng(7)
    kinds = list(TOPICS.values())
    texts = [f"{kinds[n % 5][(n // 5) % 4]} {'!' * (n // 20)}".strip() for n in range(answers)]
    middle = np.eye(5, 16)
    vectors = np.stack([middle[n % 5] + random.normal(scale=0.12, size=16) for n in range(answers)])
    return texts, (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors by the topics that texts name, each with a little of its own; a direction of its own where it names none."""
    rows = []
    for text in texts:
        own = np.random.default_rng(list(text.encode())).normal(size=64)
        named = np.array([word in text for word in TOPICS], dtype=float)
        rows.append(np.pad(named * 9, (0, 59)) + 0.3 * own if named.any() else own)
    vectors = np.stack(rows)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


FRAME = """
[[themes]]
id = "food"
name.en = "Food at school"
name.es = "La comida"
description.en = "What students say about lunch."
examples = ["lunch is cold", "more lunch", "the lunch line", "longer lunch", "lunch is good", "i like lunch"]

[[themes]]
id = "play"
name = "Time to play"
examples = ["recess is fun", "more recess", "recess outside", "longer recess", "we love recess", "no recess"]

[[themes]]
id = "rooms"
name = "Bathrooms and rooms"
examples = ["bathroom soap", "fix the bathroom", "bathroom doors", "clean bathroom", "bathroom stall", "a bathroom"]
"""


def topics(*names: str, each: int = 20) -> list[str]:
    """Answers that name these topics, each with a number of its own."""
    return [f"{TOPICS[name][n % 4]} {n}" for n in range(each) for name in names]
