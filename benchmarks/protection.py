"""What protection costs and is worth: `python -m benchmarks.protection [--schools N] [--themes N] [--naive]`.

Invented tables of a district: schools of about 80 students in 17 networks, 20 groups in 6 dimensions, themes that more
or fewer students raise in each school. They go through `protect`; beside it stands the rule "hide n under 10" on the
same numbers, attacked with linear programmes written here. Seeded; students belong to nobody.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pandas as pd

from voicelens.protect.protect import protect
from voicelens.settings import ProtectSettings
from voicelens.tables import COMBINED, TABLES, check

SHARES: Mapping[str, tuple[float, ...]] = {
    "grade": (0.25, 0.25, 0.25, 0.25),
    "race": (0.45, 0.22, 0.17, 0.08, 0.05, 0.02, 0.01),
    "gender": (0.5, 0.47, 0.03),
    "english_learner": (0.86, 0.14),
    "disability": (0.87, 0.13),
    "lunch": (0.55, 0.45),
}  # 20 groups
NETWORKS, SIZE, MIN_GROUP, SEED = 17, 80, 10, 11
HIDDEN = ("suppressed", "complementary")


def draw(schools: int, themes: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Comparison, coverage and places of a made-up district (one school alone is a school)."""
    rng = np.random.default_rng(SEED)
    sizes = rng.lognormal(np.log(SIZE) - 0.18, 0.6, schools).astype(int).clip(12, 600)
    school = np.repeat(np.arange(schools), sizes)
    students = len(school)
    lean = {name: rng.dirichlet(12 * np.asarray(shares), schools) for name, shares in SHARES.items()}
    groups = {
        name: (rng.random(students)[:, None] > lean[name][school].cumsum(axis=1)).sum(axis=1).clip(0, len(share) - 1)
        for name, share in SHARES.items()
    }
    rate = rng.beta(0.8, 8, themes)
    local = (rate[None, :] * rng.lognormal(0, 0.4, (schools, themes))).clip(0, 0.9)
    raised = rng.random((students, themes)) < local[school]
    network = school % min(NETWORKS, schools)
    units = [("school", f"School {number:03}", school == number) for number in range(schools)]
    if schools >= 2 * NETWORKS:
        units += [("network", f"Network {number:02}", network == number) for number in range(NETWORKS)]
    if schools > 1:
        units += [("district", "District", np.ones(students, dtype=bool))]
    shares, people = _tables(units, groups, raised)
    places = pd.DataFrame({"school": [f"School {n:03}" for n in range(schools)], "wave": "Fall"})
    names = [f"Network {n % NETWORKS:02}" if schools >= 2 * NETWORKS else None for n in range(schools)]
    return shares, people, places.assign(network=names)


