import pytest

from tests.llm.topics import topic
from voicelens.llm.names import Proposal, judge_name

GOOD = {
    "name": "Lunch and food",
    "description": "Students write about the lunch line and the food.",
    "evidence": ["better food at lunch"],
}


def judge(taken: tuple[str, ...] = (), **change: object) -> Proposal:
    return judge_name(GOOD | change, topic(), "en", lambda text: "bad" in text, taken)


def test_a_name_that_holds_is_kept_with_its_description() -> None:
    assert judge() == Proposal("T1", GOOD["name"], GOOD["description"])  # type: ignore[arg-type]


def test_spaces_full_stops_and_small_first_letters_are_tidied() -> None:
    assert judge(name="lunch  and food.").name == "Lunch and food"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": "Lunch and the food and the line and lunch"}, "no short name"), ({"name": "Lunch 2"}, "no short name"),
        ({"name": "Lunch!"}, "no short name"), ({"name": "Homework"}, "none of its words"),
        ({"description": "Students write about half the food."}, "number"), ({"description": "bad food at lunch"}, "blames"),
        ({"evidence": ["better food for lunch"]}, "no student wrote"),
        ({"description": "Students write about bathrooms and soap."}, "description fits another"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_hold_is_refused_with_the_reason(change: dict[str, object], why: str) -> None:
    found = judge(**change)
    assert why in found.why_not
    assert not found.name + found.description


@pytest.mark.parametrize("other", ["Lunch and food", "food, lunch", "Lunches & foods"])
def test_a_name_that_another_theme_has_is_refused(other: str) -> None:
    assert "another theme" in judge((other, "Recess")).why_not
