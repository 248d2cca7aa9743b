"""Questions asked on a terminal; where there is none, nobody is asked."""

from __future__ import annotations

import sys

import typer

from voicelens.cli.show import tell
from voicelens.cli.stopping import stop_if_asked
from voicelens.i18n import say

YES, NO = ("y", "yes", "s", "si", "sí"), ("n", "no")
WORDS = {
    "like": ("l", "like", "likes", "gusta", "les gusta"),
    "change": ("c", "change", "cambio", "cambiar", "cambiarían"),
    "other": ("o", "other", "otro", "otra", "otra cosa", "something else"),
}


class Terminal:
    """The person at the terminal. Each question is asked until its answer is one that can be meant.

    The end of the input stops the command.
    """

    def agrees(self, question: str) -> bool:
        """Whether the answer was yes."""
        tell(question)
        while True:
            answer = _typed(say("[yes/no] "))
            if answer in (*YES, *NO):
                return answer in YES

    def chooses(self, question: str, proposed: str) -> str:
        """`like`, `change` or `other`; the Enter key alone means what is proposed."""
        tell(question)
        while True:
            answer = _typed(_choices(proposed))
            if not answer and proposed:
                return proposed
            for meant, words in WORDS.items():
                if answer in words:
                    return meant


def _choices(proposed: str) -> str:
    if not proposed:
        return say("[l = they like it, c = they would change it, o = other] ")
    letter = WORDS[proposed][0]
    return say("[l = they like it, c = they would change it, o = other; Enter = {letter}] ", letter=letter)


def _typed(shown: str) -> str:
    try:
        answer = input(shown).strip().casefold()
    except EOFError as error:
        raise typer.Abort from error
    stop_if_asked()
    return answer


def asker() -> Terminal | None:
    """Who can be asked; None where the input is no terminal."""
    return Terminal() if sys.stdin.isatty() else None
