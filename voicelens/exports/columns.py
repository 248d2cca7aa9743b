"""Parquet for R, Python and databases: typed columns, lists as lists, a note in the file about who it is for."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd


class Parquet:
    """One file per table."""

    def files(self, name: str, frame: pd.DataFrame, *, note: str) -> Mapping[str, bytes]:
        """The table without pandas' own metadata, which would name versions."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata({"voicelens": note})
        out = io.BytesIO()
        pq.write_table(table, out, compression="zstd")
        return {f"{name}.parquet": out.getvalue()}
