"""Drafts for a person to read: which lines of an answer are kept, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voicelens.i18n import say
from voicelens.llm.grounding import Evidence, Framing, Space, is_verbatim, refused_text, refused_words
from voicelens.llm.numbers import strange_numbers
from voicelens.text import fold

NO_PART = "none"


@dataclass(frozen=True)
class Draft:
    """The lines of one answer that may stand, and why each of the others was refused."""

    title: str
    lines: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """What a draft about one theme is measured against."""

    title: str
    shown: Sequence[str]
    evidence: Evidence
    language: str
    framing: Framing

    def refused(self, text: str) -> str:
        """Why a sentence about this theme may not stand, "" where it may."""
        return refused_text(text, self.language, self.framing, (self.title,)) or refused_words(
            text, self.language, self.evidence
        )


def _sifted(title: str, lines: Iterable[tuple[str, str]]) -> Draft:
    """A draft of lines, each with why it is refused."""
    both = list(lines)
    return Draft(title, tuple(line for line, why in both if not why), tuple(why for _, why in both if why))


def judge_questions(answer: Mapping[str, Any], about: About) -> Draft:
    """Inquiry questions: plain ones that end with a question mark."""

    def refused(text: str) -> str:
        return about.refused(text) if text.endswith("?") else say("it is no question")

    return _sifted(about.title, ((text, refused(text)) for text in map(str.strip, answer["questions"])))


def judge_entry(answer: Mapping[str, Any], about: About) -> Draft:
    """A codebook entry: definition, what to include and exclude, and examples letter for letter."""
    parts = [(say("Definition: {text}", text=answer["definition"]), about.refused(answer["definition"]))]
    parts += [(say("Include: {text}", text=text), about.refused(text)) for text in answer["include"]]
    parts += [(say("Exclude: {text}", text=text), about.refused(text)) for text in answer["exclude"]]
    parts += [(say("Example: “{text}”", text=text), _not_verbatim(text, about)) for text in answer["examples"]]
    return _sifted(about.title, parts)


def _not_verbatim(text: str, about: About) -> str:
    return "" if is_verbatim(text, about.shown) else say("it quotes what no student wrote")


def judge_match(answer: Mapping[str, Any], about: About, parts: Mapping[str, str], space: Space) -> Draft:
    """The part of a framework that a theme belongs to, where the theme's ideas lie near it; `parts` is text by id."""
    part = answer["part"]
    if part == NO_PART:
        return Draft(about.title, (say("No part fits."),))
    line = say("{part}: {why}", part=part, why=answer["why"])
    why = about.refused(answer["why"]) or (
        "" if space.near(parts[part]) else say("its ideas do not lie near that part")
    )
    return _sifted(about.title, [(line, why)])


def judge_summary(answer: Mapping[str, Any], rows: Sequence[tuple[str, str]], language: str, framing: Framing) -> Draft:
    """Sentences about a table; `rows` are the name of a theme and the row as it was sent.

    A number may only stand in a sentence that names the theme of a row with that number in it.
    """

    def refused(text: str) -> str:
        named = [row for name, row in rows if fold(name) in fold(text)]
        if strange_numbers(text, language, named):
            return say("it holds a number that is not in the row of the theme it names")
        return refused_text(text, language, framing, named)

    return _sifted("", ((text, refused(text)) for text in map(str.strip, answer["sentences"])))
