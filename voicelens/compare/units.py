"""Which units a run speaks of: every school, every network, and all of them together."""

from __future__ import annotations

import pandas as pd

LEVELS = ("school", "network", "district")


def units_of(places: pd.DataFrame, *, unit_name: str, unit_level: str) -> pd.DataFrame:
    """The units (level, unit) and the places in each: one row per unit and place.

    One school stands alone. Several schools are also added up as `unit_name`; where they lie in different networks,
    each network is a unit too and the whole is a district. A school without a name counts in the whole only.
    """
    place = pd.Series(places.index, index=places.index)
    schools = places["school"]
    if schools.nunique() < 2:
        names = schools.where(schools != "", unit_name)
        return pd.DataFrame({"level": "school", "unit": names, "place": place}).reset_index(drop=True)
    parts = [pd.DataFrame({"level": "school", "unit": schools, "place": place})[schools != ""]]
    networks = places["network"]
    several = networks.nunique() > 1
    if several:
        parts.append(pd.DataFrame({"level": "network", "unit": networks, "place": place})[networks != ""])
    whole = "network" if unit_level == "network" and not several else "district"
    parts.append(pd.DataFrame({"level": whole, "unit": unit_name, "place": place}))
    return pd.concat(parts, ignore_index=True)
