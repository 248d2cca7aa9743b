"""Which language an answer is in, from small word lists and the shape of its words; good on three words."""

from __future__ import annotations

import re
import unicodedata

from voicelens.ingest.vocabulary import COMMON, ENGLISH_ONLY, OTHER, SPANISH_ONLY
from voicelens.text import fold, words

_SPANISH_MARKS = re.compile("[ñ¿¡]|[aeo]́n\\b", re.IGNORECASE)
_ENGLISH_SHAPE = re.compile(r"\w*(?:th|sh|ck|wh|oo|ee|w|tion|ing|ed|ly|ness|ght)\w*|\w+'(?:t|s|m|re|ve|ll|d)")
_SPANISH_SHAPE = re.compile(
    r"\w*(?:cion|ciones|mente|idad|stad|dor|dora|dores|doras|ito|ita|itos|itas|illo|illa|ando|iendo|aron|aban|amos|emos|imos|aria|arian|arias|eria|[a-z]{2}ar)"
)
_SPANISH_END = re.compile(r"\w{2,}(?:o|a|os|as)")
_CUE = 0.5
_STRONG = 2.0


def language_of(text: str) -> str:
    """`en`, `es`, `mixed` or `other`; "other" also for an answer without letters, "en" where nothing speaks."""
    found = words(text)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or _foreign_script(letters):
        return "other"
    plain = [fold(word).replace("’", "'") for word in found]
    english = _score(plain, ENGLISH_ONLY)
    spanish = _score(plain, SPANISH_ONLY) + bool(_SPANISH_MARKS.search(unicodedata.normalize("NFC", text)))
    other = _score(plain, OTHER)
    if other > max(english, spanish) and other >= _STRONG:
        return "other"
    if not english and not spanish:
        return _by_shape(plain)
    return _decide(english, spanish)


def _decide(english: float, spanish: float) -> str:
    low, high = sorted((english, spanish))
    if low >= _STRONG or (low >= 1 and low >= 0.25 * high):
        return "mixed"
    return "en" if english >= spanish else "es"


def _score(plain: list[str], known: frozenset[str]) -> float:
    return float(sum(word in known for word in plain))


def _by_shape(plain: list[str]) -> str:
    """A guess from endings and letter pairs, for answers without one known word; English unless most speaks Spanish."""
    unknown = [word for word in plain if word not in COMMON]
    english = sum(bool(_ENGLISH_SHAPE.fullmatch(word)) for word in unknown)
    spanish = sum(
        1.0 if _SPANISH_SHAPE.fullmatch(word) else _CUE * bool(_SPANISH_END.fullmatch(word)) for word in unknown
    )
    return "es" if spanish > english and spanish >= _CUE * len(plain) else "en"


def _foreign_script(letters: list[str]) -> bool:
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin < 0.5 * len(letters)
