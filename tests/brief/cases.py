"""Invented published tables for tests: numbers from a seeded generator, names that belong to nobody."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from voicelens.brief.content import Occasion
from voicelens.settings import BriefSettings, GroupSettings, PromptSettings, Settings, StudySettings
from voicelens.tables import COMBINED, TABLES, check, empty

WAVE = "Spring 2026"
WAVES = ("Fall 2024", "Spring 2025", "Fall 2025", WAVE)
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
        "group": "*", "shown": "", "tested": False, "notable": False, "exploratory": False,
        "status": "shown", "reason": "", "cell": f"c{number:04}",
    }  # fmt: skip
    row |= values
    rest = row["shown_rest_share"]
    return row | {"shown_rest": None if rest is None else f"≤{rest * 100:.0f}" if rest <= 0.05 else f"{rest * 100:.0f}"}


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
        rows += moved(where)
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


SPREAD = (
    (0.0, -0.05, 0.05, "same"),
    (0.08, 0.02, 0.14, "up"),
    (-0.08, -0.14, -0.02, "down"),
    (0.03, -0.04, 0.1, "unclear"),
)


def moved(where: Sequence[tuple[str, str, float]], waves: Sequence[str] = WAVES) -> list[dict[str, Any]]:
    """Change rows of (polarity, theme, share) since the cycle before, every verdict in turn."""
    rows = []
    for number, (polarity, theme, _) in enumerate(where):
        middle, low, high, verdict = SPREAD[number % 4]
        rows.append(
            cell(0, table="change", theme_id=theme, polarity=polarity, wave_from=waves[-2], verdict=verdict,
                 shown_difference=middle, shown_difference_low=low, shown_difference_high=high)
        )  # fmt: skip
    return rows


def earlier(where: Sequence[tuple[str, str, float]], waves: Sequence[str] = WAVES) -> list[dict[str, Any]]:
    """What everybody said in the cycles before the last."""
    draw = random.Random(7)
    return [
        everyone(theme, polarity, round(max(0.04, share + draw.uniform(-0.06, 0.06)), 2)) | {"wave": wave}
        for wave in waves[:-1]
        for polarity, theme, share in where
    ]


def pairs(likes: Sequence[str], changes: Sequence[str]) -> list[dict[str, Any]]:
    """How many like one theme and want the other changed; the last ones are too few to show."""
    draw = random.Random(9)
    rows = []
    for place, like in enumerate(likes):
        for other, change in enumerate(changes):
            key = {"table": "pairs", "theme_id": like, "other_theme_id": change}
            share = round(draw.uniform(0.02, 0.2), 2)
            if place + other > 6:
                rows.append(cell(0, **key, shown="not shown", status="suppressed", reason="too few"))
            elif share < 0.05:
                rows.append(cell(0, **key, shown="about 5 or fewer in 100", shown_n=300, shown_share=0.05, shown_low=0.0,
                                 shown_high=0.08, status="banded"))  # fmt: skip
            else:
                rows.append(cell(0, **key, shown=f"about {share * 100:.0f} in 100", shown_n=300, shown_share=share))
    return rows


def combined(where: Sequence[tuple[str, str, float]], dimension: str = "race") -> list[dict[str, Any]]:
    """The row of smaller groups, combined: numbers and never a test."""
    return [
        cell(0, theme_id=theme, polarity=polarity, dimension=dimension, group=COMBINED, shown_n=25, shown_share=0.2,
             shown_low=0.08, shown_high=0.38, shown="about 20 in 100", method="descriptive")
        for polarity, theme, _ in where
    ]  # fmt: skip


Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
LIKES, CHANGES = [f"t{n}" for n in range(8)], [f"t{n}" for n in range(8, 16)]
WHERE = [
    ("like" if number < 8 else "change", f"t{number}", row[1])
    for number, row in enumerate([*LIKE.values(), *CHANGE.values()])
]


def full_school(*, history: bool = True) -> Tables:
    """A school with everything a brief can show: four cycles, pairs, combined groups, gaps that would be missed."""
    rows, named, said = usual_school(change=history)
    more = [*pairs(LIKES[:6], CHANGES[:6]), *combined(WHERE), *(earlier(WHERE) if history else [])]
    every = [*rows.to_dict("records"), *more]
    for row in every:
        if row["tested"]:
            row["shown_smallest"] = 0.15 if row["shown_n"] > 70 else 0.25
            row["method"] = "exact"
    return published(every), named, said


def occasion(**chosen: Any) -> Occasion:
    """This spring, as a draft."""
    return Occasion(**({"wave": WAVE, "draft": True, "waves": WAVES, "languages": ("en", "es")} | chosen))


LONG = "A very long theme name that somebody wrote without ever thinking of the page it is on {n:02}"
EVIL = "<script>alert(1)</script>"


def long_names() -> Tables:
    """Every theme name has 90 characters."""
    rows, named, said = full_school()
    named = named.assign(name=[LONG.format(n=n)[:90] for n in range(len(named))], description="some more words " * 8)
    return rows, check("themes", named), said


def one_theme() -> Tables:
    """One theme, liked."""
    return (
        published([covered(140, 0.7), everyone("t0", "like", 0.3, n=140)]),
        themes([("Friends", "", 0.8)]),
        quotes([]),
    )


def sixty_themes() -> Tables:
    """Sixty themes, each liked and asked to change, under six themes above."""
    named = themes([(f"Theme number {n}", "what students mean by it", 0.7 + n % 3 / 10) for n in range(66)])
    named["parent_id"] = [None] * 6 + [f"t{n % 6}" for n in range(60)]
    rows = [covered(900, 0.9)]
    for n in range(66):
        rows += [
            everyone(f"t{n}", "like", 0.06 + n % 17 / 100, n=900),
            everyone(f"t{n}", "change", 0.05 + n % 13 / 100, n=900),
        ]
    rows += [in_group(f"t{n}", "like", ("grade", grade), 0.2, 0.15) for n in range(66) for grade in "5678"]
    return published(rows), named, quotes([])


def no_groups() -> Tables:
    """The survey did not ask about groups."""
    rows, named, said = full_school()
    return rows[rows["group"] == "*"].reset_index(drop=True), named, said


def one_prompt() -> Tables:
    """Only what students like was asked."""
    rows, named, said = usual_school()
    return rows[rows["polarity"] != "change"].reset_index(drop=True), named, said


def nothing_said() -> Tables:
    """Everybody answered and nobody had anything to add."""
    return published([covered(64, 0.5)]), themes([]), quotes([])


def every_group_hidden() -> Tables:
    """Every group is too small to show."""
    rows, named, said = usual_school()
    small = [
        row | {"status": "suppressed", "tested": False, "notable": False}
        | {name: None for name in rows if name.startswith("shown_")}
        if row["group"] != "*" else row
        for row in rows.to_dict("records")
    ]  # fmt: skip
    return published(small), named, said


def hostile() -> Tables:
    """Markup and right-to-left text everywhere."""
    rows, named, _ = full_school()
    names = [EVIL, "احترام الجميع في المدرسة", "😀 fun %(name)s {x}", *named["name"][3:]]
    said = quotes(
        [
            {"theme_id": "t0", "text": f"{EVIL} <b>bold</b> &amp; 😀"},
            {"theme_id": "t1", "text": "أحب المكتبة والأصدقاء", "language": "other"},
            {"theme_id": "t8", "polarity": "change", "text": "El almuerzo es muy corto.", "language": "es"},
        ]
    )
    rows = rows.assign(unit=EVIL)
    return check("published", rows), check("themes", named.assign(name=names)), said


AWKWARD = {
    "full": full_school, "no_history": lambda: full_school(history=False), "long_names": long_names,
    "one_theme": one_theme, "sixty_themes": sixty_themes, "no_groups": no_groups, "one_prompt": one_prompt,
    "nothing_said": nothing_said, "every_group_hidden": every_group_hidden, "hostile": hostile,
}  # fmt: skip


def settings_for(name: str) -> Settings:
    """The settings that go with an awkward case."""
    if name == "one_prompt":
        return replace(SETTINGS, prompts=SETTINGS.prompts[:1])
    if name == "no_groups":
        return replace(SETTINGS, groups=())
    return replace(SETTINGS, study=StudySettings(name=EVIL)) if name == "hostile" else SETTINGS


def district(schools: int = 12, waves: Sequence[str] = WAVES[-2:]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Invented schools and their district: shares of everyone in each cycle, gaps of two groups within schools."""
    draw = random.Random(11)
    named = themes(
        [(name, *rest) for part in (LIKE, CHANGE) for name, rest in ((n, (r[0], r[2])) for n, r in part.items())]
    )
    rows = []
    for place in range(schools + 1):
        level, unit = ("district", "*") if place == schools else ("school", f"School {place + 1}")
        n = 300 * schools if level == "district" else draw.randrange(60, 500, 5)
        for wave in waves:
            here = {"unit_level": level, "unit": unit, "wave": wave}
            rows.append(covered(n, 0.8) | here)
            for polarity, theme, share in WHERE:
                near = round(min(0.9, max(0.03, share + (0 if level == "district" else draw.gauss(0, 0.05)))), 2)
                rows.append(everyone(theme, polarity, near, n=n) | here)
                if level == "district":
                    own = in_group(
                        theme, polarity, ("el", "yes"), near, share, shown_tau=0.04, method="between_schools"
                    )
                    rows.append(own | here | {"shown_n": 400, "shown_rest_n": n - 400})
        rows += [row | {"unit_level": level, "unit": unit} for row in moved(WHERE, waves)]
    return published(rows), named
