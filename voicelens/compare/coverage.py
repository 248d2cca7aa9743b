"""Who answered and who did not, by unit, wave and group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from voicelens.compare.people import ANSWERED, People

KEYS = ["level", "unit", "wave", "dimension", "group"]
COUNTED = ["answered", "blank", "nothing_to_add"]


def cover(people: People, units: pd.DataFrame, respondents: pd.DataFrame, comments: pd.DataFrame) -> pd.DataFrame:
    """One row per unit, wave, dimension and group, dimensions as numbers.

    `answered`: students with something to say or nothing to add; `blank`: all the others; `nothing_to_add`: those who
    said at least once that they have nothing to add. answered + blank = the students of the group.
    """
    kinds = pd.DataFrame({"id": comments["respondent_id"], "status": comments["status"]})
    ids = respondents["respondent_id"]
    answered = ids.isin(kinds.loc[kinds["status"].isin(ANSWERED), "id"]).to_numpy()
    nothing = ids.isin(kinds.loc[kinds["status"] == "nothing_to_add", "id"]).to_numpy()
    students = people.students.assign(answered=answered, blank=~answered, nothing_to_add=nothing)
    facts = people.belongs.join(students, on="student")
    here = facts.groupby(["place", *KEYS[2:]], sort=True)[COUNTED].sum().reset_index()
    totals = here.merge(units, on="place").groupby(KEYS, sort=True)[COUNTED].sum().reset_index()
    return totals.astype(dict.fromkeys(COUNTED, np.int64))
