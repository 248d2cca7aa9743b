"""A roster as an index: what each of its words could be part of, by folded word; made once, asked for every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from voicelens.anonymise.guard import is_known, is_word
from voicelens.anonymise.misspelt import SHORTEST, Misspelt
from voicelens.anonymise.nicknames import short_forms
from voicelens.anonymise.people import Person, Roster
from voicelens.anonymise.reader import tokens
from voicelens.anonymise.words import FUNCTION, plain
from voicelens.anonymise.words_en import listed

PARTICLES = listed("de del la las los el y e da do dos das di van von der den ten bin ibn al el abu st san")
_PARTS = 40  # of one name; more is no name


@dataclass(frozen=True)
class Known:
    """What one word could be: people (numbers in the roster), how surely, and whether it is a word as well.

    `near`: it is one typing error away from a name. `first`: somebody has it as a first name or nickname.
    """

    people: frozenset[int]
    first: bool
    word: bool = False
    near: bool = False


@dataclass
class _Entry:
    people: set[int] = field(default_factory=set)
    first: bool = False


def letters(word: str) -> str:
    """A word as the index keeps it: folded, without apostrophes and hyphens."""
    return "".join(c for c in plain(word) if c.isalnum())


class Index:
    """The words of a roster. Everything in it is a look-up; nothing goes through all its people."""

    def __init__(self, roster: Roster) -> None:
        self.people = roster.people
        entries: dict[str, _Entry] = defaultdict(_Entry)
        nicknames: dict[str, _Entry] = defaultdict(_Entry)
        self.initials: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(roster.people):
            for word, first in _listed(person):
                entries[word].people.add(number)
                entries[word].first |= first
            for word in _nicknames(person):
                nicknames[word].people.add(number)
            for pair in _initials(person):
                self.initials[pair].add(number)
        self._misspelt = Misspelt(word for word in entries if len(word) >= SHORTEST)
        self._entries = _with_nicknames(entries, nicknames)

    def has_last_initial(self, number: int, letter: str) -> bool:
        """Whether a word of somebody's last name begins with the folded letter."""
        return any(letters(part)[:1] == letter for part in _words(self.people[number].last))

    def known(self, key: str) -> Known | None:
        """What a folded word could be; None where it is nobody's name."""
        entry = self._entries.get(key)
        if entry:
            return Known(frozenset(entry.people), entry.first, is_word(key))
        if is_word(key):
            return None
        close = [self._entries[word] for word in self._misspelt.near(key)]
        if not close:
            return None
        people = frozenset(number for each in close for number in each.people)
        return Known(people, any(each.first for each in close), is_known(key), near=True)


def _words(name: str) -> list[str]:
    return [token.word for token in tokens(name)][:_PARTS]


def _parts(name: str) -> Iterator[str]:
    """The words of a name that stand for it alone: whole ones, the parts of a double one, and all written as one."""
    words = [word for word in _words(name) if plain(word) not in PARTICLES]
    for word in words:
        yield letters(word)
        yield from (letters(part) for part in word.replace("–", "-").split("-") if part != word)
    if len(words) > 1:
        yield letters("".join(words))


def _listed(person: Person) -> Iterator[tuple[str, bool]]:
    for name, first in ((person.first, True), (person.last, False), *((each, True) for each in person.also)):
        for word in _parts(name):
            if len(word) > 1:
                yield word, first


def _nicknames(person: Person) -> Iterator[str]:
    for word in _words(person.first):
        yield from (short for short in short_forms(letters(word)) if len(short) > 1)


def _initials(person: Person) -> Iterator[str]:
    for first in (person.first, *person.also):
        for last in (letters(part) for part in _words(person.last)):
            if first and last:
                yield letters(first)[:1] + last[:1]


def _with_nicknames(entries: dict[str, _Entry], nicknames: dict[str, _Entry]) -> dict[str, _Entry]:
    for word, entry in nicknames.items():
        if word not in FUNCTION:
            known = entries.setdefault(word, _Entry())
            known.people |= entry.people
            known.first = True
    return dict(entries)
