"""Printed words and numbers as an outsider reads them: which counts of students can stand behind them.

Nothing here is taken from the code that blurs numbers. What is known of it is what the brief itself says: sizes are
told to the nearest 5, and a share is told so coarsely that at least three counts fit each step (the ladder of
NCES 2011-603: 1 in 100 from 300 students, 2 from 150, 5 from 60, 10 from 30, 20 from 15, thirds and halves below).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

ABOUT, FEWER, MORE, RANGE = "about", "fewer", "more", "range"
NEAREST = 5
THREE = 3  # counts that fit each step
STEPS = (1, 2, 5, 10, 20)
THIRDS, HALVES = 33, 50
THIRDS_FROM = 8
_EDGE = 1e-4  # the middle of three parts has both its edges
_WHOLE = 100 + 1e-6  # nobody is left out

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_OF = r"(?:\s*(?:in 100|de cada 100|%))?"
_SHARES = (
    (FEWER, re.compile(rf"(?:≤\s*{_NUMBER}|(?:about |unos )?{_NUMBER} (?:or fewer|o menos)){_OF}")),
    (MORE, re.compile(rf"(?:≥\s*{_NUMBER}|(?:about |unos )?{_NUMBER} (?:or more|o más)){_OF}")),
    (RANGE, re.compile(rf"(?:about |de |unos )?{_NUMBER}\s*(?:–|-|to|a)\s*{_NUMBER}{_OF}(?:,? aproximadamente)?")),
    (ABOUT, re.compile(rf"(?:about |unos |~\s*|≈\s*)?{_NUMBER}{_OF}")),
)
_COUNT = re.compile(
    r"(about |unos |~\s*|≈\s*)?(\d{1,3}(?:[,.\u202f ]\d{3})+|\d+)"
    r"(?: (?:students?|estudiantes?)(?: answered| respondi\w+)?)?"
)
_IN_100 = re.compile(r"in 100|de cada 100|%")
_AMONG = re.compile(r"\s(?:of those|de quienes|de los|de las|of them|students?|estudiantes?)\b.*$")
_PEOPLE = re.compile(r"\d (?:students?|estudiantes?)\b")
_HIDDEN = frozenset({"", "–", "-", "—", "hidden", "not shown", "no se muestra", "oculto"})


class Share(NamedTuple):
    """A share as told, in 100: one number, or the two ends of a range."""

    kind: str
    low: float
    high: float


class Count(NamedTuple):
    """A number of students as told, and whether it is said to be the exact one."""

    n: int
    exact: bool

    @property
    def span(self) -> tuple[int, int]:
        """The sizes that are told like this."""
        half = 0 if self.exact else NEAREST // 2
        return self.n - half, self.n + half


@dataclass(frozen=True)
class Told:
    """All that one text tells; `rest` is what could not be read and holds a number."""

    count: Count | None = None
    share: Share | None = None
    rest: str = ""


def is_hidden(text: str) -> bool:
    """Whether a text stands in place of a number that is not told."""
    return text.strip().lower() in _HIDDEN


def read_share(text: str) -> Share | None:
    """A share as a text of its own tells it ("about 28 in 100", "≤5", "33–67"); None for anything else."""
    plain = text.strip().lower()
    for kind, shape in _SHARES:
        if found := shape.fullmatch(plain):
            numbers = [float(part.replace(",", ".")) for part in found.groups() if part is not None]
            return Share(kind, numbers[0], numbers[-1])
    return None


def read_count(text: str) -> Count | None:
    """A number of students as a text of its own tells it; None for anything else."""
    found = _COUNT.fullmatch(text.strip().lower())
    return Count(int(re.sub(r"\D", "", found[2])), not found[1]) if found else None


def read_words(text: str) -> Told:
    """What the sentence of a published row tells: students who answered, a share, or both, parted by a semicolon."""
    count, share, rest = None, None, []
    for part in text.split(";"):
        if _PEOPLE.search(part) and count is None:
            count = read_count(part)
            known = count is not None
        else:
            told = read_share(_without_whom(part)) if _IN_100.search(part) else None
            share, known = share or told, told is not None
        if not known and any(letter.isdigit() for letter in part):
            rest.append(part.strip())
    return Told(count, share, "; ".join(rest))


def _without_whom(part: str) -> str:
    """The words without those that say among whom."""
    return _AMONG.sub("", part.strip().lower())


def step(least: int, coarser: int = 0, finest: int = 1) -> int:
    """How many in 100 one step is where at least so many students stand behind a share.

    33 and 50 are thirds and halves. `coarser`: so many places further up than it has to be; 0 where nothing is told.
    """
    fine = next((each for each in STEPS if least * each >= 100 * THREE), THIRDS if least >= THIRDS_FROM else HALVES)
    ladder = (*STEPS, THIRDS, HALVES)
    place = ladder.index(max(fine, finest)) + coarser
    return ladder[place] if place < len(ladder) else 0


def fits(share: Share, each: int, coding: int = NEAREST) -> bool:
    """Whether a share can be told like this in such steps."""
    if each in (THIRDS, HALVES):
        return share.kind != ABOUT and share.low in ((33, 67) if each == THIRDS else (50,))
    if share.kind == RANGE or not each:
        return False
    if share.kind == ABOUT:
        return share.low % each == 0
    return (share.low if share.kind == FEWER else 100 - share.low) == max(coding, each)


def span(share: Share, each: int) -> tuple[float, float]:
    """The shares in 100 that are told like this in such steps: from the first on, up to but not with the second."""
    if share.kind == RANGE:
        return _part(share.low), _part(share.high) + _EDGE
    half = 0.0 if each in (THIRDS, HALVES) or (share.kind != ABOUT and share.low in (33, 50, 67)) else each / 2
    if share.kind == ABOUT:
        return max(share.low - half, 0), share.low + half
    return (0.0, _part(share.low) + half) if share.kind == FEWER else (_part(share.low) - half, _WHOLE)


def _part(end: float) -> float:
    return {33: 100 / 3, 67: 200 / 3}.get(round(end), end)
