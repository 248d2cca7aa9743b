"""Counts, estimates and tests as rows of the tables `comparison` and `coverage`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.compare.counts import UNIT, Counts, Floats, Tally
from voicelens.compare.differences import BETWEEN_CLASSROOMS, BETWEEN_SCHOOLS, DESCRIPTIVE, EXACT, WEIGHTED, Tests
from voicelens.compare.exact import benjamini_hochberg
from voicelens.compare.gaps import Gaps
from voicelens.compare.power import smallest_between, smallest_seen
from voicelens.compare.units import LEVELS
from voicelens.intervals import wilson
from voicelens.settings import CompareSettings
from voicelens.tables import EVERYONE, METHODS, POLARITIES, TABLES

ROUNDING = 1e-9
FAMILY = [*UNIT, "wave"]
TESTED = (EXACT, WEIGHTED, BETWEEN_SCHOOLS, BETWEEN_CLASSROOMS)


@dataclass(frozen=True)
class Counted:
    """Every cell: the group, all others, the gap within schools, its test, and its largest school's part of it."""

    group: Tally
    rest: Tally
    gaps: Gaps
    tests: Tests
    largest: Floats


def leaves(themes: pd.DataFrame) -> NDArray[np.bool_]:
    """The themes at the lowest level that are not hidden: only they are tested."""
    above = themes["theme_id"].isin(themes["parent_id"].dropna()).to_numpy(dtype=bool)
    lowest: NDArray[np.bool_] = ~above & ~themes["hidden"].to_numpy(dtype=bool)
    return lowest


def comparison_of(
    counted: Counted,
    themes: pd.DataFrame,
    dimensions: Sequence[str],
    rules: CompareSettings,
    edited: frozenset[tuple[str, str]],
) -> pd.DataFrame:
    """Table `comparison`: one row per cell and theme that is not hidden."""
    seen = np.flatnonzero(~themes["hidden"].to_numpy(dtype=bool))
    ids = themes["theme_id"].to_numpy(dtype=object)[seen]
    rows = _long(counted, seen, leaves(themes)[seen]).assign(theme_id=np.tile(ids, len(counted.group.n)))
    rows = _judged(rows, rules)
    changed = pd.MultiIndex.from_frame(rows[["wave", "theme_id"]]).isin(list(edited)) if edited else False
    rows = _ordered(rows.assign(exploratory=changed), dimensions)
    alone = (rows["dimension"] == EVERYONE).to_numpy()
    counts = {name: rows[name].astype("Int64").mask(alone) for name in ("rest_n", "rest_k", "schools")}
    asked = np.asarray(POLARITIES, dtype=object)[rows["polarity"].to_numpy(dtype=np.int64)]
    method = np.asarray(METHODS, dtype=object)[rows["method"].to_numpy(dtype=np.int64)]
    return rows.assign(polarity=asked, method=method, **counts)[[*TABLES["comparison"].columns]]


def coverage_of(rows: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    """Table `coverage`."""
    return _ordered(rows, dimensions)[[*TABLES["coverage"].columns]]


def _long(counted: Counted, seen: Counts, leaf: NDArray[np.bool_]) -> pd.DataFrame:
    """One row per cell and theme seen, with shares, ranges, gaps and tests."""
    group, rest, found, each = counted.group, counted.rest, counted.gaps, len(seen)
    rows = group.cells.loc[group.cells.index.repeat(each)].reset_index(drop=True)
    share, rest_share, sizes = group.shares()[:, seen], rest.shares()[:, seen], group.sizes()
    low, high = wilson(share, sizes[:, None])
    by_theme = {
        "k": group.k[:, seen], "rest_k": rest.k[:, seen], "share": share, "low": low, "high": high,
        "rest_share": rest_share, "difference": found.gap[:, seen], "difference_low": found.low[:, seen],
        "difference_high": found.high[:, seen], "tau": found.tau[:, seen],
        "p": np.where(leaf, counted.tests.p[:, seen], np.nan),
        "method": np.where(leaf | ~np.isin(counted.tests.method, TESTED)[:, None], counted.tests.method[:, None],
                           DESCRIPTIVE),
        "smallest_seen": np.where(leaf, _smallest(counted)[:, seen], np.nan),
    }  # fmt: skip
    by_cell = {"n": group.n, "rest_n": rest.n, "schools": found.schools, "largest_school": counted.largest,
               "n_effective": sizes}  # fmt: skip
    return rows.assign(
        theme=np.tile(np.arange(each), len(group.n)),
        **{name: values.ravel() for name, values in by_theme.items()},
        **{name: np.repeat(values, each) for name, values in by_cell.items()},
    )


def _smallest(counted: Counted) -> Floats:
    """The smallest gap that each tested cell could have shown, in shares; NaN where none could, or none was tested.

    Several schools are worth one school whose groups stand to each other as theirs do and whose Mantel–Haenszel weight
    is the same.
    """
    found, method = counted.gaps, counted.tests.method
    least = np.full(found.gap.shape, np.nan)
    n, rest_n = counted.group.sizes(), counted.rest.sizes()
    one = np.flatnonzero(np.isin(method, (EXACT, WEIGHTED)))
    shrunk = found.weight[one] * (n[one] + rest_n[one]) / (n[one] * rest_n[one])
    least[one] = smallest_seen(n[one] * shrunk, rest_n[one] * shrunk)[:, None]
    many = np.flatnonzero(method == BETWEEN_SCHOOLS)
    if len(many):
        least[many] = smallest_between(found.weight[many], found.freedom[many], found.tau[many])
    return least


def _judged(rows: pd.DataFrame, rules: CompareSettings) -> pd.DataFrame:
    """Adjust p over all that one reader sees, a unit's tests in one wave, and mark what may be pointed out."""
    q, p = np.full(len(rows), np.nan), rows["p"].to_numpy()
    for places in rows.groupby(FAMILY).indices.values():
        q[places] = benjamini_hochberg(p[places])
    gap, plain = rows["difference"].to_numpy(), (rows["share"] - rows["rest_share"]).to_numpy()
    least = rules.smallest_gap / 100 - ROUNDING
    wide = (np.abs(gap) >= least) & (np.abs(plain) >= least) & (np.sign(gap) == np.sign(plain))
    return rows.assign(q=q, notable=(q <= rules.false_discovery_rate) & wide)


def _ordered(rows: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    """Rows in a fixed order, with the names of levels and dimensions for their numbers."""
    keys = ["rank", *(name for name in ("unit", "wave", "dimension", "group", "polarity", "theme") if name in rows)]
    rows = rows.assign(rank=rows["level"].map(LEVELS.index)).sort_values(keys, ignore_index=True)
    names = np.asarray(dimensions, dtype=object)[rows["dimension"].to_numpy(dtype=np.int64)]
    return rows.rename(columns={"level": "unit_level"}).assign(dimension=names)
