"""The stage `protect`: from counts to what may be shown. Nothing else may be published."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from voicelens.i18n import ngettext, say
from voicelens.protect.cells import cell_ids
from voicelens.protect.decisions import FEW, GROUP, decisions, is_rare, waves_with_exact_totals
from voicelens.protect.shown import shown_counts, shown_shares
from voicelens.protect.suppress import COMPLEMENTARY, LEFT_OUT, SHOWN, SUPPRESSED
from voicelens.protect.words import not_shown, reasons
from voicelens.tables import EVERYONE, TABLES, Dropped, Result

RARE = "rare"
HIDDEN = (SUPPRESSED, COMPLEMENTARY)
COLUMNS = TABLES["published"].columns


def protect(comparison: pd.DataFrame, coverage: pd.DataFrame, themes: pd.DataFrame, *, min_group: int) -> Result:
    """The table `published`: one row for each row of `comparison` and `coverage`, or a reason why there is none.

    Every number in it follows from shares in steps, numbers of students to the nearest 5, and exact totals; totals are
    to the nearest 5 as well in a wave where some school is too small to be shown. A theme that fewer than three
    students raised in a wave has no numbers there. A response rate follows from the shown number of students and the
    enrolment count alone.
    """
    decided = decisions(comparison, coverage, min_group=min_group)
    exact = waves_with_exact_totals(decided)
    rows = _labelled(comparison, coverage, decided)
    hidden_themes = themes.loc[themes["hidden"].astype(bool), "theme_id"]
    rows["label"] = rows["label"].mask(rows["theme_id"].isin(hidden_themes), LEFT_OUT)
    shown = rows[rows["label"] == SHOWN]
    totals = ((shown["dimension"] == EVERYONE) & shown["wave"].isin(exact)).to_numpy(dtype=bool)
    is_share = (shown["table"] == "comparison").to_numpy(dtype=bool)
    parts = [
        shown_shares(shown[is_share], totals[is_share], min_group=min_group),
        shown_counts(shown[~is_share], totals[~is_share], min_group=min_group),
    ]
    return _result(rows, parts, min_group)


def _labelled(comparison: pd.DataFrame, coverage: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    """All rows of both tables with their cell and label."""
    shares = comparison.assign(table="comparison", rare=is_rare(comparison))
    people = coverage.assign(table="coverage", polarity="", rare=False)
    rows = pd.concat([shares.astype(object), people.astype(object)], ignore_index=True)
    rows = rows.merge(decided.astype(object), on=[*GROUP, "polarity"], how="left", validate="m:1")
    rare = (rows["label"] == SHOWN) & rows["rare"].astype(bool)
    rows = rows.assign(cell=cell_ids(rows), label=rows["label"].mask(rare, RARE))
    return rows.assign(polarity=rows["polarity"].where(rows["polarity"] != "", None))


def _result(rows: pd.DataFrame, parts: list[pd.DataFrame], min_group: int) -> Result:
    why = reasons(min_group, FEW)
    kept = rows[rows["label"] != LEFT_OUT]
    numbers = {name: None for name in COLUMNS if name.startswith("shown_")}
    hidden = kept[kept["label"] != SHOWN]
    hidden = hidden.assign(
        **numbers, shown=not_shown(), tested=False, notable=False, status=hidden["label"].replace(RARE, SUPPRESSED)
    ).assign(reason=hidden["label"].map(why))
    told = [part.assign(reason=part["status"].map(why)) for part in parts]
    every = [part.reindex(columns=[*COLUMNS]).astype(object) for part in (*told, hidden)]
    published = pd.concat(every).sort_index().reset_index(drop=True)
    return Result(
        tables={"published": _typed(published)},
        dropped=[
            Dropped(cell, say("Naming these groups would tell how many students are in them, or the theme is hidden."))
            for cell in rows.loc[rows["label"] == LEFT_OUT, "cell"]
        ],
        notes=_notes(published),
    )


def _typed(published: pd.DataFrame) -> pd.DataFrame:
    kinds: dict[str, Any] = {"double": np.float64, "int64": pd.Int64Dtype(), "bool": np.bool_}
    typed = {name: kinds[spec.type] for name, spec in COLUMNS.items() if spec.type in kinds}
    return published.where(published.notna(), None).astype(typed)


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
