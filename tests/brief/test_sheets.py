from __future__ import annotations

import csv
import io

from tests.brief.cases import SETTINGS, covered, everyone, occasion, published, quotes, themes, usual_school
from voicelens.brief.content import build
from voicelens.brief.sheets import GROUPS, THEMES, groups_sheet, themes_sheet


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert "\r" not in text
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_number_of_the_page_stands_in_a_table() -> None:
    brief = build(*usual_school(change=True), settings=SETTINGS, occasion=occasion())
    lines = read(themes_sheet(brief))
    assert tuple(lines[0]) == THEMES
    assert lines[0]["in_100"] == "33"
    assert lines[0]["since_last_time"] == "same"
    assert len(lines) == 16
    groups = read(groups_sheet(brief))
    assert tuple(groups[0]) == GROUPS
    assert len(groups) == 13 * 16
    assert sum(line["clear_difference"] == "yes" for line in groups) == 3


def test_a_hidden_cell_holds_no_number_and_no_hint() -> None:
    brief = build(*usual_school(), settings=SETTINGS, occasion=occasion())
    hidden = [line for line in read(groups_sheet(brief)) if line["group"] == "Native Hawaiian"]
    assert {(line["about_n"], line["in_100"], line["others_in_100"], line["status"]) for line in hidden} == {
        ("", "", "", "hidden")
    }


def test_a_name_that_looks_like_a_formula_is_disarmed_and_a_sub_theme_names_its_theme() -> None:
    named = themes([("=cmd()", "", 1), ("＋1", "", 1)])
    named.loc[1, "parent_id"] = "t0"
    rows = published([covered(90), everyone("t0", "like", 0.3), everyone("t1", "like", 0.2)])
    brief = build(rows, named, quotes([]), settings=SETTINGS, occasion=occasion())
    assert [(line["theme"], line["part_of"]) for line in read(themes_sheet(brief))] == [
        ("'=cmd()", ""),
        ("'＋1", "'=cmd()"),
    ]
    assert read(groups_sheet(brief)) == []
