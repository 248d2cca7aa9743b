"""Pairs of themes as shown: of those who answered both prompts, how many like one thing and want another changed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from voicelens.i18n import say
from voicelens.protect.cells import cell_ids
from voicelens.protect.cycles import labels
from voicelens.protect.ranges import share_range
from voicelens.protect.round import UNTOLD, blur, nearest
from voicelens.protect.shares import Bounds, pair_steps
from voicelens.protect.sizes import BOTH, Cycle
from voicelens.protect.suppress import SHOWN
from voicelens.protect.words import share_texts
from voicelens.settings import ProtectSettings
from voicelens.tables import EVERYONE, Dropped

MOST = 60
UNIT = ["unit_level", "unit", "wave"]


def shown_pairs(
    pairs: pd.DataFrame,
    everybody: Mapping[tuple[str, str], Bounds],
    cycles: Mapping[str, Cycle],
    rules: ProtectSettings,
) -> tuple[pd.DataFrame, list[Dropped]]:
    """At most 60 pairs of each unit, those with the largest shown shares; the others are told nothing of."""
    keys = {"dimension": EVERYONE, "group": EVERYONE, "polarity": BOTH}
    rows = pairs.reset_index(drop=True).assign(table="pairs", **keys).astype(object)
    found = [labels(cycles[str(wave)], here) for wave, here in rows.groupby("wave", sort=False)]
    label = pd.concat(found).reindex(rows.index) if found else pd.Series(dtype=object)
    steps = pair_steps(pairs, everybody, cycles, rules)
    told = rows[(label == SHOWN).to_numpy(dtype=bool) & (steps != UNTOLD)]
    told = _most(_shown(told, steps[told.index.to_numpy()], rules.coding))
    cells = cell_ids(rows.assign(polarity=None))
    why = say("Only pairs of themes that enough students named together are told, and of those the commonest.")
    told = told.assign(cell=cells[told.index], polarity=None)
    return told, [Dropped(cell, why) for cell in cells[~rows.index.isin(told.index)]]


def _shown(rows: pd.DataFrame, steps: np.ndarray[tuple[int, ...], np.dtype[np.int64]], coded: int) -> pd.DataFrame:
    n, k = (rows[name].to_numpy(dtype=np.int64) for name in ("n", "k"))
    shares, shown_n = blur(k, n, steps, coded=coded), nearest(n)
    low, high = share_range(shares, shown_n.astype(float))
    return rows.assign(
        shown=share_texts(shares), shown_n=shown_n, shown_share=shares.value.round(2), shown_low=low, shown_high=high,
        status=np.where(shares.banded, "banded", "shown"), tested=False, notable=False, exploratory=False, method=None,
    )  # fmt: skip


def _most(rows: pd.DataFrame) -> pd.DataFrame:
    order = rows.assign(less=-rows["shown_share"].astype(float))
    order = order.sort_values([*UNIT, "less", "theme_id", "other_theme_id"])
    return rows.loc[order.groupby(UNIT).head(MOST).index]
