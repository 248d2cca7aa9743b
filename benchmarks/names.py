"""How well names are found: characters, leaks and clean answers touched, for any set with marked people.

    python -m benchmarks.names FILE.jsonl ... [--names tagger,both,alone] [--lower] [--levels]
    python -m benchmarks.names --written      the answers written for this project (the tagger has learnt from them)
    python -m benchmarks.names --heldout      the third of them that nothing was trained or tuned on: for a report

A line of a file is `{"id", "text", "spans": [{"start", "end", "kind" or "label"}]}`; offsets count code points. Letters
and digits are counted; a title before a name and a possessive after it count on neither side. A name found in one text
is looked for in all of its set, as in a run and in `benchmarks.anonymise`. Texts are never printed.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models import written
from voicelens.anonymise.finding import find_in_corpus
from voicelens.anonymise.recognisers import load_recogniser, load_recognisers
from voicelens.anonymise.spans import Recogniser

MODES = ("balanced", "strict")
_TITLE = re.compile(
    r"(?:(?:mr|mrs|mrz|ms|mz|miss|mister|dr|prof|professor|profe|coach|principal|sra|sr|srta|señora|señor|señorita|"
    r"maestra|maestro|dra|don|doña|teacher)\b\.?\s*)+",
    re.IGNORECASE,
)
_ONE_NAME = "{name}"
Place = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """One text and where its people stand; `clean` where nothing at all is marked in it."""

    text: str
    people: tuple[Place, ...]
    clean: bool

    @property
    def lower(self) -> Marked:
        """The text in small letters, where that leaves the places as they are."""
        lower = self.text.lower()
        return Marked(lower, self.people, self.clean) if len(lower) == len(self.text) else self


@dataclass
class Score:
    """Counted characters and texts; ask it for `recall`, `precision` and the rest."""

    both: int = 0
    wanted: int = 0
    found: int = 0
    people: int = 0
    leaks: int = 0
    clean: int = 0
    touched: int = 0
    seconds: float = field(default=0.0, compare=False)

    @property
    def recall(self) -> float:
        """Found characters of all that stand for people."""
        return self.both / self.wanted if self.wanted else float("nan")

    @property
    def precision(self) -> float:
        """Characters that stand for people of all that were found."""
        return self.both / self.found if self.found else float("nan")

    def told(self) -> str:
        """One line of a table."""
        return (
            f"R {self.recall:.3f}  P {self.precision:.3f}  leaks {self.leaks:4}/{self.people:<5} "
            f"clean touched {self.touched:4}/{self.clean:<5} {self.seconds:6.2f} CPU s"
        )


def bare(text: str, place: Place) -> Place:
    """The place without a title before the name and a possessive after it."""
    start, end = place
    title = _TITLE.match(text, start, end)
    if title and title.end() < end:
        start = title.end()
    if text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    return start, end


def letters(text: str, places: Iterable[Place]) -> set[int]:
    """The offsets of letters and digits in these places."""
    return {i for start, end in places for i in range(start, end) if text[i].isalnum()}


def scored(sets: Sequence[Marked], found: Sequence[Sequence[Place]]) -> Score:
    """The score of places found as people."""
    score = Score()
    for marked, places in zip(sets, found, strict=True):
        wanted = [bare(marked.text, place) for place in marked.people]
        want, got = letters(marked.text, wanted), letters(marked.text, (bare(marked.text, p) for p in places))
        score.both += len(want & got)
        score.wanted += len(want)
        score.found += len(got)
        score.people += len(wanted)
        score.leaks += sum(not letters(marked.text, [place]) <= got for place in wanted)
        score.clean += marked.clean
        score.touched += marked.clean and bool(got)
    return score


def read(path: Path) -> list[Marked]:
    """The texts of a JSONL file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Marked(row["text"], tuple(_people(row["spans"])), not row["spans"]) for row in rows]


def _people(spans: Iterable[dict[str, Any]]) -> Iterator[Place]:
    return ((s["start"], s["end"]) for s in spans if (s.get("kind") or s["label"]) == "PERSON")


def answers(folder: Path) -> list[Marked]:
    """The answers written for this project that one folder holds."""
    return [
        Marked(a.text, tuple((n.start, n.end) for n in a.names if n.kind == "PERSON"), not a.names)
        for a in written.read(folder)
    ]


def people(texts: Sequence[str], recognisers: Sequence[Recogniser], mode: str) -> list[list[Place]]:
    """Where people are found, as in a run: a name found in one text is looked for in all of them."""
    found = find_in_corpus(texts, recognisers, mode)
    return [[(s.start, s.end) for s in spans if s.kind == "PERSON"] for spans in found]


def ways(names: str) -> dict[str, tuple[Recogniser, ...]]:
    """The recognisers to compare; "alone" is the tagger with nothing beside it."""
    return {
        name: (load_recogniser("tagger"),) if name == "alone" else load_recognisers(name) for name in names.split(",")
    }


def report(name: str, sets: Sequence[Marked], compared: dict[str, tuple[Recogniser, ...]]) -> None:
    """Print the table of one set."""
    print(f"\n{name}: {len(sets)} texts")
    for form, texts in {"as written": sets, "lower case": [m.lower for m in sets]}.items():
        for way, recognisers in compared.items():
            for mode in MODES:
                began = time.process_time()
                found = people([m.text for m in texts], recognisers, mode)
                score = scored(texts, found)
                score.seconds = time.process_time() - began
                print(f"  {form} {way:7} {mode:8} {score.told()}")


def swapped(path: Path, times: int = 3) -> dict[str, list[Marked]]:
    """By origin, every name in `times` of the carrier sentences, each sentence as often, cased and in small letters."""
    sets = json.loads(path.read_text(encoding="utf-8"))
    carriers, out = sets["carriers"], {}
    for origin, names in sets["names"].items():
        filled = [
            _filled(carriers[(i + turn * 17) % len(carriers)], name)
            for turn in range(times)
            for i, name in enumerate(names)
        ]
        out[origin] = [form for marked in filled for form in (marked, marked.lower)]
    return out


def _filled(carrier: str, name: str) -> Marked:
    before, after = carrier.split(_ONE_NAME)
    return Marked(before + name + after, ((len(before), len(before) + len(name)),), clean=False)


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--names", default="alone,tagger")
    ask.add_argument("--written", action="store_true")
    ask.add_argument("--heldout", action="store_true")
    wanted = ask.parse_args()
    compared = ways(wanted.names)
    sets = {path.name: read(path) for path in wanted.files}
    if wanted.written:
        sets["written"] = answers(written.FOLDER)
    if wanted.heldout:
        sets["written, held out"] = answers(written.HELDOUT)
    for name, texts in sets.items():
        report(name, texts, compared)


if __name__ == "__main__":
    main()
