"""Progress for people: a bar on a terminal, plain lines everywhere else."""

from __future__ import annotations

import sys
import textwrap
from types import TracebackType
from typing import TYPE_CHECKING, Self

from voicelens.cli.stopping import stop_if_asked
from voicelens.i18n import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


def tell(*lines: str) -> None:
    """Print lines for a person, wrapped to the terminal."""
    for line in lines:
        wrapped = textwrap.fill(line, 100, subsequent_indent="  ") if sys.stdout.isatty() else line
        print(wrapped)  # noqa: T201  (the command line prints)


class Lines:
    """One line when a stage begins and one when it is done."""

    def __enter__(self) -> Self:
        """Nothing to set up."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to take down."""

    def start(self, name: str, why: str) -> None:
        """Say which stage begins and why."""
        stop_if_asked()
        print(say("{stage}: {why}", stage=name, why=why), flush=True)  # noqa: T201

    def step(self, done: int, total: int) -> None:  # noqa: ARG002  (plain lines do not count)
        """Only notice a Ctrl-C that got lost."""
        stop_if_asked()

    def finish(self, name: str, summary: str) -> None:
        """Say what the stage made."""
        stop_if_asked()
        print(say("{stage}: done. {summary}", stage=name, summary=summary).rstrip(), flush=True)  # noqa: T201

    def note(self, sentence: str) -> None:
        """Say it."""
        tell(sentence)


class Bars(Lines):
    """A bar for the stage at work, and a line for each one that is done."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._bar: Bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), transient=True
        )
        self._task: TaskID | None = None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave a clean terminal, also after Ctrl-C."""
        self._bar.stop()

    def start(self, name: str, why: str) -> None:
        """A new bar with no end in sight yet; the first one opens the display, so that questions come before it."""
        stop_if_asked()
        self._bar.start()
        self._task = self._bar.add_task(f"{name} ({why})", total=None)

    def step(self, done: int, total: int) -> None:
        """Move the bar."""
        stop_if_asked()
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def finish(self, name: str, summary: str) -> None:
        """Replace the bar by a line."""
        stop_if_asked()
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._bar.console.print(f"  {name}: {summary}", highlight=False, markup=False)

    def note(self, sentence: str) -> None:
        """Print above the bar."""
        self._bar.console.print(sentence, highlight=False, markup=False)


def listener() -> Lines:
    """What suits the place the output goes to."""
    return Bars() if sys.stdout.isatty() else Lines()
