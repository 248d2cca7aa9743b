"""Numbers in words, English and Spanish: one digit after the other, in pairs ("five fifty five"), double and triple."""

from __future__ import annotations

import re
from itertools import pairwise

_ONES = "zero one two three four five six seven eight nine"
_UNOS = "cero uno dos tres cuatro cinco seis siete ocho nueve"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONCES = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos "
    "veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DIECES = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"

UNITS = {"oh": 0, "o": 0} | {word: n for listed in (_ONES, _UNOS) for n, word in enumerate(listed.split())}
_BELOW_THIRTY = {word: n for listed in (_TEENS, _ONCES) for n, word in enumerate(listed.split(), 10)}
_ROUND = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)} | {
    word: 10 * n for n, word in enumerate(_DIECES.split(), 3)
}
VALUES = UNITS | _BELOW_THIRTY | _ROUND
_AGAIN = {"double": 2, "doble": 2, "triple": 3}

UNIT = "(?:" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
_ANY = "|".join(sorted((*_BELOW_THIRTY, *UNITS), key=len, reverse=True))
_TEN = "|".join(sorted(_ROUND, key=len, reverse=True))
NUMERAL = (
    rf"(?:(?:double|doble|triple)\s+(?:{UNIT}|\d)\b|(?:{_TEN})(?:(?:\s+y\s+|\s|-){UNIT}\b)?"
    rf"|(?:{_ANY})\b|\d{{1,4}}\b)"
)
NUMBER_WORDS = frozenset({*VALUES, *_AGAIN} - {"o"})
_PART = re.compile(r"[a-z]+|\d+")


def digits(spoken: str) -> str:
    """The digits that a run of numerals stands for: "five fifty five oh one" is 55501."""
    out, times, tens = "", 1, 0
    for part in _PART.findall(spoken):
        if part in _AGAIN:
            times = _AGAIN[part]
        elif part.isdigit():
            out, tens, times = out + part * times, 0, 1
        elif part in VALUES:
            value = VALUES[part]
            added = tens > 0 and 0 < value < 10
            out = out[:-1] + str(value) if added else out + str(value) * times
            times, tens = 1, value if part in _ROUND else 0
    return out


def counts(spoken: str) -> bool:
    """Whether the numerals only count, up or down, as children do: six seven eight nine ten."""
    numbers = [VALUES[part] if part in VALUES else int(part) for part in _PART.findall(spoken) if _known(part)]
    steps = {b - a for a, b in pairwise(numbers)}
    return steps in ({1}, {-1})


def _known(part: str) -> bool:
    return part in VALUES or part.isdigit()
