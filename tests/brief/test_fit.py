from __future__ import annotations

from dataclasses import replace

import pytest

from tests.brief.cases import AWKWARD, SETTINGS, full_school, occasion, settings_for
from voicelens.brief.content import Brief, build
from voicelens.brief.fit import DENSE, FEWEST_ROWS, HIGH, ROOMY, _heard, _together, fit
from voicelens.settings import BriefSettings


def made(name: str) -> Brief:
    return build(*AWKWARD[name](), settings=settings_for(name), occasion=occasion())


@pytest.mark.parametrize("name", AWKWARD)
def test_both_pages_are_as_high_as_paper_at_most(name: str) -> None:
    brief = fit(made(name))
    paper = DENSE if brief.density else ROOMY
    assert _heard(brief, paper) <= HIGH
    assert _together(brief, paper) <= HIGH


def test_a_few_themes_are_set_roomily_and_many_tightly() -> None:
    assert fit(made("one_theme")).density == ""
    assert fit(made("full")).density == "dense"


def test_what_does_not_fit_is_left_to_the_appendix_and_never_below_three_themes() -> None:
    whole, brief = made("long_names"), fit(made("long_names"))
    assert [len(section.rows) for section in brief.sections] == [FEWEST_ROWS, FEWEST_ROWS]
    assert [section.more for section in brief.sections] == [5, 5]
    assert brief.outline == whole.outline
    assert brief.drawn == ()
    assert brief.runs == whole.runs


def test_room_on_the_second_page_is_filled_with_every_picture() -> None:
    assert fit(made("no_groups")).drawn == ("runs", "tension")
    assert fit(made("full")).drawn == ("runs",)
    assert fit(made("one_theme")).roomy


def test_quotes_give_way_last() -> None:
    rows, named, said = full_school()
    long = said.assign(text="many words " * 60)
    settings = replace(SETTINGS, brief=BriefSettings(themes=30))
    brief = fit(build(rows, named, long, settings=settings, occasion=occasion()))
    assert all(len(section.rows) == FEWEST_ROWS for section in brief.sections)
    assert len(brief.quotes) < 3
