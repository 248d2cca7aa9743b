from __future__ import annotations

import pandas as pd

from tests.anonymise.samples import responses
from voicelens.anonymise.safety import COSTS, in_small_groups, rate
from voicelens.tables import empty


def reasons(text: str, *others: str, flags: pd.DataFrame | None = None) -> list[str]:
    table = rate(responses(text, *others), empty("flags") if flags is None else flags)
    return list(table["reasons"].iloc[0])


def flag(kind: str) -> pd.DataFrame:
    row = {"response_id": "r0", "start": 0, "end": 1, "kind": kind, "score": 1.0, "found_by": "flag", "replacement": ""}
    return pd.DataFrame([row])


def test_a_plain_answer_is_safe() -> None:
    table = rate(responses("more recess please"), empty("flags"))
    assert list(table["safety"]) == [1.0]
    assert list(table["reasons"]) == [[]]


def test_each_risk_has_its_reason() -> None:
    assert reasons("lunch", flags=flag("IDENTIFYING")) == ["identifying detail"]
    assert reasons("lunch", flags=flag("HEALTH")) == ["health"]
    assert reasons("[teacher] is nice") == ["masked words"]
    assert reasons("the principal is nice") == ["names a role"]
    assert reasons("the zorbling is nice") == ["rare wording"]
    assert reasons("lunch", flags=flag("SENSITIVE")) == ["private matter"]
    assert reasons("fix the heat in room 214") == ["names a place"]
    assert reasons("MORE RECESS PLEASE") == reasons("more recess pleaseeee") == ["stands out"]
    assert reasons("more " * 30) == ["long"]


def test_a_word_that_many_students_use_is_not_rare() -> None:
    assert reasons("the zorbling", "zorbling", "Zorbling!", "my zorbling") == []


def test_safety_never_leaves_its_bounds() -> None:
    worst = "the principal [teacher] zorbling in room 12!!!! " + "more " * 30
    every = pd.concat([flag("IDENTIFYING"), flag("HEALTH"), flag("SENSITIVE")])
    table = rate(responses(worst), every, ["r0"], ["p0"])
    assert list(table["safety"]) == [0.0]
    assert table["reasons"].iloc[0] == list(COSTS)


def test_a_student_in_a_group_of_few_is_told_and_one_of_many_is_not() -> None:
    people = pd.DataFrame(
        {
            "respondent_id": [f"p{n}" for n in range(9)], "person_id": None, "school": "s", "network": None, "wave": "w",
            "weight": None, "grade": ["4"] * 6 + ["5"] * 2 + [None], "home": [["en"]] * 8 + [["en", "vi"]],
        }
    )  # fmt: skip
    assert in_small_groups(people) == {"p6", "p7", "p8"}
    table = rate(responses("lunch"), empty("flags"), small=["p0"])
    assert list(table["reasons"]) == [["small group"]]


def test_no_answers_give_an_empty_table() -> None:
    assert rate(empty("comments"), empty("flags")).empty
