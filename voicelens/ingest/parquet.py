"""Parquet files, read with pyarrow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.jsonl import cell_text
from voicelens.ingest.readers import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_MAGIC = b"PAR1"
_MOST_VALUES = 200_000_000
_MOST_BYTES = 2 << 30


class Parquet:
    """One Parquet file; typed values become the text a person would see."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start with Parquet's mark."""
        return data.startswith(_MAGIC)

    def read(self, data: bytes, name: str) -> Sheet:
        """The table in the file; raises `SourceError` for a damaged one. Rows are counted from 1."""
        import pyarrow as pa

        try:
            table = _table(data)
            header = tuple(str(name) for name in table.column_names)
            columns = {place: _texts(table.column(place)) for place in range(table.num_columns)}
        except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError, KeyError) as error:
            raise SourceError(
                say("This Parquet file is damaged."), where=name, fix=say("Export it again and use the new file.")
            ) from error
        return Sheet(header, pd.DataFrame(columns), range(1, table.num_rows + 1))


def _table(data: bytes) -> pa.Table:
    """The table, its texts still as a list of different ones: one that comes a million times is held once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    known = pq.ParquetFile(io.BytesIO(data))
    if known.metadata.num_rows * known.metadata.num_columns > _MOST_VALUES:
        raise ValueError("more values than a survey has")
    texts = [each.name for each in known.schema_arrow if pa.types.is_string(each.type)]
    table = pq.ParquetFile(io.BytesIO(data), read_dictionary=texts).read()
    table.validate(full=True)
    return table


def _texts(column: pa.ChunkedArray) -> pd.Series:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        _refuse_endless(column)
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return pd.Series(column.cast(pa.large_string()).fill_null("").to_pandas(), dtype=str)
    parts = [pd.Series([_text(value) for value in chunk.to_pylist()], dtype=str) for chunk in column.chunks]
    return pd.concat(parts, ignore_index=True) if parts else pd.Series([], dtype=str)


def _refuse_endless(column: pa.ChunkedArray) -> None:
    """Refuse a few long texts that are repeated so often that no memory could hold them written out."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type.value_type):
        return
    lengths = (pc.binary_length(chunk.dictionary).take(chunk.indices) for chunk in column.chunks)
    if sum(pc.sum(each).as_py() or 0 for each in lengths) > _MOST_BYTES:
        raise ValueError("more text than a survey has")


def _text(value: object) -> str:
    return cell_text(value.decode("utf-8", "replace") if isinstance(value, bytes) else value)
