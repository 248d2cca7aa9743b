"""Which approved quotes stand in a brief: spread over kinds of question and themes, one per student's answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pandas as pd

from voicelens.brief.sections import Section, ThemeRow


@dataclass(frozen=True)
class Quote:
    """An approved quote under its theme; `lang` is empty where the text is not in one language."""

    id: str
    text: str
    theme: str
    polarity: str
    lang: str


def choose_quotes(quotes: pd.DataFrame, shown: Sequence[Section], limit: int) -> tuple[Quote, ...]:
    """At most `limit` quotes that a person approved, of themes whose number is shown.

    The safest quote of each theme comes before a second one of any theme.
    """
    approved = quotes[quotes["approved_by"].map(len) > 0]
    ordered = approved.sort_values(["safety", "quote_id"], ascending=[False, True], kind="stable")
    waiting: dict[tuple[str, str], list[Any]] = {}
    for row in ordered.itertuples(index=False):
        waiting.setdefault((str(row.theme_id), str(row.polarity)), []).append(row)
    chosen: list[Quote] = []
    used: set[str] = set()
    for theme, row in _rounds(waiting, shown):
        if len(chosen) < limit and row.response_id not in used:
            used.add(row.response_id)
            lang = row.language if row.language in ("en", "es") else ""
            chosen.append(Quote(row.quote_id, row.text.strip(), theme.theme.name, row.polarity, lang))
    return tuple(chosen)


def _rounds(waiting: dict[tuple[str, str], list[Any]], shown: Sequence[Section]) -> Iterator[tuple[ThemeRow, Any]]:
    by_section = [[row for row in section.outline if not row.cell.coded] for section in shown]
    themes = [row for rank in zip_longest(*by_section) for row in rank if row is not None]
    deepest = max((len(rows) for rows in waiting.values()), default=0)
    for depth in range(deepest):
        for theme in themes:
            rows = waiting.get((theme.theme.id, theme.polarity), [])
            if depth < len(rows):
                yield theme, rows[depth]
