"""Train the encoder that reads students: ideas about one thing come together, answers that need an adult stand apart.

    python -m models.student_encoder.train FOLDER [--epochs N]

Three losses at once: cross-entropy against one learned direction per theme, supervised contrast (Khosla et al. 2020),
and the kind of concern of whole answers. An idea of no theme is taught to be equally far from all. Training is on two
processor cores in bfloat16; the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from models.student_encoder.base import make
from models.student_encoder.texts import CONCERNS, THEMES, Example, batches, concerns, ideas, roughened

SEED, THREADS = 0, 2
RATE, HEAD_RATE, DECAY, WARM = 1.8e-4, 2.5e-3, 0.01, 0.06
FROZEN_LAYERS = 4
BATCH, CONCERN_BATCH = 48, 30
SHARPNESS, TEMPERATURE = 16.0, 0.07
CONTRAST, CONCERN = 0.2, 0.5
MAIN_SHARE = 0.6
IDEA_PIECES, ANSWER_PIECES = 72, 96


class Student(torch.nn.Module):
    """The encoder with a direction per theme and a linear head for concerns."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder)
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        self.themes = torch.nn.Parameter(torch.zeros(len(THEMES), width))
        self.concern = torch.nn.Linear(width, len(CONCERNS))

    def pooled(self, texts: Sequence[str], longest: int) -> torch.Tensor:
        """The mean of the last layer over the pieces of each text."""
        batch = self.tokenizer(list(texts), padding=True, truncation=True, max_length=longest, return_tensors="pt")
        mask = batch["attention_mask"]
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(input_ids=batch["input_ids"], attention_mask=mask).last_hidden_state
        weight = mask[..., None]
        mean: torch.Tensor = (states.float() * weight).sum(1) / weight.sum(1)
        return mean

    def freeze(self) -> None:
        """Leave the words and the lowest layers as they are: what the base knows of other matters stays."""
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            for weight in part.parameters():
                weight.requires_grad = False

    def start_from(self, examples: Sequence[Example]) -> None:
        """Point each theme to where the untrained encoder puts its examples."""
        self.eval()
        with torch.no_grad():
            starts = range(0, len(examples), 64)
            parts = [self.pooled([e.text for e in examples[i : i + 64]], IDEA_PIECES) for i in starts]
            vectors = functional.normalize(torch.cat(parts), dim=1)
            level = vectors - vectors.mean(0)
            for number, theme in enumerate(THEMES):
                rows = [i for i, example in enumerate(examples) if example.codes[0] == theme]
                self.themes[number] = functional.normalize(level[rows].mean(0), dim=0)


def shares(example: Example) -> torch.Tensor:
    """How much of an idea belongs to each theme: the main code most; all alike where it belongs to none."""
    known = [THEMES.index(code) for code in example.codes if code in THEMES]
    if not known:
        return torch.full((len(THEMES),), 1 / len(THEMES))
    wanted = torch.zeros(len(THEMES))
    wanted[known] = (1 - MAIN_SHARE) / max(len(known) - 1, 1)
    wanted[known[0]] = MAIN_SHARE if len(known) > 1 else 1.0
    return wanted


def idea_loss(student: Student, batch: Sequence[Example], chance: random.Random) -> torch.Tensor:
    """Cross-entropy with the themes and supervised contrast within the batch."""
    vectors = functional.normalize(student.pooled([roughened(e.text, chance) for e in batch], IDEA_PIECES), dim=1)
    wanted = torch.stack([shares(example) for example in batch])
    scores = SHARPNESS * (vectors @ functional.normalize(student.themes, dim=1).T)
    entropy = -(wanted * functional.log_softmax(scores, 1)).sum(1).mean()
    return entropy + CONTRAST * _contrast(vectors, wanted, batch)


def _contrast(vectors: torch.Tensor, wanted: torch.Tensor, batch: Sequence[Example]) -> torch.Tensor:
    near = (vectors @ vectors.T / TEMPERATURE).fill_diagonal_(-1e4)
    placed = torch.tensor([example.codes != ("other",) for example in batch]).float()
    same = ((wanted @ wanted.T) > 0.3).float().fill_diagonal_(0) * placed[:, None] * placed[None]
    some = same.sum(1) > 0
    if not some.any():
        return torch.zeros(())
    return (-(same * functional.log_softmax(near, 1)).sum(1)[some] / same.sum(1)[some]).mean()


def concern_loss(student: Student, batch: Sequence[Example], chance: random.Random) -> torch.Tensor:
    """Cross-entropy of the kind of concern."""
    pooled = student.pooled([roughened(example.text, chance) for example in batch], ANSWER_PIECES)
    wanted = torch.tensor([CONCERNS.index(example.concern) for example in batch])
    return functional.cross_entropy(student.concern(pooled), wanted, label_smoothing=0.05)


def _endless(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    while True:
        yield from batches(examples, size, chance)


def train(folder: Path, epochs: int) -> None:
    """Make the base, train it, and leave encoder, tokenizer and heads in `folder`."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    with tempfile.TemporaryDirectory() as base:
        make(Path(base))
        student = Student(base)
    (taught, _), (answers, _) = ideas(chance), concerns(chance)
    student.start_from(taught)
    student.freeze()
    heads = [student.themes, *student.concern.parameters()]
    groups: list[dict[str, Any]] = [
        {"params": [part for part in student.encoder.parameters() if part.requires_grad], "lr": RATE},
        {"params": heads, "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = epochs * -(-len(taught) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.02, 1 - step / steps)
    )
    beside = _endless(answers, CONCERN_BATCH, chance)
    for epoch in range(epochs):
        student.train()
        total = []
        for batch in batches(taught, BATCH, chance):
            loss = idea_loss(student, batch, chance) + CONCERN * concern_loss(student, next(beside), chance)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            rate.step()
            optimiser.zero_grad()
            total.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(total):.3f}", flush=True)
    _save(student, folder)


def _save(student: Student, folder: Path) -> None:
    student.encoder.save_pretrained(folder)
    student.tokenizer.save_pretrained(folder)
    np.savez(
        folder / "heads.npz",
        themes=functional.normalize(student.themes, dim=1).detach().numpy(),
        concern_weight=student.concern.weight.detach().numpy(),
        concern_bias=student.concern.bias.detach().numpy(),
    )
    (folder / "heads.json").write_text(json.dumps({"themes": THEMES, "concerns": CONCERNS}), encoding="utf-8")


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--epochs", type=int, default=5)
    given = ask.parse_args()
    train(given.folder, given.epochs)
