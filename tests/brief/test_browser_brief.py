"""The school brief as a browser shows and prints it, and as checkers read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.brief.browser import A4, LETTER, WIDTHS, axe, checker, cut_off, mistakes, opened, sheets, stops, violations
from tests.brief.cases import (
    AWKWARD,
    covered,
    everyone,
    in_group,
    occasion,
    published,
    quotes,
    settings_for,
    themes,
)
from voicelens.brief.brief import brief

SHOWN = [(width, "screen") for width in WIDTHS] + [(718, "print")]


def page_of(name: str, language: str = "en", *, draft: bool = True) -> str:
    tables = unbroken() if name == "unbroken" else AWKWARD[name]()
    made = brief(*tables, settings=settings_for(name), occasion=occasion(draft=draft), language=language)
    return made.pages["brief.html"]


def unbroken() -> tuple[Any, ...]:
    """Names without a space to break at."""
    named = themes([("Antidisestablishmentarianism" * 3, "word" * 60, 0.8), ("Short", "", 0.9)])
    rows = [covered(400, 0.5), everyone("t0", "like", 0.62), everyone("t1", "change", 0.3)]
    rows += [in_group("t0", "like", ("grade", grade), 0.6, 0.2, notable=True) for grade in "5678"]
    return published(rows), named, quotes([{"theme_id": "t0", "text": "a" * 120}])


@pytest.mark.skipif(checker() is None, reason="the Nu checker or Java is not installed")
def test_the_nu_checker_finds_no_mistake_in_any_page(tmp_path: Path) -> None:
    pages = {name: page_of(name) for name in AWKWARD}
    assert mistakes(pages | {"final": page_of("full", "es", draft=False)}, tmp_path) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("width", "media"), SHOWN)
def test_axe_finds_nothing_wrong_with_a_full_page(browser: Any, language: str, width: int, media: str) -> None:
    source = axe()
    if source is None:
        pytest.skip("axe-core is not installed")
    with opened(browser, page_of("full", language, draft=False), width=width, media=media) as page:
        assert violations(page, source) == []


@pytest.mark.parametrize("name", ["full", "hostile", "nothing_said", "no_history"])
def test_axe_finds_nothing_wrong_with_a_draft_on_a_telephone(browser: Any, name: str) -> None:
    source = axe()
    if source is None:
        pytest.skip("axe-core is not installed")
    with opened(browser, page_of(name), width=390) as page:
        assert violations(page, source) == []


@pytest.mark.parametrize("name", [*AWKWARD, "unbroken"])
def test_nothing_is_wider_than_a_telephone_and_nothing_is_asked_for(browser: Any, name: str) -> None:
    with opened(browser, page_of(name), width=390) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert cut_off(page) == []
        assert page.asked == []


PRINTED = [(name, *how) for name in (*AWKWARD, "unbroken") for how in ((LETTER, "en"), (A4, "es"))]


@pytest.mark.parametrize(("name", "paper", "language"), [*PRINTED, ("full", A4, "en"), ("full", LETTER, "es")])
def test_the_main_part_prints_on_two_sheets(browser: Any, name: str, paper: str, language: str) -> None:
    with opened(browser, page_of(name, language), media="print") as page:
        assert sheets(page, paper, main_only=True) == 2


def test_no_row_is_cut_by_the_edge_of_a_sheet(browser: Any) -> None:
    with opened(browser, page_of("sixty_themes"), media="print", width=718) as page:
        kept = page.evaluate(
            "[...document.querySelectorAll('tr, .runs, .pairs > li, .quotes figure, .boxes > div')]"
            ".filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
        )
    assert kept == 0


def test_the_keyboard_comes_to_the_skip_link_first_and_then_to_each_wide_table(browser: Any) -> None:
    with opened(browser, page_of("full")) as page:
        found = stops(page)
        labels = page.evaluate("[...document.querySelectorAll('.scroll')].map(e => e.className)")
        assert found[0] == "skip"
        assert found[1:] == labels
    with opened(browser, page_of("full")) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_reading_order_is_the_order_on_the_screen(browser: Any) -> None:
    with opened(browser, page_of("full")) as page:
        tops = page.evaluate("[...document.querySelectorAll('h1, h2')].map(e => e.getBoundingClientRect().top)")
    assert tops == sorted(tops)


def test_labels_of_charts_stay_large_enough_to_read_on_paper(browser: Any) -> None:
    with opened(browser, page_of("full"), media="print", width=718) as page:
        sizes = page.evaluate(
            "[...document.querySelectorAll('.tick')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
    assert min(sizes) >= 9.5
