"""Anonymising in one call, for a notebook or a script: texts in, masked texts out."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.anonymise.finding import THRESHOLDS, find_spans
from voicelens.anonymise.flags import find_flags
from voicelens.anonymise.masking import mask
from voicelens.anonymise.recognisers import load_recognisers
from voicelens.anonymise.spans import Span
from voicelens.errors import SettingsError
from voicelens.i18n import say

__all__ = ["Anonymiser", "load_recognisers"]


class Anonymiser:
    """Finds and masks what could point at one person.

    `mode` is "strict" (recall first) or "balanced"; `names` says how names are found ("spacy", or "none" for patterns
    and cues alone). Raises `SettingsError` for anything else.
    """

    def __init__(self, mode: str = "strict", names: str = "spacy") -> None:
        if mode not in THRESHOLDS:
            raise SettingsError(
                say("“{value}” is not possible here.", value=mode),
                where=say("voicelens.toml, [anonymise] mode"),
                fix=say("Use one of: {known}.", known=", ".join(sorted(THRESHOLDS))),
            )
        self.mode = mode
        self.recognisers = load_recognisers(names)

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans to mask in each text, in text order, none overlapping."""
        return find_spans(texts, self.recognisers, self.mode)

    def flag(self, texts: Sequence[str]) -> list[list[Span]]:
        """What is pointed out in each text but not masked."""
        return find_flags(texts)

    def redact(self, texts: Sequence[str]) -> list[str]:
        """Each text with its spans masked; doing it twice changes nothing."""
        return [mask(text, spans) for text, spans in zip(texts, self.find(texts), strict=True)]
