from __future__ import annotations

import pandas as pd

from tests.anonymise.samples import responses
from voicelens.anonymise.safety import COSTS, rate
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
    assert reasons("more " * 30) == ["long"]


def test_a_word_that_many_students_use_is_not_rare() -> None:
    assert reasons("the zorbling", "zorbling", "Zorbling!", "my zorbling") == []


def test_safety_never_leaves_its_bounds() -> None:
    worst = "the principal [teacher] zorbling " + "more " * 30
    table = rate(responses(worst), pd.concat([flag("IDENTIFYING"), flag("HEALTH")]), ["r0"])
    assert list(table["safety"]) == [0.0]
    assert table["reasons"].iloc[0] == list(COSTS)


def test_no_answers_give_an_empty_table() -> None:
    assert rate(empty("comments"), empty("flags")).empty
