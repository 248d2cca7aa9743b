"""Which change students want who like a certain thing: pairs of themes, in every unit and wave."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.counts import UNIT
from voicelens.compare.people import People
from voicelens.tables import POLARITIES, TABLES, empty

LIKE, CHANGE = POLARITIES.index("like"), POLARITIES.index("change")


def pairs(people: People, units: pd.DataFrame, themes: pd.DataFrame, leaves: NDArray[np.int64]) -> pd.DataFrame:
    """Table `pairs`: of the n students who answered both questions, the k who like one theme and want another changed.

    Only themes at the lowest level (`leaves`, their rows), and only pairs that some student named. Heads are counted,
    not weights.
    """
    both = np.intersect1d(_students(people, LIKE), _students(people, CHANGE))
    where = people.students.loc[both, ["place", "wave"]].rename_axis("student").reset_index()
    where = where.merge(units, on="place")
    by = [*UNIT, "wave"]
    n = where.groupby(by).size().rename("n").reset_index()
    raised = people.raised[people.raised["theme"].isin(leaves)]
    liked, wanted = (
        raised.loc[raised["polarity"] == asked, ["student", "theme"]].rename(columns={"theme": name})
        for asked, name in ((LIKE, "liked"), (CHANGE, "wanted"))
    )
    named = where.merge(liked, on="student").merge(wanted, on="student")
    k = named.groupby([*by, "liked", "wanted"]).size().rename("k").reset_index()
    if k.empty:
        return empty("pairs")
    ids = themes["theme_id"].to_numpy(dtype=object)
    rows = k.merge(n, on=by).rename(columns={"level": "unit_level"})
    rows = rows.assign(theme_id=ids[rows["liked"]], other_theme_id=ids[rows["wanted"]])
    return rows[[*TABLES["pairs"].columns]].astype({"n": np.int64, "k": np.int64})


def _students(people: People, polarity: int) -> NDArray[np.int64]:
    asked = people.answered["polarity"].to_numpy() == polarity
    return np.unique(people.answered["student"].to_numpy(dtype=np.int64)[asked])
