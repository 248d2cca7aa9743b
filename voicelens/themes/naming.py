"""Names for themes, made of words that several students used: no student's sentence becomes a name.

A phrase scores by class-based TF-IDF (how much more this theme uses it than the others do, Grootendorst 2022) times how
near the ideas that use it stand to the theme's centre.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicelens.i18n import say
from voicelens.text import fold, words
from voicelens.themes.finders.graph import centres
from voicelens.themes.words import LINKS, PEOPLE, PLACEHOLDER, STOP, VERBS

USED_BY = 3
MOST_WORDS = 4
MOST_KEYWORDS = 8
_BREAK = re.compile(r"[.,;:!?()\"“”\n…/]+")


class Named(NamedTuple):
    """What a theme is called and the words that tell it apart."""

    name: str
    keywords: tuple[str, ...]


class _Phrase(NamedTuple):
    key: str
    text: str
    score: float


def name_themes(
    texts: Sequence[str], respondents: Sequence[str], vectors: NDArray[np.float32], labels: NDArray[np.int64]
) -> list[Named]:
    """One unique name per label 0, 1, …; every word of it stands in the ideas of at least 3 different respondents."""
    ideas = [_phrases(text) for text in texts]
    themes = int(labels.max(initial=-1)) + 1
    totals: Counter[str] = Counter(key for phrases in ideas for key in phrases)
    middle = centres(vectors.astype(np.float64), labels) if themes else np.zeros((0, 1))
    taken: set[str] = set()
    named = []
    for theme in range(themes):
        rows = np.flatnonzero(labels == theme)
        ranked = _ranked(rows, ideas, respondents, totals, vectors @ middle[theme])
        name = _name(ranked, taken) or say("Theme {n}", n=theme + 1)
        taken.add(fold(name))
        named.append(Named(name, tuple(p.text for p in ranked if " " not in p.key)[:MOST_KEYWORDS]))
    return named


def _phrases(text: str) -> dict[str, str]:
    """The phrases of one to three words in a text: their key (folded, plural taken off) and how it was written."""
    found: dict[str, str] = {}
    for part in _BREAK.split(PLACEHOLDER.sub(",", text)):
        spoken = [(_stem(word), word) for word in words(part)]
        for start in range(len(spoken)):
            for end in range(start + 1, min(start + 3, len(spoken)) + 1):
                piece = spoken[start:end]
                if _tells(piece[0][1]) and _tells(piece[-1][1]) and all(_may_link(word) for _, word in piece[1:-1]):
                    found.setdefault(" ".join(key for key, _ in piece), " ".join(word for _, word in piece))
    return found


def _tells(word: str) -> bool:
    folded = fold(word)
    return len(folded) > 2 and not folded.isdigit() and folded not in STOP and folded not in PEOPLE


def _may_link(word: str) -> bool:
    return fold(word) in LINKS or _tells(word)


def _stem(word: str) -> str:
    folded = fold(word)
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


def _ranked(
    rows: NDArray[np.int64],
    ideas: Sequence[Mapping[str, str]],
    respondents: Sequence[str],
    totals: Mapping[str, int],
    closeness: NDArray[np.floating[Any]],
) -> list[_Phrase]:
    """The theme's phrases that at least 3 respondents used, best first."""
    users: dict[str, set[str]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    near: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for key, text in ideas[row].items():
            users[key].add(respondents[row])
            written[key][text.lower()] += 1
            near[key].append(float(closeness[row]))
    average = sum(totals.values()) / max(len(totals), 1)
    phrases = [
        _Phrase(
            key,
            _commonest(written[key]),
            len(near[key]) * np.log1p(average * 10 / totals[key]) * max(float(np.mean(near[key])), 0.0)
            * len(near[key]) / totals[key] * _weight(key),
        )
        for key in users
        if len(users[key]) >= USED_BY
    ]  # fmt: skip
    return sorted(phrases, key=lambda phrase: (-round(phrase.score, 9), phrase.key))


def _commonest(written: Mapping[str, int]) -> str:
    return min(written, key=lambda text: (-written[text], text))


def _weight(key: str) -> float:
    """Phrases say more than single words; verbs alone make poor names."""
    several = 1.0 + 0.5 * key.count(" ")
    return several * (0.5 if " " not in key and key in VERBS else 1.0)


def _name(ranked: Sequence[_Phrase], taken: Iterable[str]) -> str:
    """The best phrase, or the two best words side by side; the first one no other theme has."""
    for first in ranked:
        options = [first.text] if " " in first.key else []
        options += [f"{first.text}, {second.text}" for second in ranked if _apart(first.key, second.key)]
        for option in [*options, first.text]:
            title = _title(option)
            if len(words(title)) <= MOST_WORDS and fold(title) not in taken:
                return title
    return ""


def _apart(one: str, other: str) -> bool:
    """Two single words that are not spellings of one."""
    return " " not in one and " " not in other and SequenceMatcher(None, one, other).ratio() < 0.7


def _title(text: str) -> str:
    return " ".join(word if fold(word) in LINKS else word[:1].upper() + word[1:] for word in text.split(" "))
