"""Who answered and who did not, by unit, wave and group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from voicelens.compare.people import ANSWERED, People

KEYS = ["level", "unit", "wave", "dimension", "group"]
GROUP = ["school", "wave", "dimension", "group"]
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


def enrolled_students(
    rows: pd.DataFrame, people: People, units: pd.DataFrame, enrolled: pd.DataFrame
) -> pd.Series[int]:
    """For each row of `cover`, the students enrolled in those schools of the unit that answered in that wave.

    Missing where the count of one school is not known, or where its students lie in several networks.
    """
    schools = people.places["school"]
    parts = units.assign(school=schools.reindex(units["place"]).to_numpy(dtype=object)).drop(columns="place")
    present = people.belongs.join(people.students, on="student").drop_duplicates(["place", *KEYS[2:]])
    present = present.assign(school=schools.reindex(present["place"]).to_numpy(dtype=object))[GROUP].drop_duplicates()
    where = parts.drop_duplicates().merge(present[["school", "wave"]].drop_duplicates(), on="school")
    each = rows[KEYS].assign(row=np.arange(len(rows))).merge(where, on=KEYS[:3])
    number = pd.Index(people.dimensions).get_indexer(pd.Index(enrolled["dimension"]))
    each = each.assign(count=_counts(each, present, enrolled.assign(dimension=number)))
    each["count"] = each["count"].mask(each["level"].eq("network") & each["school"].isin(schools[schools.duplicated()]))
    counts = each.groupby("row")["count"]
    total = counts.sum().where(counts.count() == counts.size())
    return total.reindex(np.arange(len(rows))).astype("Int64").set_axis(rows.index)


def _counts(each: pd.DataFrame, present: pd.DataFrame, enrolled: pd.DataFrame) -> pd.Series[float]:
    """The count of each school and group. A school that lists other groups of a dimension has nobody enrolled in one
    that it does not list, unless a student of that group answered.
    """
    listed = enrolled[GROUP[:3]].drop_duplicates().assign(listed=True)
    found = each.merge(enrolled, on=GROUP, how="left").merge(listed, on=GROUP[:3], how="left")
    found = found.merge(present.assign(present=True), on=GROUP, how="left")
    nobody = found["listed"].notna() & found["present"].isna()
    return found["enrolled"].where(found["enrolled"].notna() | ~nobody, 0)
