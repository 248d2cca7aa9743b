from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.brief.cases import (
    SETTINGS,
    cell,
    covered,
    everyone,
    full_school,
    in_group,
    occasion,
    published,
    quotes,
    themes,
    usual_school,
)
from tests.brief.reading import Page
from voicelens.brief.brief import brief
from voicelens.settings import GroupSettings, PromptSettings, Settings, StudySettings

GOLDEN = Path(__file__).parents[1] / "golden"
LONG = "A very long theme name that somebody wrote without ever thinking of the page it has to stand on, number {n}"


def page_of(
    rows: list[dict[str, Any]] | pd.DataFrame, named: pd.DataFrame, said: pd.DataFrame | None = None, **more: Any
) -> str:
    chosen = {"settings": SETTINGS, "occasion": occasion(), "language": "en"} | more
    numbers = rows if isinstance(rows, pd.DataFrame) else published(rows)
    return brief(numbers, named, quotes([]) if said is None else said, **chosen).pages["brief.html"]


@pytest.fixture(scope="module")
def usual() -> str:
    return page_of(*usual_school(change=True))


def test_three_files_are_made_and_inputs_stay_as_they_were() -> None:
    given = usual_school()
    before = [frame.copy() for frame in given]
    result = brief(*given, settings=SETTINGS, occasion=occasion(draft=False), language="en")
    assert list(result.pages) == ["brief.html", "tables/themes.csv", "tables/groups.csv"]
    assert result.notes == ()
    for frame, copy in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


def test_every_number_comes_from_the_published_row_it_names(usual: str) -> None:
    rows, _, _ = usual_school(change=True)
    by_cell = rows.set_index("cell")
    columns = {"share": "shown_share", "low": "shown_low", "high": "shown_high", "rest_share": "shown_rest_share"}
    checked = 0
    for name, of, text in Page(usual).cells:
        row = by_cell.loc[name]
        if text == "–":
            assert row["status"] in ("suppressed", "complementary")
        elif of in columns or of.startswith("difference"):
            value = row[columns.get(of, f"shown_{of}")]
            assert int(text.lstrip("≤≥")) == abs(round(100 * value)), (name, of, text)
            checked += 1
        elif of in ("n", "rest_n"):
            assert int(text) == row[f"shown_{of}"]
            checked += 1
    assert checked > 250


def test_no_data_table_holds_a_number_outside_a_cell(usual: str) -> None:
    bare = [re.sub(r"in 100|Grade: \d", "", text) for tag, text in Page(usual).bare if tag == "td"]
    assert [text for text in bare if re.search(r"\d", text)] == []


def test_what_protection_hid_is_nowhere_on_the_page() -> None:
    rows, named, said = usual_school()
    html = page_of(rows, named, said)
    assert "987654" not in html
    assert "NEVER-APPROVED" not in html
    assert ".93" not in Page(html).text


def test_a_draft_says_so_on_screen_on_paper_and_to_programs(usual: str) -> None:
    assert '<meta name="voicelens-status" content="draft">' in usual
    assert usual.count('class="stamp stamp-print"') == 1
    assert "Not yet checked for publication" in usual
    final = page_of(*usual_school(), occasion=occasion(draft=False))
    assert '<meta name="voicelens-status" content="published">' in final
    assert "Draft" not in Page(final).text


