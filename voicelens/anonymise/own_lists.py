"""What a school adds by itself: shapes of its own numbers, words that are always hidden, words that never are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicelens.anonymise.masking import core
from voicelens.anonymise.spans import POINTED_OUT, Span, trimmed
from voicelens.anonymise.values import Values
from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.tables import SPAN_KINDS

KINDS = tuple(kind for kind in SPAN_KINDS if kind not in POINTED_OUT)


@dataclass(frozen=True)
class OwnLists:
    """Patterns as (kind, shape); `always` and `never` are folded words or phrases."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()
    always: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def recognisers(self) -> tuple[OwnWords, ...]:
        """What finds the patterns and the words that are always hidden; none where there are none."""
        return (OwnWords(self),) if self.patterns or self.always else ()


def own_lists(patterns: Sequence[str], always: Iterable[str], never: Iterable[str]) -> OwnLists:
    """The lists as a person wrote them; raises `SettingsError` that names the pattern or word that cannot be used."""
    shapes = tuple(_pattern(each) for each in patterns)
    hidden, shown = frozenset(filter(None, map(core, always))), frozenset(filter(None, map(core, never)))
    both = sorted(hidden & shown)
    if both:
        raise SettingsError(
            say("Some words are to be hidden always and never: {n}.", n=len(both)),
            where=say("[anonymise] always and never in voicelens.toml, always_hide.txt and never_hide.txt in private/"),
            fix=say("Keep each word in one of the two lists."),
        )
    return OwnLists(shapes, hidden, shown)


def _pattern(written: str) -> tuple[str, re.Pattern[str]]:
    kind, colon, shape = written.partition(":")
    kind = kind.strip().upper()
    where = say("voicelens.toml, [anonymise] patterns, “{pattern}”", pattern=written)
    if not colon or kind not in KINDS:
        raise SettingsError(
            say("This pattern does not say what it finds."),
            where=where,
            fix=say(
                "Write a kind, a colon and a regular expression, such as 'ID: S[0-9]+'. Kinds: {known}.",
                known=", ".join(KINDS),
            ),
        )
    try:
        return kind, re.compile(shape.strip(), re.IGNORECASE)
    except re.error as error:
        raise SettingsError(
            say("This is no regular expression: {error}.", error=error),
            where=where,
            fix=say("Correct it, or take it out of the list."),
        ) from error


class OwnWords:
    """Finds the patterns and the words that are always hidden. Whoever wrote them is sure: the score is 1."""

    name = "own list"

    def __init__(self, lists: OwnLists) -> None:
        self._patterns, self._always = lists.patterns, Values(lists.always)

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text."""
        return [[*self._shaped(text), *self._listed(text)] for text in texts]

    def _shaped(self, text: str) -> list[Span]:
        places = [
            (kind, *trimmed(text, *match.span())) for kind, shape in self._patterns for match in shape.finditer(text)
        ]
        return [Span(start, end, kind, 1.0, self.name) for kind, start, end in places if start < end]

    def _listed(self, text: str) -> list[Span]:
        found = self._always.places(text) if self._always else ()
        return [Span(start, end, "PERSON", 1.0, self.name) for start, end, _ in found]
