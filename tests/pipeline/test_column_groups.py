from __future__ import annotations

import pandas as pd

from voicelens.pipeline.column_groups import COLUMNS, by_group


def assigned(*pairs: tuple[str, str]) -> pd.DataFrame:
    rows = [(one, theme, theme.title()) for one, theme in pairs]
    return pd.DataFrame(rows, columns=["id", "theme_id", "theme_name"])


def test_people_are_counted_once_whatever_they_wrote() -> None:
    ids = [str(n) for n in range(12)]
    table = by_group(assigned(*[(one, "food") for one in ids[:4] * 2], ("5", "")), ids, {"grade": ["4"] * 12})
    assert list(table.columns) == list(COLUMNS)
    row = table.iloc[0]
    assert (row["n"], row["k"], round(row["share"], 3)) == (12, 4, 0.333)
    assert row["low"] < row["share"] < row["high"]


def test_small_groups_and_small_counts_are_left_out() -> None:
    ids = [str(n) for n in range(14)]
    grades = ["4"] * 11 + ["5"] * 3
    table = by_group(assigned(*[(one, "food") for one in ids]), ids, {"grade": grades})
    assert list(table["group"]) == ["4"]
    few = by_group(assigned(("0", "food"), ("1", "food")), ids, {"grade": grades})
    assert len(few) == 0
    assert list(few.columns) == list(COLUMNS)
