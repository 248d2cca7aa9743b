"""Questions that a person answers: with yes or no, or with what an open question of the survey asks for."""

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


@dataclass(frozen=True)
class PolarityQuestion:
    """What an open question asks for where its wording does not say: `like`, `change` or `other`.

    `proposed` is the likeliest answer, "" where nothing speaks for one; where it is `sure`, nobody has to be asked.
    """

    column: str
    sentence: str
    proposed: str
    sure: bool
