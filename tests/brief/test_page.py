from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError

from tests.brief.cases import SETTINGS, occasion, usual_school
from voicelens.brief.content import build
from voicelens.brief.page import environment, render

STYLE = environment("en").loader.get_source(environment("en"), "style.css")[0]  # type: ignore[union-attr]
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", STYLE))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [(hue, ground) for hue in ("like", "change", "group", "other") for ground in ("#ffffff", f"{hue}-tint")]
    + [("muted", "#ffffff"), ("muted", "paper"), ("ink", "page"), ("ink", "paper"), ("muted", "page")],
)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS.get(ground, ground)) >= 4.5


@pytest.mark.parametrize("mark", ["like", "change", "group", "neutral", "axis"])
def test_marks_stand_out_from_paper(mark: str) -> None:
    assert contrast(COLOURS[mark], "#ffffff") >= 3


def test_an_unknown_name_in_a_template_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        render("brief.html", language="en")


def test_the_narrow_layout_is_for_screens_only() -> None:
    assert "@media screen and (max-width: 800px)" in STYLE
    assert not re.search(r"@media \(max-width", STYLE)


def test_the_page_is_the_same_every_time_and_has_no_empty_lines() -> None:
    content = build(*usual_school(), settings=SETTINGS, occasion=occasion())
    page = render("brief.html", language="en", draft=True, brief=content)
    assert page == render("brief.html", language="en", draft=True, brief=content)
    assert "\n\n" not in page
    assert page.startswith("<!doctype html>")
