"""The numbers that are shown for rows that may be shown, each worked out from shown numbers only."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.protect.ranges import gap_range, is_told, share_range
from voicelens.protect.rates import rates
from voicelens.protect.round import Counts, Shares, blur, least, nearest, step
from voicelens.protect.words import count_texts, rate_texts, share_texts

Flags = NDArray[np.bool_]


def shown_shares(rows: pd.DataFrame, exact: Flags, *, min_group: int) -> pd.DataFrame:
    """Shares, ranges and gaps for rows of `comparison`; `exact` marks totals that are shown as they are."""
    n, shares = _side(rows["n"], rows["k"], exact, min_group)
    low, high = share_range(shares, n.astype(float))
    told = rows.assign(
        shown=share_texts(shares), shown_n=n, shown_share=shares.value.round(2), shown_low=low, shown_high=high,
        status=np.where(shares.banded, "banded", "shown"),
    )  # fmt: skip
    against = (rows["rest_n"].fillna(0) > 0).to_numpy(dtype=bool)
    rest = _against(rows[against], shares.take(against), n[against], min_group).reindex(rows.index)
    return (
        told.drop(columns="notable")
        .join(rest.assign(notable=rest["notable"].eq(True)))
        .assign(tested=rows["p"].notna().to_numpy(dtype=bool))
    )


def _side(n: pd.Series[int], k: pd.Series[int], exact: Flags, min_group: int) -> tuple[Counts, Shares]:
    """The number of students as shown, and the share as shown."""
    size = n.to_numpy(dtype=np.int64)
    shown = np.where(exact, size, nearest(size))
    steps = step(np.where(exact, size, least(shown, min_group=min_group)))
    return shown, blur(k.to_numpy(dtype=np.int64), size, steps)


def _against(rows: pd.DataFrame, shares: Shares, n: Counts, min_group: int) -> pd.DataFrame:
    """All other students, and the gap to them where it can be told."""
    never = np.zeros(len(rows), dtype=bool)
    rest_n, rest = _side(rows["rest_n"], rows["rest_k"], never, min_group)
    gap, low, high = gap_range(shares, n.astype(float), rest, rest_n.astype(float))
    told = is_told(shares, rest)
    same_side = np.sign(gap) == np.sign(rows["difference"].to_numpy(dtype=float))
    columns = {
        "shown_rest_share": rest.value.round(2), "shown_rest_n": rest_n.astype(float),
        "shown_difference": np.where(told, gap, np.nan), "shown_difference_low": np.where(told, low, np.nan),
        "shown_difference_high": np.where(told, high, np.nan),
        "notable": rows["notable"].to_numpy(dtype=bool) & told & same_side,
    }  # fmt: skip
    return pd.DataFrame(columns, index=rows.index)


def shown_counts(rows: pd.DataFrame, exact: Flags, *, min_group: int) -> pd.DataFrame:
    """How many answered, and out of 100 enrolled where that is known, for rows of `coverage`."""
    size = rows["answered"].to_numpy(dtype=np.int64)
    n = np.where(exact, size, nearest(size))
    enrolled = pd.to_numeric(rows["enrolled"]).to_numpy(dtype=float, na_value=np.nan)
    shares = rates(n, enrolled, exact, min_group=min_group)
    coded = ~np.isnan(shares.value) & shares.banded
    low, high = (np.where(coded, end.round(2), np.nan) for end in (shares.low, shares.high))
    return rows.assign(
        shown=rate_texts(count_texts(n, exact), shares), shown_n=n, shown_share=shares.value.round(2),
        shown_low=low, shown_high=high, status=np.where(coded, "banded", "shown"), tested=False, notable=False,
    )  # fmt: skip
