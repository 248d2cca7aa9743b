"""One vector per idea, with the real small encoder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from voicelens.embed.embed import embed
from voicelens.embed.encoders import Encoder, load_encoder
from voicelens.progress import Progress, Silent


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("all-MiniLM-L6-v2")


def ideas(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"idea_id": [f"r{n}.0" for n in range(len(texts))], "text": list(texts)})


def test_vectors_stand_in_the_order_of_the_ideas_and_have_unit_length(encoder: Encoder) -> None:
    texts = ("a much longer answer about the lunch line and the cold pizza", "gym", "the bathrooms have no soap")
    vectors = embed(ideas(*texts), encoder=encoder).arrays["vectors"]
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = [encoder.encode([text])[0] for text in texts]
    assert np.allclose(vectors, alone, atol=1e-5)


def test_ideas_about_one_thing_lie_closer_than_ideas_about_two(encoder: Encoder) -> None:
    food, lunch, bus = embed(ideas("the food is cold", "lunch is bad", "my bus is late"), encoder=encoder).arrays[
        "vectors"
    ]
    assert food @ lunch > food @ bus


def test_the_same_ideas_give_the_same_bytes(encoder: Encoder) -> None:
    frame = ideas("more recess", "less homework", "fix the heat", "more recess")
    one, two = (embed(frame, encoder=encoder).arrays["vectors"].tobytes() for _ in range(2))
    assert one == two


def test_identical_texts_are_encoded_once() -> None:
    class Counting:
        name, dimension, seen = "counting", 2, 0

        def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
            self.seen += len(texts)
            return np.array([[len(text), 1] for text in texts], dtype=np.float32)

        def unread(self, texts: Sequence[str]) -> NDArray[np.bool_]:
            return np.array([text == "gym" for text in texts])

    encoder = Counting()
    result = embed(ideas("gym", "art class", "gym", "gym"), encoder=encoder)
    assert encoder.seen == 2
    assert result.arrays["vectors"][:, 0].tolist() == [3, 9, 3, 3]
    assert result.notes == [
        "3 of 4 ideas are in a language or script that the encoder does not know: their themes say little."
    ]


def test_no_ideas_give_no_vectors(encoder: Encoder) -> None:
    assert embed(ideas(), encoder=encoder).arrays["vectors"].shape == (0, 384)


def test_progress_reaches_the_end(encoder: Encoder) -> None:
    class Listening(Silent):
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int) -> None:
            self.steps.append((done, total))

    listener = Listening()
    embed(ideas("one idea", "another idea"), encoder=encoder, progress=listener)
    assert listener.steps == [(2, 2)]


def test_many_texts_are_encoded_in_parts_and_stand_in_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lengths:
        name, dimension = "lengths", 2

        def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
            if progress is not None:
                progress.step(len(texts), len(texts))
            return np.array([[len(text), 1] for text in texts], dtype=np.float32)

        def unread(self, texts: Sequence[str]) -> NDArray[np.bool_]:
            return np.zeros(len(texts), dtype=np.bool_)

    class Kept(Silent):
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int) -> None:
            self.steps.append((done, total))

    monkeypatch.setattr("voicelens.embed.embed._PART", 2)
    texts = ["bb", "a", "dddd", "bb", "ccc", "eeeee", "a"]
    kept = Kept()
    vectors = embed(ideas(*texts), encoder=Lengths(), progress=kept).arrays["vectors"]
    assert vectors[:, 0].tolist() == [len(text) for text in texts]
    assert kept.steps == [(2, 5), (4, 5), (5, 5)]
