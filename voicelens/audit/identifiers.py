"""Contacts by their shape alone: e-mail addresses, telephone numbers, links and handles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class _Shape(NamedTuple):
    """A kind, what it looks like, and a sign without which it need not be looked for (empty: three digits)."""

    kind: str
    pattern: re.Pattern[str]
    sign: str = ""


_ANYWHERE = (
    _Shape("EMAIL", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE), "@"),
    _Shape("PHONE", re.compile(r"(?<![\w.-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-]|\.\d)")),
)
_IN_ANSWERS = (
    _Shape("EMAIL", re.compile(r"[\w.]+ (?:at|arroba) \w+ (?:dot|punto) (?:com|org|net|edu)\b", re.IGNORECASE), "o"),
    _Shape("PHONE", re.compile(r"(?<![\w.])\d{10}(?!\w|\.\d)")),
    _Shape("URL", re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE), "."),
    _Shape("URL", re.compile(r"\b\w+\.(?:com|org|net|edu|us)/\w[^\s<>\"')]*", re.IGNORECASE), "/"),
    _Shape("USERNAME", re.compile(r"(?<![\w@])@\w{3,}"), "@"),
)
_DIGITS = re.compile(r"\d{3}")


def identifiers(text: str, *, answer: bool) -> Iterator[tuple[str, str]]:
    """Kind and wording of each contact; in the words of an answer, shapes that elsewhere mean nothing count too."""
    digits = _DIGITS.search(text) is not None
    for kind, pattern, sign in _ANYWHERE + _IN_ANSWERS if answer else _ANYWHERE:
        if sign in text if sign else digits:
            yield from ((kind, match[0]) for match in pattern.finditer(text))
