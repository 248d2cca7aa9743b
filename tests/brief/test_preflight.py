from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.brief.browser import A4, LETTER, cut_off, opened, sheets
from tests.brief.cases import SETTINGS, WAVE, cell, published
from tests.brief.preflights import ANSWERS, COLUMNS, page, people, preflight, understood
from tests.brief.reading import Page
from voicelens.brief.preflight import ColumnFacts, FileFacts, build
from voicelens.tables import empty

LONG = "Antidisestablishmentarianism" * 4


def forty_columns() -> str:
    """A long survey: many groups with long names, and many columns left out for one reason."""
    columns = [ColumnFacts(f"{LONG} {n}", "dropped", "It is a rating question.") for n in range(30)]
    columns += [
        ColumnFacts(f"How often, on most days, do you {n}?", "group", "Its choices repeat.", label=LONG)
        for n in range(8)
    ]
    some = [people("*", "*", 90), *(people("race", f"{LONG} {n}", 10 * n) for n in range(1, 30))]
    return page(columns=(*COLUMNS[:2], *columns), published=published(some), doubts=(f"“{LONG}” " * 3,))


def several_files() -> str:
    schools = [people("*", "*", 20 + n, unit=f"School {n:02}") for n in range(15)]
    whole = people("*", "*", 400, unit="All", unit_level="district")
    files = tuple(FileFacts(f"school_{n:02}_{'x' * 60}.csv", "csv", WAVE, 30) for n in range(15))
    return page(files=files, published=published([whole, *schools]), has_rates=False)


def three_answers() -> str:
    few = tuple(
        replace(each, statuses=dict.fromkeys(each.statuses, 0) | {"substantive": 3}, languages=()) for each in ANSWERS
    )
    nobody = published([people("*", "*", None)])
    return page(answers=few, published=nobody, has_rates=False, columns=COLUMNS[:2])


def nothing_known() -> str:
    return page(answers=(), columns=(), published=empty("published"), files=(), has_rates=False, readings=(), doubts=())


PAGES = {
    "usual": page, "rerun": lambda: page(ran=True), "unrated": lambda: page(rates=False), "40 columns": forty_columns,
    "15 files": several_files, "3 answers": three_answers, "nothing": nothing_known, "Spanish": lambda: page(language="es"),
}  # fmt: skip


@pytest.mark.parametrize("made", PAGES.values(), ids=PAGES)
def test_every_page_is_whole_without_script_or_request_and_marked_as_internal(made) -> None:
    text = made()
    read = Page(text)
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in read.tags}
    assert not re.search(r"https?://|url\(|@import", text)
    metas = read.named("meta")
    assert any("default-src 'none'" in (meta.get("content") or "") for meta in metas)
    assert {"name": "voicelens-status", "content": "internal"} in metas
    assert len(read.named("h1")) == 1
    assert read.named("html")[0]["lang"] in {"en", "es"}


@pytest.mark.parametrize("made", PAGES.values(), ids=PAGES)
def test_every_table_and_picture_can_be_read_aloud(made) -> None:
    read = Page(made())
    for attrs in read.named("svg"):
        assert attrs.get("aria-hidden") == "true" or attrs.get("aria-label")
    assert all(attrs.get("scope") for attrs in read.named("th"))
    for attrs in (attrs for _, attrs in read.tags if attrs.get("role") == "region"):
        assert attrs.get("aria-label")
        assert attrs.get("tabindex") == "0"


@pytest.mark.parametrize("made", [page, forty_columns, several_files], ids=["usual", "40 columns", "15 files"])
def test_nothing_is_wider_than_a_telephone(made: Callable[[], str], browser: Any) -> None:
    with opened(browser, made(), width=390) as shown:
        assert shown.evaluate("document.documentElement.scrollWidth") == 390
        assert cut_off(shown) == []


@pytest.mark.parametrize("paper", [LETTER, A4])
def test_a_usual_school_prints_on_two_pages(paper: str, browser: Any) -> None:
    with opened(browser, page(), media="print") as shown:
        assert sheets(shown, paper) == 2


def test_it_says_how_many_rows_answered_and_what_share_of_the_enrolled_that_is() -> None:
    words = Page(page()).words()
    assert "330 of 333 rows kept" in words
    assert "330 students answered 88 in 100 of those who could answer" in words
    assert "3: empty row" in words


def test_every_number_of_a_group_names_its_published_row() -> None:
    read = Page(page())
    told = {(of, text) for _, of, text in read.cells}
    assert {("n", "80"), ("share", "85"), ("share", "≥70"), ("n", "125")} <= told
    assert "One group is not shown." in read.words()
    assert "Secret label" not in read.text


def test_groups_stand_in_their_own_order_and_never_by_size() -> None:
    grade, race = preflight().blocks if preflight().blocks[0].name == "Grade" else reversed(preflight().blocks)
    assert [line.name for line in grade.lines] == ["5", "6", "7", "8"]
    assert [line.name for line in race.lines] == ["Latine", "White"]
    assert race.unseen == 1


def test_columns_are_told_by_what_they_were_taken_for() -> None:
    words = Page(page()).words()
    assert "Open question: what students like" in words
    assert "Group: Race or ethnicity several choices, parted by “;”" in words
    assert "Building School A person chose this in voicelens.toml." in words
    assert "E-mail · IP Left out It could be used to reach or find a student." in words


def test_what_to_check_stands_on_the_first_page() -> None:
    words = Page(page(questions=("Does “A” ask for likes?",))).words()
    assert (
        words.index("Does “A” ask for likes?") < words.index("2 weights are not numbers") < words.index("The answers")
    )
    assert "Told while reading: The dates in “Start” have the month first." in words
    assert "Nothing stands out." in Page(page(doubts=())).words()


def test_without_enrolment_it_says_how_to_add_it() -> None:
    words = Page(page(rates=False)).words()
    assert "--enrolment" in words
    assert "in 100 of those who could answer" not in words


def test_a_district_lists_its_schools_without_a_league_table() -> None:
    words = Page(several_files()).words()
    assert "About 400 students answered" in words
    assert words.index("School 00") < words.index("School 11")
    assert "3 more have no room here." in words
    assert "rows read from 15 files, all kept" in words


def test_too_few_answers_are_not_counted_out() -> None:
    words = Page(three_answers()).words()
    assert "Too few students answered to print a number (fewer than 10)" in words
    assert "speak of everybody together" in words


def test_the_newest_cycle_is_told_and_no_other() -> None:
    both = published([people("*", "*", 330), cell(0, table="coverage", wave="Fall 2020", shown_n=777)])
    assert "777" not in Page(page(published=both)).text


def test_text_from_outside_is_escaped() -> None:
    evil = "<script>alert(1)</script>"
    text = page(
        doubts=(evil,), columns=(ColumnFacts(evil, "dropped", evil), ColumnFacts(evil, "group", evil, evil, evil))
    )
    assert evil not in text


def test_rows_and_columns_add_up() -> None:
    made = build(understood(), SETTINGS)
    assert (made.rows, made.kept) == (333, 330)
    listed = len(made.columns("prompt")) + len(made.columns("group")) + len(made.parts)
    assert listed + sum(len(each.names) for each in made.left_out) == len(COLUMNS)
