"""The stage `protect`: from counts to what may be shown. Nothing else may be published."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from voicelens.i18n import ngettext, say
from voicelens.protect.cells import cell_ids
from voicelens.protect.cycles import combined_sizes, labels, protected_cycles
from voicelens.protect.decisions import FEW, decisions, is_rare
from voicelens.protect.pairs import shown_pairs
from voicelens.protect.round import UNTOLD
from voicelens.protect.shares import Stepped, add_steps
from voicelens.protect.shown import shown_counts, shown_shares
from voicelens.protect.sizes import COVERED, Cycle
from voicelens.protect.suppress import COMPLEMENTARY, DOMINATED, LEFT_OUT, SHOWN, SUPPRESSED
from voicelens.protect.words import not_shown, reasons
from voicelens.settings import ProtectSettings
from voicelens.tables import EVERYONE, TABLES, Dropped, Result, empty

RARE, BLURRED = "rare", "blurred"
HIDDEN = (SUPPRESSED, COMPLEMENTARY)
STATUS = {RARE: SUPPRESSED, BLURRED: COMPLEMENTARY, DOMINATED: COMPLEMENTARY}
COLUMNS = TABLES["published"].columns


def protect(
    comparison: pd.DataFrame,
    coverage: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    rules: ProtectSettings,
    pairs: pd.DataFrame | None = None,
    places: pd.DataFrame | None = None,
) -> Result:
    """The table `published`: a row for each of `comparison` and `coverage` or a reason why not, and some of `pairs`.

    `places` says which `school` lies in which `network` in each `wave`. Every number follows from shares in steps,
    numbers of students to the nearest 5, and exact totals; totals are to the nearest 5 as well in a wave where some
    school is too small to be shown. What could be worked out from all of it by adding and subtracting is hidden or told
    more coarsely until nothing can. Areas (themes with themes under them) are told for everybody only. A theme that
    fewer than three students raised in a wave has no numbers there. A response rate follows from the shown number of
    students and the enrolment count alone.
    """
    pairs = empty("pairs") if pairs is None else pairs
    decided = decisions(comparison, coverage, pairs, rules=rules)
    cycles = protected_cycles(decided, places, rules)
    rows = _labelled(comparison, coverage, themes, cycles)
    could = (rows["table"] == "comparison") & (rows["label"] != LEFT_OUT) & ~rows["rare"] & ~rows["is_hidden"]
    stepped = add_steps(rows[could], themes, cycles, rules)
    rows = _with_steps(rows, stepped, cycles)
    shown = rows[rows["label"] == SHOWN]
    totals = _exact(shown, cycles)
    is_share = (shown["table"] == "comparison").to_numpy(dtype=bool)
    parts = [
        shown_shares(shown[is_share], totals[is_share], coded=rules.coding),
        shown_counts(shown[~is_share], totals[~is_share], min_group=rules.min_group),
    ]
    both, left_out = shown_pairs(pairs, stepped.everybody, cycles, rules)
    return _result(rows, [*parts, both], left_out, rules)


def _labelled(
    comparison: pd.DataFrame, coverage: pd.DataFrame, themes: pd.DataFrame, cycles: dict[str, Cycle]
) -> pd.DataFrame:
    """All rows of both tables with their label."""
    shares = comparison.assign(table="comparison", rare=is_rare(comparison))
    people = coverage.assign(table="coverage", polarity=COVERED, rare=False)
    rows = pd.concat([shares.astype(object), people.astype(object)], ignore_index=True)
    found = [labels(cycles[str(wave)], here) for wave, here in rows.groupby("wave", sort=False)]
    hidden = themes.loc[themes["hidden"].astype(bool), "theme_id"]
    areas = rows["theme_id"].isin(themes["parent_id"].dropna()) & (rows["dimension"] != EVERYONE)
    label = pd.concat(found).reindex(rows.index) if found else pd.Series(dtype=object)
    return rows.assign(label=label, is_hidden=rows["theme_id"].isin(hidden), area=areas, n_told=rows["n"])


def _with_steps(rows: pd.DataFrame, stepped: Stepped, cycles: dict[str, Cycle]) -> pd.DataFrame:
    """The same with how finely each row is told, and with the rows of smaller groups combined."""
    steps = stepped.rows[["step", "rest_step"]].reindex(rows.index).fillna(UNTOLD)
    rows = rows.assign(step=steps["step"].astype(np.int64), rest_step=steps["rest_step"].astype(np.int64))
    left = rows["is_hidden"] | rows["area"]
    untold = (rows["table"] == "comparison") & (rows["step"] == UNTOLD) & ~rows["rare"]
    label = rows["label"].mask(rows["rare"].astype(bool) & (rows["label"] == SHOWN), RARE)
    label = label.mask(untold & (label == SHOWN), BLURRED).mask(left, LEFT_OUT)
    more = [stepped.combined.assign(table="comparison")]
    for wave, cycle in cycles.items():
        if COVERED in cycle.layers:
            size = combined_sizes(cycle, COVERED).rename(columns={"n": "answered"})
            more.append(size.assign(table="coverage", polarity=COVERED, wave=wave))
    extra = pd.concat(more, ignore_index=True)
    told = (extra["table"] == "coverage") | (extra["step"] != UNTOLD)
    extra = extra.assign(label=np.where(told, SHOWN, BLURRED), notable=False)
    every = pd.concat([rows.assign(label=label), extra.astype(object)], ignore_index=True)
    return every.assign(
        cell=cell_ids(every), exploratory=every["exploratory"].eq(True),
        polarity=every["polarity"].where(every["polarity"] != COVERED, None),
    )  # fmt: skip


def _exact(rows: pd.DataFrame, cycles: dict[str, Cycle]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    waves = {wave for wave, cycle in cycles.items() if cycle.exact}
    return ((rows["dimension"] == EVERYONE) & rows["wave"].isin(waves)).to_numpy(dtype=bool)


def _result(rows: pd.DataFrame, parts: list[pd.DataFrame], left_out: list[Dropped], rules: ProtectSettings) -> Result:
    why = reasons(rules.min_group, FEW)
    kept = rows[rows["label"] != LEFT_OUT]
    numbers = {name: None for name in COLUMNS if name.startswith("shown_")}
    hidden = kept[kept["label"] != SHOWN]
    hidden = hidden.assign(
        **numbers, shown=not_shown(), tested=False, notable=False, method=None, status=hidden["label"].replace(STATUS)
    ).assign(reason=hidden["label"].map(why))
    told = [part.assign(reason=part["status"].map(why)) for part in parts]
    every = [part.reindex(columns=[*COLUMNS]).astype(object) for part in (*told[:2], hidden)]
    both = told[2].reindex(columns=[*COLUMNS]).astype(object)
    published = pd.concat([pd.concat(every).sort_index(), both], ignore_index=True)
    return Result(
        tables={"published": _typed(published)},
        dropped=[*_dropped(rows), *left_out],
        notes=_notes(published),
    )


def _dropped(rows: pd.DataFrame) -> list[Dropped]:
    left = rows[rows["label"] == LEFT_OUT]
    areas = left["area"].eq(True) & ~left["is_hidden"].eq(True)
    names = say("Naming these groups would tell how many students are in them, or the theme is hidden.")
    above = say("Themes that stand above others are told for all students only.")
    return [Dropped(cell, above if area else names) for cell, area in zip(left["cell"], areas, strict=True)]


def _typed(published: pd.DataFrame) -> pd.DataFrame:
    kinds: dict[str, Any] = {"double": np.float64, "int64": pd.Int64Dtype(), "bool": np.bool_}
    typed = {name: kinds[spec.type] for name, spec in COLUMNS.items() if spec.type in kinds}
    whole = {name: False for name in typed if typed[name] is np.bool_}
    return published.where(published.notna(), None).fillna(whole).infer_objects().astype(typed)


def _notes(published: pd.DataFrame) -> list[str]:
    hidden = int(published["status"].isin(HIDDEN).sum())
    others = int((published["status"] == COMPLEMENTARY).sum())
    if not hidden:
        return []
    sentence = ngettext(
        "{n} number is not shown, to protect small groups; only so that another cannot be worked out: {others}.",
        "{n} numbers are not shown, to protect small groups; only so that another cannot be worked out: {others}.",
        hidden,
    )
    return [sentence.format(n=hidden, others=others)]
