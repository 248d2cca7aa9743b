"""The stage on small invented studies, and rows looked up in what it gives."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from tests.compare.small import Student
from voicelens.compare.compare import compare
from voicelens.settings import CompareSettings
from voicelens.tables import Result, check


def stage(
    tables: list[pd.DataFrame], level: str = "school", min_group: int = 10, edited: Collection[tuple[str, str]] = ()
) -> Result:
    """The stage's whole result, its tables checked."""
    result = compare(
        *tables, unit_name="All of us", unit_level=level, min_group=min_group, rules=CompareSettings(), edited=edited
    )
    for name, table in result.tables.items():
        check(name, table)
    return result


def compared(tables: list[pd.DataFrame], level: str = "school", min_group: int = 10) -> pd.DataFrame:
    """Table `comparison`."""
    return check("comparison", stage(tables, level, min_group).tables["comparison"])


def one(rows: pd.DataFrame, **where: str) -> pd.Series:
    """The only row with these values."""
    for column, value in where.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]


def class_of(size: int, raising: int, polarity: str = "like", **more: Any) -> list[Student]:
    """So many students, of whom so many raise t1."""
    return [Student(said={polarity: ["t1"] if i < raising else []}, **more) for i in range(size)]


def el(value: object) -> dict[str, object]:
    """One invented group dimension."""
    return {"el": value}
