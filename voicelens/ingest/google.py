"""Google Forms: the CSV download (options parted by ";"), and the linked sheet as CSV or XLSX (parted by ", ").

The shape is from Google's Docs Editors help, “View & manage form responses”, and from exports that public code reads:
one header row that starts with “Timestamp” (“Marca temporal”), then “Username” or “Email Address” where the form
collects addresses, “Score” for a quiz, and the questions; a grid has one column a row, “Question [row]”, and a quiz
can add “Question [Score]” and “Question [Feedback]”. The CSV comes inside a zip.
"""

from __future__ import annotations

import re

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet

_TIMES = {"timestamp", "marca temporal", "marca de tiempo"}
_ABOUT = {
    "score": "technical", "puntuación": "technical", "puntuacion": "technical", "total score": "technical",
    "username": "contact", "email address": "contact", "nombre de usuario": "contact",
    "dirección de correo electrónico": "contact",
}  # fmt: skip
_QUIZ = re.compile(r".+ \[(?:score|feedback|puntuación|comentarios)\]", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b.*", re.DOTALL)
_LOOK_AT = 5


class GoogleForms:
    """The header row of Google Forms, which starts with the time stamp."""

    tool = "Google Forms"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the first column is the time stamp, by its name and its first values."""
        times = [cell for cell in cells.iloc[1 : _LOOK_AT + 1, 0].str.strip().tolist() if cell]
        return row_of(cells, 0)[0].casefold() in _TIMES and all(_DATE.fullmatch(time) for time in times)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under their questions."""
        names = [plain(name) for name in row_of(cells, 0)]
        parts = {name: part for name in names if (part := _part(name.casefold()))}
        note = say("This is an export of {tool}: its columns were recognised.", tool=self.tool)
        return with_names(names, cells.iloc[1:], 2, [note], parts)


def _part(name: str) -> str:
    if name in _TIMES or _QUIZ.fullmatch(name):
        return "technical"
    return _ABOUT.get(name, "")
