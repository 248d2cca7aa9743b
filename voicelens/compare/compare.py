"""The stage `compare`: how many raised each theme, in every unit, wave and group, and which differences stand out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.counts import UNIT, Counts, Tally, add_up, by_place, row_of
from voicelens.compare.coverage import cover, enrolled_students
from voicelens.compare.differences import leaning, p_values, split, testable
from voicelens.compare.exact import benjamini_hochberg
from voicelens.compare.people import People, gather
from voicelens.compare.units import LEVELS, units_of
from voicelens.i18n import ngettext, say
from voicelens.intervals import newcombe, wilson
from voicelens.settings import CompareSettings
from voicelens.tables import EVERYONE, POLARITIES, TABLES, Result, empty

WHAT = [*UNIT, "wave", "polarity", "dimension"]
ROUNDING = 1e-9


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
) -> Result:
    """Compare groups within each unit and wave: tables `comparison` and `coverage`.

    n counts the students who answered a prompt of that polarity, also those with nothing to add; k those of them who
    raised the theme or a theme under it. A group is compared with all other students of the unit who have a value in
    the same dimension; students without one are on neither side. The difference is that of the two shares as they
    are printed; it is notable only if schools taken one by one lean the same way.
    """
    people = gather(respondents, comments, membership, themes)
    units = units_of(people.places, unit_name=unit_name, unit_level=unit_level)
    counted, rest_n, rest_k, p, excess = _count(people, units, len(themes), min_group)
    rows = _long(counted, rest_n, rest_k, themes).assign(p=p.ravel(), lean=np.sign(excess).ravel())
    rows = rows[~np.tile(themes["hidden"].to_numpy(dtype=bool), len(counted.n))]
    comparison = _comparison(_judge(rows, min_group, rules), people.dimensions)
    covered = cover(people, units, respondents, comments)
    known = enrolled_students(covered, people, units, empty("enrolled") if enrolment is None else enrolment)
    coverage = _coverage(covered.assign(enrolled=known), people.dimensions)
    return Result(tables={"comparison": comparison, "coverage": coverage}, notes=_notes(comparison, coverage))


def _count(
    people: People, units: pd.DataFrame, themes: int, min_group: int
) -> tuple[Tally, Counts, Counts, NDArray[np.float64], NDArray[np.float64]]:
    cells, blocks, home = by_place(people, themes)
    group, made = add_up(cells, units, [*WHAT, "group"])
    everyone, _ = add_up(blocks, units, WHAT)
    everyone = everyone.take(row_of(group.cells, everyone.cells, WHAT))
    rest_n, rest_k = everyone.n - group.n, everyone.k - group.k
    strata = split(made, cells, blocks, home)
    tested = testable(group, rest_n, strata, dimensions=people.dimensions, min_group=min_group)
    return group, rest_n, rest_k, p_values(strata, tested, group.k.shape), leaning(strata, group.k.shape)


def _long(group: Tally, rest_n: Counts, rest_k: Counts, themes: pd.DataFrame) -> pd.DataFrame:
    """One row per cell and theme, with shares, intervals and the difference from the rest."""
    each = len(themes)
    rows = group.cells.loc[group.cells.index.repeat(each)].reset_index(drop=True)
    rows = rows.assign(
        theme=np.tile(np.arange(each), len(group.n)),
        theme_id=np.tile(themes["theme_id"].to_numpy(dtype=object), len(group.n)),
        n=np.repeat(group.n, each), k=group.k.ravel(), rest_n=np.repeat(rest_n, each), rest_k=rest_k.ravel(),
    )  # fmt: skip
    share, rest_share = rows["k"] / rows["n"], rows["rest_k"] / rows["rest_n"].where(rows["rest_n"] > 0)
    low, high = wilson(share, rows["n"])
    gap, gap_low, gap_high = newcombe(share, rows["n"], rest_share, rows["rest_n"])
    return rows.assign(
        share=share, low=low, high=high, rest_share=rest_share,
        difference=gap, difference_low=gap_low, difference_high=gap_high,
    )  # fmt: skip


def _judge(rows: pd.DataFrame, min_group: int, rules: CompareSettings) -> pd.DataFrame:
    """Adjust p over all tests of a unit level and wave, and mark what may be pointed out."""
    q = np.full(len(rows), np.nan)
    for places in rows.reset_index(drop=True).groupby(["level", "wave"]).indices.values():
        q[places] = benjamini_hochberg(rows["p"].to_numpy()[places])
    gap = rows["difference"].to_numpy()
    wide = np.abs(gap) >= rules.smallest_gap / 100 - ROUNDING
    both = (rows["n"].to_numpy() >= min_group) & (rows["rest_n"].to_numpy() >= min_group)
    agree = np.sign(gap) == rows["lean"].to_numpy()
    notable = (q <= rules.false_discovery_rate) & wide & both & agree
    return rows.assign(q=q, notable=notable, exploratory=False)


def _ordered(rows: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    """Rows in a fixed order, with the names of levels and dimensions for their numbers."""
    keys = ["rank", *(name for name in ("unit", "wave", "dimension", "group", "polarity", "theme") if name in rows)]
    rows = rows.assign(rank=rows["level"].map(LEVELS.index)).sort_values(keys, ignore_index=True)
    names = np.asarray(dimensions, dtype=object)[rows["dimension"].to_numpy(dtype=np.int64)]
    return rows.rename(columns={"level": "unit_level"}).assign(dimension=names)


def _comparison(rows: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    rows = _ordered(rows, dimensions)
    alone = rows["dimension"] == EVERYONE
    counts = {name: rows[name].astype("Int64").mask(alone) for name in ("rest_n", "rest_k")}
    asked = np.asarray(POLARITIES, dtype=object)[rows["polarity"].to_numpy(dtype=np.int64)]
    return rows.assign(polarity=asked, **counts)[[*TABLES["comparison"].columns]]


def _coverage(rows: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    return _ordered(rows, dimensions)[[*TABLES["coverage"].columns]]


def _notes(comparison: pd.DataFrame, coverage: pd.DataFrame) -> list[str]:
    tested, notable = int(comparison["p"].notna().sum()), int(comparison["notable"].sum())
    sentence = ngettext(
        "{n} difference between groups was tested; larger than chance explains: {notable}.",
        "{n} differences between groups were tested; larger than chance explains: {notable}.",
        tested,
    )
    notes = [sentence.format(n=tested, notable=notable)]
    if (coverage["answered"] > coverage["enrolled"]).fillna(False).any():
        notes.append(say("More students answered in some group than are enrolled in it: check the enrolment counts."))
    return notes
