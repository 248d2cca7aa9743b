"""Tick-all questions that an export spreads over one column an option: put back into one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from voicelens.i18n import ngettext


@dataclass(frozen=True)
class TickAll:
    """One such question: its name, and for each of its columns the place in the table, the option, and what a tick is.

    `ticks` holds, for each column, the values (trimmed, in lower case) that mean “ticked”.
    """

    name: str
    places: tuple[int, ...]
    options: tuple[str, ...]
    ticks: tuple[frozenset[str], ...]


def folded(column: pd.Series) -> pd.Series:
    """The values trimmed and in lower case."""
    return column.str.strip().str.casefold()


def holds_only(column: pd.Series, allowed: Iterable[str]) -> bool:
    """Whether no value of a column, trimmed and in lower case, is another than these."""
    return bool(folded(column).isin(list(allowed)).all())


def merge(
    names: Sequence[str], body: pd.DataFrame, questions: Sequence[TickAll]
) -> tuple[list[str], pd.DataFrame, list[str]]:
    """The table with each question in one column, where its first one stood, and a note; options joined with ";".

    Where an option holds a semicolon itself, options are joined with "|".
    """
    if not questions:
        return list(names), body, []
    first = {question.places[0]: question for question in questions}
    spent = {place for question in questions for place in question.places} - set(first)
    keep = [place for place in range(len(names)) if place not in spent]
    columns = [_joined(body, first[place]) if place in first else body.iloc[:, place] for place in keep]
    merged = pd.concat(columns, axis=1, ignore_index=True)
    return [first[place].name if place in first else names[place] for place in keep], merged, [_told(questions)]


def _joined(body: pd.DataFrame, question: TickAll) -> pd.Series:
    separator = "|" if any(";" in option for option in question.options) else ";"
    together = pd.Series("", index=body.index, dtype=str)
    for place, option, ticks in zip(question.places, question.options, question.ticks, strict=True):
        ticked = folded(body.iloc[:, place]).isin(list(ticks))
        more = together.mask(together.ne(""), together + separator) + option
        together = together.mask(ticked, more)
    return together


def _told(questions: Sequence[TickAll]) -> str:
    return ngettext(
        "{n} question where students could tick several answers was put together from its columns.",
        "{n} questions where students could tick several answers were put together from their columns.",
        len(questions),
    ).format(n=len(questions))
