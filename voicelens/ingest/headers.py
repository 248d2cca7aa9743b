"""Where the column names of a file stand: in one row, below a title, or in the two or three rows of a survey tool."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol, cast

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import ngettext, say
from voicelens.ingest.names import letter, plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.values import any_filled, rows_filled
from voicelens.loading import load

_LOOK_AT = 20
_LOOK_FAR = 1_000
_TABLE_WIDTH = 3
_SURPLUS_SHARE = 0.1
_FEWEST_VALUES = 2
_FIRST = 5_000
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b.*", re.DOTALL)


class HeaderShape(Protocol):
    """How one survey tool writes its column names; `tool` is what it is called."""

    tool: str

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether a file whose cells (header rows included, columns by place) are these comes from the tool."""
        ...

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The column names and the answers below."""
        ...


# Asked in this order; what fits none has its names in one row.
SHAPES = {
    "qualtrics": "voicelens.ingest.qualtrics:Qualtrics",
    "surveymonkey": "voicelens.ingest.surveymonkey:SurveyMonkey",
    "redcap": "voicelens.ingest.redcap:Redcap",
    "limesurvey": "voicelens.ingest.limesurvey:LimeSurvey",
    "kobotoolbox": "voicelens.ingest.kobotoolbox:KoboToolbox",
    "google": "voicelens.ingest.google:GoogleForms",
    "microsoft": "voicelens.ingest.microsoft:MicrosoftForms",
}


def load_shape(name: str) -> HeaderShape:
    """The header shape of that name, one of `SHAPES`."""
    return cast("HeaderShape", load(SHAPES[name])())


def as_sheet(cells: pd.DataFrame, name: str, shapes: Mapping[str, str] = SHAPES) -> Sheet:
    """Part the names from the answers; raises `SourceError` where there is nothing below the names."""
    if len(cells) < 2:
        raise SourceError(
            say("This file has column names but no answers below them."),
            where=name,
            fix=say("Check that the survey has answers, then export it again."),
        )
    shape = shape_of(cells, shapes)
    return replace(shape.read(cells), tool=shape.tool) if shape else _named(cells)


def shape_of(cells: pd.DataFrame, shapes: Mapping[str, str] = SHAPES) -> HeaderShape | None:
    """The survey tool these cells come from, or None where they say nothing of one."""
    if len(cells) < 2 or not cells.shape[1]:
        return None
    return next((shape for shape in map(load_shape, shapes) if shape.fits(cells)), None)


def row_of(cells: pd.DataFrame, row: int) -> list[str]:
    """The cells of one row, counted from 0, without spaces around them."""
    return [str(cell).strip() for cell in cells.iloc[row]]


def header_row(cells: pd.DataFrame) -> int:
    """The row that holds the names, from 0: the first, unless it is a title (one filled cell above a wide table)."""
    head = cells.iloc[:_LOOK_AT]
    filled = [int((head.iloc[row].str.strip() != "").sum()) for row in range(len(head))]
    if max(filled) < _TABLE_WIDTH:
        return next((row for row, count in enumerate(filled) if count), 0)
    return next(row for row, count in enumerate(filled) if count > 1)


def _named(cells: pd.DataFrame) -> Sheet:
    top = header_row(cells)
    names = [plain(name) for name in row_of(cells, top)]
    if is_headless(cells, top):
        note = say("The first row reads like an answer: no row was taken for column names. Columns go by their letter.")
        return with_names([unnamed_name(place) for place in range(len(names))], cells.iloc[top:], top + 1, [note])
    body = cells.iloc[top + 1 :]
    notes = []
    if top:
        notes.append(
            ngettext(
                "The first row was passed over: the column names stand below it.",
                "The first {n} rows were passed over: the column names stand below them.",
                top,
            ).format(n=top)
        )
    return with_names(names, body, top + 2, notes)


def is_headless(cells: pd.DataFrame, top: int) -> bool:
    """Whether the row that should hold names holds values: two or more, and at least half of its cells, are dates or
    addresses or come again below.
    """
    names, body = row_of(cells, top), cells.iloc[top + 1 : top + 1 + _LOOK_FAR]
    filled = [place for place, name in enumerate(names) if name]
    alike = sum(_is_value(names[place], body.iloc[:, place]) for place in filled)
    return alike >= _FEWEST_VALUES and 2 * alike >= len(filled)


def _is_value(name: str, column: pd.Series) -> bool:
    return _VALUE.fullmatch(name.casefold()) is not None or bool(column.iloc[:_FIRST].str.strip().eq(name).any())


def with_names(
    names: list[str], body: pd.DataFrame, first: int, notes: list[str], parts: Mapping[str, str] = MappingProxyType({})
) -> Sheet:
    """The sheet under these names; `first` is the file's row number of the first row of `body`.

    A column without a name and without values goes; one with values is named after its letter; what stands in a few
    rows to the right of the last name is kept together in one more column.
    """
    filled = [any_filled(body.iloc[:, place]) for place in range(body.shape[1])]
    body, names, filled, surplus = _gather_surplus(names, body, filled)
    keep = [place for place, name in enumerate(names) if name or filled[place]]
    unnamed = [letter(place) for place in keep if not names[place]]
    notes = [*notes, *surplus]
    if unnamed and not surplus:
        notes.append(
            say("These columns have no name and are called by their letter: {names}.", names=", ".join(unnamed))
        )
    header = tuple(names[place] or unnamed_name(place) for place in keep)
    return Sheet(header, body.iloc[:, keep], range(first, first + len(body)), tuple(notes), parts=parts)


def unnamed_name(place: int) -> str:
    """What a column without a name is called, in every language alike: settings refer to it."""
    return f"Column {letter(place)}"


def _gather_surplus(
    names: list[str], body: pd.DataFrame, filled: list[bool]
) -> tuple[pd.DataFrame, list[str], list[bool], list[str]]:
    named = max((place for place, name in enumerate(names) if name), default=-1) + 1
    extra = [place for place in range(named, len(names)) if filled[place]]
    if not extra or not named:
        return body, names, filled, []
    has = rows_filled(body.iloc[:, extra])
    count = int(has.sum())
    if count > max(1, _SURPLUS_SHARE * len(body)):
        return body, names, filled, []
    parts = body.loc[has].iloc[:, named:].apply(lambda row: ", ".join(cell for cell in row if cell.strip()), axis=1)
    body = body.iloc[:, : named + 1].copy()
    body.iloc[:, named] = parts.reindex(body.index, fill_value="")
    note = ngettext(
        "{n} row has more values than there are columns; the surplus is kept in “{column}”.",
        "{n} rows have more values than there are columns; the surplus is kept in “{column}”.",
        count,
    ).format(n=count, column=unnamed_name(named))
    return body, names[: named + 1], [*filled[:named], True], [note]
