"""Students' words inside a prompt: marked as data by a fence nobody can guess, with nothing in them that could pass
for a mark, a role or markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from voicelens.text import digest

LONGEST = 300
_LETTERS = 16
_LOOK_ALIKE = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "|": "/", "`": "'", "\\": "/", "#": "+", "~": "-"})
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def harmless(text: str, longest: int = LONGEST) -> str:
    """One line of plain letters: compatibility forms folded, unseen characters out, marks made look-alikes, cut."""
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(" " if unicodedata.category(letter) in _UNSEEN - {"Cf"} else letter for letter in folded)
    kept = "".join(letter for letter in seen if unicodedata.category(letter) != "Cf")
    plain = " ".join(kept.translate(_LOOK_ALIKE).replace("--", "-").replace("==", "=").split())
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"


def fence_of(*parts: object) -> str:
    """The fence of one call. Who could guess it would have to know everything in the call, their own words included."""
    return digest("fence", *parts)[:_LETTERS]


def fenced(name: str, lines: Sequence[str], fence: str) -> str:
    """Lines of data between two marks, each made harmless."""
    inside = "\n".join(f"- {harmless(line)}" for line in lines)
    return f"<<<{name} {fence}>>>\n{inside}\n<<<end {name} {fence}>>>"
