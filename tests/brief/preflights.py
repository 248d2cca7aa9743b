"""Invented content for tests of the preflight: nothing in it belongs to a real school."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from tests.brief.cases import SETTINGS, WAVE, cell, published
from voicelens.brief.preflight import AnswerFacts, ColumnFacts, FileFacts, Preflight, Understood, build, preflight_page
from voicelens.settings import Settings

LIKE, CHANGE = "One thing I like about our school is…", "One thing I would change is…"
COLUMNS = (
    ColumnFacts(LIKE, "prompt", "The wording asks what they like.", "like"),
    ColumnFacts(CHANGE, "prompt", "The wording asks what they would change.", "change"),
    ColumnFacts("Grade", "group", "Its name speaks of “Grade”.", label="Grade"),
    ColumnFacts("Race", "group", "Its choices are those of “Race”.", ";", "Race or ethnicity"),
    ColumnFacts("Building", "school", ""),
    ColumnFacts("E-mail", "dropped", "It could be used to reach or find a student."),
    ColumnFacts("IP", "dropped", "It could be used to reach or find a student."),
    ColumnFacts("Start", "dropped", "The survey tool added it; it is no answer."),
)
ANSWERS = tuple(
    AnswerFacts(wording, polarity, {"substantive": 300, "nothing_to_add": 20, "blank": 8, "junk": 2}, (("en", "about 80 in 100"), ("es", "about 20 in 100")))
    for wording, polarity in ((LIKE, "like"), (CHANGE, "change"))
)  # fmt: skip


def people(dimension: str, group: str, n: int | None, share: float | None = None, **more: Any) -> dict[str, Any]:
    """One published row of who answered; n None is a hidden one."""
    status = {"status": "suppressed"} if n is None else {}
    return cell(0, table="coverage", dimension=dimension, group=group, shown_n=n, shown_share=share, **status | more)


def rows(*, rates: bool) -> pd.DataFrame:
    """Everybody, four grades, and races of which one is hidden."""
    found = [people("*", "*", 330, 0.88 if rates else None, shown="330 students answered")]
    found += [people("grade", grade, 80, 0.85 if rates else None) for grade in ("8", "7", "6", "5")]
    coded = {"status": "banded", "shown_low": 0.7, "shown_high": 1.0} if rates else {}
    found += [people("race", "White", 45, 0.7 if rates else None, **coded), people("race", "Latine", 125)]
    found.append(people("race", "Secret label", None))
    return published(found)


def understood(*, rates: bool = True, **more: Any) -> Understood:
    """A usual school before its first run."""
    usual = Understood(
        wave=WAVE,
        files=(FileFacts("answers.csv", "Google Forms", WAVE, 333, (("empty row", 3),)),),
        columns=COLUMNS,
        answers=ANSWERS,
        published=rows(rates=rates),
        questions=(),
        readings=("The dates in “Start” have the month first.",),
        doubts=("2 weights are not numbers and were left out.",),
        has_rates=rates,
        ran=False,
    )
    return replace(usual, **more)


def preflight(settings: Settings = SETTINGS, **more: Any) -> Preflight:
    """Its content."""
    return build(understood(**more), settings)


def page(settings: Settings = SETTINGS, language: str = "en", **more: Any) -> str:
    """Its page."""
    return preflight_page(preflight(settings, **more), language=language)