def _tables(
    units: list[tuple[str, str, np.ndarray]], groups: dict[str, np.ndarray], raised: np.ndarray
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Comparison and coverage of these units (level, name, who is inside)."""
    themes = raised.shape[1]
    cells = []
    for level, unit, inside in units:
        total_n, total_k = int(inside.sum()), raised[inside].sum(axis=0)
        cells.append((level, unit, "*", "*", total_n, total_k, -1, total_k, 1.0))
        for name, values in groups.items():
            here = values[inside]
            for group in np.unique(here):
                chosen = np.flatnonzero(inside)[here == group]
                n, k = len(chosen), raised[chosen].sum(axis=0)
                cells.append((level, unit, name, f"g{group}", n, k, total_n - n, total_k - k, 0.3))
    keys = pd.DataFrame([cell[:4] for cell in cells], columns=["unit_level", "unit", "dimension", "group"])
    n, rest = (np.asarray([cell[place] for cell in cells]) for place in (4, 6))
    k, rest_k = (np.stack([cell[place] for cell in cells]).ravel() for place in (5, 7))
    each, theme = np.repeat(np.arange(len(keys)), themes), np.tile(np.arange(themes), len(keys))
    alone = rest[each] < 0
    rest_n = pd.array(np.where(alone, 0, rest[each]), dtype="Int64")
    rest_n[alone] = pd.NA
    rest_of = pd.array(rest_k, dtype="Int64")
    rest_of[alone] = pd.NA
    frame = pd.DataFrame(dict.fromkeys(TABLES["comparison"].columns), index=range(len(each))).assign(
        **{name: keys[name].to_numpy()[each] for name in keys}, wave="Fall", polarity="like",
        theme_id=[f"t{number:02}" for number in theme], n=n[each], k=k, rest_n=rest_n, rest_k=rest_of,
        share=k / n[each], low=0.0, high=1.0, notable=False, exploratory=False, method="untested",
        rest_share=np.where(alone | (rest[each] == 0), np.nan, rest_k / np.maximum(rest[each], 1)),
        largest_school=0.3, n_effective=n[each].astype(float),
    )  # fmt: skip
    people = keys.assign(wave="Fall", enrolled=None, answered=n, blank=0, nothing_to_add=0)
    return check("comparison", frame), check("coverage", people)


def themes_of(comparison: pd.DataFrame) -> pd.DataFrame:
    """The themes of a comparison, none of them above another."""
    rows = [
        {"theme_id": theme, "name": theme, "name_source": "frame", "description": "", "keywords": [], "parent_id": None,
         "n_respondents": 1, "certificate": None, "anchors": [], "hidden": False}
        for theme in sorted(comparison["theme_id"].unique())
    ]  # fmt: skip
    return check("themes", pd.DataFrame(rows))


def main() -> None:
    """Draw, protect, and say what it took and what was hidden."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, default=12)
    parser.add_argument("--themes", type=int, default=40)
    parser.add_argument("--naive", action="store_true", help="attack the plain rule on the same numbers too")
    chosen = parser.parse_args()
    comparison, coverage, places = draw(chosen.schools, chosen.themes)
    print(f"{chosen.schools} schools, {len(coverage):,} cells, {len(comparison):,} theme cells", flush=True)
    start, busy = time.monotonic(), time.process_time()
    result = protect(comparison, coverage, themes_of(comparison), rules=ProtectSettings(), places=places)
    took, cpu = time.monotonic() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"protected in {took:.1f} s ({cpu:.1f} s CPU), peak {peak} MB")
    _say_hidden(result.tables["published"], coverage)
    if chosen.naive:
        hidden, exact, narrowed = naive(coverage, places)
        print(f"the rule “hide n under {MIN_GROUP}” hides {hidden:,} sizes: {exact:,} come out exactly, "
              f"{narrowed:,} more to fewer than five numbers")  # fmt: skip


def naive(coverage: pd.DataFrame, places: pd.DataFrame) -> tuple[int, int, int]:
    """Of the sizes that the rule "hide n under 10" hides: how many, how many come out exactly, how many are narrowed.

    The attacker adds up: groups to their unit, schools to their network and district, everything else shown exactly.
    Narrowed means that fewer than five sizes fit.
    """
    cells = coverage.reset_index(drop=True)
    keys = [tuple(key) for key in cells[["unit_level", "unit", "dimension", "group"]].itertuples(index=False)]
    place = {key: number for number, key in enumerate(keys)}
    n = cells["answered"].to_numpy(dtype=float)
    hidden = (n < MIN_GROUP) & (cells["dimension"] != "*").to_numpy()
    rows: list[tuple[list[int], int]] = []
    for (level, unit, _), members in cells[cells["dimension"] != "*"].groupby(["unit_level", "unit", "dimension"]):
        rows.append((list(members.index), place[level, unit, "*", "*"]))
    top = ("district", "District")
    above = {("school", school): ("network", network) if network else top
             for school, network in zip(places["school"], places["network"], strict=True)}  # fmt: skip
    above |= {(level, unit): top for level, unit, *_ in keys if level == "network"}
    parts: dict[int, list[int]] = {}
    for number, (level, unit, dimension, group) in enumerate(keys):
        whole = (*above.get((level, unit), ("", "")), dimension, group)
        if whole in place:
            parts.setdefault(place[whole], []).append(number)
    rows += [(members, whole) for whole, members in parts.items()]
    low, high = _narrow(rows, n, hidden)
    width = np.floor(high + 1e-6) - np.ceil(low - 1e-6)
    return int(hidden.sum()), int((width[hidden] == 0).sum()), int(((width[hidden] > 0) & (width[hidden] < 4)).sum())