def test_the_page_is_one_file_that_asks_for_nothing(usual: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in usual
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?:", usual)
    assert not re.search(r"\son\w+=", usual)


def test_the_page_can_be_heard_as_well_as_seen(usual: str) -> None:
    page = Page(usual)
    assert page.named("html")[0]["lang"] == "en"
    assert len(page.named("h1")) == 1
    assert page.named("a")[0]["href"] == "#main"
    assert page.named("main")[0]["id"] == "main"
    charts = [attrs for attrs in page.named("svg") if attrs.get("role") == "img"]
    assert len(charts) == 16 + 3
    assert all(re.search(r"\d", attrs["aria-label"] or "") for attrs in charts)
    assert "About 33 in 100 students, likely between 28 and 38" in usual
    hidden = [attrs for attrs in page.named("svg") if attrs.get("aria-hidden") == "true"]
    badges = 2  # inside an element that is hidden as a whole
    assert len(page.named("svg")) == len(charts) + len(hidden) + badges + 3  # and the squares inside paired charts
    assert all(attrs.get("scope") for attrs in page.named("th"))


def test_quotes_stand_under_their_theme_and_never_beside_a_group() -> None:
    html = page_of(*usual_school())
    first, second = html.split('class="sheet"')[1:3]
    assert "they actually listen" in first
    assert "they actually listen" not in second
    assert '<blockquote dir="auto" lang="es">' in html
    assert "Liked: Adults who listen and help" in Page(html).words()


def test_words_that_judge_are_never_used(usual: str) -> None:
    other = page_of([covered(20), everyone("t0", "other", 0.2)], themes([("A", "", 0.7)]), settings=Settings())
    for banned in ("significant", "outperform", "reference group", "majority", "achievement gap", "statistically"):
        assert banned not in (Page(usual).text + Page(other).text).lower()


def test_differences_are_told_both_ways_and_with_their_range(usual: str) -> None:
    words = Page(usual).words()
    assert "about 45 vs 28 in 100. The gap is likely between 5 and 30 points." in words
    assert "Of 192 comparisons of a group with all other students, 3 are clear enough to discuss." in words
    assert "No clear difference in the other 189 comparisons" in words
    rows = [covered(200), everyone("t0", "like", 0.3), in_group("t0", "like", ("grade", "5"), 0.1, 0.4, notable=True)]
    less = Page(page_of(rows, themes([("A", "", 1)]))).words()
    assert "A strength that fewer of these students named." in less
    assert "Of 1 comparisons of a group with all other students, one is clear enough to discuss. It describes" in less
    assert "The gap is likely between 17 and 42 points." in less
    near = in_group("t0", "like", ("grade", "5"), 0.30, 0.22, notable=True)
    assert (
        "likely between 4 points the other way and 21 points"
        in Page(page_of([covered(200), everyone("t0", "like", 0.3), near], themes([("A", "", 1)]))).words()
    )


def test_a_banded_difference_is_told_as_a_bound() -> None:
    few = in_group("t0", "like", ("grade", "5"), 0.05, 0.4, notable=True) | {"status": "banded", "shown_low": 0.0}
    words = Page(page_of([covered(200), everyone("t0", "like", 0.3), few], themes([("A", "", 1)]))).words()
    assert "≤5 vs 40 in 100" in words


def test_no_difference_is_a_calm_sentence() -> None:
    words = Page(page_of(*usual_school(notable=False))).words()
    assert "192 comparisons of a group with all other students were made, and none shows a difference" in words
    assert "A difference to understand" not in words


def test_three_answers_make_a_sensible_page() -> None:
    words = Page(page_of([covered(None)], themes([]))).words()
    assert "Too few students answered to print a number (fewer than 10)" in words
    assert "No theme came up often enough here to be shown safely." in words
    assert "What does a good day here look like for you?" in words
    assert "No groups of students are compared here" in words


def test_a_page_without_any_published_row_still_stands() -> None:
    page = Page(page_of([], themes([]), settings=Settings()))
    assert len(page.named("h1")) == 1
    assert "What students told us" in page.words()


def test_everything_suppressed_prints_no_number_of_students() -> None:
    hidden = [cell(0, theme_id=f"t{n}", polarity="like", status="suppressed") for n in range(3)]
    groups = [cell(0, theme_id="t0", polarity="like", dimension="grade", group=g, status="suppressed") for g in "56"]
    page = Page(page_of([covered(None), *hidden, *groups], themes([("A", "", 1), ("B", "", 1), ("C", "", 1)])))
    assert page.cells == []
    assert "3 more ideas came from too few students to show." in page.words()
    assert "Grade: 5, Grade: 6. They count in every total." in page.words()


def test_one_open_question_of_another_kind_is_what_students_say() -> None:
    own = Settings(prompts=(PromptSettings("q", "q", "other", "What should we know?"),))
    words = Page(page_of([covered(90), everyone("t0", "other", 0.2)], themes([("A", "", None)]), settings=own)).words()
    assert "Students answered one question: “What should we know?”" in words
    assert "What students say" in words
    assert "What students like" not in words
    assert "Theme clarity" not in words


def test_three_questions_are_all_printed() -> None:
    own = Settings(prompts=tuple(PromptSettings(f"q{n}", f"Question {n}") for n in range(3)))
    words = Page(page_of([covered(90)], themes([]), settings=own)).words()
    assert "Students answered 3 questions: “Question 0”; “Question 1”; “Question 2”" in words


def test_ties_are_not_called_the_most() -> None:
    rows = [covered(90)] + [everyone(f"t{n}", kind, 0.3) for n in range(2) for kind in ("like", "change")]
    words = Page(page_of(rows, themes([("A", "", 1), ("B", "", 1)]))).words()
    assert "A is among what students like most." in words
    assert "A is among what students most ask adults to change." in words


def test_a_movement_down_is_told_as_fewer_students() -> None:
    down = cell(0, table="change", theme_id="t0", polarity="change", shown_difference=-0.1,
                shown_difference_low=-0.16, shown_difference_high=-0.04)  # fmt: skip
    words = Page(page_of([covered(90), everyone("t0", "change", 0.3), down], themes([("A", "", 1)]))).words()
    assert "Fewer students named A as something to change than last time: likely 4 to 16 fewer in 100." in words


def test_several_schools_are_told_as_a_whole_with_rounded_numbers() -> None:
    parts = [covered(200) | {"unit": unit, "unit_level": level}
             for unit, level in (("A", "school"), ("B", "school"), ("All", "district"))]  # fmt: skip
    words = Page(page_of(parts, themes([]), settings=Settings(study=StudySettings(name="Five Towns")))).words()
    assert "What students told us at Five Towns" in words
    assert "About 200 students answered" in words
    assert "in one school" not in words


def test_thirty_long_themes_and_fourteen_groups_stand_in_tables_that_fit_paper() -> None:
    named = themes([(LONG.format(n=n), "words " * 40, 0.9) for n in range(30)])
    own = Settings(groups=tuple(GroupSettings(f"d{n}", f"d{n}", f"A long dimension label {n}") for n in range(4)))
    places = [(f"d{n % 4}", f"Group with a long name {n}") for n in range(14)]
    rows = [covered(900)] + [everyone(f"t{n}", "like", 0.3) for n in range(30)]
    rows += [
        in_group(f"t{n}", "like", place, 0.3, 0.2, shown_n=None) | {"status": "suppressed"}
        for n in range(30)
        for place in places
    ]
    page = Page(page_of(rows, named, settings=own))
    assert "22 more themes are in table A1." in page.words()
    assert sum("by-group" in (attrs.get("class") or "") for attrs in page.named("table")) == 2


def test_markup_emoji_and_right_to_left_text_are_only_text() -> None:
    evil = "<script>alert(1)</script>"
    named = themes([(evil, evil, 1), ("😀 fun %(name)s {x}", "", 1), ("احترام الجميع", "", 0.3)])
    rows = [covered(90)] + [everyone(f"t{n}", "like", 0.3) for n in range(3)]
    rows += [in_group("t0", "like", ("grade", "5"), 0.5, 0.2, notable=True)]
    said = quotes([{"theme_id": "t0", "text": f"{evil} 😀"}, {"theme_id": "t1", "text": "أحب المكتبة"}])
    own = Settings(prompts=(PromptSettings("q", "q", "like", f"{evil}"),), groups=(GroupSettings("grade", "g", evil),))
    html = page_of(rows, named, said, settings=own)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    page = Page(html)
    assert "😀 fun %(name)s {x}" in page.text
    assert "Other ideas, not settled enough to count: احترام الجميع." in page.words()


def test_a_note_says_when_no_quote_is_approved() -> None:
    rows, named, _ = usual_school()
    result = brief(rows, named, quotes([]), settings=SETTINGS, occasion=occasion(), language="en")
    assert len(result.notes) == 1
    assert "In students’ own words" not in result.pages["brief.html"]


def small_school() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    rows = [covered(64), everyone("t0", "like", 0.3, n=64), everyone("t1", "change", 0.2, n=64)]
    rows += [
        in_group("t0", "like", ("grade", "5"), 0.5, 0.2, notable=True),
        in_group("t1", "change", ("grade", "6"), 0.2, 0.2),
    ]
    said = quotes([{"theme_id": "t0", "text": "They listen."}])
    return published(rows), themes([("Kind adults", "they listen", 0.9), ("Lunch", "time", 0.7)]), said


@pytest.mark.parametrize(
    ("name", "tables", "language"),
    [("brief", small_school, "en"), ("brief-es", small_school, "es"), ("brief-full", full_school, "en")],
)
def test_the_golden_pages_are_as_they_were(
    name: str, tables: Callable[[], tuple[pd.DataFrame, ...]], language: str
) -> None:
    """Run with VOICELENS_GOLDEN=1 to write them anew, then read what changed."""
    html = page_of(*tables(), language=language)
    html = re.sub(r"<style>.*</style>", "<style></style>", html, flags=re.DOTALL)
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("VOICELENS_GOLDEN"):
        golden.write_text(html, encoding="utf-8", newline="\n")
    assert html == golden.read_text(encoding="utf-8")
