"""Dates as survey tools write them: day first or month first, decided for a whole column and told."""

from __future__ import annotations

import re

import pandas as pd

from voicelens.i18n import say

_LOOK_AT = 50
_DATE = r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d).*"
_ONE = re.compile(_DATE, re.DOTALL)


def date_order(values: pd.Series) -> str:
    """`month` or `day`, whichever comes first in a column of dates; `either` where no date tells; "" for no dates.

    A date that starts with its year needs no decision and gives "" too.
    """
    seen = [value for value in map(str.strip, values.array[:_LOOK_AT].tolist()) if value]
    if not seen or not all(_ONE.fullmatch(value) for value in seen):
        return ""
    parts = values.str.strip().str.extract(_DATE).dropna().astype(int)
    month, day = bool((parts[1] > 12).any()), bool((parts[0] > 12).any())
    if month == day:
        return "either"
    return "month" if month else "day"


def dates_told(frame: pd.DataFrame) -> list[str]:
    """A sentence for each column of dates that could be read in two ways."""
    orders = [(str(name), date_order(frame.iloc[:, place])) for place, name in enumerate(frame.columns)]
    return [_told(name, order) for name, order in orders if order]


def _told(name: str, order: str) -> str:
    if order == "month":
        return say("The dates in “{column}” have the month first.", column=name)
    if order == "day":
        return say("The dates in “{column}” have the day first.", column=name)
    return say("The dates in “{column}” can be read day first or month first: nothing in them decides.", column=name)
