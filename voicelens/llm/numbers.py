"""Numbers in a sentence, as digits or as words: they come from tables and never from a model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from voicelens.text import fold, words

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve"
)
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_MANY = {
    "en": "hundred hundreds thousand thousands million dozen dozens half halves third thirds quarter quarters twice "
    "thrice double triple percent percentage majority minority most fewest nobody everybody everyone all none",
    "es": "cien ciento cientos doscientos trescientos mil miles millon millones docena docenas mitad tercio tercios "
    "doble triple porciento porcentaje mayoria minoria nadie todos todas ninguno ninguna",
}
_NO_NUMBER = re.compile(r"\bone another\b|\bone.on.one\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@cache
def _values(language: str) -> Mapping[str, str]:
    small = {word: str(n) for n, word in enumerate((_EN if language == "en" else _ES).split())}
    tens = {word: str(n) for n, word in zip(range(30, 100, 10), _TENS[language].split(), strict=True)}
    return {word: word for word in _MANY[language].split()} | small | tens


def numbers_in(text: str, language: str) -> list[str]:
    """Each number of a text, digits as digits (“10” for “ten” as well), and words of amount such as “half” as words.

    “All” and its kind are claims about everybody; “no one” is one too, and “one another” is none.
    """
    plain = _NO_NUMBER.sub(" ", unicodedata.normalize("NFKC", _as_digits(text)))
    found = [match[0].rstrip(".,") for match in _DIGITS.finditer(plain)]
    known = _values(language)
    found += [known[word] for word in map(fold, words(plain)) if word in known and not word.isdigit()]
    return found + [sign for sign in "%‰" if sign in plain]


def _as_digits(text: str) -> str:
    """Every sign that stands for a number as its number: other scripts, fractions, circled and Roman ones."""
    return "".join(_digit(letter) for letter in text)


def _digit(letter: str) -> str:
    value = unicodedata.numeric(letter, None)
    return letter if value is None else f"{value:g}"


def strange_numbers(text: str, language: str, given: Iterable[str] = ()) -> list[str]:
    """The numbers of a text that stand in none of the texts given."""
    known = {number for one in given for number in numbers_in(one, language)}
    return [number for number in numbers_in(text, language) if number not in known]
