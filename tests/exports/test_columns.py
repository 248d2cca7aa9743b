from __future__ import annotations

import io

import pandas as pd
import pyarrow.parquet as pq

from voicelens.exports.columns import Parquet


def test_types_and_lists_survive_and_the_file_says_who_it_is_for() -> None:
    frame = pd.DataFrame({"text": ["=1", "é"], "n": [1, 2], "several": [["a", "b"], []]}, index=[4, 9])
    found = Parquet().files("t", frame, note="public")
    assert list(found) == ["t.parquet"]
    table = pq.read_table(io.BytesIO(found["t.parquet"]))
    assert table.to_pydict() == {"text": ["=1", "é"], "n": [1, 2], "several": [["a", "b"], []]}
    assert table.schema.metadata == {b"voicelens": b"public"}


def test_the_bytes_are_the_same_every_time() -> None:
    frame = pd.DataFrame({"text": ["a"] * 1000})
    assert Parquet().files("t", frame, note="") == Parquet().files("t", frame, note="")
