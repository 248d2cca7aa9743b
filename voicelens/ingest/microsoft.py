"""Microsoft Forms: the workbook it opens in Excel, also saved as CSV.

The shape is from Microsoft's support page “Check and share your form results” and from exports that public code reads:
one header row that starts with ID, Start time, Completion time, Email, Name (in newer files also Last modified time,
Language), and for a quiz Total points, Quiz feedback, “Points - question” and “Feedback - question”. Several options
in one cell each end with ";". Names of columns can hold no-break spaces.
"""

from __future__ import annotations

import re

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet

_STARTED = {"start time", "hora de inicio"}
_DONE = {"completion time", "hora de finalización", "hora de finalizacion"}
_ABOUT = {
    "id": "technical", "id.": "technical", "start time": "technical", "completion time": "technical",
    "hora de inicio": "technical", "hora de finalización": "technical", "hora de finalizacion": "technical",
    "last modified time": "technical", "hora de la última modificación": "technical", "language": "technical",
    "idioma": "technical", "total points": "technical", "total de puntos": "technical", "quiz feedback": "technical",
    "comentarios del cuestionario": "technical", "grade posted time": "technical", "email": "contact",
    "correo electrónico": "contact", "name": "name", "nombre": "name",
}  # fmt: skip
_QUIZ = re.compile(r"(?:points|feedback|puntos|comentarios) - .+", re.IGNORECASE)


class MicrosoftForms:
    """The header row of Microsoft Forms, which starts with a number and two times."""

    tool = "Microsoft Forms"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the first columns are those of Microsoft Forms."""
        names = {plain(name).casefold() for name in row_of(cells, 0)[:4]}
        return bool(names & _STARTED) and bool(names & _DONE)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under their questions."""
        names = [plain(name) for name in row_of(cells, 0)]
        parts = {name: part for name in names if (part := _part(name.casefold()))}
        note = say("This is an export of {tool}: its columns were recognised.", tool=self.tool)
        return with_names(names, cells.iloc[1:], 2, [note], parts)


def _part(name: str) -> str:
    return "technical" if _QUIZ.fullmatch(name) else _ABOUT.get(name, "")
