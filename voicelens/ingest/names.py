"""Column names: tidied, made distinct, and given to columns that have none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from voicelens.i18n import say

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LETTERS = 26


def tidy(name: str) -> str:
    """A column name on one line, without spaces around it, in Unicode NFC."""
    return " ".join(unicodedata.normalize("NFC", name.replace("\ufeff", "")).split())


def plain(name: str) -> str:
    """A column name without HTML (tags, entities), on one line: survey tools export the wording as it was formatted."""
    return tidy(html.unescape(_TAG.sub(" ", name)))


def key(name: str) -> str:
    """What two column names share that differ only in capitals and spaces."""
    return tidy(name).casefold()


def letter(place: int) -> str:
    """The name a spreadsheet gives to a column, counted from 0: A … Z, AA …"""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def distinct(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names that all differ, also in another case ("Name", "Name (2)"), and a note for each name that came twice."""
    taken: set[str] = set()
    every = {key(name) for name in names}
    counts: dict[str, int] = {}
    out, notes = [], []
    for name in names:
        new, count = name, counts.get(key(name), 1)
        while key(new) in taken or (count > 1 and key(new) in every):
            count += 1
            new = f"{name} ({count})"
        counts[key(name)] = count
        taken.add(key(new))
        out.append(new)
        if new != name:
            notes.append(say("There are several columns “{name}”; one is called “{new}” here.", name=name, new=new))
    return out, notes
