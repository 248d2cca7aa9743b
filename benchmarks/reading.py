"""How well the language and the status of an answer are read, and how fast, on the sets in benchmarks/data.

    python benchmarks/reading.py [--heldout] [--examples FILE.jsonl]

`--heldout` also scores the held-out thirds: look at them only to report a figure. `--examples` scores a file of your
own, one JSON object a line with `text`, `prompt` (like or change), `lang` and `status`. Language is scored on answers
of three words or more; an answer in a script without spaces counts as long. `written` are the answers in
models/written, whose language is marked too.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.written import FOLDER, HELDOUT
from models.written import read as read_written
from voicelens.ingest.language import language_of
from voicelens.ingest.status import status_of

DATA = Path(__file__).parent / "data"
QUESTIONS = {"like": "One thing you like about your school", "change": "One thing you would change about your school"}
_FEWEST_WORDS = 3
_SPEED_ANSWERS = 20_000
Record = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """What was read rightly: `classes` holds for each label how many there are and how many were found."""

    name: str
    what: str
    classes: dict[str, tuple[int, int]]
    wrong: tuple[str, ...]
    per_second: float

    @property
    def n(self) -> int:
        """How many answers were scored."""
        return sum(n for n, _ in self.classes.values())

    @property
    def right(self) -> float:
        """The share that was read rightly."""
        return sum(found for _, found in self.classes.values()) / max(self.n, 1)


def read(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def written(folder: Path) -> list[Record]:
    """The answers written for training, as records with their language."""
    return [{"text": answer.text, "lang": answer.language} for answer in read_written(folder)]


def language_score(name: str, records: Iterable[Record]) -> Score:
    """How often `language_of` says what the label says, on answers of three words or more."""
    long = [record for record in records if _is_long(record["text"])]
    return _score(name, "language", long, lambda record: (record["lang"], language_of(record["text"])))


def status_score(name: str, records: Iterable[Record]) -> Score:
    """How often `status_of` says what the label says."""

    def read_one(record: Record) -> tuple[str, str]:
        return record["status"], status_of(record["text"], record["prompt"], QUESTIONS[record["prompt"]])

    return _score(name, "status", list(records), read_one)


def _is_long(text: str) -> bool:
    spaceless = any("\u3040" <= letter <= "\u9fff" for letter in text)
    return spaceless or len(text.split()) >= _FEWEST_WORDS


def _score(name: str, what: str, records: Sequence[Record], read_one: Callable[[Record], tuple[str, str]]) -> Score:
    pairs = [read_one(record) for record in records]
    of_label = Counter(label for label, _ in pairs)
    found = Counter(label for label, read in pairs if label == read)
    wrong = tuple(
        str(record.get("id", "")) for record, (label, read) in zip(records, pairs, strict=True) if label != read
    )
    classes = {label: (n, found[label]) for label, n in sorted(of_label.items())}
    return Score(name, what, classes, wrong, _speed(records, read_one))


def _speed(records: Sequence[Record], read_one: Callable[[Record], tuple[str, str]]) -> float:
    rounds = max(1, _SPEED_ANSWERS // max(len(records), 1))
    start = time.process_time()
    for _ in range(rounds):
        for record in records:
            read_one(record)
    return rounds * len(records) / (time.process_time() - start)


def table(scores: Sequence[Score]) -> str:
    """The scores as aligned lines."""
    lines = [f"{'set':<22}{'what':<10}{'n':>5}{'right':>8}{'a second':>10}  recall by class"]
    for score in scores:
        recall = " ".join(f"{label} {found}/{n}" for label, (n, found) in score.classes.items())
        speed = f"{score.per_second:,.0f}"
        lines.append(f"{score.name:<22}{score.what:<10}{score.n:>5}{score.right:>8.1%}{speed:>10}  {recall}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--heldout", action="store_true")
    ask.add_argument("--examples", type=Path)
    chosen = ask.parse_args()
    scores = [language_score(name, read(DATA / f"{name}.jsonl")) for name in ("language_dev", "language_dev_2")]
    scores.append(language_score("written", written(FOLDER)))
    scores.append(status_score("status_dev", read(DATA / "status_dev.jsonl")))
    if chosen.heldout:
        scores.append(language_score("language_heldout", read(DATA / "language_heldout.jsonl")))
        scores.append(language_score("written_heldout", written(HELDOUT)))
        scores.append(status_score("status_heldout", read(DATA / "status_heldout.jsonl")))
    if chosen.examples:
        records = read(chosen.examples)
        scores += [language_score(chosen.examples.stem, records), status_score(chosen.examples.stem, records)]
    print(table(scores))


if __name__ == "__main__":
    main()
