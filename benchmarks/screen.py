"""The safety screen against its sets: recall on concerning answers and false flags on ordinary ones.

    python benchmarks/screen.py            the development set, with the ids of what it gets wrong
    python benchmarks/screen.py --heldout  the held-out third: for a report, not for work

Answers are never printed. `--ordinary FILE` takes a JSONL file of answers with `text`, `id` and, if it has it, `safety`
(true for the concerning ones), and counts what is flagged there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from voicelens.screen.screen import judge
from voicelens.shipped import shipped
from voicelens.tables import CONCERNS

DATA = Path(__file__).parent / "data"
NONE = "none"
Answer = dict[str, Any]


def read(path: Path) -> list[Answer]:
    """The answers of one set; nothing is screened yet."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def screened(answers: Iterable[Answer]) -> list[Answer]:
    """The answers with what the screen made of each, as `found` (a category or none)."""
    return [{**answer, "found": concern.category if (concern := judge(answer["text"])) else NONE} for answer in answers]


def without_quoted(answers: Sequence[Answer]) -> list[Answer]:
    """Those that share no phrase with the rules the labels were made by."""
    quoted = {tag["id"] for tag in read(DATA / "screen_tags.jsonl") if tag["quoted"]}
    return [answer for answer in answers if answer["id"] not in quoted]


def recall(answers: Sequence[Answer]) -> tuple[int, int]:
    """How many concerning answers are flagged, in any category, and how many there are."""
    concerning = [answer for answer in answers if answer["category"] != NONE]
    return sum(answer["found"] != NONE for answer in concerning), len(concerning)


def false_flags(answers: Sequence[Answer]) -> tuple[int, int]:
    """How many ordinary answers are flagged, and how many there are."""
    ordinary = [answer for answer in answers if answer["category"] == NONE]
    return sum(answer["found"] != NONE for answer in ordinary), len(ordinary)


def _told(count: tuple[int, int]) -> str:
    hits, all_ = count
    return f"{hits}/{all_}" + (f" = {hits / all_:.3f}" if all_ else "")


def report(name: str, answers: Sequence[Answer]) -> None:
    """Print the table of one set."""
    print(f"\n{name}: {len(answers)} answers")
    for language in ("en", "es", "mixed"):
        part = [answer for answer in answers if answer["lang"] == language]
        print(f"  {language:16} recall {_told(recall(part)):18} false flags {_told(false_flags(part))}")
    for category in CONCERNS:
        part = [answer for answer in answers if answer["category"] == category]
        same = sum(answer["found"] == category for answer in part)
        by_language = "  ".join(
            f"{lang} {_told(recall([a for a in part if a['lang'] == lang]))}" for lang in ("en", "es")
        )
        print(f"  {category:16} recall {_told(recall(part)):18} this category {same:3}   {by_language}")
    fewer = without_quoted(answers)
    print(f"  {'all':16} recall {_told(recall(answers)):18} false flags {_told(false_flags(answers))}")
    print(f"  {'without quoted':16} recall {_told(recall(fewer)):18} false flags {_told(false_flags(fewer))}")
    for kind, ids in {"missed": _ids(answers, missed=True), "false flags": _ids(answers, missed=False)}.items():
        print(f"  {kind}: {' '.join(ids) or 'none'}")


def _ids(answers: Sequence[Answer], *, missed: bool) -> list[str]:
    wrong = [answer for answer in answers if (answer["category"] != NONE) == missed]
    return [f"{answer['id']}({answer['category']})" for answer in wrong if (answer["found"] == NONE) == missed]


def report_ordinary(name: str, answers: Sequence[Answer]) -> None:
    """Print what is flagged in answers that are nearly all ordinary."""
    flagged = [answer for answer in answers if answer["found"] != NONE]
    hits = sum(bool(answer.get("safety")) for answer in flagged)
    concerning = sum(bool(answer.get("safety")) for answer in answers)
    print(f"\n{name}: {len(flagged)} of {len(answers)} flagged; of {concerning} marked as concerning, {hits} found")
    print("  " + " ".join(f"{answer['id']}({answer['found']})" for answer in flagged))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--heldout", action="store_true")
    ask.add_argument("--ordinary", type=Path)
    wanted = ask.parse_args()
    name = "heldout" if wanted.heldout else "dev"
    began = time.perf_counter()
    answers = screened(read(DATA / f"screen_{name}.jsonl"))
    report(name, answers)
    print(f"  {(time.perf_counter() - began) / len(answers) * 1000:.2f} ms an answer")
    report_ordinary("sample survey", screened(read(shipped("sample_data") / "juniper_hill" / "key.jsonl")))
    if wanted.ordinary:
        report_ordinary(wanted.ordinary.name, screened(read(wanted.ordinary)))


if __name__ == "__main__":
    main()
