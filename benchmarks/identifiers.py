"""What the patterns find of invented identifiers, and what they touch in answers that hold none.

    python benchmarks/identifiers.py              two thirds of the cases, with the ids of what is missed
    python benchmarks/identifiers.py --heldout    every third case: for a report, not for work
    python benchmarks/identifiers.py --handles GOLD.jsonl    recall of user names in a set of short messages

Of each form: `chars` is the share of letters and digits to hide that lie in any span, `touched` the share of cases that
a span touches, `whole` the share covered to the last letter, `kind` the share touched by a span of the right kind, and
`beside` the letters covered outside what had to be hidden, for each letter that had to be.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicelens.anonymise.patterns import Patterns
from voicelens.anonymise.spans import Span

DATA = Path(__file__).parent / "data" / "identifiers.jsonl"
NEGATIVE = "negative"
HELD_OUT_EVERY = 3
Case = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """The figures of one form; for the negatives only `touched` says something."""

    cases: int
    chars: float
    touched: float
    whole: float
    kind: float
    beside: float


def read(path: Path = DATA) -> list[Case]:
    """All cases of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def held_out(case: Case) -> bool:
    """Whether the case is one of the third that is looked at only to report a figure."""
    return int(case["id"].rpartition("-")[2]) % HELD_OUT_EVERY == 0


def scores(cases: Sequence[Case]) -> dict[str, Score]:
    """The figures of each form."""
    found = Patterns().find([case["text"] for case in cases])
    by_form: dict[str, list[tuple[Case, list[Span]]]] = defaultdict(list)
    for case, spans in zip(cases, found, strict=True):
        by_form[case["form"]].append((case, spans))
    return {form: _score(rows) for form, rows in by_form.items()}


def _letters(text: str, extents: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in extents for i in range(start, end) if text[i].isalnum()}


def _score(rows: Sequence[tuple[Case, list[Span]]]) -> Score:
    wanted = covered = outside = touched = whole = kind = 0
    for case, spans in rows:
        gold = _letters(case["text"], [(case["start"], case["end"])])
        mine = _letters(case["text"], [(span.start, span.end) for span in spans])
        right = _letters(case["text"], [(span.start, span.end) for span in spans if span.kind == case["kind"]])
        wanted, covered, outside = wanted + len(gold), covered + len(gold & mine), outside + len(mine - gold)
        touched += bool(gold & mine if gold else mine)
        whole, kind = whole + (gold <= mine), kind + bool(gold & right)
    n = len(rows)
    return Score(n, covered / max(wanted, 1), touched / n, whole / n, kind / n, outside / max(wanted, 1))


def missed(cases: Sequence[Case]) -> list[str]:
    """The ids of cases not wholly covered, and of negatives that were touched."""
    found = Patterns().find([case["text"] for case in cases])
    return [case["id"] for case, spans in zip(cases, found, strict=True) if _wrong(case, spans)]


def _wrong(case: Case, spans: Sequence[Span]) -> bool:
    mine = _letters(case["text"], [(span.start, span.end) for span in spans])
    return (
        bool(mine) if case["form"] == NEGATIVE else not _letters(case["text"], [(case["start"], case["end"])]) <= mine
    )


def handles(messages: Sequence[Case]) -> tuple[float, float]:
    """Recall of user names in letters, under that kind, and the share of the letters found that are one."""
    wanted = found = both = 0
    for message, spans in zip(messages, Patterns().find([message["text"] for message in messages]), strict=True):
        text = message["text"]
        gold = _letters(text, [(s["start"], s["end"]) for s in message["spans"] if s["label"] == "USERNAME"])
        mine = _letters(text, [(span.start, span.end) for span in spans if span.kind == "USERNAME"])
        wanted, found, both = wanted + len(gold), found + len(mine), both + len(gold & mine)
    return both / max(wanted, 1), both / max(found, 1)


def texts_a_second(texts: Sequence[str]) -> float:
    """How many texts are read in a second of processor time."""
    began = time.process_time()
    Patterns().find(texts)
    return len(texts) / max(time.process_time() - began, 1e-9)


def report(cases: Sequence[Case]) -> None:
    """Print the table."""
    print(f"{'form':14}{'cases':>7}{'chars':>8}{'touched':>9}{'whole':>8}{'kind':>8}{'beside':>8}")
    for form, s in scores(cases).items():
        figures = f"{s.chars:8.3f}{s.touched:9.3f}{s.whole:8.3f}{s.kind:8.3f}{s.beside:8.3f}"
        print(f"{form:14}{s.cases:7}" + (f"{'':8}{s.touched:9.3f}" if form == NEGATIVE else figures))
    print(f"{texts_a_second([case['text'] for case in cases]):.0f} texts a second of processor time")


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--heldout", action="store_true")
    ask.add_argument("--handles", type=Path, metavar="GOLD.jsonl")
    wanted = ask.parse_args()
    if wanted.handles:
        print("user names: recall {:.3f}, precision {:.3f}".format(*handles(read(wanted.handles))))
        return
    cases = [case for case in read() if held_out(case) == wanted.heldout]
    report(cases)
    if not wanted.heldout:
        print("missed: " + (" ".join(missed(cases)) or "none"))


if __name__ == "__main__":
    main()
