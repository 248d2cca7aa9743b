"""What is known of one piece of text by itself: its letters, its shape, and what lists say of it.

Words are looked up by a 32-bit hash (CRC-32) in sorted tables, so no list of names travels in plain text. The vector of
a word is the mean of the vectors of its letter groups (Bojanowski et al. 2017), plus one of its own where it has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from voicelens.anonymise.tagging.pieces import KINDS
from voicelens.anonymise.words import plain

Floats = npt.NDArray[np.float32]
_LONGEST = 32  # bytes of a word that are read: nobody is called anything longer
_GROUPS = (2, 3, 4, 5)
_SHAPES = ("lower", "title", "upper", "initial", "mixed", "possessive", "joined", "accented", "doubled")
_MARKS = (".!?…", ",", ":;", '"“”«»', "'’", "()[]", "&/+", "-–—", "¿¡")
_BYTE = 255.0
_TYPED = slice(4, 6)  # what the lists say: a given name, a surname typed for this project
_THRICE = re.compile(r"(.)\1\1", re.DOTALL)


def stem(piece: str) -> str:
    """The piece as it is looked up: folded, without a possessive ending."""
    bare = piece[:-2] if piece[-2:].lower() in {"'s", "’s"} and len(piece) > 3 else piece
    return plain(bare.lstrip("@#"))


def hashed(key: str) -> int:
    """The number that stands for a whole word."""
    return crc32(b"<" + key.encode("utf-8", "surrogatepass") + b">")


def groups(key: str) -> list[int]:
    """The numbers that stand for its letter groups, the ends of the word marked."""
    raw = b"<" + key.encode("utf-8", "surrogatepass")[:_LONGEST] + b">"
    return [crc32(raw[i : i + n]) for n in _GROUPS for i in range(len(raw) - n + 1)] or [crc32(raw)]


def shape(piece: str, kind: str) -> list[float]:
    """How the piece looks: its kind, its capitals, its length, which mark it is."""
    if kind == "word" and len(piece) > 1 and piece.isascii() and piece.isalpha() and piece.islower():
        return [*_SMALL, _thrice(piece), *_NO_MARK, min(len(piece), 12) / 12, 0.0]
    letters = [c for c in piece if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    word = kind == "word" and bool(letters)
    first = word and piece[0].isupper()
    possessive = piece[-2:].lower() in {"'s", "’s"}
    looks = (
        word and upper == 0,
        first and upper == 1 and len(letters) > 1,
        word and upper == len(letters) > 1,
        word and len(letters) == 1,
        word and 1 < upper < len(letters) and not (possessive and upper == 1),
        possessive,
        "-" in piece or ("'" in piece and not possessive),
        not piece.isascii(),
        _thrice(piece),
    )
    marks = [float(kind == "mark" and piece in group) for group in _MARKS]
    kinds = [float(kind == name) for name in KINDS]
    return [*kinds, *map(float, looks), *marks, min(len(letters), 12) / 12, 1.0 if first else 0.0]


def _thrice(piece: str) -> float:
    """1 where a character stands three times in a row."""
    return float(_THRICE.search(piece) is not None)


_SMALL = [*(float(name == "word") for name in KINDS), 1.0, *[0.0] * (len(_SHAPES) - 2)]  # a plain word in small letters
_NO_MARK = [0.0] * len(_MARKS)
WIDTH = len(KINDS) + len(_SHAPES) + len(_MARKS) + 2


class Known:
    """The tables of the tagger, and what they say of a piece."""

    def __init__(self, tables: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._groups = tables["groups"].astype(np.float32) * tables["scale"].astype(np.float32)
        self._words, self._rows = tables["words"], tables["rows"]
        self._scale = tables["scale"].astype(np.float32)
        self._listed, self._said = tables["listed"], tables["said"]

    def describe(self, found: Sequence[tuple[str, str]], *, blind: bool = False) -> Floats:
        """One row per (piece, kind). `blind` leaves out all that whole words tell: how an unknown name looks."""
        keys = [stem(piece) if kind in {"word", "tag"} else "" for piece, kind in found]
        parts = [self._letters(keys), self._shapes(found)]
        numbers = np.array([0 if blind else hashed(key) for key in keys], np.uint32)
        parts[0] += _looked_up(numbers, self._words, self._rows) * self._scale
        said = _looked_up(numbers, self._listed, self._said)
        if not blind:
            bare = np.array([hashed(key[:-1] if len(key) > 3 and key[-1] == "s" else "") for key in keys], np.uint32)
            said += _looked_up(bare, self._listed, self._said) * ~said.any(axis=1, keepdims=True)
        parts.append(said / np.float32(_BYTE))
        return np.concatenate(parts, axis=1)

    def listed(self, found: Sequence[tuple[str, str]]) -> npt.NDArray[np.bool_]:
        """For each (piece, kind) whether it is a word that stands in the lists of names typed for this project."""
        keys = [stem(piece) if kind == "word" else "" for piece, kind in found]
        said = _looked_up(np.array([hashed(key) for key in keys], np.uint32), self._listed, self._said)
        return np.asarray(said[:, _TYPED].any(axis=1), bool)

    def _letters(self, keys: Sequence[str]) -> Floats:
        numbers = [groups(key) if key else [] for key in keys]
        sizes = np.array([len(n) for n in numbers])
        out = np.zeros((len(keys), self._groups.shape[1]), np.float32)
        if sizes.any():
            flat = np.array([g for n in numbers for g in n], np.uint32) % np.uint32(len(self._groups))
            some = np.flatnonzero(sizes)
            starts = np.concatenate([[0], np.cumsum(sizes[some])[:-1]])
            out[some] = np.add.reduceat(self._groups[flat], starts, axis=0) / sizes[some, None]
        return out

    @staticmethod
    def _shapes(found: Sequence[tuple[str, str]]) -> Floats:
        return np.array([shape(piece, kind) for piece, kind in found], np.float32).reshape(len(found), WIDTH)


def _looked_up(
    numbers: npt.NDArray[np.uint32], known: npt.NDArray[np.generic], rows: npt.NDArray[np.generic]
) -> Floats:
    at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.where((known[at] == numbers)[:, None], rows[at], 0).astype(np.float32)
