"""The inquiry pack: evidence leads to its row, human fields are blank, and the frame is the team's choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.brief.network_cases import NETWORK_SETTINGS as SETTINGS
from tests.brief.network_cases import OWN, network_tables, occasion, said, theme_table
from tests.brief.reading import Page
from voicelens.brief.inquiry import FRAMES, frame, inquiry
from voicelens.errors import UsageError
from voicelens.i18n import LANGUAGES

GOLDEN = Path(__file__).parents[1] / "golden" / "inquiry.html"


def page(*, chosen: str = "pdsa", school: str = "", language: str = "en") -> str:
    made = inquiry(
        network_tables(), theme_table(), said(), settings=SETTINGS, occasion=occasion(school=school),
        language=language, frame_name=chosen,
    )  # fmt: skip
    return made["inquiry.html"]


def test_the_page_is_the_one_that_was_looked_at() -> None:
    assert page() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("school", ["", OWN])
def test_every_link_leads_to_a_row_with_the_same_number(school: str) -> None:
    found = page(school=school)
    links = re.findall(r'<a href="#(row-[^"]+)"><span data-cell="([^"]+)" data-of="share">([^<]+)</span></a>', found)
    assert len(links) >= 6
    for target, cell, text in links:
        assert target == f"row-{cell}"
        row = found.partition(f'<tr id="{target}">')[2].partition("</tr>")[0]
        assert f'<span data-cell="{cell}" data-of="share">{text}</span>' in row
    rows = re.findall(r'<tr id="(row-[^"]+)">', found)
    assert len(rows) == len(set(rows))


def test_all_parts_are_there_with_room_to_write() -> None:
    words = Page(page()).words()
    for part in (
        "1. Problem of practice",
        "2. Equity use case",
        "3. Theory of action",
        "4. Pilot plan",
        "5. What we try",
    ):
        assert part in words
    assert page().count('class="lines"') >= 15


def test_the_frame_is_chosen_by_name() -> None:
    assert "Plan: what we predict" in page(chosen="pdsa")
    assert "Notice: ourselves" in page(chosen="notice-reflect")
    with pytest.raises(UsageError, match="frame"):
        page(chosen="guess")


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_has_every_prompt_in_every_language(name: str) -> None:
    made = [frame(name, language) for language in LANGUAGES]
    assert len({len(each.steps) for each in made}) == 1
    assert all(step.name and step.prompt and step.lines for each in made for step in each.steps)
    assert made[0].steps[0].prompt != made[1].steps[0].prompt


def test_differences_and_movements_are_evidence_too() -> None:
    words = Page(page()).words()
    assert "in the group Race or ethnicity: Black" in words
    assert "Since Fall 2025" in words
    assert "Since Fall 2025" not in Page(page(school=OWN)).words()
