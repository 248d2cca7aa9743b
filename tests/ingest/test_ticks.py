import pandas as pd

from voicelens.ingest.ticks import TickAll, holds_only, merge

BODY = pd.DataFrame([["a", "1", "x", ""], ["b", " YES ", "", "1"], ["c", "", "", ""]], dtype=str)


def test_columns_of_one_question_become_one_where_the_first_stood():
    question = TickAll("Which?", (1, 3), ("Art", "Gym"), (frozenset({"1", "yes"}), frozenset({"1"})))
    names, body, notes = merge(["id", "Which? - Art", "more", "Which? - Gym"], BODY, [question])
    assert names == ["id", "Which?", "more"]
    assert body.to_numpy().tolist() == [["a", "Art", "x"], ["b", "Art;Gym", ""], ["c", "", ""]]
    assert len(notes) == 1


def test_an_option_that_holds_the_separator_changes_it():
    question = TickAll("Which?", (1, 3), ("Art; music", "Gym"), (frozenset({"yes"}), frozenset({"1"})))
    assert merge(["i", "a", "b", "c"], BODY, [question])[1].iloc[1, 1] == "Art; music|Gym"


def test_nothing_to_put_together_changes_nothing():
    names, body, notes = merge(["a", "b", "c", "d"], BODY, [])
    assert names == ["a", "b", "c", "d"]
    assert body is BODY
    assert notes == []


def test_what_a_column_holds_is_asked_without_capitals_and_spaces():
    assert holds_only(BODY[1], {"", "1", "yes"})
    assert not holds_only(BODY[1], {"", "1"})
