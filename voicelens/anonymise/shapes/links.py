"""Web addresses, written and spoken."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled, either
from voicelens.anonymise.words import ordinary

TLD = either(
    "com org net edu gov io mx gg ly be tv app dev xyz info example invalid k12 ar cl pe uk ca ai",
    "us co me es test link site online page",
)
_TAIL = r"""[^\s<>"]{0,500}[^\s<>".,;:!?)\]'*]"""


def _address(match: re.Match[str]) -> Extent | None:
    """A web address, and not a full stop with the space forgotten: "lunch.me too", "fun.be nice"."""
    host, _, rest = match["host"].partition(".")
    if "/" in match[0] or "." in rest or rest in {"com", "org", "net", "edu", "gov", "example"}:
        return match.span() if len(host) > 1 else None
    return match.span() if len(host) > 2 and not ordinary(host) else None


LINKS = Family(
    shapes=(
        Shape("URL", compiled(rf"\b(?:https?\s?:\s?//\s?|www\.){_TAIL}"), 0.99),
        Shape(
            "URL",
            compiled(
                rf"(?<![@\w.\-])(?P<host>[a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,63}}){{0,4}}\.{TLD})(?:/(?:{_TAIL})?)?(?![\w@])"
            ),
            0.9,
            _address,
        ),
        Shape(
            "URL",
            compiled(
                r"\b[a-z0-9\-]{2,40}(?:\s+(?:dot|punto)\s+[a-z0-9\-]{1,40})?\s+(?:dot|punto)\s+"
                r"(?:com|org|net|edu|gov|io|gg|example)\b(?:\s+(?:slash|diagonal)\s+[\w\-]{1,40})*"
            ),
            0.85,
        ),
    ),
    signs=".",
    words=frozenset({"dot", "punto", "http", "https"}),
)
