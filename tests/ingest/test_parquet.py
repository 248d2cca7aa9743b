import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.ingest.shapes import read
from voicelens.errors import SourceError


def test_typed_values_become_text(tmp_path):
    columns = {
        "id": pa.array([7, None], pa.int64()), "grade": pa.array([4.0, float("nan")]), "text": ["007", None],
        "day": pa.array([dt.date(2026, 1, 2), None]), "race": pa.array([["a", "b"], None]), "share": [1.25, 0.1],
    }  # fmt: skip
    path = tmp_path / "data.csv"
    pq.write_table(pa.table(columns), path)
    source = read(tmp_path, path.read_bytes(), "data.csv")
    assert source.format == "parquet"
    assert source.frame.iloc[0].tolist() == ["7", "4", "007", "2026-01-02", "a; b", "1.25"]
    assert source.frame.iloc[1].tolist() == ["", "", "", "", "", "0.1"]
    assert list(source.rows) == [1, 2]


def test_a_damaged_file_is_refused(tmp_path):
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, b"PAR1" + bytes(100) + b"PAR1", "data.parquet")
