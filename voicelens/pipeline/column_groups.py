"""How often each group of one table raised each theme, without a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SMALLEST, FEWEST = 10, 3
COLUMNS = ("column", "group", "theme_id", "theme_name", "n", "k", "share", "low", "high")


def by_group(assignments: pd.DataFrame, ids: Sequence[str], groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """A row for each value of each column in `groups` and each theme: n people, k who raised it, share and interval.

    Values that fewer than 10 people gave are left out, and so is each count under 3. The interval is Wilson's.
    """
    import numpy as np
    import pandas as pd

    from voicelens.intervals import wilson

    placed = assignments[assignments["theme_id"] != ""].drop_duplicates(["id", "theme_id"])
    parts = [pd.DataFrame({name: [] for name in COLUMNS})]
    for column, values in groups.items():
        people = pd.DataFrame({"id": list(ids), "group": list(values)}).drop_duplicates()
        sizes = people[people["group"] != ""].groupby("group")["id"].nunique()
        raised = placed.merge(people, on="id").groupby(["group", "theme_id", "theme_name"])["id"].nunique()
        rows = raised.rename("k").reset_index()
        rows["n"] = rows["group"].map(sizes)
        rows = rows[(rows["n"] >= SMALLEST) & (rows["k"] >= FEWEST)].assign(column=column)
        rows["share"] = rows["k"] / rows["n"]
        rows["low"], rows["high"] = wilson(rows["share"], rows["n"])
        parts.append(rows[list(COLUMNS)])
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return table.replace({np.nan: None})[list(COLUMNS)]
