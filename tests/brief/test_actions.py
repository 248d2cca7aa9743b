"""What adults answer students is read from a small text file, or refused with the place of the mistake."""

from __future__ import annotations

import pytest

from voicelens.brief.actions import Actions, Cannot, Contact, Doing, parse_actions
from voicelens.errors import ReviewError

FILE = """
[[doing]]
what = "A second lunch line,\\n so you have time"
who = "The lunch team"
when = "January"

[[doing]]
what = "Una segunda fila"
language = "es"

[[cannot]]
what = "The first bell."
why = "The district sets the bus times."

[[contact]]
how = "Come to room 12."
"""


def test_entries_are_read_with_single_spaces() -> None:
    found = parse_actions(FILE)
    assert found.doing[0] == Doing(what="A second lunch line, so you have time", who="The lunch team", when="January")
    assert found.cannot == (Cannot(what="The first bell.", why="The district sets the bus times."),)
    assert found.contact == (Contact(how="Come to room 12."),)
    assert parse_actions("") == Actions()


def test_an_entry_of_one_language_goes_on_that_page_alone() -> None:
    found = parse_actions(FILE)
    assert [each.what for each in found.in_language("es").doing][-1] == "Una segunda fila"
    assert len(found.in_language("en").doing) == 1
    assert found.in_language("en").cannot == found.cannot


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("doing = ", "review/actions.toml"),
        ("plan = 1", "review/actions.toml"),
        ("doing = 1", "review/actions.toml, doing"),
        ("[doing]\nwhat = 'x'", "review/actions.toml, doing"),
        ("[[doing]]\nwho = 'x'", "review/actions.toml, [[doing]] 1"),
        ("[[cannot]]\nwhat = 'x'\nwhy = ' '", "review/actions.toml, [[cannot]] 1"),
        ("[[doing]]\nwhat = 'x'\nwhere = 'y'", "review/actions.toml, [[doing]] 1"),
        ("[[doing]]\nwhat = 'x'\n[[doing]]\nwhat = 3", "review/actions.toml, [[doing]] 2"),
        ("[[doing]]\nwhat = 'x'\nlanguage = 'fr'", "review/actions.toml, [[doing]] 1"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, where: str) -> None:
    with pytest.raises(ReviewError) as refused:
        parse_actions(text)
    assert refused.value.where == where
