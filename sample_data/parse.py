"""Reads the hand-written answers: their words, the ideas in them with theme codes, and what must be masked.

The format is described in `answers/README.md`. A line that breaks it is refused with its file and number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PROMPTS = ("like", "change")
FLAGS = frozenset({"girl", "boy", "el", "iep", "quote", "nothing", "junk", *PROMPTS})
MASKED = ("PERSON", "USERNAME", "EMAIL", "PHONE", "URL", "ADDRESS", "LOCATION", "SCHOOL", "ID", "DATE")
KINDS = (*MASKED, "HEALTH", "IDENTIFYING")
FILES = {
    "like_en": (("like",), "en"),
    "like_es": (("like",), "es"),
    "like_mixed": (("like",), "mixed"),
    "change_en": (("change",), "en"),
    "change_es": (("change",), "es"),
    "change_mixed": (("change",), "mixed"),
    "extra_en": (PROMPTS, "en"),
    "nothing": (PROMPTS, "en"),
    "junk": (PROMPTS, "en"),
}
TOKEN = re.compile(r"\[|\]\((?P<codes>[a-z_]+(?:,[a-z_]+)*)\)|<(?P<kind>[A-Z]+):|>|\]|<")


class BrokenLineError(ValueError):
    """A line that is not in the format; the message names file, line and problem."""


@dataclass(frozen=True)
class Idea:
    """One codable unit: code points `start` up to `end` of the answer, and its theme codes."""

    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """Code points to mask, or (HEALTH, IDENTIFYING) to point out."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Answer:
    """One hand-written answer and who could have written it."""

    place: str
    prompts: tuple[str, ...]
    grades: range
    flags: frozenset[str]
    language: str
    text: str
    ideas: tuple[Idea, ...]
    spans: tuple[Span, ...]

    @property
    def status(self) -> str:
        """`substantive`, `nothing_to_add` or `junk`."""
        return "nothing_to_add" if "nothing" in self.flags else "junk" if "junk" in self.flags else "substantive"

    @property
    def codes(self) -> tuple[str, ...]:
        """The theme codes of all ideas, each once, in the order they come."""
        return tuple(dict.fromkeys(code for idea in self.ideas for code in idea.codes))


def codebook(path: Path = HERE / "codebook.toml") -> dict[str, str]:
    """Theme codes and what they mean."""
    return {code: str(meaning) for code, meaning in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def read_answers(folder: Path = HERE / "answers", codes: frozenset[str] | None = None) -> list[Answer]:
    """All answers of the folder's known files, in a fixed order; raises `BrokenLineError`."""
    allowed = codes if codes is not None else frozenset(codebook())
    return [answer for name in FILES for answer in _file(folder / f"{name}.txt", allowed)]


def _file(path: Path, allowed: frozenset[str]) -> Iterator[Answer]:
    prompts, language = FILES[path.stem]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            language = "es" if line.strip() == "# Spanish" else language
        elif line.strip():
            try:
                yield parse_line(line, f"{path.name}:{number}", prompts, language, allowed)
            except BrokenLineError as error:
                raise BrokenLineError(f"{path.name}, line {number}: {error}") from error


def parse_line(line: str, place: str, prompts: tuple[str, ...], language: str, allowed: frozenset[str]) -> Answer:
    """One line as an answer; raises `BrokenLineError` without the place."""
    fields = [field.strip() for field in line.split("|", 2)]
    if len(fields) != 3:
        raise BrokenLineError("there must be three fields: grades | flags | answer")
    flags = _flags(fields[1])
    text, ideas, spans = parse_markup(fields[2], allowed)
    if bool(ideas) == bool(flags & {"nothing", "junk"}):
        raise BrokenLineError("an answer has ideas, or is marked nothing or junk, and never both")
    return Answer(
        place=place,
        prompts=tuple(prompt for prompt in prompts if prompt in flags) or prompts,
        grades=_grades(fields[0]),
        flags=flags - set(PROMPTS),
        language=language if any(letter.isalpha() for letter in text) else "other",
        text=text,
        ideas=ideas,
        spans=spans,
    )


def _grades(field: str) -> range:
    found = re.fullmatch(r"([4-8])(?:-([4-8]))?", field)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise BrokenLineError(f"grades must be like 4-8 or 7, not “{field}”")
    return range(int(found[1]), int(found[2] or found[1]) + 1)


def _flags(field: str) -> frozenset[str]:
    flags = frozenset(flag.strip() for flag in field.split(",") if flag.strip())
    if flags - FLAGS:
        raise BrokenLineError(f"unknown flags: {', '.join(sorted(flags - FLAGS))}")
    for pair in ({"girl", "boy"}, {"nothing", "junk"}, set(PROMPTS)):
        if pair <= flags:
            raise BrokenLineError(f"flags that exclude each other: {', '.join(sorted(pair))}")
    return flags


class _Markup:
    """The plain text so far, and the idea and the span that are open."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed
        self.text = ""
        self.idea: int | None = None
        self.span: tuple[int, str] | None = None
        self.ideas: list[Idea] = []
        self.spans: list[Span] = []

    def token(self, found: re.Match[str]) -> None:
        """Opens or closes what the token says."""
        if found[0] == "[":
            self._open_idea()
        elif found["codes"]:
            self._close_idea(tuple(found["codes"].split(",")))
        elif found["kind"]:
            self._open_span(found["kind"])
        elif found[0] == ">":
            self._close_span()
        else:
            raise BrokenLineError(f"“{found[0]}” without codes or kind at character {found.start() + 1} of the answer")

    def _open_idea(self) -> None:
        if self.idea is not None or self.span:
            raise BrokenLineError("an idea starts inside another idea or inside a span")
        self.idea = len(self.text)

    def _close_idea(self, codes: tuple[str, ...]) -> None:
        if self.idea is None or self.span:
            raise BrokenLineError("an idea ends that was not open, or inside a span")
        words = self.text[self.idea :]
        if not words or words != words.strip():
            raise BrokenLineError("an idea is empty or starts or ends with a space")
        if set(codes) - self.allowed or len(set(codes)) < len(codes):
            raise BrokenLineError(f"unknown or repeated codes: {', '.join(codes)}")
        self.ideas.append(Idea(self.idea, len(self.text), codes))
        self.idea = None

    def _open_span(self, kind: str) -> None:
        if self.span or kind not in KINDS:
            raise BrokenLineError(f"a span inside a span, or an unknown kind: {kind}")
        self.span = (len(self.text), kind)

    def _close_span(self) -> None:
        if not self.span or not self.text[self.span[0] :].strip():
            raise BrokenLineError("a span ends that was not open, or is empty")
        self.spans.append(Span(self.span[0], len(self.text), self.span[1]))
        self.span = None


def parse_markup(marked: str, allowed: frozenset[str]) -> tuple[str, tuple[Idea, ...], tuple[Span, ...]]:
    """The plain text, its ideas and its spans; offsets are code points in the plain text."""
    markup, end = _Markup(allowed), 0
    for found in TOKEN.finditer(marked):
        markup.text += marked[end : found.start()]
        end = found.end()
        markup.token(found)
    markup.text += marked[end:]
    if markup.idea is not None or markup.span:
        raise BrokenLineError("an idea or a span is not closed")
    if not markup.text:
        raise BrokenLineError("the answer is empty")
    return markup.text, tuple(markup.ideas), tuple(markup.spans)
