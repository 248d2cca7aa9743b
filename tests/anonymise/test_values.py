from __future__ import annotations

import time

import pytest

from voicelens.anonymise.values import Values


def found(text: str, *values: str) -> list[str]:
    return [text[start:end] for start, end, _ in Values(values).places(text)]


@pytest.mark.parametrize(
    "written", ["zuri", "ZURI", "Zúri", "zu\u200bri", "z u r i", "z-u-r-i", "Z.U.R.I", "zuri's"]
)  # fmt: skip
def test_a_value_is_found_in_any_case_with_accents_and_spelled_out(written: str) -> None:
    assert found(f"and {written} sings", "zuri")


def test_a_value_of_two_words_is_found_apart_and_as_one() -> None:
    assert found("José  Luis and joseluis and jose, luis", "jose luis") == ["José  Luis", "joseluis", "jose, luis"]
    assert found("jose and then luis", "jose luis") == []


def test_parts_of_words_and_placeholders_are_left_alone() -> None:
    assert found("party art-ist", "art") == ["art"]
    assert found("[person] is a person", "person") == ["person"]
    assert found("u r so i", "ri") == []


def test_nothing_to_look_for_finds_nothing() -> None:
    assert not Values([])
    assert found("anything") == []


def test_a_long_row_of_letters_is_read_in_reasonable_time() -> None:
    began = time.process_time()
    assert found("a b " * 5_000, "abc") == []
    assert time.process_time() - began < 2
