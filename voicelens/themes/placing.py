"""Ideas placed under the themes of a frame where they fit, with calibrated confidence, and left aside where none does.

The head is a multinomial logistic regression whose weights are drawn towards each theme's prototype, its mean vector
(Snell et al. 2017; Li et al. 2018), so that two examples already teach something and thousands are not held back; its
probabilities are calibrated by one temperature (Guo et al. 2017), found on ideas it was not taught in that turn.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.themes.frames.frame import Frame

FOLDS = 5
LEFT_OUT = 0.05
LIKELY_ENOUGH = 0.4
NEAR_ENOUGH = 0.2
FIFTH_BEST = 0.8
SUITS_FROM = 1.15
FEWEST_IDEAS, FEWEST_THEMES = 20, 12
ABOUT_WEIGHT = 0.5
_STRENGTH, _DRAWN = 1.0, 5.0
_BLOCK = 8192
Vectors = NDArray[np.float32]
Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Head:
    """What places ideas: k themes, vectors of d numbers.

    `weights` (k, d), `bias` (k,) and `temperature` give probabilities; below `floor` an idea is not placed. `means`
    (k, d) are the themes' mean vectors; an idea is not placed where its nearest one is less near than `reach`.
    `elsewhere` is how near ideas come to a list that lacks their theme: only one in five comes nearer.
    """

    themes: tuple[str, ...]
    weights: Vectors
    bias: Vectors
    temperature: float
    floor: float
    means: Vectors
    reach: float
    elsewhere: float

    def logits(self, vectors: Vectors) -> Numbers:
        """One row per vector, one column per theme."""
        return np.asarray(vectors, np.float64) @ self.weights.T.astype(np.float64) + self.bias

    def probabilities(self, vectors: Vectors) -> Numbers:
        """The same, as calibrated probabilities that add up to 1 in each row."""
        return _softmax(self.logits(vectors) / self.temperature)

    def nearness(self, vectors: Vectors) -> Numbers:
        """The cosine of each vector and each theme's mean, without what all themes share; shaped like the logits."""
        return _nearness(vectors, self.means)

    def save(self, path: Path) -> None:
        """Write it as an .npz without any pickled object; the same head gives the same bytes."""
        parts: dict[str, Any] = {field.name: np.asarray(getattr(self, field.name)) for field in fields(self)}
        with path.open("wb") as file:
            np.savez(file, **parts)

    @classmethod
    def load(cls, path: Path) -> Head:
        """Read what `save` wrote; raises `ModelError`."""
        try:
            with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as data:
                found: dict[str, Any] = {field.name: data[field.name] for field in fields(cls)}
            numbers = {name: float(found[name]) for name in ("temperature", "floor", "reach", "elsewhere")}
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise _broken(path, type(error).__name__) from error
        head = cls(**{**found, **numbers, "themes": tuple(map(str, found["themes"].ravel()))})
        sizes = (len(head.themes), *head.means.shape[1:])
        if not head.means.shape == head.weights.shape == sizes or head.bias.shape != sizes[:1]:
            raise _broken(path, say("parts of different sizes"))
        return head


class Placed(NamedTuple):
    """One entry per idea: the number of its theme, -1 where none fits, and the probability of the likeliest theme."""

    labels: Labels
    confidence: Numbers


def place(vectors: Vectors, head: Head) -> Placed:
    """Each idea under its likeliest theme, unless that is too unlikely or all themes are far."""
    labels, confidence = np.full(len(vectors), -1, np.int64), np.zeros(len(vectors))
    for start in range(0, len(vectors), _BLOCK):
        part = slice(start, start + _BLOCK)
        chances = head.probabilities(vectors[part])
        confidence[part] = chances.max(axis=1).round(6)
        fits = (confidence[part] >= head.floor) & (head.nearness(vectors[part]).max(axis=1) >= head.reach)
        labels[part] = np.where(fits, chances.argmax(axis=1), -1)
    return Placed(labels, confidence)


