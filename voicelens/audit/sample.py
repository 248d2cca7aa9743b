"""How many answers still leak, as far as a person who read some of them can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Sample:
    """Answers drawn at random that a person read: how many, how many of them leak, how many wait or changed since."""

    checked: int
    leaks: int
    waiting: int = 0
    changed: int = 0

    @property
    def bound(self) -> float:
        """The share of all answers that leaks at most, with 95 % confidence."""
        return upper_bound(self.leaks, self.checked)


def draw(n_answers: int, size: int, seed: int) -> list[int]:
    """The positions of `size` answers (or all) drawn at random without replacement, in the order they were drawn."""
    import numpy as np

    return [int(n) for n in np.random.default_rng(seed).permutation(n_answers)[:size]]


def upper_bound(leaks: int, checked: int, confidence: float = CONFIDENCE) -> float:
    """The one-sided upper bound of Clopper and Pearson (1934, Biometrika 26, 404–413) for a share; 1 for no answers.

    Exact for answers drawn at random from very many, and too high rather than too low for fewer.
    """
    from scipy.stats import beta

    return 1.0 if leaks >= checked else float(beta.ppf(confidence, leaks + 1, checked - leaks))


def counted(marks: Sequence[bool | None], changed: int = 0) -> Sample:
    """The sample as a person marked it: True for a leak, None for an answer nobody has read yet."""
    read = [mark for mark in marks if mark is not None]
    return Sample(len(read), sum(read), len(marks) - len(read), changed)
