"""Bring a trained encoder into the form that runs without torch: int8 on OpenVINO, calibrated on the written ideas.

    python -m models.student_encoder.export FOLDER

Writes `model.xml`, `model.bin` and `tokenizer.json` beside this file and prints their entry for models.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.student_encoder.texts import ideas

HERE = Path(__file__).parent
FILES = ("model.bin", "model.xml", "tokenizer.json")
CALIBRATE_ON, BATCH = 800, 8


def with_pooling(folder: Path) -> Any:
    """The encoder as a torch module that gives the mean over the pieces, of unit length."""
    import torch
    from transformers import AutoModel

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weight = attention_mask.unsqueeze(-1).to(states.dtype)
            return torch.nn.functional.normalize((states * weight).sum(1) / weight.sum(1), dim=1)

    return Pooled()


def export(folder: Path) -> None:
    """Quantise weights and activations after training, and put the files where the package looks for them."""
    import nncf
    import openvino
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    texts = [example.text for example in ideas(random.Random(0))[0]]
    random.Random(1).shuffle(texts)
    batches = list(_batches(tokenizer, texts[:CALIBRATE_ON]))
    form = openvino.PartialShape([-1, -1]), openvino.Type.i64
    whole = openvino.convert_model(
        with_pooling(folder),
        example_input=tokenizer(texts[:2], padding=True, return_tensors="pt").data,
        input=[("input_ids", *form), ("attention_mask", *form)],
    )
    small = nncf.quantize(
        whole, nncf.Dataset(batches), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(batches),
        preset=nncf.QuantizationPreset.MIXED, fast_bias_correction=True,
    )  # fmt: skip
    openvino.save_model(small, HERE / "model.xml")
    shutil.copy(folder / "tokenizer.json", HERE / "tokenizer.json")


def _batches(tokenizer: Any, texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(texts), BATCH):
        batch = tokenizer(texts[start : start + BATCH], padding=True, return_tensors="np")
        yield {name: batch[name] for name in ("input_ids", "attention_mask")}


def entry() -> str:
    """What models.toml has to say of the files."""
    size = sum((HERE / name).stat().st_size for name in FILES)
    hashes = "".join(f'"{name}" = "{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}"\n' for name in FILES)
    return f"size = {size}\n{hashes}"


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    export(ask.parse_args().folder)
    print(entry())
