"""Names for themes, made of words that several students used: no student's sentence becomes a name.

A phrase scores by class-based TF-IDF (how much more this theme uses it than the others do, Grootendorst 2022) times how
near the ideas that use it stand to the theme's centre. A theme is named in the language that most of its ideas are
written in. Where its ideas share no words, it is called after those that lie nearest to its centre.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicelens.i18n import LANGUAGES, say, speaking
from voicelens.text import fold, words
from voicelens.themes.finders.points import centres
from voicelens.themes.name_words import AS_WRITTEN, CAPITALS
from voicelens.themes.phrases import USED_BY, Phrases, is_modifier, read_phrases

MOST_WORDS = 4
MOST_KEYWORDS = 8
NAMED_FROM = 2_000
"""A theme is named from at most so many of its ideas."""
_IN_DESCRIPTION = 5
_EXCLUSIVE = 0.6
_WIDE, _NARROW, _RARE = 0.1, 0.06, 0.05
_FEW, _SPECIFIC = 2, 0.2
_ONE_LANGUAGE = 2 / 3


class Said(NamedTuple):
    """Ideas, one entry each: text, who wrote it, its language and its vector.

    A theme whose ideas are written in several languages is named in `language`.
    """

    texts: Sequence[str]
    respondents: Sequence[str]
    languages: Sequence[str]
    vectors: NDArray[np.float32]
    language: str


class Named(NamedTuple):
    """What a theme is called and the words that tell it apart."""

    name: str
    keywords: tuple[str, ...]


class _Phrase(NamedTuple):
    key: str
    score: float
    users: int

    @property
    def several(self) -> bool:
        return " " in self.key


def name_themes(said: Said, labels: NDArray[np.int64], taken: Collection[str] = ()) -> list[Named]:
    """One unique name per label 0, 1, …; every word of it stands in the ideas of at least 3 different respondents.

    `taken` are names that others already have, folded. "Theme 1" is a theme none of whose words three respondents used.
    """
    themes = int(labels.max(initial=-1)) + 1
    said, labels = _fewer(said, labels)
    phrases = read_phrases(said.texts, said.respondents, said.languages)
    middle = centres(said.vectors, labels)
    used = set(taken)
    named = []
    for theme in range(themes):
        rows = np.flatnonzero(labels == theme).tolist()
        people = len({said.respondents[row] for row in rows})
        near = said.vectors[rows] @ middle[theme]
        spoken = _spoken([said.languages[row] for row in rows], said.language)
        ranked = _ranked(rows, said.respondents, phrases, near, spoken)
        with speaking(spoken):
            name = _name(ranked, people, phrases, used, spoken) or _loose(rows, near, phrases, used, spoken)
        name = name or say("Theme {n}", n=theme + 1)
        used.add(fold(name))
        named.append(Named(name, _keywords(ranked, phrases)))
    return named


def description(keywords: Sequence[str]) -> str:
    """A sentence about a theme of which nothing but its words is known."""
    if not len(keywords):
        return say("Ideas that lie close together; no word stands out.")
    return say("Students write about {words}.", words=", ".join(keywords[:_IN_DESCRIPTION]))


def _spoken(languages: Sequence[str], wanted: str) -> str:
    """The language that two thirds of the ideas are written in, else the one that is wanted."""
    spoken = Counter(languages)
    return next((one for one in LANGUAGES if spoken[one] >= _ONE_LANGUAGE * len(languages)), wanted)


def _fewer(said: Said, labels: NDArray[np.int64]) -> tuple[Said, NDArray[np.int64]]:
    """Ideas spread evenly over each theme, and over those without one."""
    if len(labels) <= NAMED_FROM:
        return said, labels
    each = [np.flatnonzero(labels == theme) for theme in range(-1, int(labels.max()) + 1)]
    rows = np.sort(np.concatenate([own[:: -(-len(own) // NAMED_FROM) or 1] for own in each]))
    texts, respondents, languages = (
        [part[row] for row in rows.tolist()] for part in (said.texts, said.respondents, said.languages)
    )
    return Said(texts, respondents, languages, said.vectors[rows], said.language), labels[rows]


def _ranked(
    rows: Sequence[int],
    respondents: Sequence[str],
    phrases: Phrases,
    closeness: NDArray[np.floating[Any]],
    language: str,
) -> list[_Phrase]:
    """The theme's phrases that at least 3 respondents used, best first; then those that 3 of all and 2 here used."""
    users: dict[str, set[str]] = defaultdict(set)
    near: dict[str, list[float]] = defaultdict(list)
    for row, close in zip(rows, closeness, strict=True):
        for key in phrases.said[row] & phrases.common:
            users[key].add(respondents[row])
            near[key].append(float(close))
    average = sum(phrases.total.values()) / max(len(phrases.total), 1)
    found = []
    for key, whose in users.items():
        here, all_ = len(near[key]), phrases.total[key]
        telling = (
            here * np.log1p(average * 10 / all_) * max(float(np.mean(near[key])), 0.0) * (here / all_) ** _EXCLUSIVE
        )
        if len(whose) >= USED_BY or (len(whose) >= _FEW and _may_stand_alone(key) and here >= _SPECIFIC * all_):
            found.append(_Phrase(key, float(telling) * _weight(key, phrases.foreign[language]), len(whose)))
    return sorted(found, key=lambda phrase: (phrase.users < USED_BY, -round(phrase.score, 9), phrase.key))


