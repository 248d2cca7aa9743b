"""Whether names of some origins leak more than others: the same sentences with names of eleven origins.

    python -m benchmarks.name_swap [--names tagger] [--times 3]

Every first name of an origin (382 or more) stands in `--times` of the 46 sentences of `data/name_swap.json`, each
sentence as often, with capitals and in small letters; every surname in the sentences with a title. A name leaks where
one of its letters is not masked. Each text is read by itself: a name found in one is not looked for in others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.names import Marked, letters, swapped
from voicelens.anonymise.finding import THRESHOLDS, find_spans
from voicelens.anonymise.recognisers import load_recognisers
from voicelens.anonymise.spans import Recogniser

DATA = Path(__file__).parent / "data" / "name_swap.json"
LARGEST_GAP = 0.05
_TITLES = ("mr ", "ms ", "mrs ", "coach ", "maestra ", "maestro ")
_SLOT = "{name}"


def titled(path: Path) -> dict[str, list[Marked]]:
    """By origin, every surname in every sentence that has a title before the name, cased and in small letters."""
    sets = json.loads(path.read_text(encoding="utf-8"))
    carriers = [c for c in sets["carriers"] if c.partition(_SLOT)[0].endswith(_TITLES)]
    return {
        origin: [form for name in names for c in carriers for marked in [_filled(c, name)] for form in _forms(marked)]
        for origin, names in sets["surnames"].items()
    }


def _filled(carrier: str, name: str) -> Marked:
    before, _, after = carrier.partition(_SLOT)
    return Marked(before + name + after, ((len(before), len(before) + len(name)),), clean=False)


def _forms(marked: Marked) -> tuple[Marked, Marked]:
    return marked, marked.lower


def leak_rates(
    origins: Mapping[str, Sequence[Marked]], recognisers: Sequence[Recogniser], mode: str
) -> dict[str, float]:
    """By origin, the share of names with a letter that nothing masks."""
    return {origin: _leaks(texts, recognisers, mode) / len(texts) for origin, texts in origins.items()}


def _leaks(texts: Sequence[Marked], recognisers: Sequence[Recogniser], mode: str) -> int:
    found = find_spans([marked.text for marked in texts], recognisers, mode)
    return sum(
        not letters(marked.text, marked.people) <= letters(marked.text, ((s.start, s.end) for s in spans))
        for marked, spans in zip(texts, found, strict=True)
    )


def gap(rates: Mapping[str, float]) -> float:
    """How much more the worst origin leaks than the best."""
    return max(rates.values()) - min(rates.values())


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--names", default="tagger")
    ask.add_argument("--times", type=int, default=3)
    wanted = ask.parse_args()
    recognisers = load_recognisers(wanted.names)
    sets = {"first names": swapped(DATA, wanted.times), "surnames after a title": titled(DATA)}
    columns = {
        f"{name}, {mode}": leak_rates(origins, recognisers, mode)
        for name, origins in sets.items()
        for mode in THRESHOLDS
    }
    print("| names that leak | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1))
    for origin in next(iter(columns.values())):
        print(f"| {origin} | " + " | ".join(f"{rates[origin]:.1%}" for rates in columns.values()) + " |")
    print("| worst minus best | " + " | ".join(f"{gap(rates):.1%}" for rates in columns.values()) + " |")


if __name__ == "__main__":
    main()
