"""In which week each respondent answered: what is kept of an exact time, which could tell who it was.

It stays in `private/`: in a small school one late answer has a week of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.dates import date_order
from voicelens.ingest.duplicates import moments_of
from voicelens.ingest.readers import Source
from voicelens.ingest.values import distinct, spread
from voicelens.tables import check
from voicelens.text import keyed_ids

_DAY = re.compile(r"\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?!\d)")
_LONGEST_DAY = 11
_CENTURY = 2000


def weeks(sources: Sequence[Source], respondents: pd.DataFrame, *, salt: bytes) -> pd.DataFrame:
    """The table `weeks`: one row for each respondent whose export has a time that can be read (ISO 8601, 2026-W09)."""
    frames = [_of(source, salt) for source in sources]
    found = (
        pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({"respondent_id": [], "week": []}, dtype=str)
    )
    known = found["week"].notna() & found["respondent_id"].isin(respondents["respondent_id"])
    return check("weeks", found[known].reset_index(drop=True))


def _of(source: Source, salt: bytes) -> pd.DataFrame:
    rows: list[int] = np.asarray(source.rows, dtype=np.int64).tolist()
    ids = pd.Series(keyed_ids(salt, [source.digest], rows, prefix="s_"), dtype=str)
    return pd.DataFrame({"respondent_id": ids, "week": weeks_of(moments_of(source)).to_numpy()})


def weeks_of(moments: pd.Series) -> pd.Series:
    """The week of each moment as an export writes it; none where that cannot be told.

    Where nothing in the column decides between day first and month first, the reading in which the survey was open for
    a shorter time is taken; where both are as short, none.
    """
    places, different = distinct(moments.str.slice(0, _LONGEST_DAY))
    days = _days(different, date_order(moments))
    return spread([_week(days.get(text)) for text in different], places)


def _days(texts: Sequence[str], order: str) -> Mapping[str, date]:
    if order != "either":
        return _read(texts, order)
    both = [_read(texts, "month"), _read(texts, "day")]
    lengths = [max(days.values()) - min(days.values()) for days in both]
    return {} if lengths[0] == lengths[1] else both[lengths.index(min(lengths))]


def _read(texts: Sequence[str], order: str) -> dict[str, date]:
    read = {text: _day(text, order) for text in texts}
    return {text: day for text, day in read.items() if day}


def _day(text: str, order: str) -> date | None:
    found = _DAY.match(text)
    if not found:
        return None
    first, second, third = (int(part) for part in found.groups())
    if len(found[1]) > 2:
        year, month, day = first, second, third
    else:
        month, day = (second, first) if order == "day" else (first, second)
        year = third + _CENTURY * (third < _CENTURY // 10)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _week(day: date | None) -> str | None:
    return None if day is None else "{}-W{:02}".format(*day.isocalendar()[:2])


def weeks_told(source: Source) -> list[str]:
    """When the answers came in, to the week; nothing where no time can be read."""
    known = sorted(set(weeks_of(moments_of(source)).dropna()))
    if not known:
        return []
    first, last = (date.fromisocalendar(int(week[:4]), int(week[-2:]), 1).isoformat() for week in (known[0], known[-1]))
    if first == last:
        return [say("All answers are of the week that began on Monday, {day}.", day=first)]
    return [say("Answers came in from the week of Monday, {first}, to the week of Monday, {last}.",
                first=first, last=last)]  # fmt: skip
