"""How sure the tagger must be of a name, chosen by a rule on texts that the networks of a trial have not learnt from.

- Texts with capitals: `strict` is the lowest level at which precision is at least .70 on every set, `balanced` the
  lowest at which it is .80: round numbers above what the project had asked for before the first training (.60, .75).
- Long texts with capitals: the same, on texts made of short ones strung together.
- Texts without capitals: the highest level at which as much is found as in the same texts with capitals, as a mean
  over the sets: who writes in small letters is not to be masked less.
- How far below the level a listed word beside a name may be: what lets the fewest names leak that were kept out of the
  trial, at the levels that it leads to.

Nothing else enters, and no set that is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.name_tagger import fit
from models.name_tagger.augment import as_written, recased
from models.name_tagger.corpus import BEGINS, INSIDE, Example
from voicelens.anonymise.tagger import LONG
from voicelens.anonymise.tagging.network import Committee
from voicelens.anonymise.tagging.runs import taken

FILE = Path(__file__).parent / "levels.csv"
RENAMED = "the same answers, with names kept out"
KINDS = ("with capitals", "without capitals", "long, with capitals")
MODES = {"strict": 0.70, "balanced": 0.80}  # the precision asked for
BESIDE = (1.0, 0.5, 0.25, 0.125)  # 1: a listed word beside a name needs the level as any other does
GRID = tuple(round(0.05 + i / 100, 2) for i in range(91))
Arrays = dict[str, npt.NDArray[np.generic]]
Levels = list[tuple[float, ...]]  # strict and balanced, for each kind


@dataclass(frozen=True)
class Read:
    """All pieces of a set in one row, a gap after each text: how sure, whether listed, whether a name, how long."""

    named: npt.NDArray[np.float32]
    listed: npt.NDArray[np.bool_]
    wanted: npt.NDArray[np.bool_]
    letters: npt.NDArray[np.int64]

    def scored(self, level: float, beside: float) -> tuple[float, float]:
        """Recall and precision of characters."""
        found = taken(self.named, level, self.listed, beside)
        both, all_found, all_ = (float(self.letters[m].sum()) for m in (found & self.wanted, found, self.wanted))
        return both / max(all_, 1.0), both / max(all_found, 1.0)

    def leaks(self, level: float, beside: float) -> int:
        """How many names are not found whole."""
        missed = self.wanted & ~taken(self.named, level, self.listed, beside)
        begins = np.flatnonzero(self.wanted & ~np.insert(self.wanted, 0, False)[:-1])
        return int((np.add.reduceat(missed & self.wanted, begins) > 0).sum()) if len(begins) else 0


def forms(examples: Sequence[Example]) -> list[list[Example]]:
    """The texts of each of the `KINDS`: the second holds those of the first in small letters."""
    cased = [e for e in examples if _has_capitals(e)]
    return [cased, [recased(e, "lower") for e in cased], [e for e in strung(examples) if _has_capitals(e)]]


def _has_capitals(example: Example) -> bool:
    return any(piece != piece.lower() for piece, _ in example.found)


def strung(examples: Sequence[Example]) -> Iterator[Example]:
    """Long texts, of as many neighbours as it takes."""
    whole: Example | None = None
    for own in examples:
        whole = replace(own, found=whole.found + own.found, labels=whole.labels + own.labels) if whole else own
        if len(whole.found) > LONG:
            yield whole
            whole = None


def kept_out(typed: Mapping[str, Mapping[str, Sequence[str]]], back: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Names kept out of a trial, origin by origin in turn; where names are put together, every other in two words."""
    for turn in range(max(map(len, back.values()))):
        for origin in sorted(back):
            parts = typed[origin]
            if turn % 2 and "starts" in parts:
                starts, ends = parts["starts"], parts["ends"]
                yield f"{starts[7 * turn % len(starts)]} {ends[11 * turn % len(ends)]}"
            elif back[origin]:
                yield back[origin][turn % len(back[origin])]


