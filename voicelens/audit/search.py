"""The search: every cell of every file against everything an attacker looks for."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from voicelens.audit.cell import Cell, Unsearched
from voicelens.audit.identifiers import identifiers
from voicelens.audit.markup import STYLE
from voicelens.audit.matching import Hit, Matcher, capital_inside_a_sentence, may_be_chance
from voicelens.audit.reading import cells

FOUND, LOOK = "found", "look"
SHAPE = "shape"  # the source of what is found because it has the shape of a contact
LISTED = 5_000  # places that are listed one by one; all are counted
SIGNED = frozenset({"by", "approved_by"})  # where people who decide write their own names
LOOKS = frozenset({"class", STYLE})  # names of things in the looks of a page, not words anybody reads
SETTINGS = "voicelens.toml"  # what a person wrote there was written on purpose


@dataclass(frozen=True)
class Place:
    """One place outside `private/` that holds what it should not, or may. `value` never goes to a screen."""

    state: str
    file: str
    cell: Cell
    value: str
    kind: str
    source: str


@dataclass
class Findings:
    """What was searched and what came of it. `unsearched` is each file not wholly read, with why."""

    files: int = 0
    cells: int = 0
    places: list[Place] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unsearched: list[tuple[str, str]] = field(default_factory=list)

    def add(self, place: Place) -> None:
        """Count a place, and list it while there are few; what was found goes before what is to be looked at."""
        self.counts[place.state] += 1
        if self.counts[place.state] <= LISTED:
            self.places.append(place)


@dataclass(frozen=True)
class Attacker:
    """What is looked for, and how it is told from chance.

    `is_word` says whether a folded word is an ordinary one, and `is_slip` whether it is one with a slip of the pen.

    A contact that stands in one of the `known` texts may be read; so may the words (as keys) that people `kept`, in the
    answers in which they did.
    """

    matcher: Matcher
    is_word: Callable[[str], bool]
    is_slip: Callable[[str], bool]
    known: tuple[str, ...] = ()
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _kept_somewhere(self) -> frozenset[str]:
        return frozenset().union(*self.kept.values())

    def places(self, file: str, cell: Cell) -> Iterator[Place]:
        """What one cell holds."""
        hits = self.matcher.hits(cell.text)
        for hit in hits:
            state = self._state(hit, file, cell)
            if state:
                yield Place(state, file, cell, hit.target.value, hit.target.kind, hit.target.source)
        for kind, wording in identifiers(cell.text, answer=bool(cell.answer)):
            if not hits and not any(wording in text for text in self.known):
                yield Place(FOUND, file, cell, wording, kind, SHAPE)

    def _state(self, hit: Hit, file: str, cell: Cell) -> str:
        """Found, to look at, or nothing (empty): mere words count in the answer they were masked in, or as a name."""
        if hit.key in self.kept.get(cell.answer, ()):
            return ""
        if not may_be_chance(hit, self.is_word):
            on_purpose = file == SETTINGS or cell.column in SIGNED | LOOKS or hit.key in self._kept_somewhere
            return LOOK if on_purpose or self.is_slip(hit.key) else FOUND
        same_answer = cell.answer in hit.target.answers
        return LOOK if same_answer or capital_inside_a_sentence(hit, cell.text) else ""


def files_outside(folder: Path, private: Path) -> list[Path]:
    """Every file in a folder but those of its private part, in order of their names."""
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(where, name) != private]
        found += [Path(where, name) for name in names]
    return sorted(found)


def search(
    folder: Path, files: Iterable[Path], attacker: Attacker, step: Callable[[int], None] | None = None
) -> Findings:
    """Search files and their names; `step` hears how many were read. Only what is found is kept in memory."""
    findings = Findings()
    for path in files:
        name = path.relative_to(folder).as_posix()
        for place in attacker.places(name, Cell(name)):
            findings.add(place)
        _search_file(path, name, attacker, findings)
        findings.files += 1
        if step:
            step(findings.files)
    return findings


def _search_file(path: Path, name: str, attacker: Attacker, findings: Findings) -> None:
    try:
        for cell in cells(path):
            findings.cells += 1
            for place in attacker.places(name, cell):
                findings.add(place)
    except Unsearched as reason:
        findings.unsearched.append((name, str(reason)))
