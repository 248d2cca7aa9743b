"""Parquet files, read with pyarrow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.cells import text_of
from voicelens.ingest.readers import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_MAGIC = b"PAR1"


class Parquet:
    """One Parquet file; typed values become the text a person would see."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start with Parquet's mark."""
        return data.startswith(_MAGIC)

    def read(self, data: bytes, name: str) -> Sheet:
        """The table in the file; raises `SourceError` for a damaged one. Rows are counted from 1."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            table = pq.read_table(io.BytesIO(data))
        except (pa.ArrowException, OSError) as error:
            raise SourceError(
                say("This Parquet file is damaged."), where=name, fix=say("Export it again and use the new file.")
            ) from error
        columns = {place: _texts(table.column(place)) for place in range(table.num_columns)}
        return Sheet(tuple(table.column_names), pd.DataFrame(columns), range(1, table.num_rows + 1))


def _texts(column: pa.ChunkedArray) -> pd.Series:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return pd.Series(column.cast(pa.large_string()).fill_null("").to_pandas(), dtype=str)
    return pd.Series([text_of(value) for value in column.to_pylist()], dtype=str)
