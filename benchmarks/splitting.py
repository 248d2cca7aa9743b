"""How answers are cut into ideas, against the ideas people marked.

    python -m benchmarks.splitting              the written answers that may be developed on, and the sample survey
    python -m benchmarks.splitting --heldout    the held-out third: for a report, not for work
    python -m benchmarks.splitting --answers FILE    also a JSONL file of answers with `text` and marked `ideas`

    python -m benchmarks.splitting --crossed    also with weights learned from other answers than those cut

Names are masked first, as they are in a study. Answers are never printed. The columns: **F1**, of the places where an
idea after the first starts, found within two words of a marked one; **count**, answers with the right number of ideas;
**mixed**, found ideas that cover at least 35 % of the words of two marked ideas without a code in common; **lost**,
marked ideas that are no found idea's main one; **found**, found ideas for each marked one. Last, answers a second on
one core.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from models.splitter.answers import Case, Marked, mask, written
from models.splitter.train import learn
from models.written import FOLDER, HELDOUT, Name
from voicelens.shipped import shipped
from voicelens.themes.split import cut
from voicelens.themes.splitting.gaps import tokens

NEAR = 2
COVERED = 0.35
IDEAS, NAMES = "ideas_*.txt", "names_*.txt"
PARTS = 5


Cut = Callable[[str], Sequence[tuple[int, int]]]


@dataclass
class Counts:
    """What is added up over answers."""

    answers: int = 0
    marked: int = 0
    found: int = 0
    cuts_marked: int = 0
    cuts_found: int = 0
    cuts_met: int = 0
    right_count: int = 0
    mixed: int = 0
    lost: int = 0

    def add(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def f1(self) -> float:
        """F1 of the cut points; 1 where there is none to find and none was made."""
        every = self.cuts_marked + self.cuts_found
        return 2 * self.cuts_met / every if every else 1.0

    @property
    def shares(self) -> dict[str, float]:
        """The columns of the table, each a share."""
        return {
            "F1": self.f1,
            "count": self.right_count / self.answers,
            "mixed": self.mixed / self.found,
            "lost": self.lost / self.marked,
            "found": self.found / self.marked,
        }


def coded(path: Path) -> list[Case]:
    """The answers of a JSONL file with marked ideas, placeholders where names are marked."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_case(row) for row in rows if row["ideas"]]


def _case(row: dict[str, Any]) -> Case:
    ideas = tuple(Marked(idea["start"], idea["end"], tuple(idea["labels"])) for idea in row["ideas"])
    names = [Name(span["start"], span["end"], span["kind"]) for span in row.get("spans", ())]
    return mask(Case(row["text"], ideas), names)


def score(case: Case, found: Sequence[tuple[int, int]]) -> Counts:
    """One answer's counts."""
    at = [(token.start, token.end) for token in tokens(case.text)]
    marked = [_held(at, idea.start, idea.end) for idea in case.ideas]
    ours = [_held(at, span[0], span[1]) for span in found]
    main = {max(range(len(marked)), key=lambda i: (len(mine & marked[i]), -i)) for mine in ours}
    hit = {i for i in main if any(mine & marked[i] for mine in ours)}
    return Counts(
        answers=1,
        marked=len(marked),
        found=len(ours),
        cuts_marked=len(marked) - 1,
        cuts_found=len(ours) - 1,
        cuts_met=_met(_starts(marked), _starts(ours)),
        right_count=len(marked) == len(ours),
        mixed=sum(_is_mixed(mine, marked, case.ideas) for mine in ours),
        lost=len(marked) - len(hit),
    )


def _held(at: Sequence[tuple[int, int]], start: int, end: int) -> set[int]:
    return {n for n, (begin, stop) in enumerate(at) if begin < end and stop > start}


def _starts(ideas: Iterable[set[int]]) -> list[int]:
    return [min(idea, default=0) for idea in ideas][1:]


def _met(marked: Sequence[int], ours: Sequence[int]) -> int:
    """How many cuts stand near a marked one, each marked one met once."""
    left, met = list(marked), 0
    for start in ours:
        if near := [other for other in left if abs(other - start) <= NEAR]:
            left.remove(min(near, key=lambda other: abs(other - start)))
            met += 1
    return met


def _is_mixed(mine: set[int], marked: Sequence[set[int]], ideas: Sequence[Marked]) -> bool:
    covered = [
        set(idea.codes)
        for words, idea in zip(marked, ideas, strict=True)
        if words and len(mine & words) >= COVERED * len(words)
    ]
    return any(not one & other for n, one in enumerate(covered) for other in covered[n + 1 :])


def measure(cases: Iterable[Case], cutter: Cut = cut) -> Counts:
    """The counts of all answers together."""
    total = Counts()
    for case in cases:
        total = total.add(score(case, cutter(case.text)))
    return total


def crossed(cases: Sequence[Case], also: Sequence[Case] = ()) -> Counts:
    """The counts of answers cut with weights that were learned from the other four fifths of them, and from `also`."""
    total = Counts()
    for part in range(PARTS):
        weights = learn([*(case for n, case in enumerate(cases) if n % PARTS != part), *also])
        total = total.add(measure(cases[part::PARTS], lambda text, weights=weights: cut(text, weights)))
    return total


def speed(cases: Sequence[Case], least: int = 20_000) -> float:
    """Answers a second of processor time, over at least that many."""
    texts = [case.text for case in cases]
    texts *= -(-least // len(texts))
    began = time.process_time()
    for text in texts:
        cut(text)
    return len(texts) / (time.process_time() - began)


def _sets(heldout: bool, answers: Sequence[Path]) -> Iterator[tuple[str, list[Case]]]:
    folder = HELDOUT if heldout else FOLDER
    yield "written, all ideas", written(folder, IDEAS)
    for path in sorted(folder.glob(IDEAS)):
        yield f"  {path.stem}", written(folder, path.name)
    for language in ("en", "es", "mixed"):
        yield f"  {language}", written(folder, IDEAS, language)
    yield "written, names", written(folder, NAMES)
    yield "sample survey", coded(shipped("sample_data") / "juniper_hill" / "key.jsonl")
    for path in answers:
        yield path.name, coded(path)


def _print(name: str, counts: Counts) -> None:
    print(f"{name:22}{counts.answers:7} " + " ".join(f"{share:6.3f}" for share in counts.shares.values()), flush=True)


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--heldout", action="store_true")
    ask.add_argument("--crossed", action="store_true")
    ask.add_argument("--answers", type=Path, action="append", default=[])
    wanted = ask.parse_args()
    print(f"{'':22}answers     F1  count  mixed   lost  found")
    if wanted.crossed:
        _print("written, crossed", crossed(written(FOLDER, IDEAS), written(FOLDER, NAMES)))
        _print("names, crossed", crossed(written(FOLDER, NAMES), written(FOLDER, IDEAS)))
    for name, cases in _sets(wanted.heldout, wanted.answers):
        _print(name, measure(cases))
    print(f"{speed(written(FOLDER, IDEAS)):.0f} answers a second")


if __name__ == "__main__":
    main()
