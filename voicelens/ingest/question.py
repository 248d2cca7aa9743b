"""A question that only a person can answer with yes or no."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voicelens.settings import SameSettings


@dataclass(frozen=True)
class Question:
    """The sentence to ask, and what is remembered of the answer: an entry of [[same]] that waits."""

    sentence: str
    same: SameSettings

    def answered(self, yes: bool) -> SameSettings:
        """The entry with its answer."""
        return replace(self.same, answer="yes" if yes else "no")
