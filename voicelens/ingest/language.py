"""Which language an answer is in, from word lists, spellings that sound alike and the shape of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicelens.ingest.english import ENGLISH
from voicelens.ingest.listed import listed
from voicelens.ingest.spanish import SPANISH
from voicelens.ingest.tongues import ANY, explained, strange
from voicelens.ingest.vocabulary import KNOWN, NEITHER, Says, guessed
from voicelens.text import fold, words

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SPANISH_MARKS = re.compile("[ñ¿¡áíóú]", re.IGNORECASE)
_ENGLISH_SHAPE = re.compile(r"\w*(?:th|sh|ck|wh|oo|ee|w|tion|ing|ed|ly|ness|ght)\w*")
_SPANISH_SHAPE = re.compile(
    r"\w*(?:cion|ciones|mente|idad|stad|dor|dora|dores|doras|ito|ita|itos|itas|illo|illa|ando|iendo|aron|aban|abamos"
    r"|aramos|amos|emos|imos|aria|arian|arias|eria|[a-z]{2}ar)"
)
_SPANISH_END = re.compile(r"\w{2,}(?:o|a|os|as)")
_TITLES = listed("mr mrs ms miss mx dr coach principal senor senora senorita sr sra srta profe don dona")
_MOST_NAMES = 3
_SAID_IN_BOTH = re.compile(
    r"\b(?:d(?:ia|e) (?:de )?(?:los )?muertos|cinco de mayo|los angeles|las vegas|el (?:paso|salvador|monte|centro)"
    r"|puerto rico|costa rica|san \w+|santa \w+|la (?:puente|mesa|paz|habra)|de la \w+|de los \w+|pan dulce"
    r"|el camino|high school|middle school|dress code|field trips?|spring break|red light green light|after ?school"
    r"|home ?runs?|pep rall(?:y|ies)|hall pass(?:es)?|brain breaks?|spirit (?:week|day)|student council"
    r"|cross country)\b"
)
_CUE = 0.5
_REALLY_USED = 2.0
_WORDS_FOR_MORE = 14
_FEWEST_ODD, _MOSTLY = 4, 0.8


def language_of(text: str) -> str:
    """`en`, `es`, `mixed` or `other`; "other" also for an answer without letters, "en" where nothing speaks.

    `mixed` needs both languages really used: a word of grammar, or several of content, not one borrowed noun.
    """
    plain = _WORD.findall(_folded(text))
    if not plain or (not text.isascii() and _foreign_script(text)):
        return "other"
    says = [KNOWN.get(word) or guessed(word) for word in plain]
    total = _sum(says)
    if _elsewhere(text, plain, total) or _unheard_of(plain, says):
        return "other"
    if total.english and total.spanish:
        plain = _without_names(text)
        says = [KNOWN.get(word) or guessed(word) for word in plain]
        total = _sum(says)
        if _both_used(plain, says, total) >= _REALLY_USED + (len(plain) > _WORDS_FOR_MORE):
            return "mixed"
    return _one(text, plain, total)


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text).replace("’", "'")


def _sum(says: Sequence[Says]) -> Says:
    english = spanish = english_proof = spanish_proof = 0.0
    for each in says:
        if each is not NEITHER:
            english += each[0]
            spanish += each[1]
            english_proof += each[2]
            spanish_proof += each[3]
    return Says(english, spanish, english_proof, spanish_proof)


def _both_used(plain: Sequence[str], says: Sequence[Says], total: Says) -> float:
    """The proof for the language with less of it; a borrowed noun is proof beside another word of its language.

    Words that only sound Spanish are none by themselves: names do ("Hassan").
    """
    english, spanish = total.english_proof, total.spanish_proof
    english += english >= 1 and any(each.english and not each.english_proof for each in says)
    spanish += spanish >= 1 and any(each.spanish and not each.spanish_proof for each in says)
    written = any(each.spanish for word, each in zip(plain, says, strict=True) if word in KNOWN)
    return min(english, spanish) if written else 0.0


def _one(text: str, plain: Sequence[str], total: Says) -> str:
    spanish = total.spanish + (_CUE if not text.isascii() and _SPANISH_MARKS.search(text) else 0.0)
    if not total.english and not spanish:
        return _by_shape(plain)
    if total.english == spanish:
        return "es" if total.spanish_proof > total.english_proof else "en"
    return "en" if total.english > spanish else "es"


def _elsewhere(text: str, plain: Sequence[str], total: Says) -> bool:
    """Whether another language explains more of the words than English and Spanish do."""
    odd = 0 if text.isascii() else sum(strange(word) for word in words(text))
    if not odd and not any(word not in KNOWN and (word in ANY or "'" in word) for word in plain):
        return False
    here = max(
        total.english, total.spanish, sum(word in ENGLISH for word in plain), sum(word in SPANISH for word in plain)
    )
    there = max(explained(plain), 2 * odd)
    return there > here and there >= min(2, len(plain))


def _unheard_of(plain: Sequence[str], says: Sequence[Says]) -> bool:
    """Whether nearly all words are none of either language, not even misspelt, nor look like one of English."""
    odd = [
        word for word, each in zip(plain, says, strict=True) if each is NEITHER and word not in KNOWN and len(word) > 1
    ]
    if len(odd) < max(_FEWEST_ODD, _MOSTLY * len(plain)) or len(set(odd)) < _FEWEST_ODD:
        return False
    return sum(bool(_ENGLISH_SHAPE.fullmatch(word)) for word in odd) < _CUE * len(odd)


def _without_names(text: str) -> list[str]:
    """The folded words without what stands behind a title ("Ms. De la Cruz"), and without what is called so in both."""
    kept: list[str] = []
    names = 0
    for word in words(text):
        lower = _folded(word)
        if names and (word[:1].isupper() or (names == _MOST_NAMES and lower not in KNOWN)):
            names -= 1
            continue
        names = _MOST_NAMES if lower in _TITLES else 0
        kept.append(lower)
    return _WORD.findall(_SAID_IN_BOTH.sub(" ", " ".join(kept)))


def _by_shape(plain: Sequence[str]) -> str:
    """A guess from endings and letter pairs, for answers without one known word; English unless most speaks Spanish."""
    unknown = [word for word in plain if word not in KNOWN]
    english = sum(bool(_ENGLISH_SHAPE.fullmatch(word)) for word in unknown)
    spanish = sum(
        1.0 if _SPANISH_SHAPE.fullmatch(word) else _CUE * bool(_SPANISH_END.fullmatch(word)) for word in unknown
    )
    return "es" if spanish > english and spanish >= _CUE * len(plain) else "en"


def _foreign_script(text: str) -> bool:
    """Whether most letters are of another script than Latin."""
    letters = [ord(letter) for letter in text if letter.isalpha()]
    latin = sum(code < 0x250 or 0x1E00 <= code < 0x1F00 for code in letters)
    return latin < 0.5 * len(letters)
