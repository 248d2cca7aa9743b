from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from tests.brief.cases import (
    SETTINGS,
    cell,
    covered,
    everyone,
    in_group,
    occasion,
    published,
    quotes,
    themes,
    usual_school,
)
from voicelens.brief.content import Brief, build
from voicelens.settings import CompareSettings, PromptSettings, Settings, StudySettings


def content(rows: list[dict[str, Any]], named: pd.DataFrame | None = None, settings: Settings = SETTINGS) -> Brief:
    found = themes([("A", "", 1), ("B", "", 1)]) if named is None else named
    return build(published(rows), found, quotes([]), settings=settings, occasion=occasion())


def test_a_usual_school_has_a_strength_a_change_and_a_difference() -> None:
    brief = build(*usual_school(), settings=SETTINGS, occasion=occasion())
    assert [card.kind for card in brief.cards] == ["like", "change", "difference"]
    assert brief.census
    assert brief.clarity
    assert not brief.few
    assert not brief.moving
    assert brief.topic is not None
    assert brief.topic.theme.name == "Lunch: food and time to eat"


def test_a_difference_card_needs_a_notable_difference_and_a_movement_card_a_clear_movement() -> None:
    calm = build(*usual_school(notable=False), settings=SETTINGS, occasion=occasion())
    assert [card.kind for card in calm.cards] == ["like", "change", "even"]
    moving = build(*usual_school(change=True), settings=SETTINGS, occasion=occasion())
    assert [card.kind for card in moving.cards] == ["like", "movement", "difference"]
    assert moving.moving


def test_a_banded_share_makes_no_card() -> None:
    banded = everyone("t0", "like", 0.05) | {"status": "banded", "shown_low": 0.0}
    few = in_group("t0", "like", ("grade", "5"), 0.05, 0.4, notable=True) | {"status": "banded", "shown_low": 0.0}
    brief = content([covered(90), banded, few])
    assert brief.cards == ()
    assert len(brief.groups.differences) == 1


def test_few_answers_are_notes_and_a_hidden_count_is_not_known() -> None:
    assert content([covered(59)]).few
    assert not content([covered(60)]).few
    assert content([covered(None)]).answered is None
    assert content([covered(None)]).few
    assert not content([covered(200, 0.79)]).census


def test_the_name_is_the_schools_own_or_the_studys() -> None:
    assert content([covered(90)]).name == "Cottonwood Elementary"
    named = replace(SETTINGS, study=StudySettings(name="Three schools"))
    assert content([covered(90) | {"unit": "*"}], settings=named).name == "Three schools"
    assert content([covered(90) | {"unit_level": "district", "unit": "all"}], settings=named).name == "Three schools"
    assert content([], settings=Settings()).name == ""


def test_prompts_fall_back_on_their_columns_and_rules_come_from_the_settings() -> None:
    own = Settings(prompts=(PromptSettings("a", "Column A"),), compare=CompareSettings(false_discovery_rate=0.05))
    brief = content([covered(90)], settings=own)
    assert brief.prompts == ("Column A",)
    assert brief.rules.chance == 20


def test_a_theme_hidden_by_people_leaves_no_trace() -> None:
    named = themes([("A", "", 1), ("B", "", 1)])
    named.loc[0, "hidden"] = True
    brief = content([covered(90), everyone("t0", "like", 0.5), everyone("t1", "like", 0.1)], named)
    assert [row.theme.name for row in brief.outline] == ["B"]
    assert brief.axis.top == 20
    assert brief.topic is not None


def test_nothing_at_all_still_makes_content() -> None:
    brief = content([], themes([]))
    assert [card.kind for card in brief.cards] == ["ask"]
    assert (brief.outline, brief.quotes, brief.topic) == ((), (), None)


def test_a_movement_without_a_range_makes_no_card() -> None:
    moved = cell(0, table="change", theme_id="t0", polarity="like", shown="up")
    assert [card.kind for card in content([covered(90), everyone("t0", "like", 0.4), moved]).cards] == ["like"]


def test_the_newest_cycle_there_is_a_change_from_is_what_since_speaks_of() -> None:
    def moved(wave_from: str, verdict: str) -> dict[str, Any]:
        return cell(0, table="change", theme_id="t0", polarity="like", wave_from=wave_from, verdict=verdict)

    rows = [covered(90), everyone("t0", "like", 0.4), moved("Fall 2025", "same"), moved("Fall 2024", "up")]
    brief = content(rows)
    assert brief.before == "Fall 2025"
    assert [row.since.verdict for row in brief.outline if row.since] == ["same"]


def test_a_school_of_several_is_named_and_has_only_its_own_numbers() -> None:
    rows = [
        covered(n) | {"unit": unit, "unit_level": level}
        for n, unit, level in ((70, "A", "school"), (90, "B", "school"), (160, "*", "district"))
    ]
    brief = build(published(rows), themes([]), quotes([]), settings=SETTINGS, occasion=occasion(school="B"))
    assert (brief.name, brief.level) == ("B", "school")
    assert brief.answered is not None
    assert brief.answered.n == 90
