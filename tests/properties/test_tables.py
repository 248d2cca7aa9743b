"""Whatever fits a contract survives it: checking twice, and a round trip through Parquet, change nothing."""

import io
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicelens.tables import TABLES, Column, Table, check, to_arrow

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXT,
    "list<string>": st.lists(TEXT, max_size=3),
    "int64": st.integers(-(2**63), 2**63 - 1),
    "double": st.floats(allow_nan=False),
    "bool": st.booleans(),
}


def values(column: Column) -> st.SearchStrategy[Any]:
    """Any value the column may have."""
    some = st.sampled_from(column.choices) if column.choices else VALUES[column.type]
    return st.none() | some if column.nullable else some


@st.composite
def frames(draw: st.DrawFn, table: Table) -> pd.DataFrame:
    """A frame that fits the contract, group columns included where they are allowed."""
    columns = dict(table.columns)
    if table.groups:
        kinds = draw(st.lists(st.sampled_from(["string", "list<string>"]), max_size=2))
        columns |= {f"group {n}": Column(kind, nullable=True) for n, kind in enumerate(kinds)}
    row = st.tuples(*map(values, columns.values()))
    keys = [list(columns).index(column) for column in table.key]
    rows = draw(st.lists(row, max_size=4, unique_by=lambda cells: tuple(cells[at] for at in keys)))
    return pd.DataFrame({name: pd.Series([r[n] for r in rows], dtype=object) for n, name in enumerate(columns)})


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_checking_twice_and_storing_change_nothing(name: str, data: st.DataObject) -> None:
    given_frame = data.draw(frames(TABLES[name]))
    once = check(name, given_frame)
    assert len(once) == len(given_frame)
    pd.testing.assert_frame_equal(check(name, once), once)
    file = io.BytesIO()
    pq.write_table(to_arrow(name, once), file)
    stored = pq.read_table(io.BytesIO(file.getvalue())).to_pandas(integer_object_nulls=True)
    pd.testing.assert_frame_equal(check(name, stored), once)
