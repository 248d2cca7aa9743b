"""Invented published tables for tests: numbers from a seeded generator, names that belong to nobody."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from voicelens.settings import BriefSettings, GroupSettings, PromptSettings, Settings, StudySettings
from voicelens.tables import TABLES, check, empty

WAVE = "Spring 2026"
LIKE = {
    "Adults who listen and help": ("they explain, listen, make time to talk", 0.33, 0.93),
    "Friends and feeling I belong": ("friends, kindness, feeling at home", 0.27, 0.90),
    "Clubs, sports and arts": ("teams, band, the art room, field trips", 0.19, 0.91),
    "Lessons that feel real": ("projects, labs, choosing our topics", 0.12, 0.79),
    "Recess and time to be": ("time outside, a moment to breathe", 0.10, 0.82),
    "The library": ("books, quiet, the beanbags", 0.08, 0.88),
    "Safe, cared-for building": ("clean, calm halls; murals; the garden", 0.07, 0.66),
    "Pride in the school": ("", 0.05, 0.71),
}
CHANGE = {
    "Lunch: food and time to eat": ("taste, choice, lines, a longer lunch", 0.28, 0.95),
    "More say in rules and activities": ("phones, uniforms, recess, school events", 0.26, 0.88),
    "Help so the work makes sense": ("pace, examples, help in my language", 0.16, 0.87),
    "Bathrooms and building repairs": ("open, clean, stocked; heat and water", 0.13, 0.92),
    "How students treat each other": ("teasing, rumors, adults stepping in", 0.09, 0.77),
    "Homework": ("how much, and when it is due", 0.08, 0.86),
    "Start of the day": ("buses, doors, breakfast", 0.06, 0.81),
    "Laptops and wifi": ("", 0.04, 0.63),
}
GROUPS = {
    "grade": ("5", "6", "7", "8"),
    "race": ("Asian", "Black", "Latine", "White", "Native Hawaiian"),
    "el": ("yes", "no"),
    "iep": ("yes", "no"),
}
SIZES = {
    "5": 80,
    "6": 80,
    "7": 75,
    "8": 75,
    "Asian": 25,
    "Black": 105,
    "Latine": 125,
    "White": 45,
    "yes": 60,
    "no": 250,
}
SETTINGS = Settings(
    study=StudySettings(name="Cottonwood Elementary"),
    prompts=(
        PromptSettings("like", "q1", "like", "One thing I like about our school is…"),
        PromptSettings("change", "q2", "change", "One thing I would change is…"),
    ),
    groups=(
        GroupSettings("race", "race", "Race or ethnicity"),
        GroupSettings("grade", "grade", "Grade"),
        GroupSettings("el", "el", "Students learning English"),
        GroupSettings("iep", "iep", "Students with an IEP"),
    ),
    brief=BriefSettings(),
)


def cell(number: int, **values: Any) -> dict[str, Any]:
    """One row of `published`; what is not given is missing."""
    row: dict[str, Any] = dict.fromkeys(TABLES["published"].columns)
    row |= {
        "table": "comparison", "unit_level": "school", "unit": "Cottonwood Elementary", "wave": WAVE, "dimension": "*",
        "group": "*", "shown": "", "tested": False, "notable": False, "status": "shown", "reason": "", "cell": f"c{number:04}",
    }  # fmt: skip
    return row | values


def published(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Checked rows, cells numbered in order."""
    found = [row | {"cell": f"c{number:04}"} for number, row in enumerate(rows)]
    return check("published", pd.DataFrame(found)) if found else empty("published")


def themes(named: Sequence[tuple[str, str, float | None]], **more: Any) -> pd.DataFrame:
    """Themes t0, t1, … from (name, description, certificate)."""
    rows = [
        {
            "theme_id": f"t{number}", "name": name, "name_source": "frame", "description": meaning,
            "keywords": ["alpha", "beta"], "parent_id": None, "n_respondents": 987654, "certificate": certificate,
            "anchors": ["i1"], "hidden": False, **more,
        }
        for number, (name, meaning, certificate) in enumerate(named)
    ]  # fmt: skip
    return check("themes", pd.DataFrame(rows)) if rows else empty("themes")


