"""How many lines a text takes on paper, by the widths of a wide common font, so that narrower ones fit as well."""

from __future__ import annotations

from functools import cache
from unicodedata import east_asian_width

_NARROW = frozenset("iIjl.,:;'’‘|!ftr()[]· -")
_BROAD = frozenset("mwMW@%—…")
_EM = {"narrow": 0.33, "broad": 0.95, "capital": 0.7, "other": 0.6, "full": 1.05}
_BOLD = 1.1


@cache
def _letter(letter: str) -> float:
    """The width of a letter in em."""
    if letter in _NARROW:
        return _EM["narrow"]
    if letter in _BROAD:
        return _EM["broad"]
    if east_asian_width(letter) in "WF":
        return _EM["full"]
    return _EM["capital"] if letter.isupper() else _EM["other"]


@cache
def width(text: str, *, bold: bool = False) -> float:
    """The width of a text in em, about."""
    return sum(map(_letter, text)) * (_BOLD if bold else 1)


def lines(text: str, room: float, *, size: float = 1.0, bold: bool = False) -> int:
    """How many lines a text takes in `room` px at `size` px; words longer than a line are broken."""
    taken, count = 0.0, 1
    space = _EM["narrow"] * size
    for word in text.split():
        own = width(word, bold=bold) * size
        if taken and taken + space + own > room:
            count, taken = count + 1, 0.0
        whole, own = divmod(own, room) if own > room else (0, own)
        count += int(whole)
        taken += own + (space if taken else 0)
    return count
