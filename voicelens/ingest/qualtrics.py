"""Qualtrics exports: names in row 1, the question wording in row 2, import ids as JSON in row 3."""

from __future__ import annotations

import re

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import with_names
from voicelens.ingest.readers import Sheet

_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"')
_CHOICE = re.compile(r"\s*-\s*Selected Choice\s*$")
_PREVIEWS = {"survey preview", "survey test", "offline survey preview", "spam survey preview", "1", "2", "9", "17"}
_HEADER_ROWS = 3


class Qualtrics:
    """The three header rows of Qualtrics. Test runs (“Survey Preview”) are set aside."""

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the third row holds import ids."""
        return len(cells) >= _HEADER_ROWS and any(_IMPORT_ID.match(cell) for cell in cells.iloc[2])

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers under the wording of each question."""
        codes = [str(cell).strip() for cell in cells.iloc[0]]
        names = [_CHOICE.sub("", str(cell)).strip() or code for cell, code in zip(cells.iloc[1], codes, strict=True)]
        body, numbers = cells.iloc[_HEADER_ROWS:], range(_HEADER_ROWS + 1, len(cells) + 1)
        notes = [
            say("The three header rows of Qualtrics were recognised; columns go by the wording of their question.")
        ]
        previews = _previews(codes, body)
        sheet = with_names(names, body, _HEADER_ROWS + 1, notes)
        aside = tuple((row, say("test run of the survey")) for row, out in zip(numbers, previews, strict=True) if out)
        rows = [row for row, out in zip(numbers, previews, strict=True) if not out]
        kept = sheet.body.loc[~previews]
        return Sheet(sheet.header, kept, rows, sheet.notes, aside)


def _previews(codes: list[str], body: pd.DataFrame) -> pd.Series:
    if "Status" not in codes:
        return pd.Series(False, index=body.index)
    return body.iloc[:, codes.index("Status")].str.strip().str.casefold().isin(_PREVIEWS)
