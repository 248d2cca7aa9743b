"""The student page: three likes, three changes, so many in ten, no number of any group, one sheet per language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.brief.cases import everyone, published, themes
from tests.brief.network_cases import NETWORK_SETTINGS as SETTINGS
from tests.brief.network_cases import OWN, network_tables, occasion, theme_table
from tests.brief.reading import Page
from voicelens.brief.actions import Actions, Cannot, Contact, Doing
from voicelens.brief.students import build_heard, students

GOLDEN = Path(__file__).parents[1] / "golden" / "students.html"
ACTIONS = Actions(
    doing=(Doing(what="A second lunch line", who="The lunch team", when="January"),),
    cannot=(Cannot(what="The first bell.", why="The district sets the bus times."),),
    contact=(Contact(how="Come to room 12."), Contact(how="Ven al salón 12.", language="es")),
)


def page(*languages: str, actions: Actions | None = ACTIONS, school: str = OWN) -> str:
    made = students(
        network_tables(), theme_table(), settings=SETTINGS, occasion=occasion(school=school),
        languages=languages or ("en",), actions=actions,
    )  # fmt: skip
    return made["students.html"]


def told(*shares: float) -> list[int]:
    rows = published(everyone(f"t{n}", "like", share) for n, share in enumerate(shares))
    named = themes([(f"Theme {n}", "", None) for n in range(len(shares))])
    heard = build_heard(rows, named, settings=SETTINGS, occasion=occasion(), actions=Actions())
    return [each.tens for each in heard.likes]


def test_the_page_is_the_one_that_was_looked_at() -> None:
    assert page("en", "es") == GOLDEN.read_text(encoding="utf-8")


def test_shares_are_told_as_so_many_in_ten_and_smaller_ones_as_they_are() -> None:
    assert told(0.33, 0.25, 0.10) == [3, 3, 1]
    assert told(0.97, 0.07, 0.02) == [10, 0]


def test_three_of_each_are_told_and_no_group_is() -> None:
    found = page()
    assert found.count('data-of="tenths"') == 6
    groups = network_tables().query("group != '*'")["cell"]
    assert not set(re.findall(r'data-cell="([^"]+)"', found)) & set(groups)
    for word in ("Black", "Latine", "Asian", "Race"):
        assert word not in Page(found).words()


def test_what_adults_wrote_is_filled_in_and_the_rest_left_blank() -> None:
    found = Page(page()).words()
    for text in (
        "A second lunch line",
        "The lunch team",
        "January",
        "The district sets the bus times.",
        "Come to room 12.",
    ):
        assert text in found
    assert "Ven al" not in found
    assert page().count("<tr><td></td><td></td><td></td></tr>") == 2
    assert page(actions=None).count("<tr><td></td><td></td><td></td></tr>") == 3


def test_each_language_has_a_sheet_of_its_own_and_one_heading_of_the_first_rank() -> None:
    found = page("es", "en")
    assert '<html lang="es"' in found
    assert '<article class="sheet" lang="en">' in found
    assert found.count("<h1>") == 1
    assert "Ven al salón 12." in found


def test_the_whole_network_is_told_as_about() -> None:
    assert "Thank you! About" in Page(page(school="")).words()


@pytest.mark.parametrize("shares", [(), (0.01,)])
def test_too_little_to_tell_is_said_kindly(shares: tuple[float, ...]) -> None:
    rows = published(everyone(f"t{n}", "like", share) for n, share in enumerate(shares))
    named = themes([(f"Theme {n}", "", None) for n in range(len(shares))])
    made = students(rows, named, settings=SETTINGS, occasion=occasion(), languages=("en",))
    assert "Too few of you said the same thing" in made["students.html"]
