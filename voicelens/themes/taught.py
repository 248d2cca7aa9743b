"""A frame together with the head that was taught it: what the find stage starts from, and how sure each theme is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.certificate import Settled
from voicelens.themes.frames.frame import Frame
from voicelens.themes.placing import Head, Labels, Vectors, fit_head, lessons, place

HALVES = 10
Encode = Callable[[Sequence[str]], Vectors]
_HEAD, _HALF, _PRECISION = "head.npz", "half_{:02d}.npz", "precision.json"
FILES = (_HEAD, *(_HALF.format(number) for number in range(HALVES)), _PRECISION)


@dataclass(frozen=True, eq=False)
class Taught:
    """A frame, its head, heads taught from random halves of the same ideas, and each theme's precision.

    `precision` is the share of ideas placed under a theme that people had coded so, on ideas that were kept apart;
    empty where too few ideas were there to keep any apart.
    """

    frame: Frame
    head: Head
    halves: tuple[Head, ...]
    precision: tuple[float, ...] = ()

    @property
    def above(self) -> Labels:
        """The number of the area each theme belongs to, -1 for none."""
        areas = [area.id for area in self.frame.areas]
        return np.array([areas.index(theme.area) if theme.area else -1 for theme in self.frame.themes], dtype=np.int64)

    def certificates(self, vectors: Vectors, labels: Labels) -> Settled:
        """For each theme and area of the frame, how much of it comes back: the lower of two figures between 0 and 1.

        One is the mean overlap (Jaccard) of its ideas with those that heads taught from random halves place there
        (Hennig 2007, with the teaching resampled rather than the answers, since a fixed head would always agree with
        itself); the other is its precision on ideas kept apart, for an area the mean over its ideas' themes. Themes
        without ideas get 0.
        """
        above = np.append(self.above, -1)
        themes, areas = len(self.head.themes), len(self.frame.areas)
        again = [place(vectors, half).labels for half in self.halves]
        settled = np.mean([_jaccard(labels, other, themes) for other in again], axis=0)
        wide = np.mean([_jaccard(above[labels], above[other], areas) for other in again], axis=0)
        if self.precision:
            precision = np.append(self.precision, 0.0)
            settled = np.minimum(settled, precision[:-1])
            held = np.bincount(above[labels] + 1, minlength=areas + 1)[1:]
            right = np.bincount(above[labels] + 1, precision[labels], areas + 1)[1:]
            wide = np.minimum(wide, right / np.maximum(held, 1))
        return Settled([round(float(value), 3) for value in settled], [round(float(value), 3) for value in wide])

    def save(self, folder: Path) -> None:
        """Write the heads and the precision, each a file of its own."""
        self.head.save(folder / _HEAD)
        for number, half in enumerate(self.halves):
            half.save(folder / _HALF.format(number))
        (folder / _PRECISION).write_text(json.dumps(self.precision) + "\n", encoding="utf-8")


def load_taught(folder: Path, frame: Frame) -> Taught:
    """What `save` wrote, for the frame it was taught; raises `ModelError` for a damaged file."""
    halves = tuple(Head.load(folder / _HALF.format(number)) for number in range(HALVES))
    precision = json.loads((folder / _PRECISION).read_text(encoding="utf-8"))
    return Taught(frame, Head.load(folder / _HEAD), halves, tuple(map(float, precision)))


def teach(frame: Frame, encode: Encode, *, seed: int) -> Taught:
    """A frame taught from its own examples and descriptions; `encode` gives one unit-length row per text."""
    taught = lessons(frame)
    vectors, themes = encode(taught.texts), tuple(theme.id for theme in frame.themes)
    head = fit_head(vectors, taught.labels, taught.weights, themes, taught.checked)
    return Taught(frame, head, halves_of(vectors, taught.labels, taught.weights, themes, seed))


def halves_of(
    vectors: Vectors, labels: Labels, weights: NDArray[np.float64], themes: tuple[str, ...], seed: int
) -> tuple[Head, ...]:
    """Heads taught from random halves of the ideas, half of each theme's and at least one."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(HALVES):
        rows = np.concatenate([_half(np.flatnonzero(labels == theme), random) for theme in range(len(themes))])
        made.append(fit_head(vectors[rows], labels[rows], weights[rows], themes))
    return tuple(made)


def _half(rows: Labels, random: np.random.Generator) -> Labels:
    return np.sort(random.permutation(rows)[: (len(rows) + 1) // 2])


def _jaccard(labels: Labels, again: Labels, themes: int) -> NDArray[np.float64]:
    """|A ∩ B| / |A ∪ B| of each theme's ideas under both labellings; 0 where neither has any."""
    both = np.bincount(labels[(labels == again) & (labels >= 0)], minlength=themes)
    either = (
        np.bincount(labels[labels >= 0], minlength=themes) + np.bincount(again[again >= 0], minlength=themes) - both
    )
    shares: NDArray[np.float64] = both / np.maximum(either, 1)
    return shares
