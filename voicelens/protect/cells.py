"""Short, stable names for published cells, so that a page can be read back into numbers."""

from __future__ import annotations

import pandas as pd

from voicelens.text import digest

KEY = ["table", "unit_level", "unit", "wave", "theme_id", "polarity", "dimension", "group"]
MORE = ["other_theme_id", "wave_from"]
SHORT, LONG = 10, 24


def cell_ids(rows: pd.DataFrame) -> pd.Series[str]:
    """One id per row from its key alone; longer where two short ones would be alike."""
    names = [*KEY, *(name for name in MORE if name in rows)]
    keys = rows[names].astype(object).where(rows[names].notna(), "")
    parts = [[*key[: len(KEY)], *filter(None, key[len(KEY) :])] for key in keys.itertuples(index=False, name=None)]
    whole = pd.Series(["c" + digest(*key) for key in parts], index=rows.index, dtype=object)
    short = whole.str.slice(0, SHORT + 1)
    return short.where(~short.duplicated(keep=False), whole.str.slice(0, LONG + 1))
