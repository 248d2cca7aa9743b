"""Frames: the school's own, a team's minimal one, and every mistake with its line."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from voicelens.errors import SettingsError
from voicelens.text import fold
from voicelens.themes.frames.frame import Frame, load_frame, parse, said

TWO = """
[[themes]]
id = "food"
name = "Lunch"
description = "What there is to eat."

[[themes]]
id = "bus"
name = "Getting here"
examples = ["the bus is late", "i walk"]
"""


def school() -> Frame:
    frame = load_frame("school")
    assert frame is not None
    return frame


def refused(text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        parse(text, "ours.toml")
    return caught.value


def test_the_school_frame_covers_24_themes_in_both_languages() -> None:
    frame = school()
    assert len(frame.themes) == 24
    assert {theme.area for theme in frame.themes} == {area.id for area in frame.areas}
    assert 7 <= len(frame.areas) <= 8
    for theme in frame.themes:
        assert set(theme.description) == {"en", "es"}
        assert set(theme.include) == {"en", "es"}
        assert set(theme.exclude) == {"en", "es"}
        assert len(theme.examples["en"]) >= 12
        assert len(theme.examples["es"]) >= 10


def test_no_two_themes_or_areas_of_the_school_frame_are_called_alike() -> None:
    frame = school()
    for language in ("en", "es"):
        names = [said(one.name, language) for one in (*frame.themes, *frame.areas)]
        assert len({fold(name) for name in names}) == len(names)
        assert all(len(name) <= 34 and name[0].isupper() for name in names)


def test_no_example_of_the_school_frame_is_there_twice() -> None:
    ideas = [(theme.id, fold(idea).strip(".!")) for theme in school().themes for idea in theme.ideas]
    assert len({idea for _, idea in ideas}) == len(ideas)


def test_what_is_left_out_names_a_theme_that_exists() -> None:
    frame = school()
    for theme in frame.themes:
        for language in ("en", "es"):
            known = {other.called(language) for other in frame.themes} - {theme.called(language)}
            for rule in theme.exclude[language]:
                assert rule.rpartition(": ")[2] in known, rule


def test_none_is_no_frame() -> None:
    assert load_frame("none") is None


def test_a_team_needs_little_for_a_frame_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(TWO, encoding="utf-8-sig")
    frame = load_frame("ours.toml", beside=tmp_path)
    assert frame is not None
    food, bus = frame.themes
    assert (food.id, food.called("es"), food.about, food.ideas) == (
        "food", "Lunch", ("Lunch", "What there is to eat."), (),
    )  # fmt: skip
    assert (bus.area, bus.described("en"), bus.ideas) == ("", "", ("the bus is late", "i walk"))
    assert load_frame(str(tmp_path / "ours.toml")) == frame


def test_texts_are_said_in_the_language_asked_for_or_else_in_one_there_is() -> None:
    assert said({"en": "Lunch", "es": "Almuerzo"}, "es") == "Almuerzo"
    assert said({"en": "Lunch"}, "es") == "Lunch"
    assert said({"": "Lunch", "en": "Food"}, "es") == "Lunch"


def test_spaces_and_line_ends_inside_texts_do_not_matter() -> None:
    frame = parse(TWO.replace('"Lunch"', '"""\n  Hot \n lunch """'), "ours.toml")
    assert said(frame.themes[0].name, "en") == "Hot lunch"


def test_languages_can_be_tables_and_rules_single_texts() -> None:
    text = TWO.replace('name = "Lunch"', 'include = "Snacks"').replace(
        'description = "What there is to eat."',
        '[themes.name]\nen = "Lunch"\nes = "Almuerzo"\n[themes.examples]\nes = ["sopa", "pan"]',
    )
    food = parse(text, "ours.toml").themes[0]
    assert (said(food.name, "es"), food.include, food.ideas) == ("Almuerzo", {"": ("Snacks",)}, ("sopa", "pan"))


def test_the_fingerprint_changes_with_any_text() -> None:
    one, other = parse(TWO, "a"), parse(TWO.replace("i walk", "i run"), "a")
    assert one.fingerprint == parse("# a remark\n" + TWO, "b").fingerprint
    assert one.fingerprint != other.fingerprint


MISTAKES = {
    "same id": (TWO.replace('"bus"', '"food"'), "ours.toml, line 8", "same id"),
    "no id": (TWO.replace('id = "bus"\n', ""), "ours.toml, line 7", "id is missing"),
    "id that themes found later would take": (TWO.replace('"bus"', '"t07"'), "ours.toml, line 8", "cannot be an id"),
    "no name": (TWO.replace('name = "Lunch"\n', ""), "ours.toml, line 2", "name is missing"),
    "empty name": (TWO.replace('"Lunch"', '"  "'), "ours.toml, line 4", "empty"),
    "name for no language": (TWO.replace('"Lunch"', "{}"), "ours.toml, line 4", "empty"),
    "long name": (TWO.replace('"Lunch"', f'"{"a" * 61}"'), "ours.toml, line 4", "longer"),
    "name that is a number": (TWO.replace('"Lunch"', "7"), "ours.toml, line 4", "wrong kind"),
    "same name": (TWO.replace('"Getting here"', '"lunch"'), "ours.toml, line 9", "same name"),
    "same name in Spanish": (
        TWO.replace('"Lunch"', '{ en = "Lunch", es = "Camino" }').replace('"Getting here"', '{ en = "Way", es = "camino" }'),
        "ours.toml, line 9", "same name",
    ),
    "unknown key": (TWO + 'exmaples = ["x"]\n', "ours.toml, line 11", "exmaples"),
    "key far from any": (TWO + "qqq = 1\n", "ours.toml, line 11", "qqq"),
    "unknown key at the top": ("themse = 1\n" + TWO, "ours.toml, line 1", "themse"),
    "unknown language": (TWO.replace('"Lunch"', '{ english = "Lunch" }'), "ours.toml, line 4", "not a language"),
    "nothing to learn from": (
        TWO.replace('description = "What there is to eat."', 'examples = ["soup"]'), "ours.toml, line 2", "fewer than two",
    ),
    "unknown area": (
        '[[areas]]\nid = "day"\nname = "Day"\n' + TWO + 'area = "dya"\n', "ours.toml, line 14", "no area",
    ),
    "area without any areas": (TWO + 'area = "day"\n', "ours.toml, line 11", "no area"),
    "one theme": (TWO.partition('[[themes]]\nid = "bus"')[0], "ours.toml, line 2", "two themes"),
    "no theme": ("", "ours.toml", "two themes"),
    "themes that are no sections": ('themes = ["food"]', "ours.toml, line 1", "sections"),
    "themes that are one section": ('[themes]\nid = "food"', "ours.toml, line 1", "sections"),
    "not TOML": (TWO.replace('"Lunch"', '"Lunch'), "ours.toml, line 4", "not valid TOML"),
    "ends too early": (TWO + "examples = [", "ours.toml, line 11", "not valid TOML"),
    "smart quotes": (TWO.replace('"Lunch"', "“Lunch”"), "ours.toml, line 4", "not valid TOML"),
    "far too deep": (TWO + "examples = " + "[" * 5000, "ours.toml, line 11", "not valid TOML"),
    "newer": ("format = 2\n" + TWO, "ours.toml, line 1", "newer"),
    "format that is a text": ('format = "1"\n' + TWO, "ours.toml, line 1", "newer"),
    "written on one line": (
        'themes = [{ id = "food", name = "" }, { id = "bus", name = "Bus" }]', "ours.toml, entry 1 of themes", "empty",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str) -> None:
    text, where, problem = MISTAKES[mistake]
    error = refused(text)
    assert error.exit_code == 11
    assert (error.where, problem in error.problem, bool(error.fix)) == (where, True, True), error.problem


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (MISTAKES["unknown key"][0], "“examples”"),
        (MISTAKES["unknown area"][0], "“day”"),
        (MISTAKES["key far from any"][0], "exclude"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(text: str, fix: str) -> None:
    assert fix in refused(text).fix


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for name, fix in (("shcool", "“school”"), ("list-of-ours.toml", "path"), ("nul\0l", "path"), (".", "path")):
        with pytest.raises(SettingsError) as caught:
            load_frame(name, beside=tmp_path)
        assert fix in caught.value.fix


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(TWO.replace("Lunch", "Baño").encode("cp1252"))
    with pytest.raises(SettingsError) as caught:
        load_frame("ours.toml", beside=tmp_path)
    assert caught.value.where == f"{path}, line 4"


def test_every_pair_of_areas_differs() -> None:
    assert all(one.name != other.name for one, other in combinations(school().areas, 2))
    error = refused('[[areas]]\nid = "a"\nname = "A"\n[[areas]]\nid = "a"\nname = "B"\n' + TWO)
    assert error.where == "ours.toml, line 5"
