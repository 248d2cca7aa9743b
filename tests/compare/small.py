"""Small invented studies, built from one line per student."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from voicelens.tables import CLASSROOM, check, empty


@dataclass(frozen=True)
class Student:
    """`said`: polarity to a list of themes, or to a status where there are none to code."""

    said: Mapping[str, Sequence[str] | str] = field(default_factory=dict)
    groups: Mapping[str, Any] = field(default_factory=dict)
    school: str = "Cedar"
    network: str | None = None
    wave: str = "Spring"
    weight: float | None = None
    classroom: str | None = None
    person: str | None = None


def study(students: Sequence[Student], themes: Sequence[str | tuple[str, str]] = ("t1", "t2")) -> list[pd.DataFrame]:
    """Respondents, comments, membership and themes; a theme given as a pair stands under its second part."""
    people, answers, ideas = [], [], []
    dimensions = sorted({name for student in students for name in student.groups})
    for number, student in enumerate(students):
        who = f"r{number:05d}"
        people.append(
            {"respondent_id": who, "person_id": student.person, "school": student.school, "network": student.network,
             "wave": student.wave, "weight": student.weight,
             **({CLASSROOM: student.classroom} if any(one.classroom for one in students) else {}),
             **{name: student.groups.get(name) for name in dimensions}}
        )  # fmt: skip
        for polarity, content in student.said.items():
            status, named = (content, ()) if isinstance(content, str) else ("substantive", content)
            answer = f"{who}-{polarity}"
            answers.append((answer, who, student.wave, polarity, polarity, "en", status, "invented words here"))
            ideas += [(f"{answer}-{n}", answer, who, theme, 1.0, "finder") for n, theme in enumerate(named)]
    return [
        check("respondents", pd.DataFrame(people)) if people else empty("respondents"),
        _frame("comments", answers), _frame("membership", ideas), themes_table(themes),
    ]  # fmt: skip


def _frame(table: str, rows: list[tuple[object, ...]]) -> pd.DataFrame:
    columns = list(empty(table).columns)
    return check(table, pd.DataFrame(rows, columns=columns)) if rows else empty(table)


def themes_table(themes: Sequence[str | tuple[str, str]], hidden: Sequence[str] = ()) -> pd.DataFrame:
    """A themes table with just what counting needs."""
    pairs = [theme if isinstance(theme, tuple) else (theme, None) for theme in themes]
    if not pairs:
        return empty("themes")
    rows = [
        {"theme_id": theme, "name": f"Theme {theme}", "name_source": "keywords", "description": "", "keywords": [],
         "parent_id": parent, "n_respondents": 1, "certificate": None, "anchors": [], "hidden": theme in hidden}
        for theme, parent in pairs
    ]  # fmt: skip
    return check("themes", pd.DataFrame(rows))
