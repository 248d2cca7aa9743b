"""LimeSurvey exports: one header row of question codes, of full wordings, or of both.

The shape is from LimeSurvey's manual page “Exporting results” and from the writers in its source (Writer, CsvWriter,
viewHelper). Columns about the response come first: id, submitdate, lastpage, startlanguage, seed … (“Response ID”,
“Date submitted” … in full). A question of several parts has one column a part, `race[SQ001]` or “Which describe you?
[White]”; a tick is Y or Yes, and no tick is empty, N, No or N/A. `[other]` and `[comment]` hold what students wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pandas as pd

from voicelens.i18n import ngettext, say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, folded, holds_only, merge

_ABOUT = {
    "id", "response id", "id de respuesta", "submitdate", "date submitted", "fecha de envío", "lastpage", "last page",
    "última página", "startlanguage", "start language", "lenguaje inicial", "idioma inicial", "seed", "semilla",
    "startdate", "date started", "fecha de inicio", "datestamp", "date last action", "fecha de la última acción",
    "ipaddr", "ip address", "dirección ip", "refurl", "referrer url", "url de referencia", "token", "access code",
    "interviewtime", "total time",
}  # fmt: skip
_SUBMITTED = ("submitdate", "date submitted", "fecha de envío")
_PAGE = ("lastpage", "last page", "última página", "startlanguage", "start language", "lenguaje inicial")
_CODE_AND_TEXT = re.compile(r"([A-Za-z]\w*(?:\[\w+\])*)\. (.+)", re.DOTALL)
_PART = re.compile(r"(.+?) ?\[([^\[\]]+)\]", re.DOTALL)
_TIMES = re.compile(r"(?:group|question) time: .*|grouptime\d+|\w+time")
_OWN_WORDS = {"other", "otro", "otra"}
_TICKED = frozenset({"y", "yes", "sí", "si", "1"})
_NOT_TICKED = frozenset({"", "n", "no", "n/a", "0"})


class LimeSurvey:
    """The header row of LimeSurvey. The columns of one tick-all question become one, options joined with ";"."""

    tool = "LimeSurvey"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the columns that LimeSurvey puts first are there."""
        names = [name.casefold() for name in _without_codes(row_of(cells, 0))]
        return any(name in _SUBMITTED for name in names) and any(name in _PAGE for name in names)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers, each tick-all question in one column."""
        names, body = [plain(name) for name in _without_codes(row_of(cells, 0))], cells.iloc[1:]
        parts = {name: part for name in names if (part := _part(name.casefold()))}
        notes = [say("This is an export of {tool}: its columns were recognised.", tool=self.tool)]
        notes += _not_submitted(names, body)
        names, body, merged = merge(names, body, _tick_alls(names, body))
        return with_names(names, body, 2, [*notes, *merged], parts)


def _without_codes(names: list[str]) -> list[str]:
    """The wording alone where every column goes by its code and its wording ("G01Q02. What do you like?")."""
    both = [_CODE_AND_TEXT.fullmatch(name) for name in names if name]
    return [match[2] for match in both if match] if both and all(both) and len(both) == len(names) else names


def _part(name: str) -> str:
    piece = _PART.fullmatch(name)
    if piece and piece[2] in _OWN_WORDS:
        return "specify"
    return "technical" if name in _ABOUT or _TIMES.fullmatch(name) else ""


def _not_submitted(names: list[str], body: pd.DataFrame) -> list[str]:
    place = next(place for place, name in enumerate(names) if name.casefold() in _SUBMITTED)
    rest = pd.concat([body.iloc[:, other].str.strip().ne("") for other in range(len(names)) if other != place], axis=1)
    count = int((folded(body.iloc[:, place]).isin(["", "n/a"]) & rest.any(axis=1)).sum())
    told = ngettext(
        "{n} student did not reach the end of the survey; what they answered is kept.",
        "{n} students did not reach the end of the survey; what they answered is kept.",
        count,
    )
    return [told.format(n=count)] if count else []


def _tick_alls(names: list[str], body: pd.DataFrame) -> list[TickAll]:
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, name in enumerate(names):
        piece = _PART.fullmatch(name)
        if piece and piece[2].casefold() not in _OWN_WORDS:
            groups[piece[1]].append((place, piece[2]))
    return [
        TickAll(name, tuple(p for p, _ in columns), tuple(o for _, o in columns), (_TICKED,) * len(columns))
        for name, columns in groups.items()
        if len(columns) > 1 and all(holds_only(body.iloc[:, p], _TICKED | _NOT_TICKED) for p, _ in columns)
    ]
