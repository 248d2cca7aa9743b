"""How cues are written down, in `cues/*.cues`: which words have to stand near each other, in text anyone can read.

`words.cues` names families of words (`HIT: hits slap* beats_up`): `*` takes any ending, `_` joins words that stand side
by side, and a family may name one above it. A cue is a row of slots (`KIN HIT CHILD ~10 ! ball`): each is a family or a
word, `|` between choices, and has to be filled by words of its own. What stands after `>` comes later in the answer; at
most the number after `~` of other words may stand in between; a word after `!`, near by, makes the cue harmless. Lines
of `idioms.cues` look the same: the words that fill one count for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from voicelens.screen.lines import lines, lists
from voicelens.screen.spelling import spelt
from voicelens.tables import CONCERNS

WIDTH = 8


@dataclass(frozen=True)
class Cue:
    """One line: what it points at, its slots, which of them come later than the slot before, and what undoes it."""

    category: str
    reason: str
    slots: tuple[frozenset[str], ...]
    later: tuple[bool, ...]
    width: int
    harmless: frozenset[str]


@dataclass(frozen=True)
class Grammar:
    """All cues and idioms, and every word and phrase in them by its first word, with the names it counts as."""

    cues: tuple[Cue, ...]
    idioms: tuple[Cue, ...]
    phrases: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


@cache
def grammar() -> Grammar:
    """Read once."""
    families = _families()
    cues = tuple(cue for category in CONCERNS for cue in _cues(category))
    idioms = tuple(_cues("idioms"))
    names = {
        word: {family for family, words in families.items() if word in words}
        for word in set().union(*families.values())
    }
    for cue in (*cues, *idioms):
        for word in cue.harmless.union(*cue.slots) - set(families):
            names.setdefault(word, set()).add(word)
    return Grammar(cues, idioms, _by_first_word(names))


def _by_first_word(names: dict[str, set[str]]) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for word in sorted(names):
        phrase = tuple(spelt(word.split("_")))
        phrases.setdefault(phrase[0], []).append((phrase, frozenset(names[word])))
    return {first: tuple(found) for first, found in phrases.items()}


def _families() -> dict[str, frozenset[str]]:
    families: dict[str, frozenset[str]] = {}
    for name, named in lists("words").items():
        words = frozenset(named)
        families[name] = (words - set(families)).union(*(families[word] for word in words if word in families))
    return families


def _cues(category: str) -> Iterator[Cue]:
    reason = ""
    for line in lines(category):
        if line.startswith("["):
            reason = line.strip("[]")
        else:
            yield _cue(category, reason, line)


def _cue(category: str, reason: str, line: str) -> Cue:
    pattern, _, harmless = line.partition(" ! ")
    parts = pattern.split()
    slots = [at for at, part in enumerate(parts) if part != ">" and not part.startswith("~")]
    widths = [int(part[1:]) for part in parts if part.startswith("~")]
    return Cue(
        category,
        reason,
        slots=tuple(frozenset(parts[at].split("|")) for at in slots),
        later=tuple(at > 0 and parts[at - 1] == ">" for at in slots),
        width=widths[0] if widths else WIDTH,
        harmless=frozenset(harmless.split()),
    )
