"""The safety screen against its sets: recall on concerning answers and false flags on ordinary ones.

    python -m benchmarks.screen            the development sets, with the ids of what it gets wrong
    python -m benchmarks.screen --heldout  the held-out set: for a report, not for work

Answers are never printed. `--ordinary FILE` takes a JSONL file of answers with `text`, `id` and, if it has it, `safety`
(true for the concerning ones), and counts what is flagged there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.written import FOLDER, HELDOUT
from models.written import read as read_written
from voicelens.embed.encoders import load_encoder
from voicelens.pipeline.steps import SCREEN_ENCODER, SCREEN_MODEL
from voicelens.registry import find_model
from voicelens.screen.screen import judge_all
from voicelens.screen.second import load_second
from voicelens.shipped import shipped
from voicelens.tables import CONCERNS

DATA = Path(__file__).parent / "data"
NONE = "none"
Answer = dict[str, Any]


def read(path: Path) -> list[Answer]:
    """The answers of one set; nothing is screened yet."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def screened(answers: Sequence[Answer]) -> list[Answer]:
    """The answers with what the screen made of each, as `found` (a category or none)."""
    second = load_second(find_model(SCREEN_MODEL), load_encoder(SCREEN_ENCODER).encode)
    found = judge_all(list(dict.fromkeys(answer["text"] for answer in answers)), second)
    return [
        {**answer, "found": found[answer["text"]].category if answer["text"] in found else NONE} for answer in answers
    ]


def everyday(folder: Path) -> list[Answer]:
    """Written answers on other matters than bullying, safety and wellbeing: what most answers of a survey are like."""
    return [
        {"id": f"e{number:04d}", "lang": answer.language, "category": NONE, "how": "everyday", "text": answer.text}
        for number, answer in enumerate(read_written(folder))
        if not {"bullying", "safety", "wellbeing"} & {code for idea in answer.ideas for code in idea.codes}
    ]


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
    print(f"  {'all':16} recall {_told(recall(answers)):18} false flags {_told(false_flags(answers))}")
    for how in sorted({answer.get("how", "") for answer in answers} - {""}):
        part = [answer for answer in answers if answer.get("how") == how]
        print(f"  {how:16} recall {_told(recall(part)):18} false flags {_told(false_flags(part))}")
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
    answers = screened([answer for path in sorted(DATA.glob(f"screen_{name}*.jsonl")) for answer in read(path)])
    report(name, answers)
    common = screened(everyday(HELDOUT if wanted.heldout else FOLDER))
    print(f"  everyday answers ({name}): flagged {_told(false_flags(common))}")
    print(f"  {(time.perf_counter() - began) / len(answers) * 1000:.2f} ms an answer")
    report_ordinary("sample survey", screened(read(shipped("sample_data") / "juniper_hill" / "key.jsonl")))
    if wanted.ordinary:
        report_ordinary(wanted.ordinary.name, screened(read(wanted.ordinary)))


if __name__ == "__main__":
    main()
