"""One typed cell of a spreadsheet or a data file as the text a person would see."""

from __future__ import annotations

import datetime as dt
import math


def text_of(value: object) -> str:
    """The value as text: whole numbers without ".0", dates in ISO 8601, lists joined with "; ", nothing as ""."""
    match value:
        case str():
            text = value
        case None:
            text = ""
        case bool():
            text = "TRUE" if value else "FALSE"
        case float():
            text = _number(value)
        case dt.datetime() | dt.date() | dt.time():
            text = value.isoformat()
        case list() | tuple():
            text = "; ".join(text_of(each) for each in value)
        case _:
            text = str(value)
    return text


def _number(value: float) -> str:
    if math.isnan(value):  # how data files write a missing value
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
