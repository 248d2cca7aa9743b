"""One plain form of what children type, so that a cue is written once: no accents, no slang spellings, slips mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicelens.screen.grammar import grammar
from voicelens.screen.lines import lists
from voicelens.screen.spelling import short_forms, spelt
from voicelens.text import fold

_APOSTROPHE = re.compile(r"(?<=[a-z])['’‘`´](?=[a-z])")
_SIGNS = str.maketrans("013457@$!", "oieastasi")
_DISGUISED = re.compile(r"(?<![a-z0-9@$*])(?=[0-9@$*]*[a-z])[a-z0-9@$*]*[013457@$!*][a-z0-9@$!*]*(?<!!)")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_STOP = re.compile(r"[.!?;\n]+")
_OTHER = re.compile(r"[^a-z0-9.]+")
_SHORTEST = 6


def normal(text: str) -> list[str]:
    """The words of a text as cues know them, with "." between sentences. For matching only: places are lost."""
    folded = _DISGUISED.sub(_undisguised, _APOSTROPHE.sub("", fold(text)))
    plain = _OTHER.sub(" ", _STOP.sub(" . ", _REPEATED.sub(r"\1", folded)))
    return spelt(_mended(word) for word in plain.split())


def _undisguised(match: re.Match[str]) -> str:
    """The word behind digits and signs ("k1ll", "d!e"), if cues know it; numbers and times stay."""
    written = match.group()
    meant = written.replace("*", "").translate(_SIGNS)
    return meant if meant in _known() else written.replace("*", " ")


def _mended(word: str) -> str:
    """The key word that one slip of the finger would turn into this word, if this is no word of its own."""
    if len(word) < _SHORTEST or word in _known():
        return word
    near = {key for part in (word, *_shortened(word)) for key in _by_part().get(part, ()) if _one_slip(word, key)}
    return min(near, default=word)


def _shortened(word: str) -> Iterator[str]:
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def _one_slip(word: str, key: str) -> bool:
    """Whether one letter was added, lost, replaced or swapped with its neighbour (Damerau 1964)."""
    start = next((n for n, (a, b) in enumerate(zip(word, key, strict=False)) if a != b), min(len(word), len(key)))
    a, b = word[start:], key[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@cache
def _known() -> frozenset[str]:
    """Every single word of the cues and of the lists of spellings."""
    cues = (part for phrases in grammar().phrases.values() for phrase, _ in phrases for part in phrase)
    return frozenset(short_forms()).union(*lists("slips").values(), cues)


@cache
def _by_part() -> dict[str, set[str]]:
    """Key words by themselves and by what is left of them without one letter."""
    parts: dict[str, set[str]] = {}
    for key in lists("slips")["mended"]:
        for part in (key, *_shortened(key)):
            parts.setdefault(part, set()).add(key)
    return parts
