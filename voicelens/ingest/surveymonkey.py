"""SurveyMonkey exports: questions in row 1 (blank where one goes on), the kind of answer or the option in row 2.

The shape is from SurveyMonkey's help pages on exporting all responses, and from exports that public code documents
(Respondent ID, Collector ID, Start Date, End Date, IP Address, Email Address, First Name, Last Name, Custom Data 1; in
newer files respondent_id, collector_id, date_created …). Expanded files have one column an option, with the option or
its number where it was ticked. Condensed files have one column a question, the options joined with commas, and a
second row that is blank, says “Response”, or is missing.
"""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, folded, holds_only, merge

_KINDS = {"open-ended response", "response", "respuesta de composición abierta", "respuesta abierta", "respuesta"}
_ABOUT = {
    "respondent id": "technical", "collector id": "technical", "start date": "technical", "end date": "technical",
    "date created": "technical", "date modified": "technical", "ip address": "technical", "email address": "contact",
    "first name": "name", "last name": "name", "custom data 1": "technical", "custom 1": "technical",
    "id del encuestado": "technical", "id del recopilador": "technical", "fecha de inicio": "technical",
    "fecha de finalización": "technical", "dirección ip": "technical",
    "dirección de correo electrónico": "contact", "nombre": "name", "apellido": "name", "apellidos": "name",
    "datos personalizados 1": "technical",
}  # fmt: skip
_FIRST = {"respondent id", "id del encuestado"}
_SECOND = {"collector id", "id del recopilador"}
_SPECIFY = ("other (please specify)", "otro (especifique)")


class SurveyMonkey:
    """The header rows of SurveyMonkey. The columns of one tick-all question become one, options joined with ";"."""

    tool = "SurveyMonkey"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether respondent and collector come first, or the second row names kinds of answers."""
        first, second = _keys(row_of(cells, 0)), row_of(cells, 1)
        kinds = not second[0] and any(cell.casefold() in _KINDS for cell in second)
        return kinds or (len(first) > 1 and first[0] in _FIRST and first[1] in _SECOND)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under the wording of each question."""
        top = _header_rows(cells)
        first = [plain(cell) for cell in row_of(cells, 0)]
        options = [plain(cell) for cell in row_of(cells, 1)] if top > 1 else [""] * len(first)
        body = cells.iloc[top:]
        questions = _filled_forward(first, options)
        names = [_joined(question, option) for question, option in zip(questions, options, strict=True)]
        parts = {name: _ABOUT[key] for name, key in zip(first, _keys(first), strict=True) if key in _ABOUT}
        parts |= {name: "specify" for name, option in zip(names, options, strict=True) if _asks_more(option)}
        names, body, merged = merge(names, body, _tick_alls(questions, options, body))
        note = say("This is an export of {tool}: its columns were recognised.", tool=self.tool)
        return with_names(names, body, top + 1, [note, *merged], parts)


def _header_rows(cells: pd.DataFrame) -> int:
    """Two, unless the second row says something about a respondent."""
    keys, second = _keys(row_of(cells, 0)), row_of(cells, 1)
    return 1 if any(cell for key, cell in zip(keys, second, strict=True) if key in _ABOUT) else 2


def _keys(names: list[str]) -> list[str]:
    return [name.casefold().replace("_", " ") for name in names]


def _asks_more(option: str) -> bool:
    return option.casefold() in _SPECIFY


def _filled_forward(names: list[str], options: list[str]) -> list[str]:
    out: list[str] = []
    for name, option in zip(names, options, strict=True):
        out.append(name or (out[-1] if out and option else ""))
    return out


def _joined(question: str, option: str) -> str:
    return question if not option or option.casefold() in _KINDS else f"{question} - {option}"


def _tick_alls(questions: list[str], options: list[str], body: pd.DataFrame) -> list[TickAll]:
    found = []
    for name, group in groupby(range(len(questions)), key=lambda place: questions[place]):
        places = list(group)
        ticked = [(place, _ticks(options[place], n, body.iloc[:, place])) for n, place in enumerate(places, start=1)]
        ticked = [(place, ticks) for place, ticks in ticked if ticks]
        if len(ticked) > 1:
            chosen = tuple(place for place, _ in ticked)
            found.append(TickAll(name, chosen, tuple(options[p] for p in chosen), tuple(ticks for _, ticks in ticked)))
    return found


def _ticks(option: str, number: int, column: pd.Series) -> frozenset[str]:
    if not option or option.casefold() in _KINDS:
        return frozenset()
    if holds_only(column, {"", option.casefold()}):
        return frozenset({option.casefold()})
    numbers = holds_only(column, {"", str(number)}) and not folded(column).ne("").all()
    return frozenset({str(number)}) if numbers else frozenset()
