"""Finding targets in a text whatever was done to them: joined, split, spelled, turned round, accents or not.

All keys of all targets are looked for at once. From each word on, the letters of the words that follow are put together
for as long as some key begins with them, so the work grows with the text and not with the number of targets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from voicelens.audit.folding import Word, words
from voicelens.audit.targets import Target

_GAP = 3  # signs that may stand between two pieces of one value
_STEM = re.compile(r"([^\W\d]{5,})\d{1,4}")
_DECIMAL = re.compile(r"\s*-?\d+[.,]\d+(?:e[-+]?\d+)?\s*%?\s*", re.IGNORECASE)
_HEAD = 5  # letters looked at first
_SHORT, _REMEMBERED = 40, 50_000  # the same short texts stand in many rows
_SPLIT = 4  # letters that a value in pieces has at least
_NUMBER, _LONG_NUMBER = 5, 7  # digits from which a number, and one in pieces, is no accident


class Hit(NamedTuple):
    """One place of a text (code points) that reads as a target, and the folded pieces that stand there."""

    start: int
    end: int
    target: Target
    pieces: tuple[str, ...]

    @property
    def key(self) -> str:
        """The pieces without anything between them."""
        return "".join(self.pieces)


class Matcher:
    """Looks for all targets at once; what lies inside one of the `known` texts, which may be read, is no hit."""

    def __init__(self, targets: Iterable[Target], known: Iterable[str] = ()) -> None:
        self._targets: dict[str, Target] = {}
        for target in targets:
            for key in target.spellings():
                self._targets.setdefault(key, target)
        self._known = {"".join(word.text for word in words(text)) for text in known} - {""}
        self._sorted = sorted({*self._targets, *self._known})
        self._heads = {key[:n] for key in self._sorted for n in range(1, _HEAD + 1)}

        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._hits)

    def hits(self, text: str) -> Sequence[Hit]:
        """The places that hold a target, in text order; one inside another, or inside a known text, is left out."""
        return self._remembered(text) if len(text) <= _SHORT else self._hits(text)

    def _hits(self, text: str) -> Sequence[Hit]:
        parts = words(text)
        found: list[Hit] = []
        known: list[tuple[int, int]] = []
        for first, word in enumerate(parts):
            if self._begins(word.text):
                self._follow(parts, first, found, known)
            elif word.text[-1].isdigit() and (stem := _STEM.fullmatch(word.text)) and stem[1] in self._targets:
                found.append(Hit(word.start, word.end, self._targets[stem[1]], (stem[1],)))
        return _outermost([hit for hit in found if _plausible(hit, text)], known) if found else ()

    def _begins(self, letters: str) -> bool:
        """Whether some key begins with these letters."""
        if letters[:_HEAD] not in self._heads:
            return False
        at = bisect_left(self._sorted, letters)
        return at < len(self._sorted) and self._sorted[at].startswith(letters)

    def _follow(self, parts: Sequence[Word], first: int, found: list[Hit], known: list[tuple[int, int]]) -> None:
        key = ""
        for last in range(first, len(parts)):
            word = parts[last]
            key += word.text
            if not self._begins(key) or (last > first and word.start - parts[last - 1].end > _GAP):
                return
            if key in self._known:
                known.append((parts[first].start, word.end))
            if key in self._targets:
                pieces = tuple(part.text for part in parts[first : last + 1])
                found.append(Hit(parts[first].start, word.end, self._targets[key], pieces))

    def conceal(self, text: str) -> str:
        """The text with every hit cut out, for saying where something was found without saying what."""
        for hit in reversed(self.hits(text)):
            text = f"{text[: hit.start]}…{text[hit.end :]}"
        return text


def _plausible(hit: Hit, text: str) -> bool:
    """Whether the pieces can be meant as the value: not three digits of a decimal, not "no" and "e" for a Noe."""
    whole = len(hit.pieces) == 1 or hit.pieces == hit.target.words
    if hit.key.isdigit():
        return len(hit.key) >= _LONG_NUMBER or (whole and not _DECIMAL.fullmatch(text))
    return whole or len(hit.key) >= _SPLIT or _spelled(hit)


def _spelled(hit: Hit) -> bool:
    return len(hit.pieces) > 1 and all(len(piece) == 1 for piece in hit.pieces)


def _outermost(hits: Sequence[Hit], known: Iterable[tuple[int, int]]) -> list[Hit]:
    shields = list(known)
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        covered = any(start <= hit.start and hit.end <= end for start, end in shields)
        if not covered and not (kept and hit.end <= kept[-1].end):
            kept.append(hit)
    return kept


def may_be_chance(hit: Hit, is_word: Callable[[str], bool]) -> bool:
    """Whether what stands there may well mean something else: ordinary words, or a short number."""
    if hit.key.isdigit():
        return len(hit.key) < _NUMBER
    pieces = (hit.key,) if _spelled(hit) else hit.pieces
    return all(len(piece) < _NUMBER if piece.isdigit() else is_word(piece) for piece in pieces)


def capital_inside_a_sentence(hit: Hit, text: str) -> bool:
    """Whether the words are written like a name where a sentence would write small letters."""
    there, before = text[hit.start : hit.end], text[max(0, hit.start - 40) : hit.start].rstrip(" ,")
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return there[0].isupper() and not there.isupper() and last[:1].islower() and last[-1:].isalpha()
