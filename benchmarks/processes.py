"""Whole-process measurements: wall time, CPU time and peak memory of a command, side by side with another."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds by the clock, seconds of CPU, peak resident memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost_of(command: Sequence[str]) -> Cost:
    """Run a command to its end and account for it; raises where it fails."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        said = process.stderr.read().decode() if process.stderr else ""
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    return Cost(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def paired(runs: int, ours: Callable[[int], Sequence[str]], theirs: Callable[[int], Sequence[str]]) -> None:
    """Run two commands in turn and print the medians and the median of the ratios, theirs over ours."""
    pairs = [(cost_of(ours(n)), cost_of(theirs(n))) for n in range(runs)]
    print(f"{'':24}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")
    for label, side in (("VoiceLens", 0), ("the plain script", 1)):
        figures = [median(getattr(pair[side], figure) for pair in pairs) for figure in ("wall", "cpu", "memory")]
        print(f"{label:24}" + "".join(f"{figure:10.1f}" for figure in figures))
    ratios = [median(getattr(b, f) / getattr(a, f) for a, b in pairs) for f in ("wall", "cpu", "memory")]
    print(f"{'ratio (script / ours)':24}" + "".join(f"{ratio:10.2f}" for ratio in ratios))