def about_others(examples: Sequence[Example], names: Sequence[str], times: int = 2) -> list[Example]:
    """The same texts, some times over, with the names in turn in the place of theirs."""
    turns = cycle(names)
    return [_about(example, turns) for _ in range(times) for example in examples]


def _about(example: Example, names: Iterator[str]) -> Example:
    found: list[tuple[str, str]] = []
    labels: list[int] = []
    for (piece, kind), label in zip(example.found, example.labels, strict=True):
        words = next(names).split() if label == BEGINS else []
        found += [(as_written(word, piece), "word") for word in words] or [(piece, kind)] * (label != INSIDE)
        labels += [BEGINS, *[INSIDE] * (len(words) - 1)] if words else [label] * (label != INSIDE)
    return replace(example, found=tuple(found), labels=tuple(labels))


def read(stored: Arrays, described: fit.Described, examples: Sequence[Example]) -> Read:
    """What the networks say of the texts."""
    texts = [e for e in examples if e.found]
    rows, network = described.index(texts), Committee(stored)
    ends = np.cumsum([len(r) for r in rows])
    flat = np.concatenate(rows)
    shares = network.read(network.enter(described.sighted[flat], described.own[flat]), [len(r) for r in rows])
    listed = described.known.listed([pair for e in texts for pair in e.found])
    wanted = np.array([label in {BEGINS, INSIDE} for e in texts for label in e.labels])
    letters = np.array([sum(c.isalnum() for c in piece) for e in texts for piece, _ in e.found])
    named = (shares[:, 1] + shares[:, 2]).astype(np.float32)
    return Read(*(np.insert(row, ends, 0) for row in (named, listed, wanted, letters)))


def precise(reads: Sequence[Read], asked: float, beside: float) -> float:
    """The lowest level at which precision is what is asked for, on every set; the highest there is where none is."""
    enough = (level for level in GRID if min(own.scored(level, beside)[1] for own in reads) >= asked)
    return next(enough, GRID[-1])


def mean_recall(reads: Sequence[Read], level: float, beside: float) -> float:
    """Recall at a level, as a mean over the sets."""
    return float(np.mean([own.scored(level, beside)[0] for own in reads]))


def as_much(reads: Sequence[Read], recall: float, beside: float) -> float:
    """The highest level with at least this mean recall; the lowest there is where none has it."""
    return max((level for level in GRID if mean_recall(reads, level, beside) >= recall), default=GRID[0])


def by_rule(kinds: Sequence[Sequence[Read]], beside: float) -> Levels:
    """The levels of the `KINDS`."""
    with_capitals, without, long = kinds
    first = [precise(with_capitals, asked, beside) for asked in MODES.values()]
    second = [as_much(without, mean_recall(with_capitals, level, beside), beside) for level in first]
    return [tuple(first), tuple(second), tuple(precise(long, asked, beside) for asked in MODES.values())]


def chosen(sets: Mapping[str, Sequence[Read]]) -> tuple[float, Levels]:
    """How far below the level a listed word beside a name may be, and the levels, of what was read of each kind."""
    tried = []
    for beside in BESIDE:
        levels = by_rule(list(zip(*sets.values(), strict=True)), beside)
        pairs = list(zip(sets[RENAMED], levels, strict=True))
        leaks = sum(own.leaks(level, beside) for own, pair in pairs for level in pair)
        print("beside", beside, "leaks", leaks, levels)
        tried.append((leaks, -beside, levels))
    _, beside, levels = min(tried)
    return -beside, levels


def kept() -> Levels:
    """The levels that were chosen, as kept beside this module."""
    lines = FILE.read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(float(level) for level in line.rsplit(",", 2)[1:]) for line in lines]


def keep(levels: Levels) -> None:
    """Write the levels that were chosen beside this module."""
    lines = [f'"{kind}",{low:.2f},{high:.2f}' for kind, (low, high) in zip(KINDS, levels, strict=True)]
    FILE.write_text("\n".join(["kind," + ",".join(MODES), *lines]) + "\n", encoding="utf-8")
