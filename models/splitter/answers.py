"""The answers the splitter is taught with: names masked, some of them with other punctuation between their ideas."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from models.written import FOLDER, Answer, Name, read

MASKS = ("teacher", "student", "person")
UNMARKED, JOINED = 0.6, 0.3


class Marked(NamedTuple):
    """One marked idea in code points, with its codes, the main one first."""

    start: int
    end: int
    codes: tuple[str, ...]


class Case(NamedTuple):
    """One answer with the ideas people marked in it, in order."""

    text: str
    ideas: tuple[Marked, ...]
    spanish: bool = False


def written(folder: Path = FOLDER, pattern: str = "*.txt", language: str = "") -> list[Case]:
    """The written answers with ideas, names masked; of one language where it is given."""
    answers = (answer for answer in read(folder, pattern) if language in {"", answer.language})
    return [case for answer in answers if (case := masked(answer)).ideas]


def masked(answer: Answer) -> Case:
    """The answer with placeholders where names were, its marks moved along."""
    ideas = [Marked(idea.start, idea.end, idea.codes) for idea in answer.ideas]
    return mask(Case(answer.text, tuple(ideas), answer.language == "es"), answer.names)


def mask(case: Case, names: Iterable[Name]) -> Case:
    """The same with placeholders for these names."""
    text, at, moves = "", 0, []
    for n, name in enumerate(sorted(names, key=lambda name: name.start)):
        placeholder = _placeholder(name, n + len(case.text))
        text += case.text[at : name.start] + placeholder
        at = name.end
        moves.append((name.end, len(placeholder) - (name.end - name.start)))
    ideas = (Marked(_moved(idea.start, moves), _moved(idea.end, moves), idea.codes) for idea in case.ideas)
    return Case(text + case.text[at:], tuple(sorted(ideas)), case.spanish)


def _placeholder(name: Name, n: int) -> str:
    return f"[{MASKS[n % len(MASKS)] if name.kind == 'PERSON' else name.kind.lower()}]"


def _moved(at: int, moves: Iterable[tuple[int, int]]) -> int:
    return at + sum(by for end, by in moves if end <= at)


def punctuated(case: Case, chance: random.Random) -> Case:
    """The same answer with commas, full stops or new lines between some ideas that had nothing or "and" there."""
    if len(case.ideas) < 2:
        return case
    text = case.text[: case.ideas[0].end]
    ideas = [case.ideas[0]]
    for before, idea in zip(case.ideas, case.ideas[1:], strict=False):
        text += _between(case.text[before.end : idea.start], "y" if case.spanish else "and", chance)
        start = len(text)
        text += case.text[idea.start : idea.end]
        ideas.append(Marked(start, len(text), idea.codes))
    return Case(text + case.text[case.ideas[-1].end :], tuple(ideas), case.spanish)


def _between(now: str, joining: str, chance: random.Random) -> str:
    said = now.strip().lower()
    if not said and chance.random() < UNMARKED:
        return chance.choice([", ", ", ", ". ", ". ", "\n", f" {joining} "])
    if said in {"and", "y"} and chance.random() < JOINED:
        return chance.choice([f", {joining} ", ", ", ". ", f". {joining} "])
    return now
