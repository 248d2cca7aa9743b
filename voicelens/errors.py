"""Errors a person can act on: the problem, where it is, and how to fix it.

The library raises these and never prints or exits; the command line has one door that prints them and ends with
`exit_code`. Codes are part of the contract: 0 fine, 2 usage, 3 unexpected, 10 to 17 by kind, 130 stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class VoiceLensError(Exception):
    """Something a person can act on. `where` may be empty; `problem` and `fix` never are."""

    exit_code = 3

    def __init__(self, problem: str, *, fix: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem, self.where, self.fix = problem, where, fix

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.problem}{place} {self.fix}"

    def __reduce__(self) -> tuple[Callable[[], VoiceLensError], tuple[()]]:
        """How to make it again in another process: an engine may raise it far away."""
        return partial(type(self), self.problem, fix=self.fix, where=self.where), ()


class UsageError(VoiceLensError):
    """The command was given something it cannot use."""

    exit_code = 2


class ContractError(VoiceLensError):
    """A table breaks its contract: a mistake in VoiceLens, not in the data."""

    exit_code = 3


class SourceError(VoiceLensError):
    """A survey export cannot be read or holds nothing to work with."""

    exit_code = 10


class SettingsError(VoiceLensError):
    """voicelens.toml has a mistake, or a question only a person can answer."""

    exit_code = 11


class ReviewError(VoiceLensError):
    """A file of people's decisions cannot be read."""

    exit_code = 12


class ModelError(VoiceLensError):
    """A model is missing, or is not the one it should be."""

    exit_code = 13


class EndpointError(VoiceLensError):
    """A language-model endpoint does not answer as it should."""

    exit_code = 14


class EngineError(VoiceLensError):
    """The engine that spreads work over processes failed."""

    exit_code = 15


class PublicationRefused(VoiceLensError):  # noqa: N818  (the refusal is the outcome, not a failure)
    """The gate found something that must not be published."""

    exit_code = 16


class StudyError(VoiceLensError):
    """The study folder is locked, damaged, made by a newer version, or cannot be written."""

    exit_code = 17


STOPPED = 130
