"""A name found in one answer is looked for in every other; one that is a word as well needs more than its letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from voicelens.anonymise.guard import is_known, is_word
from voicelens.anonymise.masking import core
from voicelens.anonymise.reader import Reader
from voicelens.anonymise.roster import capital_says_name, is_a_thing
from voicelens.anonymise.spans import Span, folded
from voicelens.anonymise.values import Values
from voicelens.anonymise.words import FUNCTION, ordinary, place

SPREAD = "spread"
SURE = 0.8  # a title, a role, a relation said that this is a person
CERTAIN = 0.9  # as sure as that without a capital
ENOUGH = 0.5
_OFTEN, _RARELY = 1 / 2, 1 / 4  # of the answers that have a word, so many have to show it to be a name
_SHORTEST = 3
_WORD = re.compile(r"\w+")
_EXACT = frozenset({"EMAIL", "PHONE", "USERNAME", "URL"})


@dataclass
class _Seen:
    """One name in the corpus: how surely it was found, in how many answers, as what."""

    score: float = 0.0
    answers: int = 0
    written: int = 0
    titled: bool = False
    kinds: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Name:
    """A value to look for. `plainly`: its letters are enough; else it needs a capital inside a sentence."""

    kind: str
    score: float
    role: str
    plainly: bool


def names_in(texts: Sequence[str], found: Sequence[Sequence[Span]]) -> dict[str, Name]:
    """The folded values to look for in all texts, worked out from what was found; the order of texts plays no part."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for text, spans in zip(texts, found, strict=True):
        for value, span in _values(text, spans):
            one = seen[value]
            one.score = max(one.score, span.score)
            one.titled |= text[span.start : span.end].istitle()
            one.kinds.add(span.kind)
            one.roles.add(span.placeholder)
        for value in {value for value, _ in _values(text, spans)}:
            seen[value].answers += 1
    _count(texts, seen)
    return {value: _name(value, one) for value, one in sorted(seen.items()) if _spreads(value, one)}


def _values(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """What each span masks: a whole value, and the single names of a person."""
    for span in spans:
        if span.found_by == SPREAD or span.kind not in {"PERSON", *_EXACT}:
            continue
        whole = core(text[span.start : span.end])
        parts = whole.split() if span.kind == "PERSON" else []
        for value in {whole, *parts}:
            if len(value) >= _SHORTEST and value not in FUNCTION and any(c.isalpha() or c.isdigit() for c in value):
                yield value, span


def _count(texts: Iterable[str], seen: Mapping[str, _Seen]) -> None:
    """Note in how many texts each value of one word stands at all."""
    for text in texts:
        for word in seen.keys() & set(_words(text)):
            seen[word].written += 1


def _words(text: str) -> list[str]:
    plain = text.lower() if text.isascii() else folded(text)[0]
    return _WORD.findall(plain)


def _spreads(value: str, one: _Seen) -> bool:
    """Whether what was seen is enough to look for the value at all."""
    if one.kinds & _EXACT:
        return any(c.isdigit() for c in value) or " " in value or not is_known(value)
    once = one.answers == 1 and one.score < (SURE if one.titled else CERTAIN)
    return one.score >= ENOUGH and not once and (one.score >= SURE or one.answers >= _RARELY * one.written)


def _name(value: str, one: _Seen) -> Name:
    role = one.roles.pop() if len(one.roles) == 1 and one.kinds == {"PERSON"} else ""
    return Name(min(one.kinds), one.score, role, _plainly(value, one))


def _plainly(value: str, one: _Seen) -> bool:
    """Whether the letters are enough: a word no list knows, or one that others take for a name too, time and again."""
    if one.kinds & _EXACT or " " in value:
        return True
    if is_word(value) or ordinary(value) or place(value):
        return False
    return not is_known(value) or (one.score >= SURE and one.answers >= _OFTEN * one.written)


class Spread:
    """Finds names that other answers showed to be names."""

    name = SPREAD

    def __init__(self, names: Mapping[str, Name]) -> None:
        self._names, self._values = names, Values(names)
        self._first = {word for value in names for word in (value.split()[0], value.replace(" ", ""))}

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; they may overlap."""
        return [list(self._found(text)) if self.may_hold(text) else [] for text in texts]

    def may_hold(self, text: str) -> bool:
        """Whether a look into the text is worth it."""
        words = _words(text)
        return not self._first.isdisjoint(words) or any(len(a + b) == 2 for a, b in pairwise(words))

    def _found(self, text: str) -> Iterator[Span]:
        reader: Reader | None = None
        for start, end, value in self._values.places(text):
            name = self._names[value]
            if not name.plainly or is_known(value):
                reader = reader or Reader(text)
                if not _as_a_name(reader, start, plainly=name.plainly):
                    continue
            yield Span(start, end, name.kind, name.score, SPREAD, name.role)


def _as_a_name(reader: Reader, start: int, *, plainly: bool) -> bool:
    """Whether a name with another meaning is meant here: by its capital or, where letters do, by what is before it."""
    index = next((i for i, token in enumerate(reader.tokens) if token.start == start), None)
    if index is None:
        return plainly
    return not is_a_thing(reader, index) if plainly else capital_says_name(reader, index)
