"""The students' encoder: its own model, checked before use, the same bytes every time, no torch."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.themes.cases import comments
from voicelens import registry
from voicelens.embed import student_encoder
from voicelens.embed.embed import embed
from voicelens.embed.encoders import Encoder, load_encoder
from voicelens.embed.student_encoder import LONGEST
from voicelens.errors import ModelError
from voicelens.progress import Silent
from voicelens.registry import find_model
from voicelens.themes.split import split


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("students")


def test_each_text_has_a_row_of_unit_length_wherever_it_stands(encoder: Encoder) -> None:
    texts = ["gym", "a much longer answer about the lunch line and the cold pizza at noon", "los baños", "", "🏀🏀"]
    vectors = encoder.encode(texts)
    assert vectors.shape == (5, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert np.allclose(vectors[::-1], encoder.encode(texts[::-1]), atol=0.02)


def test_a_text_has_the_same_vector_whatever_else_is_encoded(encoder: Encoder) -> None:
    alone = encoder.encode(["more lunch"])[0]
    beside = encoder.encode(["more lunch", "bus", "the line is so long that I never get to eat " * 9])[0]
    assert alone @ beside > 0.99


def test_the_same_texts_give_the_same_bytes(encoder: Encoder) -> None:
    texts = [f"longer lunch {n % 7}" for n in range(150)]
    assert encoder.encode(texts).tobytes() == encoder.encode(texts).tobytes()


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_one_idea_in_two_languages_lies_closer_than_two_ideas_in_one(encoder: Encoder) -> None:
    lunch, almuerzo, bus = encoder.encode(["the lunch is too short", "el almuerzo es muy corto", "my bus is late"])
    assert lunch @ almuerzo > lunch @ bus


def test_what_stands_far_behind_in_a_very_long_text_is_not_read(encoder: Encoder) -> None:
    long = "lunch " * 4 * LONGEST
    one, two = encoder.encode([long, long + "bus " * 100])
    assert np.allclose(one, two, atol=0.02)


def test_progress_reaches_the_end(encoder: Encoder) -> None:
    class Listening(Silent):
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int) -> None:
            self.steps.append((done, total))

    listener = Listening()
    encoder.encode(["gym", "art"], listener)
    assert listener.steps[-1] == (2, 2)


def test_a_script_it_never_learned_is_known_to_be_unread_and_said_so(encoder: Encoder) -> None:
    texts = ["我喜欢学校的午餐", "more lunch", "me gusta el recreo", "操场太小了", "希望课间更长"]
    assert encoder.unread(texts).tolist() == [True, False, False, True, True]
    ideas = split(comments(texts)).tables["ideas"]
    assert "language or script that the encoder does not know" in embed(ideas, encoder=encoder).notes[0]


def test_a_changed_byte_is_refused_and_no_other_model_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(find_model("students"), tmp_path / "student_encoder")
    monkeypatch.setattr(registry, "shipped", lambda name: tmp_path)
    registry.find_model("students")
    tokens = bytearray((folder / "tokenizer.json").read_bytes())
    tokens[1000] ^= 1
    (folder / "tokenizer.json").write_bytes(bytes(tokens))
    with pytest.raises(ModelError, match="cannot be used") as caught:
        load_encoder("students")
    assert caught.value.exit_code == 13
    assert caught.value.where == str(folder / "tokenizer.json")


def test_a_machine_that_cannot_start_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, streams: int) -> object:
        raise RuntimeError(path, streams)

    monkeypatch.setattr(student_encoder, "_compiled", broken)
    with pytest.raises(ModelError, match="cannot be started") as caught:
        load_encoder("students")
    assert "openvino" in caught.value.fix


def test_it_loads_no_torch_and_no_package_that_reports_its_use() -> None:
    script = (
        "import sys\n"
        "from voicelens.embed.encoders import load_encoder\n"
        "load_encoder('students').encode(['gym'])\n"
        "loaded = {name.partition('.')[0] for name, module in sys.modules.items() if module is not None}\n"
        "sys.exit(str(loaded & {'torch', 'sentence_transformers', 'transformers', 'openvino_telemetry'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.stderr.strip().endswith("set()"), done.stderr
