"""What a model may say: nothing that the ideas and tables it was given do not carry.

A check gives back why a text is refused, "" where it may stand. No reason repeats what the model or a student wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from voicelens.i18n import say
from voicelens.llm.fence import harmless
from voicelens.llm.numbers import strange_numbers
from voicelens.llm.plain import small_words
from voicelens.text import fold, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAID_BY = 3
RUN = 4
LOW, LOW_TOLD = 0.5, 0.4
"""The least cosine between a name, or a sentence, and the middle of its theme. Measured on the sample survey with the
encoder that comes with VoiceLens: of 24 good names 22 reach it for their own theme, and about 3 in 100 for another's;
of 24 good descriptions all do, and about 7 in 100. In both cases the text must also be nearest to its own theme."""
_STEM = 5
_LINK = re.compile(
    r"https?:|www\.|\w@\w|(?<!\w)[@#]\w|\w\.(?:com|org|net|edu|info|io|us|mx|es)\b"
    r"|[<>{}\[\]|\\`*_=~^$€£]"
)
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "«": '"', "»": '"'})

Framing = Callable[[str], bool]
Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]


def stem(word: str) -> str:
    """The beginning of a word, by which “clean”, “cleaning” and “food”, “foods” count as one."""
    folded = fold(word)
    plural = len(folded) > _STEM - 2 and folded.endswith("s") and not folded.endswith("ss")
    return (folded[:-1] if plural else folded)[:_STEM]


@dataclass(frozen=True)
class Evidence:
    """The ideas of one theme, one entry each: masked text and who wrote it; and words that anybody may use."""

    texts: Sequence[str]
    respondents: Sequence[str]
    vocabulary: Collection[str] = ()
    """Stems."""

    @property
    def enough(self) -> int:
        """How many students make a word one of the theme's: three, or all of fewer."""
        return min(SAID_BY, len(set(self.respondents)))

    @cached_property
    def said_by(self) -> Mapping[str, int]:
        """How many students use each stem."""
        users: dict[str, set[str]] = defaultdict(set)
        for text, who in zip(self.texts, self.respondents, strict=True):
            for word in words(text):
                users[stem(word)].add(who)
        return {word: len(whose) for word, whose in users.items()}

    def runs(self, language: str) -> Mapping[tuple[str, ...], int]:
        """How many students wrote each run of four words that carry meaning."""
        users: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for text, who in zip(self.texts, self.respondents, strict=True):
            for run in _runs(text, language):
                users[run].add(who)
        return {run: len(whose) for run, whose in users.items()}


def _runs(text: str, language: str) -> Iterator[tuple[str, ...]]:
    found = [fold(word) for word in content(text, language)]
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


@dataclass(frozen=True)
class Space:
    """Where themes lie: one middle of unit length per row; `own` is the row of the theme at hand."""

    encode: Encode
    middles: NDArray[np.float32]
    own: int = field(default=0)

    def near(self, text: str) -> bool:
        """Whether a text lies near its theme's middle, whatever else it lies near."""
        return bool(self.middles[self.own] @ self.encode([text])[0] >= LOW)

    def supports(self, text: str, least: float = LOW) -> bool:
        """Whether a text lies near its theme's middle, and nearer to it than to any other's."""
        near = self.middles @ self.encode([text])[0]
        return bool(near[self.own] >= least and near[self.own] >= near.max() - 1e-6)


def content(text: str, language: str) -> list[str]:
    """The words of a text that carry meaning."""
    return [word for word in words(text) if fold(word) not in small_words(language)]


def refused_text(text: str, language: str, framing: Framing, given: Iterable[str] = ()) -> str:
    """Why a sentence may not stand, whatever it is about; `given` are the texts its numbers may come from."""
    if _LINK.search(text) or harmless(text, len(text) + 1) != text.strip():
        return say("it holds a link, a sign or a letter that no plain sentence has")
    if strange_numbers(text, language, given):
        return say("it holds a number that stands in no table")
    if framing(text):
        return say("its wording blames or ranks people")
    return ""


def refused_words(text: str, language: str, evidence: Evidence) -> str:
    """Why the words of a sentence may not be told: they are those of a single student."""
    runs = evidence.runs(language)
    if any(runs.get(run) == 1 for run in _runs(text, language)):
        return say("it repeats what a single student wrote")
    keys = map(stem, content(text, language))
    if any(evidence.said_by.get(key) == 1 and key not in evidence.vocabulary for key in keys):
        return say("it uses a word that only one student used")
    return ""


def refused_name(name: str, language: str, evidence: Evidence) -> str:
    """Why a name shares no evidence with its ideas: each of its words is one of theirs or of the vocabulary."""
    keys = [stem(word) for word in content(name, language)]
    known = [evidence.said_by.get(key, 0) >= evidence.enough for key in keys]
    if not any(known):
        return say("none of its words is one that several students used")
    if not all(said or key in evidence.vocabulary for said, key in zip(known, keys, strict=True)):
        return say("it uses a word that hardly any student used")
    return ""


def is_verbatim(quote: str, texts: Iterable[str]) -> bool:
    """Whether a quote stands in one of the texts, letter for letter; only spaces and quotation marks may differ."""
    wanted = _plain(quote)
    return bool(wanted) and any(wanted in _plain(text) for text in texts)


def _plain(text: str) -> str:
    return " ".join(harmless(text, len(text) + 1).translate(_QUOTE_MARKS).split())
