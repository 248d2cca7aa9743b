"""What an attacker looks for: values that were masked, names of a roster, identifiers in the raw answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from voicelens.audit.folding import words

SHORTEST = 3  # letters and digits; shorter values stand everywhere by chance
_PLURAL = 4
_TITLES = """
    mr mrs miss mister mrz coach dr doc prof profe professor teacher principal dean nurse sir madam mme
    don dona sr sra srta senor senora senorita maestro maestra profesor profesora director directora tio tia
"""
_IS_TITLE = re.compile("|".join(_TITLES.split()))


class Value(NamedTuple):
    """One value to look for: as written, its kind, where it comes from, and the answer it stood in (or none)."""

    text: str
    kind: str
    source: str
    answer: str = ""


@dataclass(frozen=True)
class Target:
    """One value to look for, all that was written alike taken together. `words` are its folded words."""

    words: tuple[str, ...]
    value: str
    kind: str
    source: str
    answers: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The words without anything between them."""
        return "".join(self.words)

    def spellings(self) -> Iterator[str]:
        """The letters under which it is recognised: as it is, last name first, owning something, without a 1."""
        yield self.key
        if len(self.words) > 1:
            yield "".join((self.words[-1], *self.words[:-1]))
        if self.key.isalpha() and len(self.key) >= _PLURAL:
            yield f"{self.key}s"
        if self.kind == "PHONE" and self.key.startswith("1"):
            yield self.key[1:]


def targets(values: Iterable[Value]) -> tuple[Target, ...]:
    """The values as targets, each once, names also by each of their words; the first to name a value says its kind."""
    found: dict[tuple[str, ...], Target] = {}
    answers: dict[tuple[str, ...], set[str]] = {}
    for value in values:
        for parts in _parts(value):
            found.setdefault(parts, Target(parts, value.text, value.kind, value.source))
            answers.setdefault(parts, set()).update([value.answer] if value.answer else [])
    return tuple(replace(target, answers=frozenset(answers[parts])) for parts, target in found.items())


def _parts(value: Value) -> Iterator[tuple[str, ...]]:
    whole = tuple(word.text for word in words(value.text))
    if sum(map(len, whole)) >= SHORTEST:
        yield whole
    if value.kind == "PERSON" and len(whole) > 1:
        yield from ((word,) for word in whole if len(word) >= SHORTEST and not _IS_TITLE.fullmatch(word))
