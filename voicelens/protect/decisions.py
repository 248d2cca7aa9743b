"""Which rows may be shown, unit by unit: group by group, and theme by theme."""

from __future__ import annotations

import numpy as np
import pandas as pd

from voicelens.protect.sizes import BOTH, COVERED
from voicelens.protect.suppress import DOMINATED, SHOWN, decide
from voicelens.settings import ProtectSettings
from voicelens.tables import EVERYONE

TABLE = ["unit_level", "unit", "wave", "dimension"]
GROUP = [*TABLE, "group"]
FEW = 3


def decisions(
    comparison: pd.DataFrame, coverage: pd.DataFrame, pairs: pd.DataFrame, *, rules: ProtectSettings
) -> pd.DataFrame:
    """A label for every unit, wave, dimension, group and polarity, with n and rest_n.

    Polarity "" stands for coverage, "pairs" for students who answered a like and a change prompt. A group hidden in
    coverage is hidden in every polarity. Groups of several schools that are nearly one school's are not compared.
    """
    counts = _counts(comparison, coverage, pairs)
    groups, sizes, rest = (counts[name].to_numpy() for name in ("group", "n", "rest_n"))
    labels = np.full(len(counts), SHOWN, dtype=object)
    tables = counts.groupby(TABLE, sort=True).ngroup().to_numpy()
    polarities = counts["polarity"].to_numpy(dtype=object)
    hidden: dict[int, set[str]] = {}
    for rows in counts.groupby([*TABLE, "polarity"], sort=True).indices.values():
        table, polarity = tables[rows[0]], polarities[rows[0]]
        forced = np.asarray([group in hidden.get(table, ()) for group in groups[rows]], dtype=bool)
        labels[rows] = decide(sizes[rows], rest[rows], forced, min_group=rules.min_group)
        if polarity == COVERED:
            hidden[table] = set(groups[rows][labels[rows] != SHOWN])
    one_school = (counts["largest"] > rules.dominance / 100) & (counts["unit_level"] != "school")
    dominated = one_school & (counts["dimension"] != EVERYONE) & (labels == SHOWN)
    return counts.assign(label=np.where(dominated, DOMINATED, labels))


def _counts(comparison: pd.DataFrame, coverage: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    answered = coverage[GROUP].assign(polarity=COVERED, n=coverage["answered"], rest_n=0, largest=0.0)
    asked = comparison[[*GROUP, "polarity", "n", "rest_n"]].assign(largest=comparison["largest_school"])
    asked = asked.drop_duplicates([*GROUP, "polarity"])
    both = pairs[["unit_level", "unit", "wave", "n"]].drop_duplicates(["unit_level", "unit", "wave"])
    both = both.assign(dimension=EVERYONE, group=EVERYONE, polarity=BOTH, rest_n=0, largest=0.0)
    parts = [part.astype(object) for part in (answered, asked, both)]
    counts = pd.concat(parts, ignore_index=True).fillna({"rest_n": 0, "largest": 0.0})
    counts = counts.astype({"n": np.int64, "rest_n": np.int64, "largest": np.float64})
    return counts[counts["n"] > 0].sort_values([*TABLE, "polarity", "group"], ignore_index=True)


def is_rare(comparison: pd.DataFrame) -> pd.Series[bool]:
    """Rows of themes that fewer than three students raised in that wave, in every polarity and the largest unit."""
    everyone = comparison[comparison["dimension"] == EVERYONE]
    most = everyone.groupby(["wave", "theme_id"])["k"].max()
    keys = pd.MultiIndex.from_frame(comparison[["wave", "theme_id"]])
    return pd.Series(most.reindex(keys).fillna(0).to_numpy() < FEW, index=comparison.index)
