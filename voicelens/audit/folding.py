"""Text as an attacker compares it: lower case, no accents, no hidden characters; and the words in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_DROPPED = {"Mn", "Me", "Cf"}


class Word(NamedTuple):
    """One run of letters and digits, folded, and where it stands in the text as given (code points)."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The folded words of a text; underscores and everything that is no letter or digit part them."""
    plain, offsets = _folded(text)
    if offsets is None:
        return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(plain)]
    return [Word(m[0], offsets[m.start()], offsets[m.end() - 1] + 1) for m in _WORD.finditer(plain)]


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text and the offset of each of its characters; None where they are those of the text itself."""
    if text.isascii() and not _CONTROL.search(text):
        return text.lower(), None
    letters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        plain = _letters(character)
        letters.append(plain)
        offsets.extend([offset] * len(plain))
    return "".join(letters), offsets


@lru_cache(maxsize=65_536)
def _letters(character: str) -> str:
    """What is left of one character; Ł and ø have no accent to take away and are named one by one."""
    if unicodedata.category(character) == "Cc" and not character.isspace():
        return ""
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(c for c in lower if unicodedata.category(c) not in _DROPPED).translate(_ALIKE)
