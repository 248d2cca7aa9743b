"""How finely each row of a comparison is told: the attack on every theme of every cycle, brought back to the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from voicelens.protect.areas import over_children, protect_above, within_margins
from voicelens.protect.cycles import Sheet, board, by_wave, combined_counts, combined_sizes, sheet
from voicelens.protect.layout import Ints
from voicelens.protect.round import UNTOLD, Counts
from voicelens.protect.sizes import BOTH, Cycle
from voicelens.protect.themes import Board, Steps, protect_themes, steps_at, told
from voicelens.settings import ProtectSettings
from voicelens.tables import EVERYONE

FEWER = 2  # a pair needs half as many students as a group


@dataclass(frozen=True)
class Bounds:
    """What is told of everybody: per unit (line) and theme (column) the lowest and highest count that fit."""

    themes: tuple[str, ...]
    low: Ints
    high: Ints
    n: Ints


@dataclass(frozen=True)
class Stepped:
    """Rows with their `step` and `rest_step`, those of smaller groups combined, and what is told of everybody by wave
    and polarity.
    """

    rows: pd.DataFrame
    combined: pd.DataFrame
    everybody: Mapping[tuple[str, str], Bounds]


def add_steps(rows: pd.DataFrame, themes: pd.DataFrame, cycles: Mapping[str, Cycle], rules: ProtectSettings) -> Stepped:
    """How finely each row of a comparison that could be told is told; a step of `UNTOLD` means that it is not."""
    steps = np.full((len(rows), 2), UNTOLD, dtype=np.int64)
    rows = rows.assign(place=np.arange(len(rows)))
    above = set(themes["parent_id"].dropna())
    more, bounds = [], {}
    for (wave, polarity), places in by_wave(rows, "polarity").items():
        here = rows.iloc[places]
        leaves = tuple(sorted(set(here["theme_id"]) - above))
        made = sheet(board(cycles[wave], polarity, rules), here, leaves)
        levels = protect_themes(made.board, made.counts)
        found = steps_at(made.board, levels)
        _note(steps, made, found)
        more.append(_combined(made, cycles[wave], wave, polarity, found))
        bounds[wave, polarity] = _bounds(made, levels)
        _add_areas(steps, bounds[wave, polarity], here, board(cycles[wave], polarity, rules, everybody=True), themes)
    told_rows = rows.assign(step=steps[:, 0], rest_step=steps[:, 1]).drop(columns="place")
    return Stepped(told_rows, pd.concat(more, ignore_index=True) if more else told_rows.head(0), bounds)


def _bounds(made: Sheet, levels: Ints) -> Bounds:
    known, plan = told(made.board, made.counts, levels), made.board.layout
    everybody = plan.everyone[plan.row]
    return Bounds(made.themes, known.least[everybody], known.most[everybody], made.board.n[everybody])


def _note(steps: Counts, made: Sheet, found: Steps) -> None:
    """Write the steps of a sheet to the rows its cells came from."""
    there = made.rows >= 0
    steps[made.rows[there], 0] = found.own[there]
    cells = made.board.against
    there = made.rows[cells] >= 0
    steps[made.rows[cells][there], 1] = found.rest[there]


def _combined(made: Sheet, cycle: Cycle, wave: str, polarity: str, found: Steps) -> pd.DataFrame:
    keys = combined_sizes(cycle, polarity).drop(columns="row")
    each = len(made.themes)
    rows = keys.loc[keys.index.repeat(each)].reset_index(drop=True)
    return rows.assign(
        wave=wave, polarity=polarity, theme_id=np.tile(np.asarray(made.themes, dtype=object), len(keys)),
        k=combined_counts(made).ravel(), step=found.sums.ravel(), rest_step=UNTOLD,
    )  # fmt: skip


def _add_areas(steps: Counts, leaves: Bounds, rows: pd.DataFrame, top: Board, themes: pd.DataFrame) -> None:
    """Write the steps of areas to their rows of everybody."""
    above = themes["theme_id"].isin(themes["parent_id"].dropna())
    areas = tuple(t for t in themes.loc[above, "theme_id"] if t in set(rows["theme_id"]))
    if areas:
        made = sheet(top, rows[rows["dimension"] == EVERYONE], areas)
        parts = np.asarray([[area in _above(themes, leaf) for leaf in leaves.themes] for area in areas], dtype=np.int64)
        levels = protect_above(made, over_children(leaves.low, leaves.high, parts))
        _note(steps, made, steps_at(made.board, levels))


def _above(themes: pd.DataFrame, theme: str) -> list[str]:
    """The themes above one."""
    parent = dict(zip(themes["theme_id"], themes["parent_id"], strict=True))
    found: list[str] = []
    while pd.notna(parent.get(theme)) and parent[theme] not in found:
        theme = str(parent[theme])
        found.append(theme)
    return found


def pair_steps(
    pairs: pd.DataFrame, bounds: Mapping[tuple[str, str], Bounds], cycles: Mapping[str, Cycle], rules: ProtectSettings
) -> Counts:
    """How finely each row of `pairs` may be told; `UNTOLD` where too few students are behind it."""
    steps = np.full(len(pairs), UNTOLD, dtype=np.int64)
    names = pd.Series(list(zip(pairs["theme_id"], pairs["other_theme_id"], strict=True)), dtype=object)
    rows = pairs.reset_index(drop=True).assign(
        place=np.arange(len(pairs)), dimension=EVERYONE, group=EVERYONE, pair=names, rest_k=0
    )
    for (wave,), places in by_wave(rows).items():
        first, second = bounds.get((wave, "like")), bounds.get((wave, "change"))
        if first is None or second is None:
            continue
        here = rows.iloc[places]
        here = here[here["theme_id"].isin(first.themes) & here["other_theme_id"].isin(second.themes)]
        made = sheet(board(cycles[wave], BOTH, rules, everybody=True), here, tuple(sorted(set(here["pair"]))), "pair")
        one, other = (
            [bound.themes.index(pair[side]) for pair in made.themes] for side, bound in enumerate((first, second))
        )
        fits = within_margins(
            (first.low[:, one], second.low[:, other]), (first.high[:, one], second.high[:, other]),
            (first.n, second.n, made.board.n),
        )  # fmt: skip
        few = made.counts * FEWER < rules.min_group
        found = steps_at(made.board, protect_above(made, fits, few))
        there = made.rows >= 0
        steps[made.rows[there]] = np.where(few, UNTOLD, found.own)[there]
    return steps
