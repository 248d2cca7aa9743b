from __future__ import annotations

import pytest

from tests.brief.cases import SETTINGS, full_school, occasion
from voicelens.brief.kinds import KINDS, Given, page_name, page_of
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
