"""Anonymising in one call, for a notebook or a script: texts in, masked texts out."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.anonymise.finding import THRESHOLDS, find_in_corpus
from voicelens.anonymise.flags import find_flags
from voicelens.anonymise.masking import mask
from voicelens.anonymise.own_lists import OwnLists
from voicelens.anonymise.people import Roster
from voicelens.anonymise.recognisers import load_recognisers
from voicelens.anonymise.roster import RosterNames
from voicelens.anonymise.spans import Recogniser, Span
from voicelens.errors import SettingsError
from voicelens.i18n import say

__all__ = ["Anonymiser", "gather"]


def gather(names: str, roster: Roster | None = None, own: OwnLists | None = None) -> tuple[Recogniser, ...]:
    """All that finds spans: what a `names` setting stands for, a roster where there is one, a school's own lists."""
    listed = (RosterNames(roster),) if roster is not None and roster.people else ()
    return (*load_recognisers(names), *listed, *(own.recognisers() if own else ()))


class Anonymiser:
    """Finds and masks what could point at one person.

    `mode` is "strict" (recall first) or "balanced"; `names` says how names are found ("tagger", "spacy", "both", or
    "none" for patterns and cues alone). A `roster` and lists of one's `own` add to it. Raises `SettingsError` for
    anything else.
    """

    def __init__(
        self,
        mode: str = "strict",
        names: str = "tagger",
        roster: Roster | None = None,
        own: OwnLists | None = None,
    ) -> None:
        if mode not in THRESHOLDS:
            raise SettingsError(
                say("“{value}” is not possible here.", value=mode),
                where=say("voicelens.toml, [anonymise] mode"),
                fix=say("Use one of: {known}.", known=", ".join(sorted(THRESHOLDS))),
            )
        self.mode = mode
        self.recognisers = gather(names, roster, own)
        self.never = own.never if own else frozenset()

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans to mask in each text, in text order, none overlapping; a name in one text is found in all."""
        return find_in_corpus(texts, self.recognisers, self.mode, never=self.never)

    def flag(self, texts: Sequence[str]) -> list[list[Span]]:
        """What is pointed out in each text but not masked."""
        return find_flags(texts)

    def redact(self, texts: Sequence[str]) -> list[str]:
        """Each text with its spans masked; doing it twice changes nothing."""
        return [mask(text, spans) for text, spans in zip(texts, self.find(texts), strict=True)]
