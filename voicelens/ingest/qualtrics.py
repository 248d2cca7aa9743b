"""Qualtrics exports: names in row 1, the wording of each question in row 2, import ids as JSON in row 3.

The shape is from Qualtrics' support pages “Understanding Your Dataset” and “Data Export Options”, and from the sample
exports in the tests of the R package qualtRics. Legacy exports have two rows (V1 … V10 above ResponseID …), and so has
the XLSX export. Row 2 carries HTML and line ends, rows can end in an empty column, `Status` is written as words or as
a number (0 answer, 1 preview, 2 test, 9 spam preview, 17 offline preview), and −99 is what the export writes for a
question that was seen and not answered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pandas as pd

from voicelens.i18n import ngettext, say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, folded, holds_only, merge

_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"')
_CHOICE = re.compile(r"\s*-\s*Selected Choice\s*$")
_OPTION = re.compile(r"(.+?) ?- ?(?:Selected Choice ?- ?)?((?:(?! - ).)+)")
_COLUMN = re.compile(r"(Q.*?)_\d+(?:_\d+)?")
_PREVIEWS = [
    "survey preview", "survey test", "survey preview spam", "spam survey preview", "offline survey preview", "preview",
    "vista previa de la encuesta", "vista previa de encuesta", "prueba de la encuesta", "prueba de encuesta",
    "1", "2", "9", "17",
]  # fmt: skip
_UNFINISHED = ["false", "0", "falso"]
_UNANSWERED = "-99"
_NOT_TICKED = frozenset({"", "0", _UNANSWERED})
_CODES = {
    "startdate": "technical", "enddate": "technical", "recordeddate": "technical", "status": "technical",
    "ipaddress": "technical", "progress": "technical", "duration (in seconds)": "technical", "finished": "technical",
    "responseid": "technical", "responseset": "technical", "externalreference": "technical",
    "externaldatareference": "technical", "locationlatitude": "technical", "locationlongitude": "technical",
    "locationaccuracy": "technical", "distributionchannel": "technical", "userlanguage": "technical",
    "recipientlastname": "name", "recipientfirstname": "name", "name": "name", "recipientemail": "contact",
    "emailaddress": "contact",
}  # fmt: skip
_FEWEST_KNOWN = 3


class Qualtrics:
    """The two or three header rows of Qualtrics. Test runs (“Survey Preview”) are set aside."""

    tool = "Qualtrics"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the third row holds import ids, or the first two are those of a legacy or an XLSX export."""
        return _header_rows(cells) > 0

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under the wording of each question."""
        top = _header_rows(cells)
        codes, wording = row_of(cells, 0), row_of(cells, 1)
        legacy = _is_legacy(codes, wording)
        names = [_CHOICE.sub("", plain(words)) or code for words, code in zip(wording, codes, strict=True)]
        known = [
            _CODES.get((words if legacy else code).casefold(), "") for words, code in zip(names, codes, strict=True)
        ]
        body, blanked = _without_unanswered(cells.iloc[top:])
        aside = _previews(wording if legacy else codes, body)
        notes = [_recognised(top), *blanked, *_unfinished(wording if legacy else codes, body)]
        parts = {name: part for name, part in zip(names, known, strict=True) if part}
        names, body, merged = merge(names, body, _tick_alls(codes, wording, body))
        return _set_aside(with_names(names, body, top + 1, [*notes, *merged], parts), aside)


def _header_rows(cells: pd.DataFrame) -> int:
    if len(cells) > 2 and any(_IMPORT_ID.match(cell) for cell in row_of(cells, 2)):
        return 3
    codes, wording = row_of(cells, 0), row_of(cells, 1)
    known = sum(code.casefold() in _CODES for code in codes)
    spelled = any(words in {"Response ID", "IP Address"} for words in wording)
    return 2 if _is_legacy(codes, wording) or (known >= _FEWEST_KNOWN and spelled) else 0


def _is_legacy(codes: list[str], wording: list[str]) -> bool:
    return codes[0] == "V1" and "ResponseID" in wording


def _recognised(rows: int) -> str:
    return ngettext(
        "The {n} header row of Qualtrics was recognised; columns go by the wording of their question.",
        "The {n} header rows of Qualtrics were recognised; columns go by the wording of their question.",
        rows,
    ).format(n=rows)


def _without_unanswered(body: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    has = [place for place in range(body.shape[1]) if body.iloc[:, place].eq(_UNANSWERED).any()]
    if not has:
        return body, []
    out, count = body.copy(), 0
    for place in has:
        gone = body.iloc[:, place].eq(_UNANSWERED)
        out.isetitem(place, body.iloc[:, place].mask(gone, "").array)
        count += int(gone.sum())
    told = ngettext(
        "{n} cell with −99 (seen and not answered) counts as empty.",
        "{n} cells with −99 (seen and not answered) count as empty.",
        count,
    )
    return out, [told.format(n=count)]


def _previews(codes: list[str], body: pd.DataFrame) -> pd.Series:
    if "Status" not in codes:
        return pd.Series(False, index=body.index)
    return folded(body.iloc[:, codes.index("Status")]).isin(_PREVIEWS)


def _unfinished(codes: list[str], body: pd.DataFrame) -> list[str]:
    if "Finished" not in codes:
        return []
    count = int(folded(body.iloc[:, codes.index("Finished")]).isin(_UNFINISHED).sum())
    told = ngettext(
        "{n} student did not reach the end of the survey; what they answered is kept.",
        "{n} students did not reach the end of the survey; what they answered is kept.",
        count,
    )
    return [told.format(n=count)] if count else []


def _tick_alls(codes: list[str], wording: list[str], body: pd.DataFrame) -> list[TickAll]:
    groups: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for place, (code, words) in enumerate(zip(codes, map(plain, wording), strict=True)):
        column, option = _COLUMN.fullmatch(code), _OPTION.fullmatch(words)
        if column and option:
            groups[column[1], option[1]].append((place, option[2]))
    found = (_tick_all(_CHOICE.sub("", name), columns, body) for (_, name), columns in groups.items())
    return [question for question in found if question]


def _tick_all(name: str, columns: list[tuple[int, str]], body: pd.DataFrame) -> TickAll | None:
    ticks = tuple(frozenset({"1", option.casefold()}) for _, option in columns)
    places = tuple(place for place, _ in columns)
    only = all(holds_only(body.iloc[:, place], tick | _NOT_TICKED) for place, tick in zip(places, ticks, strict=True))
    if len(columns) < 2 or not only:
        return None
    return TickAll(name, places, tuple(option for _, option in columns), ticks)


def _set_aside(sheet: Sheet, aside: pd.Series) -> Sheet:
    out = aside.tolist()
    gone = [row for row, is_out in zip(sheet.rows, out, strict=True) if is_out]
    return replace(
        sheet,
        body=sheet.body.loc[~aside],
        rows=[row for row, is_out in zip(sheet.rows, out, strict=True) if not is_out],
        set_aside=tuple((row, say("test run of the survey")) for row in gone),
    )
