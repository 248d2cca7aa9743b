"""Published tables of invented schools, with the true counts behind them, shown as simply as can be."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from voicelens.tables import check

WAVE = "Spring 2026"
Counts = Mapping[tuple[str, str, str, str], tuple[int, int]]
"""(unit level, unit, dimension, group) to students who answered and those of them who raised the theme."""
HIDDEN_UNDER = 10


def ladder(n: int) -> int:
    return next(each for each in (1, 2, 5, 10, 20, 100) if n * each >= 300 or each == 100)


def one_school(groups: Mapping[str, Mapping[str, tuple[int, int]]], unit: str = "Oak") -> Counts:
    """A school from its dimensions: every student is in one group of each."""
    n, k = (sum(pair[end] for pair in next(iter(groups.values())).values()) for end in (0, 1))
    found = {("school", unit, "*", "*"): (n, k)}
    found |= {("school", unit, d, g): pair for d, each in groups.items() for g, pair in each.items()}
    return found


def joined(*schools: Counts) -> Counts:
    """Several schools and the district of them all."""
    whole: dict[tuple[str, str, str, str], tuple[int, int]] = {}
    for school in schools:
        for (_, _, dimension, group), (n, k) in school.items():
            key = ("district", "All", dimension, group)
            before = whole.get(key, (0, 0))
            whole[key] = before[0] + n, before[1] + k
    return {**{key: pair for school in schools for key, pair in school.items()}, **whole}


def comparison(counts: Counts, wave: str = WAVE) -> pd.DataFrame:
    rows = []
    for (level, unit, dimension, group), (n, k) in counts.items():
        whole_n, whole_k = counts[level, unit, "*", "*"]
        alone = dimension == "*"
        rows.append({
            "unit_level": level, "unit": unit, "wave": wave, "theme_id": "lunch", "polarity": "change",
            "dimension": dimension, "group": group, "n": n, "k": k,
            "rest_n": None if alone else whole_n - n, "rest_k": None if alone else whole_k - k,
        })  # fmt: skip
    return pd.DataFrame(rows)


def coverage(counts: Counts, wave: str = WAVE) -> pd.DataFrame:
    rows = [
        {"unit_level": level, "unit": unit, "wave": wave, "dimension": dimension, "group": group, "answered": n}
        for (level, unit, dimension, group), (n, _) in counts.items()
    ]
    return pd.DataFrame(rows)


def published(counts: Counts, hidden: frozenset[str] = frozenset(), wave: str = WAVE) -> pd.DataFrame:
    """Groups under 10 and those named are hidden, sizes to the nearest 5, shares in steps; totals are exact."""
    rows = []
    for (level, unit, dimension, group), (n, k) in counts.items():
        away = dimension != "*" and (n < HIDDEN_UNDER or group in hidden)
        key = {"unit_level": level, "unit": unit, "wave": wave, "dimension": dimension, "group": group}
        rows += [_size(key, n, away=away), _share(key, n, k, away=away)]
    return check("published", pd.DataFrame([{**_EMPTY, **row} for row in rows]))


_EMPTY = {
    "theme_id": None, "polarity": None, "other_theme_id": None, "wave_from": None, "shown": "not shown",
    "shown_n": None, "shown_share": None, "shown_low": None, "shown_high": None, "shown_rest": None, "shown_rest_share": None,
    "shown_rest_n": None, "shown_difference": None, "shown_difference_low": None, "shown_difference_high": None,
    "shown_tau": None, "shown_smallest": None, "tested": False, "notable": False, "exploratory": False,
    "method": None, "verdict": None, "status": "shown", "reason": "",
}  # fmt: skip


def _size(key: dict[str, str], n: int, *, away: bool) -> dict[str, object]:
    row = {**key, "table": "coverage", "cell": f"n-{key['unit']}-{key['dimension']}-{key['group']}"}
    if away:
        return row | {"status": "suppressed"}
    about = (n + 2) // 5 * 5
    exact = key["dimension"] == "*"
    told = f"{n} students answered" if exact else f"about {about} students answered"
    return row | {"shown": told, "shown_n": n if exact else about}


def _share(key: dict[str, str], n: int, k: int, *, away: bool) -> dict[str, object]:
    row = {**key, "table": "comparison", "theme_id": "lunch", "polarity": "change"}
    row["cell"] = f"k-{key['unit']}-{key['dimension']}-{key['group']}"
    each = ladder(n - (0 if key["dimension"] == "*" else 2))
    if away or each == 100:
        return row | {"status": "suppressed"}
    value = each * ((200 * k + n * each) // (2 * n * each))
    end = max(5, each)
    size = n if key["dimension"] == "*" else (n + 2) // 5 * 5
    if value <= end:
        return row | {"shown": f"about {end} or fewer in 100", "shown_n": size, "shown_share": end / 100,
                      "shown_low": 0.0, "shown_high": 1.0, "status": "banded"}  # fmt: skip
    return row | {"shown": f"about {value} in 100", "shown_n": size, "shown_share": value / 100}
