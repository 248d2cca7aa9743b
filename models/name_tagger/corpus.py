"""The texts the name tagger learns from, as pieces with labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models import written
from voicelens.anonymise.reader import ROLES, TITLES
from voicelens.anonymise.tagging.known import stem
from voicelens.anonymise.tagging.pieces import pieces
from voicelens.anonymise.words_en import listed

OUTSIDE, BEGINS, INSIDE, PLACE, GROUP, NOBODY = 0, 1, 2, 3, 4, -1
PUBLIC = ("wnut17_train", "wnut17_dev", "btc_train")
SENTENCES = Path(__file__).parent / "sentences.txt"
_PLACES = frozenset({"LOCATION", "SCHOOL", "ADDRESS"})
_BEFORE_NAMES = frozenset(TITLES) | ROLES | listed("officer vp madame madam doctor doctora big lil profe bus")
_KEPT = listed("big lil")


@dataclass(frozen=True)
class Example:
    """One text: its pieces as (piece, kind), and for each a label; `student` where it was written as an answer."""

    found: tuple[tuple[str, str], ...]
    labels: tuple[int, ...]
    student: bool
    key: str


def example(text: str, spans: Iterable[tuple[int, int, str]], *, student: bool) -> Example:
    """The example of a text with spans as (start, end, kind)."""
    cut = pieces(text)
    labels = [NOBODY if student else OUTSIDE] * len(cut)
    for start, end, kind in spans:
        inside = [i for i, (a, b, _) in enumerate(cut) if 2 * (min(b, end) - max(a, start)) > b - a]
        if kind == "PERSON":
            inside = _without_titles([text[a:b] for a, b, _ in cut], inside)
        for order, i in enumerate(inside):
            labels[i] = _label(kind, first=order == 0, student=student)
    return Example(tuple((text[a:b], kind) for a, b, kind in cut), tuple(labels), student, text)


def _label(kind: str, *, first: bool, student: bool) -> int:
    if kind == "PERSON":
        return BEGINS if first else INSIDE
    if kind in _PLACES:
        return PLACE
    return GROUP if kind == "ORG" else NOBODY if student else OUTSIDE


def _without_titles(words: Sequence[str], inside: list[int]) -> list[int]:
    """A title before a name is not part of the name."""
    while len(inside) > 1 and (stem(words[inside[0]]) in _BEFORE_NAMES - _KEPT or not words[inside[0]][0].isalnum()):
        inside = inside[1:]
    return inside


def public(folder: Path, names: Iterable[str] = PUBLIC) -> Iterator[Example]:
    """The texts of the public sets: WNUT-17 (Derczynski et al. 2017) and the Broad Twitter Corpus (2016)."""
    for name in names:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield example(row["text"], [(s["start"], s["end"], s["label"]) for s in row["spans"]], student=False)


def answers() -> Iterator[Example]:
    """The answers written for this project, then the sentences written for the tagger alone."""
    for answer in [*written.read(), *_sentences()]:
        yield example(answer.text, [(n.start, n.end, n.kind) for n in answer.names], student=True)


def _sentences() -> Iterator[written.Answer]:
    """Lines of text with names in double square brackets, without a prompt, a grade or codes."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        yield written.parse(f"like|mixed|6|{line}")
