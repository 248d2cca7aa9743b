"""A text made plain for matching: small letters, no accents, one kind of dash and of quote, digits as 0–9."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from voicelens.anonymise.spans import widened

_UNEVEN = "\ue000"  # stands for a character that does not become exactly one; of private use, so nobody writes it
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_QUOTES = dict.fromkeys("‘’‛′´`", "'") | dict.fromkeys("“”«»", '"')


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """What one character becomes: mostly one, none for an accent or an invisible one, several for a ligature."""
    kind = unicodedata.category(character)
    if kind in {"Nd", "Pd"}:
        return str(unicodedata.decimal(character)) if kind == "Nd" else "-"
    if character in _QUOTES:
        return _QUOTES[character]
    letters = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


class _Even(dict[int, str]):
    """A table for `str.translate` that keeps the length, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        self[code] = plain if len(plain) == 1 else _UNEVEN
        return self[code]


_EVEN = _Even()


@dataclass(frozen=True)
class Reading:
    """A text, its plain form, and where each plain character stands in the text (none: at the same offset)."""

    text: str
    low: str
    places: tuple[int, ...] | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The runs of letters."""
        return frozenset(_WORD.findall(self.low))

    @cached_property
    def signs(self) -> frozenset[str]:
        """The characters of the plain form."""
        return frozenset(self.low)

    @cached_property
    def digit(self) -> bool:
        """Whether there is a digit."""
        return _DIGIT.search(self.low) is not None

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the plain form as offsets of the text."""
        if self.places is None:
            return start, end
        return self.places[start], widened(self.text, self.places[end - 1] + 1)


def reading(text: str) -> Reading:
    """The text made plain."""
    if text.isascii():
        return Reading(text, text.lower().replace("`", "'"))
    low = text.translate(_EVEN)
    return _uneven(text) if _UNEVEN in low else Reading(text, low)


def _uneven(text: str) -> Reading:
    pairs = [(plain, offset) for offset, character in enumerate(text) for plain in _plain(character)]
    return Reading(text, "".join(plain for plain, _ in pairs), tuple(offset for _, offset in pairs))
