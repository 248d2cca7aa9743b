"""SurveyMonkey exports: questions in row 1 (blank where one goes on), the kind of answer or the option in row 2."""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import with_names
from voicelens.ingest.readers import Sheet

_KINDS = {"open-ended response", "response", "respuesta de composición abierta", "respuesta abierta", "respuesta"}
_HEADER_ROWS = 2


class SurveyMonkey:
    """The two header rows of SurveyMonkey. The columns of one tick-all question become one, options joined with ";"."""

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the second row names kinds of answers and leaves the columns about the respondent blank."""
        second = [str(cell).strip().casefold() for cell in cells.iloc[1]]
        return not second[0] and any(cell in _KINDS for cell in second)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under the wording of each question."""
        questions = _filled_forward([str(cell).strip() for cell in cells.iloc[0]])
        options = [str(cell).strip() for cell in cells.iloc[1]]
        body = cells.iloc[_HEADER_ROWS:]
        names, columns = [], []
        for question, group in groupby(range(len(questions)), key=lambda place: questions[place]):
            for name, column in _columns(question, [(options[place], body.iloc[:, place]) for place in group]):
                names.append(name)
                columns.append(column)
        merged = pd.concat(columns, axis=1, ignore_index=True)
        note = say("The two header rows of SurveyMonkey were recognised.")
        return with_names(names, merged, _HEADER_ROWS + 1, [note])


def _filled_forward(names: list[str]) -> list[str]:
    out: list[str] = []
    for name in names:
        out.append(name or (out[-1] if out else ""))
    return out


def _columns(question: str, parts: list[tuple[str, pd.Series]]) -> list[tuple[str, pd.Series]]:
    if len(parts) == 1:
        return [(question, parts[0][1])]
    ticked = [(option, column) for option, column in parts if _is_tick(option, column)]
    rest = [(_joined(question, option), column) for option, column in parts if not _is_tick(option, column)]
    if len(ticked) < 2:
        return [(_joined(question, option), column) for option, column in parts]
    together = ticked[0][1].str.strip()
    for _, column in ticked[1:]:
        value = column.str.strip()
        together = together.where(together.eq("") | value.eq(""), together + ";") + value
    return [(question, together), *rest]


def _joined(question: str, option: str) -> str:
    return question if not option or option.casefold() in _KINDS else f"{question} - {option}"


def _is_tick(option: str, column: pd.Series) -> bool:
    return bool(option) and bool(column.str.strip().isin(["", option]).all())
