"""The stage `compare`: how many raised each theme, in every unit, wave and group, and which differences stand out."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from voicelens.compare.counts import UNIT, Counts, Floats, Tally, add_up, by_place, row_of
from voicelens.compare.coverage import cover, enrolled_students
from voicelens.compare.differences import Rooms, judge
from voicelens.compare.gaps import gaps
from voicelens.compare.listing import Counted, comparison_of, coverage_of, leaves
from voicelens.compare.notes import notes_of
from voicelens.compare.pairs import pairs
from voicelens.compare.people import People, gather
from voicelens.compare.sides import sides_of, split
from voicelens.compare.units import units_of
from voicelens.i18n import say
from voicelens.settings import CompareSettings
from voicelens.tables import Dropped, Result, empty

WHAT = [*UNIT, "wave", "polarity", "dimension"]


def compare(  # noqa: PLR0913  (four tables and the settings of one stage)
    respondents: pd.DataFrame,
    comments: pd.DataFrame,
    membership: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    unit_name: str,
    unit_level: str,
    min_group: int,
    rules: CompareSettings,
    enrolment: pd.DataFrame | None = None,
    edited: Collection[tuple[str, str]] = (),
) -> Result:
    """Compare groups within each unit and wave: tables `comparison`, `pairs` and `coverage`.

    n counts the students who answered a prompt of that polarity, also those with nothing to add; k those of them who
    raised the theme or a theme under it. A group is compared with all other students of the unit who have a value in
    the same dimension; students without one are on neither side. The difference is the one within schools; it is
    notable only if the two shares side by side differ the same way. `edited` names the waves and themes that people
    changed after they could see that wave's differences: their rows are exploratory.
    """
    people = gather(respondents, comments, membership, themes)
    units = units_of(people.places, unit_name=unit_name, unit_level=unit_level)
    counted = _count(people, units, len(themes), min_group)
    comparison = comparison_of(counted, themes, people.dimensions, rules, frozenset(edited))
    covered = cover(people, units, respondents, comments)
    known = enrolled_students(covered, people, units, empty("enrolled") if enrolment is None else enrolment)
    coverage = coverage_of(covered.assign(enrolled=known), people.dimensions)
    both = pairs(people, units, themes, np.flatnonzero(leaves(themes)))
    ids = respondents["respondent_id"].to_numpy(dtype=object)[people.weightless]
    return Result(
        tables={"comparison": comparison, "pairs": both, "coverage": coverage},
        dropped=[Dropped(str(who), say("no weight above 0: counted in no theme")) for who in ids],
        notes=notes_of(comparison, coverage, respondents, len(ids)),
    )


def _count(people: People, units: pd.DataFrame, themes: int, min_group: int) -> Counted:
    cells, blocks, home = by_place(people, themes)
    group, made = add_up(cells, units, [*WHAT, "group"])
    everyone, _ = add_up(blocks, units, WHAT)
    rest = everyone.take(row_of(group.cells, everyone.cells, WHAT)).less(group)
    row, part = (made[name].to_numpy(dtype=np.int64) for name in ("row", "part"))
    strata = split(row, part, cells, blocks, home)
    found = gaps(sides_of(strata, len(group.n)))
    rooms = _rooms(people, units, themes) if len(people.rooms) > len(people.places) else None
    tests = judge(group, rest, strata, rooms, found, dimensions=people.dimensions, min_group=min_group)
    return Counted(group, rest, found, tests, _largest(people, cells, row, part) / np.maximum(group.n, 1))


def _rooms(people: People, units: pd.DataFrame, themes: int) -> Rooms:
    """The same counts by classroom; adding them up gives the same cells in the same order."""
    cells, blocks, home = by_place(people.by_room(), themes)
    inside = people.rooms.rename_axis("room").reset_index()[["room", "place"]]
    finer = units.merge(inside, on="place").drop(columns="place").rename(columns={"room": "place"})
    _, made = add_up(cells, finer, [*WHAT, "group"])
    row, part = (made[name].to_numpy(dtype=np.int64) for name in ("row", "part"))
    return Rooms(split(row, part, cells, blocks, home), cells, blocks, home, finer)


def _largest(people: People, cells: Tally, row: Counts, part: Counts) -> Floats:
    """Of every cell the students in the school that has most of them."""
    school = people.places["school"].to_numpy(dtype=object)[cells.cells["place"].to_numpy(dtype=np.int64)[part]]
    each = pd.DataFrame({"row": row, "school": school, "n": cells.n[part]}).groupby(["row", "school"], sort=True)
    return each["n"].sum().groupby("row").max().to_numpy(dtype=float)
