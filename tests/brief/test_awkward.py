"""The page stands for every awkward study: true, whole, small, and nothing in it that a student did not say."""

from __future__ import annotations

import re

import pytest

from tests.brief.cases import AWKWARD, EVIL, occasion, settings_for
from tests.brief.reading import Page
from voicelens.brief.brief import brief

LARGEST = 300_000
COLUMNS = {"share": "shown_share", "low": "shown_low", "high": "shown_high", "rest_share": "shown_rest_share"}
SAYS = {
    "one_theme": "Friends is what students named most as something they like: about 30 in 100.",
    "nothing_said": "No theme came up often enough to be counted.",
    "no_groups": "No groups of students are compared here",
    "every_group_hidden": "No group of students can be shown here",
    "one_prompt": "Students answered one question",
    "sixty_themes": "52 more themes are in table A1.",
    "no_history": "What the same students like and want changed",
    "full": "Likely 2 to 14 points higher than Fall 2025.",
    "long_names": "A very long theme name",
    "hostile": "😀 fun %(name)s {x}",
}


def page_of(name: str, language: str = "en") -> str:
    made = brief(*AWKWARD[name](), settings=settings_for(name), occasion=occasion(), language=language)
    return made.pages["brief.html"]


@pytest.mark.parametrize("name", AWKWARD)
def test_the_page_says_something_true_and_useful(name: str) -> None:
    page = Page(page_of(name))
    assert SAYS[name] in page.words()
    assert len(page.named("h1")) == 1
    assert len(page.named("article")) == 3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", AWKWARD)
def test_the_page_is_small_and_holds_no_script(name: str, language: str) -> None:
    html = page_of(name, language)
    assert len(html.encode()) <= LARGEST
    assert not re.search(r"<script|<link|<img|@import|url\(|https?:", html)
    assert "Unknown" not in Page(html).words()


@pytest.mark.parametrize("name", AWKWARD)
def test_every_number_is_the_one_of_the_published_row_it_names(name: str) -> None:
    rows = AWKWARD[name]()[0].set_index("cell")
    for cell, of, text in Page(page_of(name)).cells:
        if of in COLUMNS or of == "smallest" or of.startswith("difference"):
            if text == "–":
                continue
            value = rows.loc[cell, COLUMNS.get(of, f"shown_{of}")]
            assert int(text.strip("≤≥~")) == abs(round(100 * value)), (cell, of, text)
        elif of in ("n", "rest_n"):
            assert int(text) == rows.loc[cell, f"shown_{of}"]
        else:
            assert of in ("verdict", "chart")


def test_markup_stays_text_and_right_to_left_names_have_their_direction() -> None:
    html = page_of("hostile")
    assert EVIL not in html
    assert "&lt;script&gt;" in html
    assert html.count('dir="auto"') > 20


def test_every_chart_tells_its_numbers_in_words() -> None:
    charts = [each for each in Page(page_of("full")).named("svg") if each.get("role") == "img"]
    assert len(charts) == 16 + 3 + 4
    assert all(re.search(r"\d", each["aria-label"] or "") for each in charts)
    assert "Fall 2024: 23 in 100; Spring 2025: 32 in 100" in page_of("full")


def test_smaller_groups_combined_are_told_in_words() -> None:
    words = Page(page_of("full")).words()
    assert "smaller groups, combined" in words
    assert "The tables also show smaller groups, combined." in words
    assert "would usually miss a gap smaller than about 15 to 25 in 100" in words
