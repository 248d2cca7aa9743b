"""The numbers that are shown for rows that may be shown, each worked out from shown numbers only."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.protect.ranges import gap_range, is_told, share_range
from voicelens.protect.rates import rates
from voicelens.protect.round import NEAREST, UNTOLD, Counts, Floats, Shares, blur, nearest
from voicelens.protect.words import count_texts, rate_texts, share_signs, share_texts

Flags = NDArray[np.bool_]
SAME = 1e-6


def shown_shares(rows: pd.DataFrame, exact: Flags, *, coded: int) -> pd.DataFrame:
    """Shares, ranges and gaps for rows of `comparison`, in steps of `step` and `rest_step`; `exact` marks totals that
    are shown as they are.
    """
    n, shares = _side(rows["n"], _heads(rows), rows["step"], coded)
    n = np.where(exact, rows["n"].to_numpy(dtype=np.int64), n)
    low, high = share_range(shares, _certain(rows, n))
    told = rows.assign(
        shown=share_texts(shares), shown_n=n, shown_share=shares.value.round(2), shown_low=low, shown_high=high,
        status=np.where(shares.banded, "banded", "shown"),
    )  # fmt: skip
    against = ((rows["rest_n"].fillna(0) > 0) & (rows["rest_step"] < UNTOLD)).to_numpy(dtype=bool)
    rest = _against(rows[against], shares.take(against), n[against], coded).reindex(rows.index)
    tested = (rows["p"].notna() & ~rows["notable"].isna()).to_numpy(dtype=bool)
    return told.drop(columns="notable").join(rest.assign(notable=rest["notable"].eq(True))).assign(tested=tested)


def _heads(rows: pd.DataFrame, side: str = "") -> pd.Series[Any]:
    """How many students a share stands for; where answers are weighted, how many it would be."""
    n, k = (rows[side + name].to_numpy(dtype=np.int64) for name in ("n", "k"))
    share = pd.to_numeric(rows[side + "share"]).to_numpy(dtype=float)
    same = np.isnan(share) | (np.abs(share * n - k) < SAME)
    return pd.Series(np.where(same, k, np.rint(np.nan_to_num(share) * n)).astype(np.int64), index=rows.index)


def _certain(rows: pd.DataFrame, n: Counts) -> Floats:
    """The number of students a range is worked out from: as shown, or fewer where answers are weighted."""
    effective = pd.to_numeric(rows["n_effective"]).to_numpy(dtype=float)
    size = rows["n"].to_numpy(dtype=float)
    fewer = np.nan_to_num(effective, nan=np.inf) < size - SAME
    return np.where(fewer, np.maximum(nearest(np.nan_to_num(effective).astype(np.int64)), 1), n).astype(float)


def _side(n: pd.Series[int], k: pd.Series[int], steps: pd.Series[int], coded: int) -> tuple[Counts, Shares]:
    """The number of students as shown, and the share as shown."""
    size = n.to_numpy(dtype=np.int64)
    return nearest(size), blur(k.to_numpy(dtype=np.int64), size, steps.to_numpy(dtype=np.int64), coded=coded)


def _against(rows: pd.DataFrame, shares: Shares, n: Counts, coded: int) -> pd.DataFrame:
    """All other students, and the gap to them where it can be told."""
    rest_n, rest = _side(rows["rest_n"], _heads(rows, "rest_"), rows["rest_step"], coded)
    gap, low, high = gap_range(shares, _certain(rows, n), rest, rest_n.astype(float))
    told = is_told(shares, rest)
    same_side = np.sign(gap) == np.sign(rows["difference"].to_numpy(dtype=float))
    columns = {
        "shown_rest": share_signs(rest), "shown_rest_share": rest.value.round(2), "shown_rest_n": rest_n.astype(float),
        "shown_difference": np.where(told, gap, np.nan), "shown_difference_low": np.where(told, low, np.nan),
        "shown_difference_high": np.where(told, high, np.nan),
        "shown_tau": _upwards(rows["tau"], told), "shown_smallest": _upwards(rows["smallest_seen"], told),
        "notable": rows["notable"].to_numpy(dtype=bool) & told & same_side,
    }  # fmt: skip
    return pd.DataFrame(columns, index=rows.index)


def _upwards(values: pd.Series[float], told: Flags) -> Floats:
    """Each value rounded up to the next five points."""
    points = 100 * pd.to_numeric(values).to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(np.where(told, np.ceil((points - SAME) / NEAREST) * NEAREST / 100, np.nan).round(2))


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
        method=None, exploratory=False,
    )  # fmt: skip
