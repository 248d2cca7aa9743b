"""Who answered, which groups they belong to, and which themes they raised: one row per student and fact.

Students are numbered by their row in `respondents`; themes by their row in the list of theme ids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.tables import CLASSROOM, EVERYONE, POLARITIES, group_columns

ANSWERED = ("substantive", "nothing_to_add")


@dataclass(frozen=True)
class People:
    """The long tables that counting starts from.

    `students`: place, room, wave, weight (row = student). `places`: school, network (row = place). `rooms`: place,
    classroom (row = room). `belongs`: student, dimension (a position in `dimensions`), group. `answered`: student,
    polarity (a position in POLARITIES). `raised`: student, polarity, theme. A missing value in a dimension gives no row
    in `belongs`; a student whose weight cannot be used (`weightless`, row numbers) answered nothing.
    """

    students: pd.DataFrame
    places: pd.DataFrame
    dimensions: tuple[str, ...]
    belongs: pd.DataFrame
    answered: pd.DataFrame
    raised: pd.DataFrame
    rooms: pd.DataFrame
    weighted: bool
    weightless: NDArray[np.int64]

    def by_room(self) -> People:
        """The same people with every classroom as a place of its own."""
        return replace(self, students=self.students.assign(place=self.students["room"]))


def gather(respondents: pd.DataFrame, comments: pd.DataFrame, membership: pd.DataFrame, themes: pd.DataFrame) -> People:
    """Everything that is counted, from the tables of the stages before."""
    known = pd.Index(respondents["respondent_id"])
    said = pd.DataFrame(
        {
            "student": known.get_indexer(pd.Index(comments["respondent_id"])),
            "polarity": pd.Index(POLARITIES).get_indexer(pd.Index(comments["polarity"])),
        }
    )
    counts = comments["status"].isin(ANSWERED).to_numpy() & (said["student"] >= 0).to_numpy()
    weights, weightless = _weights(respondents)
    answered = said[counts].drop_duplicates(ignore_index=True)
    answered = answered[~answered["student"].isin(weightless)].reset_index(drop=True)
    places, rooms, students = _places(respondents)
    dimensions = (EVERYONE, *group_columns(respondents))
    return People(
        students.assign(weight=weights), places, dimensions, _belongs(respondents, dimensions), answered,
        _raised(said.set_index(pd.Index(comments["response_id"]))[counts], membership, themes),
        rooms, weighted=bool(respondents["weight"].notna().any()), weightless=weightless,
    )  # fmt: skip


def _weights(respondents: pd.DataFrame) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Everybody's weight (1 where the survey has none), and the rows whose weight cannot be used."""
    weights = respondents["weight"].to_numpy(dtype=float, na_value=np.nan)
    if np.isnan(weights).all():
        return np.ones(len(weights)), np.array([], dtype=np.int64)
    usable = np.isfinite(weights) & (weights > 0)
    if not usable.any():
        raise SourceError(
            say("No student has a weight above 0."),
            where=say("the column of weights"),
            fix=say("Correct the weights in the export, or leave weight in [columns] of voicelens.toml empty."),
        )
    return np.where(usable, weights, 0.0), np.flatnonzero(~usable)


def _places(respondents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    where = respondents[["school", "network"]].astype(object).fillna("")
    by = where.groupby(["school", "network"], sort=True)
    place = by.ngroup().to_numpy()
    room = respondents[CLASSROOM].astype(object).fillna("").to_numpy() if CLASSROOM in respondents else ""
    inside = pd.DataFrame({"place": place, "classroom": room}).groupby(["place", "classroom"], sort=True)
    students = pd.DataFrame(
        {"place": place, "room": inside.ngroup().to_numpy(), "wave": respondents["wave"].to_numpy(dtype=object)}
    )
    rooms = inside.size().reset_index()[["place", "classroom"]]
    return by.size().reset_index()[["school", "network"]], rooms, students


def _belongs(respondents: pd.DataFrame, dimensions: tuple[str, ...]) -> pd.DataFrame:
    everyone = pd.DataFrame({"student": np.arange(len(respondents)), "dimension": 0, "group": EVERYONE}, dtype=object)
    parts = [everyone.astype({"student": np.int64, "dimension": np.int64})]
    for number, dimension in enumerate(dimensions[1:], start=1):
        values = pd.Series(respondents[dimension].to_numpy(dtype=object)).explode().dropna()
        values = values[values != ""]
        part = pd.DataFrame({"student": values.index.to_numpy(), "dimension": number, "group": values.to_numpy()})
        parts.append(part.drop_duplicates())
    return pd.concat(parts, ignore_index=True)


def ancestors(themes: pd.DataFrame) -> pd.DataFrame:
    """Each theme with itself and every theme above it (theme_id, theme = row number): raising one raises all those."""
    number = {str(theme): row for row, theme in enumerate(themes["theme_id"])}
    above = {str(t): str(p) for t, p in zip(themes["theme_id"], themes["parent_id"], strict=True) if pd.notna(p)}
    pairs = []
    for theme in number:
        seen: list[str] = []
        current: str | None = theme
        while current in number and current not in seen:
            seen.append(current)
            current = above.get(current)
        pairs += [(theme, number[each]) for each in seen]
    return pd.DataFrame(pairs, columns=["theme_id", "theme"]).astype({"theme": np.int64})


def _raised(said: pd.DataFrame, membership: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    placed = membership.loc[membership["theme_id"].notna(), ["response_id", "theme_id"]].astype(object)
    facts = placed.merge(ancestors(themes).astype({"theme_id": object}), on="theme_id")
    facts = facts.merge(said, left_on="response_id", right_index=True)
    return facts[["student", "polarity", "theme"]].drop_duplicates(ignore_index=True)
