"""Names found by VoiceLens, spaCy, Presidio and PIILO in one run, each in a process of its own with one thread.

    python -m benchmarks.anonymise --shared DIR [--piilo PYTHON] [--heldout] [--only spaCy,Presidio] [--first N]

DIR holds `data/pii/*.jsonl` and `data/student/examples.jsonl`: `{"id", "text", "spans": [{"start", "end", "kind"}]}` a
line. PYTHON is an interpreter of an environment that has PIILO (with its model); without it PIILO is not run. --heldout
adds the third of the answers written for this project that nothing was trained or tuned on: for a report, not for work.
--first takes only the first texts of each set, for all tools alike.

Characters are letters and digits, without a title before a name and a possessive after it. Precision and recall are
those of people; a character is masked, and a clean text touched, by a span of any kind; a name leaks where one of its
letters is not masked. A text is clean where nothing is marked in it; the short messages do not mark all that has to be
hidden (links, handles), so there it is fairer to look at the clean texts with a person found. Texts are never printed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.names import Marked, answers, bare, letters, read, scored
from benchmarks.peers.anonymisers import OURS, Found
from models import written

PEERS = Path(__file__).parent / "peers" / "anonymisers.py"
WAYS = tuple(f"{OURS} {names} {mode}" for names in ("tagger", "both", "spacy") for mode in ("balanced", "strict"))
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
_MESSAGES = {"wnut17 test": "wnut17_test", "btc test": "btc_test"}
_OTHERS = {
    "meddocan dev (Spanish)": "data/pii/meddocan_dev.jsonl",
    "student_seen": "data/pii/student_seen.jsonl",
    "student examples": "data/student/examples.jsonl",
}


@dataclass(frozen=True)
class Figures:
    """What one tool did on one set."""

    precision: float
    recall: float
    masked: float
    leaks: int
    people: int
    supposed: int
    touched: int
    clean: int


def figures(texts: Sequence[Marked], found: Found) -> Figures:
    """The figures of what was found in these texts, `(start, end, kind)` a span."""
    people = scored(texts, [[(a, b) for a, b, kind in spans if kind == "PERSON"] for spans in found])
    covered = wanted = leaks = touched = 0
    for marked, spans in zip(texts, found, strict=True):
        hidden = letters(marked.text, ((a, b) for a, b, _ in spans))
        names = [letters(marked.text, [bare(marked.text, place)]) for place in marked.people]
        named = set().union(*names)
        wanted, covered = wanted + len(named), covered + len(named & hidden)
        leaks += sum(not name <= hidden for name in names)
        touched += marked.clean and bool(hidden)
    masked = covered / wanted if wanted else float("nan")
    return Figures(people.precision, people.recall, masked, leaks, people.people, people.touched, touched, people.clean)


def gathered(shared: Path, *, heldout: bool = False) -> dict[str, list[Marked]]:
    """The sets by name: short messages with and without capitals, Spanish case reports, students' answers."""
    sets = {}
    for name, file in _MESSAGES.items():
        sets[name] = read(shared / "data" / "pii" / f"{file}.jsonl")
        sets[f"{name}, lower case"] = [marked.lower for marked in sets[name]]
    sets |= {name: read(shared / path) for name, path in _OTHERS.items()}
    if heldout:
        sets["written, held out"] = answers(written.HELDOUT)
    return sets


def run(tool: str, texts: Mapping[str, Sequence[str]], python: str = sys.executable) -> dict[str, Any]:
    """One tool on all sets in a new process; raises `CalledProcessError` where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "texts.json", Path(folder) / "found.json"
        given.write_text(json.dumps(texts), encoding="utf-8")
        command = [python, str(PEERS), tool, str(given), str(found)]
        subprocess.run(command, check=True, env=os.environ | ONE_THREAD, stdout=subprocess.DEVNULL)
        measured: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return measured


def compared(sets: Mapping[str, Sequence[Marked]], tools: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Every tool, by the interpreter that runs it, on every set."""
    texts = {name: [marked.text for marked in of_set] for name, of_set in sets.items()}
    return {tool: run(tool, texts, python) for tool, python in tools.items()}


Cell = Callable[[Figures, float], str]
TABLES: dict[str, Cell] = {
    "people, precision / recall of characters": lambda f, _: f"{_short(f.precision)}/{_short(f.recall)}",
    "characters of people masked by any kind; names that leak": lambda f, _: f"{_short(f.masked)}; {f.leaks}",
    "clean texts with a person found; touched by any kind": lambda f, _: f"{f.supposed}; {f.touched}",
    "texts per CPU-second": lambda _, speed: f"{speed:,.0f}",
}


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def printed(sets: Mapping[str, Sequence[Marked]], results: Mapping[str, Mapping[str, Any]]) -> str:
    """The tables, in Markdown: a row for each set, a column for each tool."""
    cells = {(name, tool): _cell(sets[name], done["sets"][name]) for tool, done in results.items() for name in sets}
    tables = []
    for title, told in TABLES.items():
        rows = [[_size(title, name, sets[name]), *(told(*cells[name, tool]) for tool in results)] for name in sets]
        tables.append(_table(title, list(results), rows))
    cost = [[what, *(f"{done[key]:.1f}" for done in results.values())] for what, key in _COST.items()]
    return "\n\n".join([*tables, _table("cost", list(results), cost)])


_COST = {
    "seconds from import to the first answer": "load",
    "the same in seconds of CPU": "load_cpu",
    "peak memory, MB": "memory",
}


def _cell(texts: Sequence[Marked], done: Mapping[str, Any]) -> tuple[Figures, float]:
    return figures(texts, done["spans"]), len(texts) / max(done["seconds"], 1e-9)


def _size(title: str, name: str, texts: Sequence[Marked]) -> str:
    if "clean" in title:
        return f"{name} ({sum(marked.clean for marked in texts):,} clean)"
    if "leak" in title:
        return f"{name} ({sum(len(marked.people) for marked in texts):,} names)"
    return f"{name} ({len(texts):,})"


def _table(title: str, tools: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [[title, *tools], ["---"] * (len(tools) + 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True, metavar="DIR")
    ask.add_argument("--piilo", metavar="PYTHON")
    ask.add_argument("--heldout", action="store_true")
    ask.add_argument("--only", help="tools to run, split by commas")
    ask.add_argument("--first", type=int, metavar="N")
    wanted = ask.parse_args()
    sets = {name: texts[: wanted.first] for name, texts in gathered(wanted.shared, heldout=wanted.heldout).items()}
    tools = {"spaCy": sys.executable, "Presidio": sys.executable}
    if wanted.piilo:
        tools["PIILO"] = wanted.piilo
    else:
        print("PIILO: not run: give --piilo an interpreter of an environment that has it\n")
    tools |= dict.fromkeys(WAYS, sys.executable)
    if wanted.only:
        tools = {name: tools.get(name, sys.executable) for name in wanted.only.split(",")}
    print(printed(sets, compared(sets, tools)))


if __name__ == "__main__":
    main()