def _narrow(rows: list[tuple[list[int], int]], n: np.ndarray, hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The smallest and the largest size that fits, cell by cell: interval steps, then linear programmes."""
    low, high = np.where(hidden, 1.0, n), np.where(hidden, MIN_GROUP - 1.0, n)
    changed = True
    while changed:
        before = low.copy(), high.copy()
        for members, whole in rows:
            inside = np.asarray(members)
            least, most = low[inside].sum(), high[inside].sum()
            low[whole], high[whole] = max(low[whole], least), min(high[whole], most)
            low[inside] = np.maximum(low[inside], low[whole] - (most - high[inside]))
            high[inside] = np.minimum(high[inside], high[whole] - (least - low[inside]))
        changed = bool((before[0] != low).any() or (before[1] != high).any())
    for component in _components(rows, low, high):
        _solve(component, rows, low, high)
    return low, high


def _components(rows: list[tuple[list[int], int]], low: np.ndarray, high: np.ndarray) -> list[np.ndarray]:
    """Cells that are still open, by which of them share a sum."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    pairs = [(one, other) for members, whole in rows
             for free in [[cell for cell in (*members, whole) if low[cell] < high[cell]]]
             for one, other in pairwise(free)]  # fmt: skip
    one, other = np.asarray(pairs, dtype=np.int64).reshape(-1, 2).T
    _, kind = connected_components(coo_matrix((np.ones(len(one)), (one, other)), shape=(len(low), len(low))))
    free = np.flatnonzero(low < high)
    return [free[kind[free] == number] for number in np.unique(kind[free])]


def _solve(cells: np.ndarray, rows: list[tuple[list[int], int]], low: np.ndarray, high: np.ndarray) -> None:
    from scipy.optimize import linprog
    from scipy.sparse import lil_matrix

    at = {int(cell): number for number, cell in enumerate(cells)}
    used = [row for row in rows if any(cell in at for cell in (*row[0], row[1]))]
    matrix, target = lil_matrix((len(used), len(cells))), np.zeros(len(used))
    for number, (members, whole) in enumerate(used):
        for cell, sign in [*((member, 1.0) for member in members), (whole, -1.0)]:
            if cell in at:
                matrix[number, at[cell]] = sign
            else:
                target[number] -= sign * low[cell]
    bounds, equal = list(zip(low[cells], high[cells], strict=True)), matrix.tocsr()
    for number, cell in enumerate(cells):
        cost = np.zeros(len(cells))
        cost[number] = 1
        found = [linprog(sign * cost, A_eq=equal, b_eq=target, bounds=bounds).fun * sign for sign in (1, -1)]
        low[cell], high[cell] = found


def _say_hidden(published: pd.DataFrame, coverage: pd.DataFrame) -> None:
    people = published[(published["table"] == "coverage") & (published["group"] != COMBINED)]
    truth = coverage[coverage["dimension"] != "*"].merge(
        people, on=["unit_level", "unit", "wave", "dimension", "group"], how="left"
    )
    truth = truth[truth["unit_level"] == "school"]
    hidden = truth["status"].isin(HIDDEN) | truth["status"].isna()
    primary = hidden & (truth["answered"] < MIN_GROUP)
    print(f"sizes: {int(primary.sum()):,} small, {int((hidden & ~primary).sum()):,} beside them hidden; "
          f"{hidden.mean():.1%} of school cells, {truth.loc[hidden, 'answered'].sum() / truth['answered'].sum():.1%} "
          "of student rows")  # fmt: skip
    shares = published[published["table"] == "comparison"]
    print(f"combined rows: {int((shares['group'] == COMBINED).sum()):,} of shares; "
          f"hidden for one theme only: {int(shares['reason'].str.contains('for this theme').sum()):,} of "
          f"{int((~shares['status'].isin(HIDDEN)).sum()):,} shown")  # fmt: skip


if __name__ == "__main__":
    main()
