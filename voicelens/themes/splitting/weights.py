"""What was learned about gaps between ideas: a weight for each thing seen, added up in whole numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from voicelens.registry import find_model

MODEL, FILE = "idea-splitter", "weights.json"
UNIT = 1000  # weights are thousandths of a log odds, whole numbers: their sum is the same in any order


@dataclass(frozen=True)
class Weights:
    """Weights by name, the topic of each word that tells one, and how much a gap needs to be cut.

    `needs` has the least sum for each kind of gap: `mark`, `join`, `bare`, and the first two again with `+rule` where
    rules cut too.
    """

    names: Mapping[str, int]
    topics: Mapping[str, str]
    bias: int
    needs: Mapping[str, int]

    def cuts(self, seen: Iterable[str], kind: str) -> bool:
        """Whether a new idea starts at a gap where this is seen."""
        get = self.names.get
        return self.bias + sum(get(name, 0) for name in seen) > self.needs[kind]

    def save(self, path: Path) -> None:
        """Write them as JSON, sorted, so that the same weights give the same bytes."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=0)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read_weights(path: Path) -> Weights:
    """The weights of a file that `save` wrote."""
    return Weights(**json.loads(path.read_text(encoding="utf-8")))


@cache
def learned() -> Weights:
    """The weights that come with VoiceLens; raises `ModelError` where their file was altered."""
    return read_weights(find_model(MODEL) / FILE)
