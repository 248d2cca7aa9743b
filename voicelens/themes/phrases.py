"""The words and phrases of many short texts: who uses them, in which language, and how they are spelt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from voicelens.i18n import LANGUAGES
from voicelens.text import fold, words
from voicelens.themes.name_words import DOINGS, ING_NOUNS, MODIFIERS, PROPER
from voicelens.themes.words import LINKS, PEOPLE, PLACEHOLDER, STOP, TOPICS

USED_BY = 3
LONGEST = 3
_TELLS_HOW = MODIFIERS | DOINGS
_BREAK = re.compile(r"[.,;:!?()\"“”\n…/]+")
_OFTEN = 3
_SPELT_FROM = 5
_AT_HOME = 2


@dataclass(frozen=True)
class Phrases:
    """What is said in each text, as keys (folded, plural taken off), and what is known of each key.

    `common` are keys that at least 3 respondents use, `foreign`, by language, those at home in another one, `written`
    how a key is spelt most often.
    """

    said: Sequence[frozenset[str]]
    total: Mapping[str, int]
    common: frozenset[str]
    foreign: Mapping[str, frozenset[str]]
    written: Mapping[str, str]


@cache
def stem(word: str) -> str:
    """A word folded and without its plural s or es."""
    folded = fold(word)
    if folded.endswith(("sses", "ches", "shes", "xes")):
        return folded[:-2]
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


_KNOWN = frozenset(key for word in TOPICS if len(key := stem(word)) >= _SPELT_FROM) - {"freind", "frend"}


def read_phrases(texts: Sequence[str], respondents: Sequence[str], languages: Sequence[str]) -> Phrases:
    """Find the phrases of one to three words in all texts."""
    spelt = _spellings(texts)
    names = _names(texts)
    said, total, forms = [], Counter[str](), defaultdict[str, Counter[str]](Counter)
    users: dict[str, set[str]] = defaultdict(set)
    for text, who in zip(texts, respondents, strict=True):
        found = dict(_phrases(text, spelt, names))
        said.append(frozenset(found))
        for key, form in found.items():
            total[key] += 1
            if _spelt_right(form, key):
                forms[key][form] += 1
            if len(users[key]) < USED_BY:
                users[key].add(who)
    return Phrases(
        said,
        total,
        frozenset(key for key, some in users.items() if len(some) >= USED_BY),
        {language: _foreign(said, languages, language) for language in LANGUAGES},
        {key: min(forms[key], key=lambda form: (-forms[key][form], form), default=key) for key in total},
    )


def is_modifier(word: str) -> bool:
    """Whether a key or word is no noun: it tells how something is, or what somebody does."""
    folded = fold(word)
    if folded.endswith("ing") and len(folded) > 5:
        return folded not in ING_NOUNS
    return folded in _TELLS_HOW or f"{folded}s" in _TELLS_HOW or folded.endswith("ly")


def _spelt_right(form: str, key: str) -> bool:
    return all(stem(word) == part for word, part in zip(form.split(" "), key.split(" "), strict=True))


@cache
def _tells(word: str) -> bool:
    folded = fold(word)
    return (
        len(folded) > 2
        and not folded.isdigit()
        and "'" not in folded.replace("’", "'")
        and folded not in STOP
        and folded not in PEOPLE
    )


def _parts(text: str) -> Iterator[list[str]]:
    return (words(part) for part in _BREAK.split(PLACEHOLDER.sub(",", text)))


def _phrases(text: str, spelt: Mapping[str, str], names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each phrase of a text: its key and how it was written, in small letters."""
    for part in _parts(text):
        spoken = [(spelt.get(key, key), word.lower()) for word in part for key in [stem(word)]]
        tells = [_tells(word) and key not in names for key, word in spoken]
        for start in (place for place, telling in enumerate(tells) if telling):
            for end in range(start + 1, min(start + LONGEST, len(spoken)) + 1):
                inner = range(start + 1, end - 1)
                if tells[end - 1] and all(tells[n] or fold(spoken[n][1]) in LINKS for n in inner):
                    yield (
                        " ".join(key for key, _ in spoken[start:end]),
                        " ".join(word for _, word in spoken[start:end]),
                    )


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Words that are mostly written like a name inside a sentence, except known ones, such as “English”."""
    inside, capital = Counter[str](), Counter[str]()
    for text in texts:
        for part in _parts(text):
            for word in part[1:]:
                inside[stem(word)] += 1
                capital[stem(word)] += word[0].isupper() and word[1:].islower()
    known = {stem(word) for word in PROPER | TOPICS}
    return frozenset(word for word, n in capital.items() if n * 2 > inside[word] and word not in known)


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """The likely right spelling of a word that lacks a letter, has one too many or two the wrong way round.

    Right is a word of school life, or one used three times as often.
    """
    spoken = (stem(word) for text in texts for part in _parts(text) for word in part if _tells(word))
    count = Counter(key for key in spoken if len(key) >= _SPELT_FROM)
    near: dict[str, set[str]] = defaultdict(set)
    for key in (every := {*count, *_KNOWN}):
        for other in every.intersection(_slips(key)):
            near[key].add(other)
            near[other].add(key)
    better = {}
    for key in (key for key in count if key not in _KNOWN and not is_modifier(key)):
        right = [other for other in near[key] if other in _KNOWN or count[other] >= _OFTEN * count[key]]
        if right:
            better[key] = min(right, key=lambda other: (other not in _KNOWN, -count[other], other))
    return better


def _slips(key: str) -> Iterator[str]:
    """The word with a letter after the first left out, or two of them swapped."""
    for n in range(1, len(key)):
        yield key[:n] + key[n + 1 :]
        yield key[:n] + key[n + 1 : n + 2] + key[n] + key[n + 2 :]


def _foreign(said: Sequence[frozenset[str]], languages: Sequence[str], language: str) -> frozenset[str]:
    """The keys that texts of other languages use much more often, relative to how many such texts there are."""
    own, other, size = Counter[str](), Counter[str](), Counter[bool]()
    for keys, spoken in zip(said, languages, strict=True):
        if spoken != "mixed":
            size[spoken == language] += 1
            (own if spoken == language else other).update(keys)
    if not size[True] or not size[False]:
        return frozenset()
    return frozenset(key for key, n in other.items() if n / size[False] > _AT_HOME * own[key] / size[True])
