"""The hand-written answers of the sample survey, with what their authors say about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voicelens.shipped import shipped

QUESTIONS = {"like": "One thing you like about your school", "change": "One thing you would change about your school"}
_SPAN = re.compile(r"<[A-Z]+:([^>]*)>")
_IDEA = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Written:
    """One answer: its words, the question, the status it should get, and its language where its author says so."""

    text: str
    polarity: str
    status: str
    language: str

    @property
    def question(self) -> str:
        """The question it answers."""
        return QUESTIONS[self.polarity]


def written() -> Iterator[Written]:
    """All of them, in the order of the files."""
    for path in sorted((shipped("sample_data") / "answers").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield _one(path.stem, *(field.strip() for field in line.split("|", 2)))


def _one(stem: str, _grades: str, flags: str, answer: str) -> Written:
    text = _IDEA.sub(r"\1", _SPAN.sub(r"\1", answer))
    marks = flags.split(",")
    like = stem.startswith("like") or "like" in marks or "you like" in text
    status = "nothing_to_add" if "nothing" in marks else "junk" if "junk" in marks else "substantive"
    language = stem.rpartition("_")[2]
    return Written(text, "like" if like else "change", status, language if language in {"en", "es", "mixed"} else "")