def fit(vectors: Vectors, head: Head) -> float:
    """How well the themes suit these ideas: how near the nearest fifth of them comes, as a multiple of `elsewhere`.

    About 1 where the themes say nothing about the ideas; more where at least a part of the ideas is at home in them.
    """
    blocks = [vectors[start : start + _BLOCK] for start in range(0, len(vectors), _BLOCK)]
    nearest = [head.nearness(block).max(axis=1) for block in blocks]
    return round(float(np.quantile(np.concatenate(nearest), FIFTH_BEST)) / head.elsewhere, 6) if nearest else 0.0


def suits(vectors: Vectors, head: Head) -> bool:
    """Whether the themes suit these ideas well enough to start from them.

    Fewer than 20 ideas are too few to tell, and so are fewer than 12 themes, which ideas at large may well be far from.
    """
    few = len(vectors) < FEWEST_IDEAS or len(head.themes) < FEWEST_THEMES
    return few or fit(vectors, head) >= SUITS_FROM


class Lessons(NamedTuple):
    """What a head is taught: texts, the number of each text's theme, its weight, and whether to calibrate on it."""

    texts: list[str]
    labels: Labels
    weights: Numbers
    checked: NDArray[np.bool_]


def lessons(frame: Frame) -> Lessons:
    """The examples of a frame, and at half weight its names and descriptions; it is calibrated on examples if any."""
    taught = [
        (text, number, weight)
        for number, theme in enumerate(frame.themes)
        for several, weight in ((theme.ideas, 1.0), (theme.about, ABOUT_WEIGHT))
        for text in several
    ]
    texts, labels, weights = zip(*taught, strict=True)
    count = np.array(weights)
    return Lessons(list(texts), np.array(labels, np.int64), count, count == count.max())


def fit_head(
    vectors: Vectors,
    labels: Labels,
    weights: Numbers,
    themes: tuple[str, ...],
    checked: NDArray[np.bool_] | None = None,
) -> Head:
    """A head taught from ideas with the number of their theme; every theme needs at least one.

    An idea about two themes stands in two rows that share its weight. Calibration, on the rows of `checked` or on all,
    is by five folds, equal vectors in the same one; where a theme has fewer than five ideas, each is left out once.
    """
    head = _learn(vectors, labels, weights, themes)
    logits, near = head.logits(vectors), head.nearness(vectors)
    folds = _folds(vectors, labels)
    for fold in range(int(folds.max()) + 1):
        out = folds == fold
        taught = _learn(vectors[~out], labels[~out], weights[~out], themes)
        logits[out], near[out] = taught.logits(vectors[out]), taught.nearness(vectors[out])
    rows = (folds >= 0) & (True if checked is None else checked)
    rows = rows if rows.any() else np.ones(len(folds), dtype=np.bool_)
    return _calibrated(head, (logits[rows], near[rows]), vectors[rows], labels[rows], weights[rows])


def calibrate(head: Head, vectors: Vectors, labels: Labels, weights: Numbers) -> Head:
    """The same head, calibrated on ideas that neither it nor the encoder was taught."""
    return _calibrated(head, (head.logits(vectors), head.nearness(vectors)), vectors, labels, weights)


def _learn(vectors: Vectors, labels: Labels, weights: Numbers, themes: tuple[str, ...]) -> Head:
    aims = np.zeros((len(labels), len(themes)))
    aims[np.arange(len(labels)), labels] = weights
    means = (aims.T @ vectors) / aims.sum(axis=0)[:, None]
    learned = _descend(np.asarray(vectors, np.float64), aims, _DRAWN * (means - means.mean(axis=0)))
    weights32, bias32 = learned[:, 1:].astype(np.float32), learned[:, 0].astype(np.float32)
    return Head(themes, weights32, bias32, 1.0, 0.0, means.astype(np.float32), -1.0, 1.0)