def _may_stand_alone(key: str) -> bool:
    return " " not in key and not is_modifier(key)


def _weight(key: str, foreign: Collection[str]) -> float:
    """Phrases say more than single words; a name needs a noun, in English at its end, and words of its language."""
    weight = 1.0 + 0.5 * key.count(" ")
    return weight * (0.1 if is_modifier(key.rpartition(" ")[2]) else 1.0) * (0.02 if key in foreign else 1.0)


def _keywords(ranked: Sequence[_Phrase], phrases: Phrases) -> tuple[str, ...]:
    return tuple(phrases.written[p.key] for p in ranked if not p.several and p.users >= USED_BY)[:MOST_KEYWORDS]


def _name(ranked: Sequence[_Phrase], people: int, phrases: Phrases, taken: Collection[str], language: str) -> str:
    """The first title that no other theme has; one whose words another has, and what hardly anybody used, come last."""
    used = [set(name.split(" ")) for name in taken]
    rest = ""
    for first in sorted(ranked, key=lambda phrase: phrase.users < _RARE * people):
        for option in _options(first, ranked, people, phrases, language):
            title = _title(option, language)
            if len(words(title)) > MOST_WORDS or fold(title) in taken:
                continue
            if not any(set(fold(title).split(" ")) <= name for name in used):
                return title
            rest = rest or title
    return rest


def _options(first: _Phrase, ranked: Sequence[_Phrase], people: int, phrases: Phrases, language: str) -> Iterator[str]:
    """A phrase that enough people used; else the word alone if most did, in its usual phrase, or with a second word."""
    written = phrases.written
    if first.several:
        if _is_wide(first, ranked, people):
            yield written[first.key]
        return
    for phrase in ranked:
        if phrase.several and first.key in phrase.key.split(" ") and phrase.users >= 0.4 * first.users:
            yield written[phrase.key]
    if first.users * 2 < people and first.users >= USED_BY:
        for second in ranked:
            if _goes_with(first, second, phrases.foreign[language]):
                pair = {first.key, second.key}
                yield from (written[p.key] for p in ranked if p.several and pair <= set(p.key.split(" ")))
                one, other = sorted((first, second), key=lambda phrase: -phrase.users)
                yield _both(written[one.key], written[other.key], language)
    yield written[first.key]


def _loose(
    rows: Sequence[int],
    closeness: NDArray[np.floating[Any]],
    phrases: Phrases,
    taken: Collection[str],
    language: str,
) -> str:
    """What the ideas nearest to the centre speak of, in words of three respondents; numbered where it is taken."""
    order = [rows[n] for n in np.argsort(-closeness.round(6), kind="stable")]
    foreign = phrases.foreign[language]

    def rank(key: str) -> tuple[float, int, str]:
        return -_weight(key, foreign), phrases.total[key], key

    keys = [key for row in order for key in sorted(phrases.said[row] & phrases.common, key=rank)]
    keys.sort(key=lambda key: _weight(key, foreign) < 1.0)
    titles = [_title(phrases.written[key], language) for key in dict.fromkeys(keys)]
    short = [title for title in titles if len(words(title)) <= MOST_WORDS]
    again = (f"{title} ({n})" for title in short[:1] for n in count(2))
    return next((title for title in chain(short, again) if fold(title) not in taken), "")


def _is_wide(phrase: _Phrase, ranked: Sequence[_Phrase], people: int) -> bool:
    """Whether a phrase stands for the theme, not for a few of those who use its words."""
    most = max((other.users for other in ranked if other.key in phrase.key.split(" ")), default=0)
    share = phrase.users / max(most, 1)
    return (phrase.users >= _WIDE * people and share >= 0.3) or (phrase.users >= _NARROW * people and share >= 0.5)


def _goes_with(first: _Phrase, second: _Phrase, foreign: Collection[str]) -> bool:
    """Two nouns of one language that are not spellings of one word, the second not much rarer than the first."""
    return (
        not second.several
        and second.users >= max(USED_BY, 0.25 * first.users)
        and not is_modifier(first.key)
        and not is_modifier(second.key)
        and (first.key in foreign) == (second.key in foreign)
        and SequenceMatcher(None, first.key, second.key).ratio() < 0.7
    )


def _both(one: str, other: str, language: str) -> str:
    if language == "es" and fold(other).startswith(("i", "hi")):
        one, other = other, one  # “y” would have to be “e” before it
    return say("{one} and {other}", one=one, other=other)


def _title(text: str, language: str) -> str:
    """As a sentence begins, with the capital letters that English wants inside it."""
    known = [_spelt(word, language) for word in text.split(" ")]
    if known[0].islower():
        known[0] = known[0][:1].upper() + known[0][1:]
    return " ".join(known)


def _spelt(word: str, language: str) -> str:
    return word.capitalize() if language == "en" and word in CAPITALS else AS_WRITTEN.get(word, word)
