"""Where in its file each respondent's row stands, so that a person can find one answer again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from voicelens.ingest.readers import Source
from voicelens.tables import check
from voicelens.text import keyed_ids


def places(sources: Sequence[Source], respondents: pd.DataFrame, *, salt: bytes) -> pd.DataFrame:
    """The table `places`, one row per respondent: file and row, 1-based and counted as a spreadsheet does."""
    frames = [_of(source, salt) for source in sources]
    found = pd.concat(frames, ignore_index=True) if frames else _of_rows([], "", [])
    return check("places", found[found["respondent_id"].isin(respondents["respondent_id"])])


def _of(source: Source, salt: bytes) -> pd.DataFrame:
    rows: list[int] = np.asarray(source.rows, dtype=np.int64).tolist()
    return _of_rows(keyed_ids(salt, [source.digest], rows, prefix="s_"), source.name, rows)


def _of_rows(ids: Sequence[str], name: str, rows: Sequence[int]) -> pd.DataFrame:
    return pd.DataFrame(
        {"respondent_id": pd.Series(ids, dtype=str), "source": name, "row": pd.Series(rows, dtype=np.int64)}
    )
