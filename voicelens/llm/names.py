"""Names and descriptions for themes: what is asked, and which answers are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from voicelens.i18n import say
from voicelens.llm.grounding import (
    LOW_TOLD,
    Evidence,
    Framing,
    Space,
    content,
    is_verbatim,
    refused_name,
    refused_text,
    refused_words,
    stem,
)
from voicelens.llm.prompts import Filled, Prompt
from voicelens.text import words

PROMPT = "theme-name"
FEWEST = 3
MOST_WORDS = 6


@dataclass(frozen=True)
class Topic:
    """One theme to be named: its words, the ideas that would be sent, and all that a name is measured against."""

    theme_id: str
    keywords: Sequence[str]
    shown: Sequence[str]
    evidence: Evidence
    space: Space


@dataclass(frozen=True)
class Proposal:
    """What came of one question: a name and a description to use, or why there is none."""

    theme_id: str
    name: str = ""
    description: str = ""
    why_not: str = ""


def ask_for_name(prompt: Prompt, topic: Topic) -> Filled:
    """The call about one theme."""
    return prompt.fill({"keywords": topic.keywords, "ideas": topic.shown})


def judge_name(
    answer: dict[str, Any], topic: Topic, language: str, framing: Framing, taken: Collection[str]
) -> Proposal:
    """The proposal of an answer that has the right shape; all of it stands, or nothing. `taken` are others' names."""
    name, told = " ".join(answer["name"].split()).rstrip("."), " ".join(answer["description"].split())
    name = name[:1].upper() + name[1:]
    empty = Proposal(topic.theme_id)
    why = next(filter(None, _reasons(name, told, answer["evidence"], topic, language, framing)), "")
    why = why or _refused_twin(name, language, taken)
    return replace(empty, why_not=why) if why else replace(empty, name=name, description=told)


def _reasons(
    name: str, told: str, quotes: Sequence[str], topic: Topic, language: str, framing: Framing
) -> Iterator[str]:
    """Each reason against an answer, "" where a check finds none; cheap checks come first."""
    yield _refused_shape(name)
    yield refused_text(name, language, framing)
    yield refused_text(told, language, framing)
    yield _refused_quotes(quotes, topic)
    yield refused_name(name, language, topic.evidence)
    yield refused_words(f"{name}. {told}", language, topic.evidence)
    yield "" if topic.space.supports(name) else say("it fits another theme better, or none")
    yield "" if topic.space.supports(told, LOW_TOLD) else say("its description fits another theme better, or none")


def _refused_shape(name: str) -> str:
    fine = name.replace("-", "").replace("'", "").replace("’", "").replace(",", "").replace("/", "").replace(" ", "")
    if not fine.isalpha() or len(words(name)) > MOST_WORDS:
        return say("it is no short name of plain words")
    return ""


def _refused_quotes(quotes: Sequence[str], topic: Topic) -> str:
    if not all(is_verbatim(quote, topic.shown) for quote in quotes):
        return say("it quotes what no student wrote")
    return ""


def _refused_twin(name: str, language: str, taken: Collection[str]) -> str:
    own = _key(name, language)
    return say("another theme has that name") if any(own == _key(other, language) for other in taken) else ""


def _key(name: str, language: str) -> frozenset[str]:
    return frozenset(map(stem, content(name, language))) or frozenset([name])
