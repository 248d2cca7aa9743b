"""Answers that are keyboard noise, or the question copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from voicelens.ingest.vocabulary import COMMON
from voicelens.text import fold, words

_TEST_WORDS = frozenset({"test", "testing", "prueba", "probando", "blah", "bla", "lorem", "ipsum"})
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "asdfghjklñ")
_BOTH_WAYS = tuple(row for keys in _ROWS for row in (keys, keys[::-1]))
_ABBREVIATIONS = frozenset(
    {
        "lgbt",
        "lgbtq",
        "hmwk",
        "ptsd",
        "psst",
        "pls",
        "plz",
        "thx",
        "tysm",
        "ppl",
        "wknd",
        "shhh",
        "html",
        "skls",
        "tchr",
    }
)
_NOT_LETTERS = re.compile(r"[\W_]")
_REPEATED = re.compile(r"(.{1,4}?)\1{2,}.{0,3}")
_ONE_CHARACTER = re.compile(r"(\w)\1+")
_SAME_QUESTION = 0.9
_MOST_OF_IT = 0.6
_FEW_VOWELS = 0.2
_LONGEST_COPY = 400


def is_copied(answer: str, wording: str) -> bool:
    """Whether the answer is the question, or most of it, in four words or more."""
    said, asked = (" ".join(words(fold(each))) for each in (answer[:_LONGEST_COPY], wording[:_LONGEST_COPY]))
    if said.count(" ") < 3:
        return False
    part = said in asked and len(said) >= _MOST_OF_IT * len(asked)
    matcher = SequenceMatcher(None, said, asked, autojunk=False)
    return part or (matcher.real_quick_ratio() >= _SAME_QUESTION and matcher.ratio() >= _SAME_QUESTION)


def is_noise(bare: str, found: Sequence[str]) -> bool:
    """Whether an answer (as written, and its folded words) holds nothing but noise."""
    letters = _NOT_LETTERS.sub("", fold(bare))
    if letters.isdigit() or all(word in _TEST_WORDS for word in found) or _one_character(letters):
        return True
    if len(found) >= 3 and len(set(found)) == 1:
        return found[0] not in COMMON
    if len(letters) >= 6 and len(found) <= 2 and _REPEATED.fullmatch(letters):
        return True
    long = [word for word in words(fold(bare)) if len(word) > 1]
    return bool(long) and all(is_mash(word) for word in long)


def _one_character(letters: str) -> bool:
    return len(letters) > 2 and _ONE_CHARACTER.fullmatch(letters) is not None


def is_mash(word: str) -> bool:
    """Whether one folded word comes from running fingers over the keys."""
    if word.isdigit():
        return True
    if word in COMMON or word in _ABBREVIATIONS or len(word) < 4 or not word.isascii():
        return False
    half = word[: len(word) // 2]
    once = half if word == half * 2 else word
    if longest_run(once) >= max(4, 0.6 * len(once)):
        return True
    vowels = sum(letter in "aeiouy" for letter in word)
    one_row = any(set(word) <= set(row) for row in _ROWS)
    return not vowels or (one_row and len(word) >= 6 and vowels <= _FEW_VOWELS * len(word))


def longest_run(word: str) -> int:
    """The most letters of a word in a row that lie side by side on the keyboard, in one direction."""
    return max(_run(word, start) for start in range(len(word)))


def _run(word: str, start: int) -> int:
    length = 1
    while start + length < len(word) and any(word[start : start + length + 1] in row for row in _BOTH_WAYS):
        length += 1
    return length