def quotes(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Checked quotes; what is not given is a safe, approved English one."""
    base = {"polarity": "like", "language": "en", "safety": 0.9, "reasons": [], "approved_by": ["Reader One"]}
    found = [
        base | {"quote_id": f"q{number}", "response_id": f"r{number}"} | row for number, row in enumerate(rows)
    ]  # fmt: skip
    return check("quotes", pd.DataFrame(found)) if found else empty("quotes")


def everyone(theme: str, polarity: str, share: float, *, n: int = 312) -> dict[str, Any]:
    """A theme among all students, with a plausible interval."""
    half = round(1.96 * (share * (1 - share) / n) ** 0.5, 2)
    return cell(
        0, theme_id=theme, polarity=polarity, shown=f"about {share * 100:.0f} in 100", shown_n=n, shown_share=share,
        shown_low=max(0, round(share - half, 2)), shown_high=min(1, round(share + half, 2)),
    )  # fmt: skip


def in_group(
    theme: str, polarity: str, place: tuple[str, str], share: float, rest: float, **more: Any
) -> dict[str, Any]:
    """A theme in a group beside all other students; under ten students it is hidden."""
    size = SIZES.get(place[1], 5)
    key = {"theme_id": theme, "polarity": polarity, "dimension": place[0], "group": place[1]}
    if size < 10:
        return cell(0, **key, shown="not shown", status="suppressed", reason="small group")
    gap = round(share - rest, 2)
    return cell(
        0, **key, shown=f"about {share * 100:.0f} in 100", shown_n=size, shown_share=share, shown_rest_share=rest,
        shown_low=max(0, round(share - 0.1, 2)), shown_high=min(1, round(share + 0.1, 2)), shown_rest_n=310 - size,
        tested=True, shown_difference=gap, shown_difference_low=round(gap - 0.12, 2), shown_difference_high=round(gap + 0.13, 2),
        **more,
    )  # fmt: skip


def covered(answered: int | None, rate: float | None = None) -> dict[str, Any]:
    """How many answered, and of those who could; `None` is hidden."""
    status = "shown" if answered is not None else "suppressed"
    return cell(0, table="coverage", shown=str(answered or "–"), shown_n=answered, shown_share=rate, status=status)


def usual_school(*, notable: bool = True, change: bool = False) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """A usual school: 312 answers, 16 themes, 13 groups, three differences, quotes in two languages."""
    draw = random.Random(4)
    named = [(name, *rest) for part in (LIKE, CHANGE) for name, rest in part.items()]
    where = [("like" if number < len(LIKE) else "change", f"t{number}", row[2]) for number, row in enumerate(named)]
    clear = {("t0", "Black"): (0.45, 0.28), ("t9", "8"): (0.40, 0.22), ("t10", "yes"): (0.35, 0.14)} if notable else {}
    rows = [covered(312, 0.88)]
    rows += [everyone(theme, polarity, share) for polarity, theme, share in where]
    for dimension, values in GROUPS.items():
        for group in values:
            size = SIZES.get(group, 5)
            status = "shown" if size >= 10 else "suppressed"
            rows.append(
                cell(0, table="coverage", dimension=dimension, group=group, status=status, shown=str(size),
                     shown_n=size if size >= 10 else None)
            )  # fmt: skip
            for polarity, theme, share in where:
                found = clear.get((theme, group)) if dimension != "iep" else None
                near = max(0.05, round((share + draw.uniform(-0.05, 0.05)) * 20) / 20)
                own = in_group(theme, polarity, (dimension, group), *(found or (near, share)), notable=bool(found))
                if own["status"] == "shown" and near <= 0.05 and not found:
                    own |= {"shown": "about 5 or fewer in 100", "status": "banded", "shown_low": 0.0}
                rows.append(own)
    if change:
        spread = ((0.0, -0.05, 0.05), (0.08, 0.02, 0.14), (-0.08, -0.14, -0.02))
        for number, (polarity, theme, _) in enumerate(where):
            middle, low, high = spread[number % 3]
            rows.append(
                cell(0, table="change", theme_id=theme, polarity=polarity, shown_difference=middle,
                     shown_difference_low=low, shown_difference_high=high)
            )  # fmt: skip
    said = quotes(
        [
            {"theme_id": "t0", "text": "When somebody asks to change something, they actually listen."},
            {
                "theme_id": "t8",
                "polarity": "change",
                "text": "By the time I sit down there is like five minutes left to eat.",
            },
            {"theme_id": "t10", "polarity": "change", "language": "es", "text": "Que nos muestren un ejemplo primero."},
            {"theme_id": "t2", "text": "NEVER-APPROVED", "approved_by": []},
        ]
    )
    return published(rows), themes([(name, meaning, certificate) for name, meaning, _, certificate in named]), said
