"""How long work says how far it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener for long work. A terminal draws a bar, a log writes lines, a test keeps a list."""

    def start(self, name: str, why: str) -> None:
        """A stage begins, and why it has to."""
        ...

    def step(self, done: int, total: int) -> None:
        """So much of the stage is done."""
        ...

    def finish(self, name: str, summary: str) -> None:
        """A stage is whole on disk."""
        ...

    def note(self, sentence: str) -> None:
        """Something a person should know."""
        ...


class Silent:
    """Listens to nothing: the default in a library call."""

    def start(self, name: str, why: str) -> None:
        """Do nothing."""

    def step(self, done: int, total: int) -> None:
        """Do nothing."""

    def finish(self, name: str, summary: str) -> None:
        """Do nothing."""

    def note(self, sentence: str) -> None:
        """Do nothing."""