def _descend(vectors: Numbers, aims: Numbers, prior: Numbers) -> Numbers:
    """Weights with the bias in front that minimise the log loss and the squared distance from the prior."""
    from scipy.optimize import minimize

    inputs, start = np.insert(vectors, 0, 1.0, axis=1), np.insert(prior, 0, 0.0, axis=1)
    counts = aims.sum(axis=1, keepdims=True)

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        away = flat.reshape(start.shape) - start
        chances = _softmax(inputs @ flat.reshape(start.shape).T)
        slope = ((chances * counts - aims).T @ inputs) + _STRENGTH * away
        wrong = -(aims * np.log(np.maximum(chances, 1e-300))).sum()
        return float(wrong + _STRENGTH / 2 * (away**2).sum()), slope.ravel()

    return np.asarray(minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x).reshape(
        start.shape
    )


def _folds(vectors: Vectors, labels: Labels) -> Labels:
    """Which fold each row is left out in; -1 for the only idea of a theme, which never is."""
    _, first, same = np.unique(vectors, axis=0, return_index=True, return_inverse=True)
    turn = np.full(len(first), -1, np.int64)
    for label in np.unique(labels):
        own = np.flatnonzero(labels[first] == label)
        if len(own) > 1:
            turn[own] = np.arange(len(own)) % FOLDS
    return turn[same.ravel()]


def _calibrated(head: Head, found: tuple[Numbers, Numbers], vectors: Vectors, labels: Labels, weights: Numbers) -> Head:
    """With the temperature that suits these ideas, and limits that leave out at most a tenth of them.

    `found` are their logits and their nearness. However good the examples, no limit is higher than what keeps
    strangers out: ideas asked about a list that lacks their own theme.
    """
    from scipy.optimize import minimize_scalar

    logits, near = found

    def loss(log: float) -> float:
        chances = _softmax(logits / np.exp(log))[np.arange(len(labels)), labels]
        return float(-(weights * np.log(np.maximum(chances, 1e-300))).sum())

    warm = float(np.exp(minimize_scalar(loss, bounds=(-4.0, 4.0), method="bounded").x))
    top = _softmax(logits / warm).max(axis=1)
    strange = _strangers(head.means, vectors, labels)
    enough = max(LIKELY_ENOUGH, 2 / len(head.themes))
    return replace(
        head,
        temperature=warm,
        floor=min(_quantile(top, weights, LEFT_OUT), enough),
        reach=min(_quantile(near.max(axis=1), weights, LEFT_OUT), max(_quantile(strange, weights, 0.5), NEAR_ENOUGH)),
        elsewhere=max(_quantile(strange, weights, FIFTH_BEST), NEAR_ENOUGH),
    )


def _strangers(means: Vectors, vectors: Vectors, labels: Labels) -> Numbers:
    """How near each idea comes to the nearest theme of a list without its own."""
    near = np.zeros(len(vectors))
    for theme in np.unique(labels):
        own = labels == theme
        near[own] = _nearness(vectors[own], np.delete(means, theme, axis=0)).max(axis=1)
    return near


def _nearness(vectors: Vectors, means: Vectors) -> Numbers:
    shared = means.astype(np.float64).mean(axis=0)
    return np.asarray(_unit(vectors - shared) @ _unit(means - shared).T)


def _quantile(values: Numbers, weights: Numbers, share: float) -> float:
    """The largest value with at most that share of the weight below it."""
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order]) - weights[order]
    within = values[order][below <= share * weights.sum()]
    return float(np.floor(within[-1] * 1e6) / 1e6)


def _softmax(logits: Numbers) -> Numbers:
    high = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(high / high.sum(axis=1, keepdims=True))


def _unit(rows: Numbers) -> Numbers:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))


def _broken(path: Path, why: str) -> ModelError:
    return ModelError(
        say("The file that places ideas under themes is damaged ({why}).", why=why),
        where=str(path),
        fix=say("Install VoiceLens again."),
    )
