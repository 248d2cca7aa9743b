"""Which rows may be shown: group by group, and theme by theme."""

from __future__ import annotations

import numpy as np
import pandas as pd

from voicelens.protect.suppress import SHOWN, decide
from voicelens.tables import EVERYONE

TABLE = ["unit_level", "unit", "wave", "dimension"]
GROUP = [*TABLE, "group"]
FEW = 3


def decisions(comparison: pd.DataFrame, coverage: pd.DataFrame, *, min_group: int) -> pd.DataFrame:
    """A label for every unit, wave, dimension, group and polarity; polarity "" stands for coverage.

    A group hidden in coverage is hidden in every polarity.
    """
    counts = _counts(comparison, coverage)
    groups, sizes, rest = (counts[name].to_numpy() for name in ("group", "n", "rest_n"))
    labels = np.full(len(counts), SHOWN, dtype=object)
    tables = counts.groupby(TABLE, sort=True).ngroup().to_numpy()
    polarities = counts["polarity"].to_numpy(dtype=object)
    hidden: dict[int, set[str]] = {}
    for rows in counts.groupby([*TABLE, "polarity"], sort=True).indices.values():
        table, polarity = tables[rows[0]], polarities[rows[0]]
        forced = np.asarray([group in hidden.get(table, ()) for group in groups[rows]], dtype=bool)
        labels[rows] = decide(sizes[rows], rest[rows], forced, min_group=min_group)
        if polarity == "":
            hidden[table] = set(groups[rows][labels[rows] != SHOWN])
    return counts[[*GROUP, "polarity"]].assign(label=labels)


def _counts(comparison: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    answered = coverage[GROUP].assign(polarity="", n=coverage["answered"], rest_n=0)
    asked = comparison[[*GROUP, "polarity", "n", "rest_n"]].drop_duplicates([*GROUP, "polarity"])
    counts = pd.concat([answered.astype(object), asked.astype(object)], ignore_index=True).fillna({"rest_n": 0})
    counts = counts.astype({"n": np.int64, "rest_n": np.int64})
    return counts.sort_values([*TABLE, "polarity", "group"], ignore_index=True)


def waves_with_exact_totals(decided: pd.DataFrame) -> set[str]:
    """The waves in which every school's total is shown; elsewhere exact totals would give a hidden school away."""
    schools = decided[(decided["unit_level"] == "school") & (decided["dimension"] == EVERYONE)]
    return set(schools["wave"]) - set(schools.loc[schools["label"] != SHOWN, "wave"])


def is_rare(comparison: pd.DataFrame) -> pd.Series[bool]:
    """Rows of themes that fewer than three students raised in that wave, in every polarity and the largest unit."""
    everyone = comparison[comparison["dimension"] == EVERYONE]
    most = everyone.groupby(["wave", "theme_id"])["k"].max()
    keys = pd.MultiIndex.from_frame(comparison[["wave", "theme_id"]])
    return pd.Series(most.reindex(keys).fillna(0).to_numpy() < FEW, index=comparison.index)
