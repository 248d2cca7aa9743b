import datetime as dt
import io

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


def _written(table):
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def test_texts_with_categories_lists_and_bytes_are_read(tmp_path):
    columns = {
        "grade": pa.array(["4", "5", "4"]).dictionary_encode(), "n": pa.array([7, 8, 7]).dictionary_encode(),
        "b": pa.array([b"art", b"\xff", None]), "o": pa.array([{"k": 1}, None, {"k": None}]),
        "none": pa.nulls(3), "long": pa.array(["a", "b", None], pa.large_string()),
    }  # fmt: skip
    frame = read(tmp_path, _written(pa.table(columns)), "a.parquet").frame
    assert frame.iloc[0].tolist() == ["4", "7", "art", '{"k": 1}', "", "a"]
    assert frame.iloc[1].tolist() == ["5", "8", "\ufffd", "", "", "b"]


def test_columns_of_one_name_are_kept_apart(tmp_path):
    table = pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["a", "a"])
    assert read(tmp_path, _written(table), "a.parquet").frame.iloc[0].tolist() == ["x", "y"]


def test_a_long_text_repeated_without_end_is_refused(tmp_path, monkeypatch):
    content = _written(pa.table({"text": pa.array(["many words " * 100] * 5000)}))
    assert len(read(tmp_path, content, "a.parquet").frame) == 5000
    monkeypatch.setattr("voicelens.ingest.parquet._MOST_BYTES", 1 << 20)
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, content, "a.parquet")
    monkeypatch.setattr("voicelens.ingest.parquet._MOST_VALUES", 10)
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, content, "a.parquet")
