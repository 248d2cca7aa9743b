"""Answers written for this project, with their ideas, codes and names marked; see models/written/README.md.

One answer a line: `prompt|language|grade|marked text`. In the marked text an idea stands in braces after its code or
codes (`{food:the lunch is cold}`, `{breaks+fairness:…}`), a name or an identifier in double square brackets after its
kind (`[[PERSON ms okafor]]`). What is left without the marks is the answer, character by character.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "written"
HELDOUT = Path(__file__).parents[1] / "benchmarks" / "data" / "written_heldout"
CODES = (
    "adults", "arts", "bathrooms", "breaks", "building", "bullying", "clean", "clubs", "culture", "events", "fairness",
    "food", "friends", "help", "homework", "lessons", "library", "other", "rules", "safety", "tech", "timetable",
    "transport", "voice", "wellbeing",
)  # fmt: skip
_MARK = re.compile(r"\[\[(?P<kind>[A-Z]+) |(?P<end>\]\])|\{(?P<codes>[a-z+]+):|(?P<close>\})")


@dataclass(frozen=True)
class Idea:
    """One codable unit, in code points of the answer; the first of its codes is the main one."""

    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """One stretch that must be masked, in code points of the answer."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Answer:
    """One written answer with what is marked in it."""

    prompt: str
    language: str
    grade: int
    text: str
    ideas: tuple[Idea, ...]
    names: tuple[Name, ...]


def parse(line: str) -> Answer:
    """The answer of one line; raises `ValueError` for a line that is not well formed."""
    prompt, language, grade, marked = line.rstrip("\n").split("|", 3)
    text, at = "", 0
    ideas: list[Idea] = []
    names: list[Name] = []
    idea: tuple[int, tuple[str, ...]] | None = None
    name: tuple[int, str] | None = None
    for mark in _MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark["kind"] and name is None:
            name = len(text), mark["kind"]
        elif mark["codes"] and idea is None and set(codes := tuple(mark["codes"].split("+"))) <= set(CODES):
            idea = len(text), codes
        elif mark["end"] and name is not None:
            names.append(Name(name[0], len(text), name[1]))
            name = None
        elif mark["close"] and idea is not None:
            ideas.append(Idea(idea[0], len(text), idea[1]))
            idea = None
        else:
            raise ValueError(f"a mark that does not fit: {mark[0]}")
    if (
        idea is not None
        or name is not None
        or prompt not in {"like", "change"}
        or language not in {"en", "es", "mixed"}
    ):
        raise ValueError("a mark is not closed, or the prompt or language is unknown")
    return Answer(prompt, language, int(grade), text + marked[at:], tuple(ideas), tuple(names))


def read(folder: Path = FOLDER, pattern: str = "*.txt") -> Iterator[Answer]:
    """The answers of the files of one folder, file by file in the order of their names."""
    for path in sorted(folder.glob(pattern)):
        yield from map(parse, path.read_text(encoding="utf-8").splitlines())


def is_held_out(text: str) -> bool:
    """Whether an answer belongs to the third that no model is trained or tuned on; decided by its text alone."""
    return int(hashlib.sha256(text.lower().encode()).hexdigest(), 16) % 3 == 0
