"""Which approved quotes stand in a brief: typical of their theme, spread over questions, themes and languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pandas as pd

from voicelens.brief.cells import Cell
from voicelens.brief.sections import Section, ThemeRow

RAISED, RAISED_IN_SMALL, SMALL_UNIT = 10, 5, 100


@dataclass(frozen=True)
class Quote:
    """An approved quote under its theme; `lang` is empty where the text is not in one language."""

    id: str
    text: str
    theme: str
    polarity: str
    lang: str


def choose_quotes(
    quotes: pd.DataFrame, shown: Sequence[Section], limit: int, typical: Mapping[str, float]
) -> tuple[Quote, ...]:
    """At most `limit` quotes that a person approved, one per student's answer, of themes that at least ten students of
    the unit on the page raised (five in a unit of fewer than 100).

    `typical` says how near the middle of its theme a quote is (cosine); without it the safest comes first. Each theme
    has its turn before any has a second one, and a second language is heard where one was approved.
    """
    approved = quotes[quotes["approved_by"].map(len) > 0]
    ranked = approved.assign(typical=approved["quote_id"].map(lambda quote: typical.get(quote, 0.0)).astype(float))
    ordered = ranked.sort_values(["typical", "safety", "quote_id"], ascending=[False, False, True], kind="stable")
    waiting: dict[tuple[str, str], list[Any]] = {}
    for row in ordered.itertuples(index=False):
        waiting.setdefault((str(row.theme_id), str(row.polarity)), []).append(row)
    return tuple(_with_two_languages(list(_turns(waiting, shown)), limit))


def _turns(waiting: dict[tuple[str, str], list[Any]], shown: Sequence[Section]) -> Iterator[Quote]:
    """Every quote that may stand there, best first, one per answer."""
    used: set[str] = set()
    for theme, row in _rounds(waiting, shown):
        if row.response_id not in used:
            used.add(row.response_id)
            lang = row.language if row.language in ("en", "es") else ""
            yield Quote(row.quote_id, row.text.strip(), theme.theme.name, row.polarity, lang)


def _rounds(waiting: dict[tuple[str, str], list[Any]], shown: Sequence[Section]) -> Iterator[tuple[ThemeRow, Any]]:
    by_section = [[row for row in section.leaves if _many_raised(row.cell)] for section in shown]
    themes = [row for rank in zip_longest(*by_section) for row in rank if row is not None]
    deepest = max((len(rows) for rows in waiting.values()), default=0)
    for depth in range(deepest):
        for theme in themes:
            rows = waiting.get((theme.theme.id, theme.polarity), [])
            if depth < len(rows):
                yield theme, rows[depth]


def _many_raised(cell: Cell) -> bool:
    """Whether enough students of the unit on the page raised a theme, as its shown numbers tell."""
    if cell.coded or cell.share is None or not cell.n:
        return False
    return cell.share * cell.n >= 100 * (RAISED if cell.n >= SMALL_UNIT else RAISED_IN_SMALL)


def _with_two_languages(ordered: list[Quote], limit: int) -> list[Quote]:
    """The first ones; the last gives way to the first in another language where all are in one."""
    chosen, left = ordered[:limit], ordered[limit:]
    languages = {quote.lang for quote in chosen}
    other = next((quote for quote in left if quote.lang and quote.lang not in languages), None)
    if limit > 1 and other and len(languages) == 1:
        return [*chosen[:-1], other]
    return chosen
