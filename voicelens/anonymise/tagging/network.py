"""The network that reads pieces in a row: each looks at its neighbours, then all of them at the whole text.

Dilated convolutions over words (Strubell et al. 2017) in plain numpy. All texts of a batch lie in one long row with
gaps between them, so that no piece sees a piece of another text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from voicelens.anonymise.tagging.known import Floats

OUTSIDE, BEGINS, INSIDE = 0, 1, 2


class Network:
    """The trained weights and how they are used. `reach` is how far the layers look to either side, one each."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._w = {name: value.astype(np.float32) for name, value in weights.items()}
        self.reach = [int(r) for r in weights["reach"]]
        self.width = self._w["enter"].shape[1]

    def enter(self, described: Floats, own: npt.NDArray[np.int64]) -> Floats:
        """What the first layer makes of each described piece; `own` is its row among the words learnt whole, or 0."""
        return np.asarray(described @ self._w["enter"] + self._w["own"][own], np.float32)

    def read(self, entered: Floats, lengths: Sequence[int]) -> Floats:
        """Probabilities of each piece: outside, first of a name, inside a name. Texts have at least one piece."""
        gap = max(self.reach)
        sizes = np.array(lengths)
        starts = np.cumsum(sizes + gap) - sizes
        at = np.arange(len(entered)) + np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
        h = np.zeros((int(sizes.sum()) + gap * (len(sizes) + 1), entered.shape[1]), np.float32)
        h[at] = entered
        self._whole(h, at, sizes)
        for layer, reach in enumerate(self.reach):
            seen = np.concatenate([h[at - reach], h[at], h[at + reach]], axis=1)
            h[at] += np.maximum(seen @ self._w[f"layer{layer}"] + self._w[f"bias{layer}"], 0)
        hidden = np.maximum(h[at] @ self._w["last"] + self._w["last_bias"], 0)
        return _shares(hidden @ self._w["out"] + self._w["out_bias"])

    def _whole(self, h: Floats, at: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> None:
        """Add to each piece what the mean of its text says: its style, its language, its use of capitals."""
        firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        mean = np.add.reduceat(np.maximum(h[at] @ self._w["sum"], 0), firsts, axis=0) / sizes[:, None]
        h[at] += np.repeat(mean @ self._w["spread"], sizes, axis=0)


class Committee:
    """Networks that learnt the same texts in another order; what they say is averaged (Hansen and Salamon 1990)."""

    def __init__(self, stored: Mapping[str, npt.NDArray[np.generic]]) -> None:
        numbers = sorted({name.partition("/")[0] for name in stored if "/" in name})
        self._members = [Network(_own_part(stored, number)) for number in numbers]
        self._ends = np.cumsum([member.width for member in self._members])[:-1]

    def enter(self, described: Floats, own: npt.NDArray[np.int64]) -> Floats:
        """What the first layers make of each piece, side by side; see `Network.enter`."""
        return np.concatenate([member.enter(described, own) for member in self._members], axis=1)

    def read(self, entered: Floats, lengths: Sequence[int]) -> Floats:
        """The mean of the probabilities; see `Network.read`."""
        parts = zip(self._members, np.split(entered, self._ends, axis=1), strict=True)
        return np.asarray(np.mean([member.read(part, lengths) for member, part in parts], axis=0), np.float32)


def _own_part(stored: Mapping[str, npt.NDArray[np.generic]], number: str) -> dict[str, npt.NDArray[np.generic]]:
    return {name.removeprefix(f"{number}/"): value for name, value in stored.items() if name.startswith(f"{number}/")}


def _shares(logits: Floats) -> Floats:
    """Softmax over all classes; the classes past the third (places, organisations) count as outside."""
    power = np.exp(logits - logits.max(axis=1, keepdims=True))
    power /= power.sum(axis=1, keepdims=True)
    return np.stack([power[:, 0] + power[:, 3:].sum(axis=1), power[:, 1], power[:, 2]], axis=1)
