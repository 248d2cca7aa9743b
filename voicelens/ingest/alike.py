"""How much two wordings, or two labels of a group, look as if they meant the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from voicelens.ingest.names import key
from voicelens.ingest.words_alike import ABBREVIATIONS, CONTRASTS, GRADE_WORDS, GRADES, LABELS, LIGHT
from voicelens.text import fold

LIKELY = 0.6
SURE = 0.9
_TOKEN = re.compile(r"[^\W_]+|[<>+=%#$]")
_APOSTROPHE = re.compile(r"['’‘ʼ`´]")
_NUMBERING = re.compile(r"^\s*(?:q(?:uestion)?\.?\s*\d[\d._]*|\d[\d._]*\s*[.:)|–-])[\s.:)|–-]*(?=.*[^\W\d_]{2})")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\b")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|o|er|ero|do|to|mo|vo|no)?")
_SHORTEST, _ENDING, _TYPO = 4, 3, 0.84
T = TypeVar("T")


def loose(text: str) -> str:
    """What two spellings share that differ only in capitals, accents, spaces and punctuation.

    Signs that can carry a meaning (< > + = % # $) stay.
    """
    bare = _APOSTROPHE.sub("", text.replace("&", " and "))
    return " ".join(_TOKEN.findall(fold(bare))) or key(text)


def _content(text: str) -> list[str]:
    tokens = [ABBREVIATIONS.get(token, token) for token in loose(text).split()]
    return list(dict.fromkeys(token for token in tokens if token not in LIGHT)) or tokens


def wordings_alike(one: str, other: str) -> float:
    """From 0 to 1: the share of telling words that two questions have in common, small changes of a word aside.

    A number in front ("3.", "Q3") and years do not count; other numbers have to agree.
    """
    bare = [_content(_YEAR.sub(" ", _NUMBERING.sub("", fold(text)))) for text in (one, other)]
    return 1.0 if "".join(bare[0]) == "".join(bare[1]) else _words_alike(*bare)


def labels_alike(one: str, other: str) -> float:
    """From 0 to 1: `SURE` where two labels are known names of one thing ("F", "Girl"; "4th", "Grade 4")."""
    classes = _label_class(one), _label_class(other)
    if classes[0] and classes[1]:
        return SURE if classes[0] == classes[1] else 0.0
    if loose(one).replace(" ", "") == loose(other).replace(" ", "") and not _digits(loose(one).split()):
        return SURE
    return _words_alike(_content(one), _content(other))


def _label_class(label: str) -> str:
    text = loose(label)
    known = next((f"label {n}" for n, names in enumerate(LABELS) if text in names), "")
    return known or _grade(text)


def _grade(text: str) -> str:
    if text in GRADES:
        return f"grade {GRADES[text]}"
    rest = [token for token in text.split() if token not in GRADE_WORDS]
    if len(rest) != 1:
        return ""
    number = _ORDINAL.fullmatch(rest[0])
    level = GRADES.get(rest[0]) or (str(int(number[1])) if number else "")
    return f"grade {level}" if level else ""


def _digits(tokens: Sequence[str]) -> set[str]:
    return {digits for token in tokens if (digits := "".join(letter for letter in token if letter.isdigit()))}


def _words_alike(one: Sequence[str], other: Sequence[str]) -> float:
    numbers = _digits(one), _digits(other)
    contrast = CONTRASTS.intersection(one), CONTRASTS.intersection(other)
    if (all(numbers) and numbers[0] != numbers[1]) or (all(contrast) and contrast[0] != contrast[1]):
        return 0.0
    left, shared = list(other), 0
    for token in one:
        match = next((each for each in left if _near(token, each)), None)
        if match is not None:
            left.remove(match)
            shared += 1
    return 2 * shared / max(len(one) + len(other), 1)


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or short[0] != long[0]:
        return False
    grown = long.startswith(short) and len(long) - len(short) <= _ENDING
    return grown or SequenceMatcher(None, one, other).ratio() >= _TYPO


def pair_up(known: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pairs (new, known) that are likely the same, in the order of the known; each thing is in one pair at most.

    The likeliest pairs are made first.
    """
    scored = [(alike(a, b), n, m) for n, a in enumerate(known) for m, b in enumerate(new)]
    pairs: dict[int, int] = {}
    for score, n, m in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score >= LIKELY and m not in pairs and n not in pairs.values():
            pairs[m] = n
    return [(new[m], known[n]) for m, n in sorted(pairs.items(), key=lambda pair: pair[1])]


def label_pairs(known: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs (new, known) of labels that are not written alike and likely mean the same.

    A label that other files and this one share is taken already; only a `SURE` one can have several spellings.
    """
    before, now = {loose(label): label for label in known}, {loose(label): label for label in new}
    fresh = [label for spelling, label in now.items() if spelling not in before]
    sure = {label: match for label in fresh if (match := _sure(label, list(before.values())))}
    taken = set(sure.values())
    free = [label for spelling, label in before.items() if spelling not in now and label not in taken]
    rest = pair_up(free, [label for label in fresh if label not in sure], labels_alike)
    found = {**sure, **dict(rest)}
    return [(label, found[label]) for label in fresh if label in found]


def _sure(label: str, known: Sequence[str]) -> str:
    return next((each for each in known if labels_alike(label, each) >= SURE), "")
