from __future__ import annotations

import pytest

from tests.brief import network_cases as network
from tests.brief.cases import SETTINGS, full_school, occasion
from voicelens.brief.kinds import KINDS, Given, page_name, page_of, pages_of_run
from voicelens.errors import UsageError


@pytest.mark.parametrize("kind", ["school", "students", "inquiry"])
def test_each_kind_makes_a_page_of_its_own(kind: str) -> None:
    html = page_of(kind, Given(*full_school(), settings=SETTINGS, occasion=occasion(), language="en"))
    assert html.startswith("<!doctype html>")
    assert page_name(kind).endswith(".html")


def test_an_unknown_kind_is_told_the_known_ones() -> None:
    with pytest.raises(UsageError, match="There is no page for “poster”") as told:
        page_name("poster")
    assert told.value.fix == f"Use one of: {', '.join(KINDS)}."


def test_a_run_makes_a_page_for_the_students_of_one_school() -> None:
    made = pages_of_run(Given(*full_school(), settings=SETTINGS, occasion=occasion(), language="en"))
    assert {"brief.html", "students.html", "tables/themes.csv"} <= set(made.pages)
    assert "network.html" not in made.pages


def test_a_run_makes_a_page_for_the_whole_network() -> None:
    tables = network.network_tables(), network.theme_table(), network.said()
    made = pages_of_run(Given(*tables, network.NETWORK_SETTINGS, network.occasion(), "en"))
    assert {"brief.html", "network.html"} <= set(made.pages)
    assert "students.html" not in made.pages
