from __future__ import annotations

from voicelens.audit.targets import Value, targets


def keys(*values: Value) -> set[str]:
    return {spelling for target in targets(values) for spelling in target.spellings()}


def test_a_person_is_looked_for_in_full_turned_round_and_by_each_name() -> None:
    assert {"zuriadeyemi", "adeyemizuri", "zuri", "adeyemi", "adeyemis"} <= keys(Value("Zuri Adeyemi", "PERSON", "x"))


def test_titles_are_nobody_and_short_values_stand_everywhere() -> None:
    assert "mrs" not in keys(Value("Mrs. Adeyemi", "PERSON", "x"))
    assert keys(Value("JJ", "PERSON", "x"), Value("—", "PERSON", "x")) == set()


def test_what_is_no_person_is_looked_for_as_a_whole() -> None:
    assert "park" not in keys(Value("12 Park Lane", "ADDRESS", "x"))


def test_a_telephone_number_is_found_without_its_country() -> None:
    assert "5555550123" in keys(Value("1-555-555-0123", "PHONE", "x"))


def test_values_that_are_written_alike_are_one_with_all_their_answers() -> None:
    (one,) = targets([Value("José", "PERSON", "masked", "r1"), Value("jose", "ID", "masked", "r2")])
    assert (one.kind, one.answers) == ("PERSON", {"r1", "r2"})
    assert targets([Value("Zuri", "PERSON", "roster")])[0].answers == frozenset()
