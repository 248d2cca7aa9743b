"""People found by the name tagger trained for this project: English and Spanish, with and without capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from voicelens.anonymise.reader import FRIENDS, PERSON, ROLES, STUDENT, TITLES
from voicelens.anonymise.spans import Span
from voicelens.anonymise.tagging.known import Floats, Known, hashed, stem
from voicelens.anonymise.tagging.network import Committee
from voicelens.anonymise.tagging.pieces import pieces
from voicelens.anonymise.tagging.runs import calibrated, runs
from voicelens.anonymise.words import NAME_WORDS

MODEL = "name_tagger"
FILE = "tagger.npz"
_BEFORE = (frozenset(TITLES) | ROLES) - NAME_WORDS  # "Principal" is what somebody is, not what somebody is called
_TOGETHER = 2048  # pieces read in one go
LONG = 120  # pieces
_REMEMBERED = 100_000  # different pieces kept described
Cut = list[tuple[int, int, str]]


@cache
def _stored() -> Mapping[str, npt.NDArray[np.generic]]:
    from voicelens.registry import find_model

    with np.load(find_model(MODEL) / FILE) as file:
        return dict(file)


class NameTagger:
    """Finds people. The model is loaded, and its hash checked, when the first text is read."""

    name = "tagger"

    def __init__(self, load: Callable[[], Mapping[str, npt.NDArray[np.generic]]] = _stored) -> None:
        self._load = load
        self._reading: Reading | None = None

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; raises `ModelError` where the model is missing or is not the one it should be."""
        from threadpoolctl import threadpool_limits

        if self._reading is None:
            self._reading = Reading(self._load())
        cut = [pieces(text) for text in texts]
        found: list[list[Span]] = []
        with threadpool_limits(1, user_api="blas"):  # the matrices are small: more threads cost more than they save
            for some in _portions([len(c) for c in cut]):
                found += self._reading.read(texts[some], cut[some])
        return found


def _portions(sizes: Sequence[int]) -> Iterator[slice]:
    """Neighbouring texts that together hold about as many pieces as are read in one go."""
    first = held = 0
    for i, size in enumerate(sizes):
        if held and held + size > _TOGETHER:
            yield slice(first, i)
            first, held = i, 0
        held += size
    yield slice(first, len(sizes))


class Reading:
    """The loaded model and the pieces it has met, so that each different piece is described only once.

    `levels` holds the probabilities from which a piece is a name in strict and in balanced mode: for texts with
    capitals, for texts without, where the same probability means more, and for long texts with capitals, which hold
    more pieces to be mistaken about.
    """

    def __init__(self, stored: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._known, self._network = Known(stored), Committee(stored)
        self._levels = stored["levels"].astype(float).tolist()
        self._learnt = {int(number): row + 1 for row, number in enumerate(stored["learnt"])}
        self._forget()

    def _forget(self) -> None:
        self._at: dict[tuple[str, str], int] = {}
        self._entered = np.zeros((0, 0), np.float32)
        self._listed = np.zeros(0, bool)

    def read(self, texts: Sequence[str], cut: Sequence[Cut]) -> list[list[Span]]:
        """The spans of each text, cut in pieces."""
        found = [[(text[a:b], kind) for a, b, kind in c] for text, c in zip(texts, cut, strict=True)]
        some = [i for i, pairs in enumerate(found) if pairs]
        spans: list[list[Span]] = [[] for _ in texts]
        if some:
            rows = self._rows([found[i] for i in some])
            shares = self._network.read(np.asarray(self._entered[rows]), [len(found[i]) for i in some])
            ends = np.cumsum([len(found[i]) for i in some])[:-1]
            for i, own, listed in zip(some, np.split(shares, ends), np.split(self._listed[rows], ends), strict=True):
                spans[i] = list(self._spans(texts[i], cut[i], own, listed))
        return spans

    def _rows(self, found: Sequence[Sequence[tuple[str, str]]]) -> npt.NDArray[np.int64]:
        """The numbers of the pieces among those met; new ones are described first."""
        if len(self._at) > _REMEMBERED:
            self._forget()
        new = list(dict.fromkeys(pair for pairs in found for pair in pairs if pair not in self._at))
        if new:
            entered = self._network.enter(self._known.describe(new), self._own(new))
            self._entered = np.concatenate([self._entered, entered]) if len(self._at) else entered
            self._listed = np.concatenate([self._listed, self._known.listed(new)])
            self._at.update(zip(new, range(len(self._at), len(self._at) + len(new)), strict=True))
        at = self._at
        return np.array([at[pair] for pairs in found for pair in pairs], np.int64)

    def _own(self, new: Sequence[tuple[str, str]]) -> npt.NDArray[np.int64]:
        return np.array([self._learnt.get(hashed(stem(p)), 0) if kind == "word" else 0 for p, kind in new], np.int64)

    def _spans(self, text: str, cut: Cut, shares: Floats, listed: npt.NDArray[np.bool_]) -> Iterator[Span]:
        low, high = self._levels[1 if text == text.lower() else 2 if len(cut) > LONG else 0]
        if shares[:, 0].min() > 1 - low:
            return
        seen = set()
        for level in (low, high):
            for first, last, share in runs(shares, level, listed):
                span = _span(text, cut, first, last, calibrated(share, low, high))
                if span and span not in seen:
                    seen.add(span)
                    yield span


def _span(text: str, cut: Cut, first: int, last: int, score: float) -> Span | None:
    """The name as a span: marks at its ends left out, a title before it taken in, a possessive left out."""
    while first < last and (not _lettered(text, cut[first]) or _word(text, cut[first]) in _BEFORE):
        first += 1
    while first < last and not _lettered(text, cut[last]):
        last -= 1
    if not _lettered(text, cut[first]):
        return None
    role, start = _role(text, cut, first)
    end = cut[last][1]
    if text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    elif end - cut[last][0] == 1 and text[end - 1].isupper() and text[end : end + 1] == ".":
        end += 1
    return Span(start, end, "PERSON", score, "tagger", role)


def _lettered(text: str, piece: tuple[int, int, str]) -> bool:
    start, end, kind = piece
    return kind != "held" and any(c.isalnum() for c in text[start:end])


def _word(text: str, piece: tuple[int, int, str]) -> str:
    return stem(text[piece[0] : piece[1]])


def _role(text: str, cut: Cut, first: int) -> tuple[str, int]:
    """The placeholder that the words before a name ask for, and where the span begins."""
    at = first - 1
    if at > 0 and text[cut[at][0] : cut[at][1]] == ".":
        at -= 1
    before = _word(text, cut[at]) if at >= 0 else ""
    if before in TITLES:
        return TITLES[before], cut[at][0]
    return (STUDENT if before in FRIENDS and at == first - 1 else PERSON), cut[first][0]
