"""What the encoder is taught with: coded ideas, and answers that need a caring adult beside ordinary ones."""

from __future__ import annotations

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.written import CODES, Answer, Name, read
from voicelens import tables

CONCERNS = ("none", *tables.CONCERNS)
THEMES = tuple(code for code in CODES if code != "other")
KEPT_APART = 8
SCREEN_SETS = ("screen_dev", "screen_dev_2", "screen_dev_3")
_BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "data"
_MAY_CONCERN = {"bullying", "safety", "wellbeing"}
_TITLE = re.compile(r"(?:ms|mr|mrs|miss|coach|maestr[ao]|profe|sra?|señora?|dr|principal|teacher|don|doña)\b", re.I)
_BEFORE = re.compile(r"(?:ms|mr|mrs|miss|coach|maestr[ao]|profe)\.? $", re.I)
_PLACEHOLDERS = {
    "PHONE": "[phone]", "ADDRESS": "[place]", "LOCATION": "[place]", "SCHOOL": "[school]", "USERNAME": "[username]",
    "EMAIL": "[email]", "URL": "[link]", "ID": "[number]", "DATE": "[date]",
}  # fmt: skip
_JOINING = re.compile(r"^(?:and|but|so|y|pero|also|then|plus)\s+", re.I)


@dataclass(frozen=True)
class Example:
    """A text with what is taught about it: the codes of an idea, or the kind of concern of an answer."""

    text: str
    codes: tuple[str, ...] = ()
    concern: str = ""
    written: bool = False


def ideas(chance: random.Random) -> tuple[list[Example], list[Example]]:
    """The coded ideas, names replaced as they are when an answer has been masked: those taught, and those kept apart.

    An eighth of the answers, chosen by their text, is kept apart to calibrate on: neither encoder nor head learns them.
    """
    taught: list[Example] = []
    apart: list[Example] = []
    for answer in read():
        kept = is_kept_apart(answer.text)
        for idea in answer.ideas:
            example = Example(masked(answer, idea.start, idea.end, chance).strip(), idea.codes)
            (apart if kept else taught).append(example)
    return taught, apart


def concerns(chance: random.Random) -> tuple[list[Example], list[Example]]:
    """The answers of the screen's development sets, and written answers on other matters as ordinary ones.

    Those taught, and an eighth kept apart, as with ideas.
    """
    found = [
        Example(row["text"], concern=row["category"])
        for name in SCREEN_SETS
        for row in map(json.loads, (_BENCHMARKS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    for answer in read():
        if not _MAY_CONCERN & {code for idea in answer.ideas for code in idea.codes}:
            text = masked(answer, 0, len(answer.text), chance) if chance.random() < 0.5 else answer.text
            found.append(Example(text, concern=CONCERNS[0], written=True))
    return [e for e in found if not is_kept_apart(e.text)], [e for e in found if is_kept_apart(e.text)]


def is_kept_apart(text: str) -> bool:
    """Whether a text belongs to the eighth that is only calibrated on."""
    return int(hashlib.sha256(f"apart {text}".encode()).hexdigest(), 16) % KEPT_APART == 0


def masked(answer: Answer, start: int, end: int, chance: random.Random) -> str:
    """That part of an answer with placeholders for the names in it."""
    text, at = "", start
    for name in answer.names:
        if start <= name.start and name.end <= end:
            text += answer.text[at : name.start] + _placeholder(answer, name, chance)
            at = name.end
    return text + answer.text[at:end]


def _placeholder(answer: Answer, name: Name, chance: random.Random) -> str:
    if name.kind != "PERSON":
        return _PLACEHOLDERS[name.kind]
    if _TITLE.match(answer.text, name.start) or _BEFORE.search(answer.text[: name.start]):
        return "[teacher]"
    return chance.choice(["[person]", "[student]"])


def roughened(text: str, chance: random.Random) -> str:
    """The text as another child might have typed it: without capitals, accents or marks, with slips."""
    if chance.random() < 0.5:
        text = text.lower()
    if chance.random() < 0.2:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    if chance.random() < 0.2:
        text = re.sub(r"[^\w\s\[\]]", "", text)
    if chance.random() < 0.12:
        text = _JOINING.sub("", text)
    for _ in range(2):
        if chance.random() < 0.2 and len(text) > 8:
            text = _slip(text, chance.randrange(1, len(text) - 1), chance)
    if chance.random() < 0.05:
        text = text.upper()
    return text or "x"


def _slip(text: str, at: int, chance: random.Random) -> str:
    left_out, doubled = text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return chance.choice([left_out, doubled, swapped])


def batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, in random batches of texts of like length."""
    mixed = list(examples)
    chance.shuffle(mixed)
    made = []
    for start in range(0, len(mixed), 12 * size):
        part = sorted(mixed[start : start + 12 * size], key=lambda example: len(example.text))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(made)
    return iter(made)
