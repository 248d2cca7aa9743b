"""Yes or no, asked on a terminal; where there is none, nobody is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from voicelens.cli.show import tell
from voicelens.cli.stopping import stop_if_asked
from voicelens.i18n import say

YES, NO = ("y", "yes", "s", "si", "sí"), ("n", "no")


def asker() -> Callable[[str], bool] | None:
    """How to ask the person at the terminal; None where the input is no terminal."""
    return _ask if sys.stdin.isatty() else None


def _ask(question: str) -> bool:
    """Whether the answer was yes; asked again until it is one of the two. The end of the input stops the command."""
    tell(question)
    while True:
        try:
            answer = input(say("[yes/no] ")).strip().casefold()
        except EOFError as error:
            raise typer.Abort from error
        stop_if_asked()
        if answer in (*YES, *NO):
            return answer in YES
