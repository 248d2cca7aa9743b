"""Invented networks for tests: schools of many sizes, three cycles, groups within schools, pairs. Nobody's numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from tests.brief.cases import CHANGE, LIKE, SETTINGS, cell, published, quotes, themes
from voicelens.brief.content import Occasion
from voicelens.settings import StudySettings
from voicelens.tables import COMBINED

WAVES = ("Spring 2025", "Fall 2025", "Spring 2026")
NAMES = (
    "Alder Grove", "Bluestem Middle", "Cottonwood Elementary", "Dogwood K–8", "Elm Street", "Foxglove Academy",
    "Goldenrod Prep", "Hazel Hill", "Ironwood High", "Juniper Park", "Kestrel Point", "Larkspur Lane",
)  # fmt: skip
OWN = "Cottonwood Elementary"
NETWORK = "Prairie Network"
NETWORK_SETTINGS = replace(SETTINGS, study=StudySettings(name=NETWORK, unit="network"))
NAMED = [(name, *rest) for part in (LIKE, CHANGE) for name, rest in part.items()]
PLACES = [("like" if number < len(LIKE) else "change", f"t{number}", row[2]) for number, row in enumerate(NAMED)]


def occasion(*, school: str = "", wave: str = WAVES[-1], waves: tuple[str, ...] = WAVES) -> Occasion:
    """A draft of the newest cycle."""
    return Occasion(wave=wave, draft=True, school=school, waves=waves)


def theme_table() -> pd.DataFrame:
    """The sixteen themes of the usual school."""
    return themes([(name, meaning, certificate) for name, meaning, _, certificate in NAMED])


def said() -> pd.DataFrame:
    """Three approved quotes and one that waits."""
    return quotes(
        [
            {"theme_id": "t0", "text": "When somebody asks to change something, they actually listen."},
            {"theme_id": "t8", "polarity": "change", "text": "By the time I sit down there is five minutes left."},
            {"theme_id": "t10", "polarity": "change", "language": "es", "text": "Que nos muestren un ejemplo primero."},
            {"theme_id": "t2", "text": "NEVER-APPROVED", "approved_by": []},
        ]
    )


def network_tables(
    names: tuple[str, ...] = NAMES, waves: tuple[str, ...] = WAVES, *, small: tuple[str, ...] = ("Kestrel Point",)
) -> pd.DataFrame:
    """Published rows of a network and its schools; schools in `small` have no numbers."""
    draw = random.Random(7)
    sizes = {name: draw.choice((45, 60, 85, 120, 180, 260, 340)) for name in names}
    lean = {(name, theme): draw.gauss(0, 0.35) for name in names for _, theme, _ in PLACES}
    rows: list[dict[str, Any]] = []
    for age, wave in enumerate(waves):
        rows += _network(wave, age, sum(sizes.values()), waves)
        for name in names:
            rows += _school(name, wave, sizes[name], lean, draw, hidden=name in small)
    return published(rows)


def _network(wave: str, age: int, size: int, waves: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    key = {"unit_level": "network", "unit": NETWORK, "wave": wave}
    size = round(size / 5) * 5
    yield cell(0, **key, table="coverage", shown_n=size, shown_share=0.81)
    for group, n in {"Asian": 95, "Black": 480, "Latine": 610, "White": 300, COMBINED: 35}.items():
        yield cell(0, **key, table="coverage", dimension="race", group=group, shown_n=n)
    yield cell(0, **key, table="coverage", dimension="race", group="Native Hawaiian", status="suppressed")
    drift = (len(waves) - 1 - age) * 0.04
    for number, (polarity, theme, share) in enumerate(PLACES):
        moved = (drift, -drift, 0.0)[number % 3]
        value = round(min(0.95, max(0.03, share + moved)), 2)
        yield cell(
            0, **key, theme_id=theme, polarity=polarity, shown=f"about {value * 100:.0f} in 100", shown_n=size,
            shown_share=value, shown_low=round(max(0, value - 0.03), 2), shown_high=round(value + 0.03, 2),
        )  # fmt: skip
        yield from _by_group(key, theme, polarity, value)
        if age:
            gap = (-0.04, 0.04, 0.0)[number % 3]
            verdict = ("down", "up", "same", "unclear")[number % 3 if number % 5 else 3]
            yield cell(
                0, **key, table="change", theme_id=theme, polarity=polarity, wave_from=waves[age - 1],
                shown_difference=gap, shown_difference_low=gap - 0.03, shown_difference_high=gap + 0.03,
                verdict=verdict,
            )  # fmt: skip
    for like in range(5):
        for number in range(8, 13):
            yield cell(
                0, **key, table="pairs", theme_id=f"t{like}", other_theme_id=f"t{number}", shown_n=size - 200,
                shown_share=round(0.13 - 0.015 * like - 0.008 * (number - 8), 2),
            )  # fmt: skip


def _by_group(key: dict[str, Any], theme: str, polarity: str, value: float) -> Iterator[dict[str, Any]]:
    clear = {("t0", "Black"): 0.13, ("t9", "Latine"): 0.11, ("t10", "Asian"): -0.08}
    for group in ("Asian", "Black", "Latine", "White"):
        gap = clear.get((theme, group), 0.01)
        own = round(max(0.02, value + gap), 2)
        yield cell(
            0, **key, theme_id=theme, polarity=polarity, dimension="race", group=group, shown_n=480, shown_share=own,
            shown_low=max(0.0, own - 0.05), shown_high=own + 0.05, shown_rest_share=value, shown_rest_n=1000,
            shown_difference=round(own - value, 2), shown_difference_low=round(gap - 0.05, 2),
            shown_difference_high=round(gap + 0.05, 2), shown_tau=0.04, tested=True, notable=(theme, group) in clear,
            method="between_schools", shown_smallest=0.1,
        )  # fmt: skip


def _school(
    name: str, wave: str, size: int, lean: dict[tuple[str, str], float], draw: random.Random, *, hidden: bool
) -> Iterator[dict[str, Any]]:
    key = {"unit_level": "school", "unit": name, "wave": wave}
    if hidden:
        yield cell(0, **key, table="coverage", shown="not shown", status="suppressed")
        return
    yield cell(0, **key, table="coverage", shown_n=size, shown_share=round(draw.uniform(0.55, 0.95), 2))
    for polarity, theme, share in PLACES:
        value = round(min(0.9, max(0.02, share * (1 + lean[name, theme]) + draw.gauss(0, 0.02))) * 20) / 20
        if value <= 0.05:
            more = {"shown": "about 5 or fewer in 100", "status": "banded", "shown_share": 0.05, "shown_low": 0.0}
        else:
            more = {"shown": "", "status": "shown", "shown_share": value, "shown_low": max(0.0, value - 0.08)}
        yield cell(0, **key, theme_id=theme, polarity=polarity, shown_n=size, shown_high=min(1.0, value + 0.08), **more)
