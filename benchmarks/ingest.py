"""Reading a big school export: rows a second and peak memory, beside `pandas.read_csv(dtype=str)` in the same run.

    python benchmarks/ingest.py [--rows 1000000] [--runs 3]

Each line of the table is a process of its own. Its seconds count from the open file to the finished tables, imports
left out; its peak memory is that of the whole process. “shaped” is all that `ingest` makes but repaired text, language
and status; the last line adds these, and what each took is told below the table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from statistics import median
from unittest.mock import patch

TASKS = ("pandas", "read and roles", "read, roles, shaped", "whole")
APART = ("repair_source", "language_of", "status_of")


@dataclass(frozen=True)
class Measured:
    """One process: seconds by the clock and of CPU, the most memory it held in bytes, and seconds of its parts."""

    wall: float
    cpu: float
    peak: int
    parts: dict[str, float]


def measure(task: str, path: Path) -> Measured:
    """Do one of `TASKS`, or nothing but the imports (`nothing`), in a process of its own."""
    command = [sys.executable, __file__, "--task", task, "--file", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Measured(**json.loads(done.stdout))


def write_in_another_process(path: Path, rows: int) -> None:
    """Make the file; elsewhere, so that this process stays small (a child's peak starts at its parent's)."""
    subprocess.run([sys.executable, __file__, "--write", str(rows), "--file", str(path)], check=True)


def _do(task: str, path: Path) -> None:
    import resource

    parts: Counter[str] = Counter()
    work = _pandas if task == "pandas" else _ours(task, parts)
    began, began_cpu = time.perf_counter(), time.process_time()
    work(path)
    wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "parts": parts}))


def _pandas(path: Path) -> None:
    import pandas as pd

    pd.read_csv(path, dtype=str)


def _ours(task: str, parts: Counter[str]) -> Callable[[Path], None]:
    from voicelens.ingest import delimited, shape  # noqa: F401  (the time to import the reader is not counted)
    from voicelens.ingest.readers import read_source
    from voicelens.ingest.roles import propose

    def work(path: Path) -> None:
        if task == "nothing":
            return
        source = read_source(path)
        settings = propose([source]).settings
        if task == "read and roles":
            return
        with ExitStack() as stack:
            for change in _left_out() if task == "read, roles, shaped" else _timed(parts):
                stack.enter_context(change)
            shape.ingest([(source, "Spring 2026")], settings=settings, salt=b"a salt", default_school="School")

    return work


def _left_out() -> list[AbstractContextManager[object]]:
    from voicelens.ingest import shape
    from voicelens.ingest.repair import Repairs

    return [
        patch.object(shape, "repair_source", lambda source, _: (source, Repairs())),
        patch.object(shape, "language_of", lambda *_: "en"),
        patch.object(shape, "status_of", lambda *_: "substantive"),
    ]


def _timed(parts: Counter[str]) -> list[AbstractContextManager[object]]:
    from voicelens.ingest import shape

    def timed(name: str) -> Callable[..., object]:
        call = getattr(shape, name)

        @wraps(call)
        def counted(*given: object) -> object:
            began = time.perf_counter()
            try:
                return call(*given)
            finally:
                parts[name] += time.perf_counter() - began

        return counted

    return [patch.object(shape, name, timed(name)) for name in APART]


def _table(path: Path, rows: int, runs: int) -> None:
    size = path.stat().st_size
    print(f"{rows:,} rows, 30 columns, {size / 1e6:.0f} MB")
    print(f"{'':22}{'seconds':>9}{'CPU s':>7}{'rows/s':>11}{'of pandas':>11}{'peak MB':>9}{'/ file':>8}")
    taken = [[measure(task, path) for task in TASKS] for _ in range(runs)]
    of = {task: [run[n] for run in taken] for n, task in enumerate(TASKS)}
    for task, every in of.items():
        wall, cpu = median(each.wall for each in every), median(each.cpu for each in every)
        ratio = median(theirs.wall / each.wall for theirs, each in zip(of["pandas"], every, strict=True))
        peak = max(each.peak for each in every)
        print(f"{task:22}{wall:9.1f}{cpu:7.1f}{rows / wall:11,.0f}{ratio:11.2f}{peak / 1e6:9.0f}{peak / size:8.2f}")
    for name in APART:
        print(f"of the whole, {name}: {median(each.parts[name] for each in of['whole']):.1f} s")


def main() -> None:
    """Measure and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=1_000_000)
    ask.add_argument("--runs", type=int, default=3)
    for inner in ("--task", "--file", "--write"):
        ask.add_argument(inner, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.write:
        from school_export import write_export

        write_export(Path(asked.file), int(asked.write))
    elif asked.task:
        _do(asked.task, Path(asked.file))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "export.csv"
            write_in_another_process(path, asked.rows)
            _table(path, asked.rows, asked.runs)


if __name__ == "__main__":
    main()
