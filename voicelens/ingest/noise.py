"""Answers that are keyboard noise, laughter, a greeting or a test, and answers that copy the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from voicelens.ingest.listed import listed
from voicelens.ingest.vocabulary import COMMON, TRIGRAMS
from voicelens.text import fold, words

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "asdfghjklñ", "abcdefghijklmnopqrstuvwxyz", "1234567890")
_BOTH_WAYS = tuple(row for keys in _ROWS for row in (keys, keys[::-1]))
NO_ANSWER = listed(
    """
    test testing tested prueba probando blah bla lorem ipsum wasd hi hii hey heyy heya hello helo hola holi holis
    howdy sup wassup yo bye adios greetings lol lool lolz lul lmao lmaoo lmfao rofl xd xdd xdxd omg wtf bruh bro
    bruv sheesh hm hmm mm um umm uh uhh er erm eh ah oh huh yay meh ugh skibidi rizz rizzler ohio sigma gyatt gyat
    fanum tax mewing griddy amogus sus yeet ligma deez nuts bofa ballsack uwu owo yolo dab poggers pog kek kekw
    stonks monke bingus chungus tung sahur tralalero tralala bombardino crocodilo ballerina cappuccina 6 7 67 six
    seven 69 420 21 xx null undefined nan asdf jk
    """
)
_AROUND = frozenset({"the", "a", "my", "is", "you", "what", "there", "only", "and", "one"})
_GREETINGS = frozenset(
    {
        "good morning", "good afternoon", "good night", "whats up", "what's up", "hi there", "hey there", "hello there",
        "hi guys", "hey guys", "hello everyone", "hi everyone", "hi teacher", "hello teacher", "buenos dias",
        "buenas tardes", "buenas noches", "hola maestra", "hola maestro", "que tal", "que onda",
    }
)  # fmt: skip
_LAUGHTER = re.compile(r"(?:a*(?:ha|ja|he|je|hi|ji|ah|aj)+[hj]*|l+o+l+(?:o+l+)*[sz]*|lma+o+|x+d+|k{3,}|ja+s?|ha+)+")
_NUMBER = re.compile(r"[\W_]*\d[\d\W_]*")
_CLOCK = re.compile(r"\D*\d{1,2}:\d\d\D*")
_NOT_LETTERS = re.compile(r"[\W_]")
_LONG_RUN = re.compile(r"(\w)\1{2,}")
_REPEATED = re.compile(r"(.{1,4}?)\1{2,}.{0,3}")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]+")
_STEM = re.compile(
    r"(?:(?:what(?: is|s)?|name|tell (?:us|me)|the|my|a|is)\ )*"
    r"(?:(?:one|1|something|favorite|first|main|biggest)\ )*(?:things?\ )?(?:(?:that|what)\ )?"
    r"(?:(?:(?:i|you|we|do)\ )+(?:(?:really|would|will|want|to|wish|id|most|do|most|could)\ )*"
    r"(?:like|love|enjoy|change)|about)"
    r"(?:\ (?:the|most|best|to|change|about|at|in|with|of|on|my|your|our|this|it|school|is|are|would|be|that))*"
    r"|(?:(?:que|cual|es|una|la|lo|cosa|algo|unica)\ )*que\ (?:(?:mas|te|me|yo|tu|nos|le)\ )*"
    r"(?:gusta|gustaria|cambiaria|cambiarias|quisiera|quieres|encanta)"
    r"(?:\ (?:cambiar|mas|de|a|en|mi|tu|la|nuestra|esta|escuela|es|seria|que|son))*"
)
_YOU = {"your": "my", "our": "my", "this": "my", "the": "my", "you": "i", "we": "i", "tu": "mi", "nuestra": "mi"}
_SAME_QUESTION = 0.9
_MOST_OF_IT = 0.6
_FEW_VOWELS = 0.2
_LONGEST_COPY = 60
_KNOWN_SHAPES = 0.34


def is_copied(found: Sequence[str], wording: str) -> bool:
    """Whether folded words are the question, most of it, or its beginning with no answer behind it."""
    if not 2 < len(found) <= _LONGEST_COPY:
        return False
    said = " ".join(found)
    if len(found) < 16 and _STEM.fullmatch(said.replace("'", "")) and _asks(found):
        return True
    asked, known = _question(wording)
    if sum(word in known for word in found) < _MOST_OF_IT * len(found) or len(found) < 4:
        return False
    mine = " ".join(_YOU.get(word, word) for word in found)
    part = mine in asked and len(mine) >= _MOST_OF_IT * len(asked)
    matcher = SequenceMatcher(None, mine, asked, autojunk=False)
    return part or (matcher.real_quick_ratio() >= _SAME_QUESTION and matcher.ratio() >= _SAME_QUESTION)


def _asks(found: Sequence[str]) -> bool:
    """Whether a stem points at an answer to come ("one thing", "lo que"), unlike "i like my school"."""
    return not {"thing", "things", "what", "whats", "something", "cosa", "lo", "algo", "que"}.isdisjoint(found) or (
        found[-1] in {"is", "would", "are"}
    )


@lru_cache(maxsize=64)
def _question(wording: str) -> tuple[str, frozenset[str]]:
    asked = words(fold(wording))[:_LONGEST_COPY]
    return " ".join(_YOU.get(word, word) for word in asked), frozenset(asked) | set(_YOU) | set(_YOU.values())


def is_greeting(found: Sequence[str]) -> bool:
    """Whether folded words greet and say no more."""
    return len(found) == 2 and " ".join(found) in _GREETINGS


def is_number(bare: str) -> bool:
    """Whether there is nothing but digits and marks, and it is no time of day."""
    return _NUMBER.fullmatch(bare) is not None and _CLOCK.fullmatch(bare) is None


def is_noise(bare: str, found: Sequence[str], squeezed: Sequence[str]) -> bool:
    """Whether an answer (as written, its folded words, and those with long runs of a letter cut) is only noise."""
    if _CLOCK.fullmatch(bare):
        return False
    if len(found) <= 8 and _no_answer(found, squeezed):
        return True
    letters = _NOT_LETTERS.sub("", "".join(found))
    if _one_character(letters):
        return True
    if len(found) >= 3 and len(set(found)) == 1:
        return found[0] not in COMMON
    if len(letters) >= 6 and len(found) <= 2 and _REPEATED.fullmatch(letters) and found[0] not in COMMON:
        return True
    long = [word for word in found if len(word) > 1]
    return bool(long) and all(is_mash(word, bare) for word in long)


def _no_answer(found: Sequence[str], squeezed: Sequence[str]) -> bool:
    known = [
        word in NO_ANSWER or short in NO_ANSWER or _LAUGHTER.fullmatch(word) is not None or word.isdigit()
        for word, short in zip(found, squeezed, strict=True)
    ]
    if not any(known):
        return False
    return all(yes or word in _AROUND for yes, word in zip(known, found, strict=True))


def _one_character(letters: str) -> bool:
    return letters.isascii() if len(letters) == 1 else len(letters) > 2 and len(set(letters)) == 1


def is_mash(word: str, bare: str = "") -> bool:
    """Whether one folded word comes from running fingers over the keys; capitals in `bare` mark an acronym."""
    if word.isdigit():
        return True
    if len(word) < 3 or not word.isascii() or any(_LONG_RUN.sub(cut, word) in COMMON for cut in (r"\1", r"\1\1")):
        return False
    half = word[: len(word) // 2]
    once = half if word == half * 2 else word
    if longest_run(once) >= max(3, 0.6 * len(once)):
        return True
    if len(word) < 4 or (len(word) <= 6 and word.upper() in bare and not bare.isupper() * (len(word) > 5)):
        return False
    return _strange_letters(word)


def _strange_letters(word: str) -> bool:
    """Whether the letters of a word stand in no order that English or Spanish has."""
    vowels = sum(letter in "aeiouy" for letter in word)
    one_row = any(set(word) <= set(row) for row in _ROWS[:4])
    if one_row and len(word) >= 5 and vowels <= _FEW_VOWELS * len(word):
        return True
    if not vowels:
        return len(word) >= 5
    if max(map(len, _CONSONANTS.findall(word)), default=0) >= 5 and vowels < 0.25 * len(word):
        return True
    parts = [word[at : at + 3] for at in range(len(word) - 2)]
    return len(word) >= 6 and sum(part in TRIGRAMS for part in parts) <= _KNOWN_SHAPES * len(parts)


def longest_run(word: str) -> int:
    """The most letters of a word in a row that lie side by side on the keyboard, in one direction."""
    return max(_run(word, start) for start in range(len(word)))


def _run(word: str, start: int) -> int:
    length = 1
    while start + length < len(word) and any(word[start : start + length + 1] in row for row in _BOTH_WAYS):
        length += 1
    return length
