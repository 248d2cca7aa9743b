"""Tables that pages must take in their stride: hostile names, one theme, sixty themes, no groups, nothing to show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from tests.brief.cases import cell, published, quotes, themes
from tests.brief.network_cases import NETWORK, NETWORK_SETTINGS, network_tables, said, theme_table
from voicelens.settings import PromptSettings, Settings, StudySettings
from voicelens.tables import check, empty

SCRIPT = "<script>alert('x')</script> & Sons"
LONG = "Antidisestablishmentarianism of the lunch line and everything around it, said at full length"
ARABIC = "المعلمون الذين يستمعون إلينا"
Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Settings]


def _whole(level: str = "network", unit: str = NETWORK, **more: Any) -> dict[str, Any]:
    return cell(0, unit_level=level, unit=unit, **more)


def _theme(level: str, unit: str, theme: str, polarity: str, share: float, n: int = 300) -> dict[str, Any]:
    return _whole(
        level, unit, theme_id=theme, polarity=polarity, shown_n=n, shown_share=share,
        shown_low=max(0, share - 0.05), shown_high=min(1, share + 0.05),
    )  # fmt: skip


def _network(names: list[str], schools: int, polarity: str = "") -> pd.DataFrame:
    rows = [_whole(table="coverage", shown_n=300 * schools)]
    units = [("network", NETWORK)] + [("school", f"School {number:02}") for number in range(schools)]
    for place, (level, unit) in enumerate(units):
        rows += [] if not place else [_whole(level, unit, table="coverage", shown_n=300)]
        for number in range(len(names)):
            kind = polarity or ("like" if number % 2 else "change")
            share = round(max(0.02, 0.4 - 0.006 * number + 0.01 * place), 2)
            rows.append(_theme(level, unit, f"t{number}", kind, share))
    return published(rows)


def cases() -> dict[str, Tables]:
    """Name to published rows, themes, quotes and settings; each a network with schools."""
    named = [(name, "", 0.9) for name in (LONG, SCRIPT, ARABIC, "Word" * 22)]
    hostile = quotes(
        [
            {"theme_id": "t1", "text": "</blockquote><img src=x onerror=alert(1)> they listen"},
            {"theme_id": "t0", "polarity": "change", "text": ARABIC, "language": "other"},
        ]
    )
    strange = replace(NETWORK_SETTINGS, study=StudySettings(name=SCRIPT, unit="network"))
    one_prompt = replace(NETWORK_SETTINGS, prompts=(PromptSettings("q", "q1", "other", "What is it like here?"),))
    usual = network_tables()
    hidden = usual.assign(status="suppressed", notable=False)
    for column in [name for name in usual.columns if name.startswith("shown_")]:
        hidden[column] = None
    hidden = check("published", hidden)
    none = published([_whole(table="coverage", shown_n=12), _whole("school", "A", table="coverage", shown_n=12)])
    return {
        "usual": (usual, theme_table(), said(), NETWORK_SETTINGS),
        "hostile names": (_network([each[0] for each in named], 6), themes(named), hostile, strange),
        "one theme": (_network(["a"], 6), themes([("Lunch", "", None)]), empty("quotes"), NETWORK_SETTINGS),
        "sixty themes": (
            _network(["a"] * 60, 8), themes([(f"Theme number {n}", "some words about it", 0.9) for n in range(60)]),
            empty("quotes"), NETWORK_SETTINGS,
        ),
        "two schools": (_network(["a", "b", "c"], 2), themes([(n, "", 0.9) for n in "abc"]), empty("quotes"), NETWORK_SETTINGS),
        "one prompt": (
            _network(["a", "b"], 6, "other"), themes([(n, "", 0.9) for n in "ab"]), empty("quotes"), one_prompt,
        ),
        "no answers": (none, empty("themes"), empty("quotes"), NETWORK_SETTINGS),
        "everything hidden": (hidden, theme_table(), said(), NETWORK_SETTINGS),
        "many schools": (
            network_tables(tuple(f"Invented School {n:03}" for n in range(120)), ("Spring 2026",), small=()),
            theme_table(), said(), NETWORK_SETTINGS,
        ),
    }  # fmt: skip
