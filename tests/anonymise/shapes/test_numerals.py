from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelens.anonymise.shapes.numerals import UNITS, counts, digits


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("five fifty five oh one", "55501"),
        ("five double five", "555"),
        ("triple cinco, cero uno", "55501"),
        ("cinco cincuenta y cinco", "555"),
        ("three twelve - 0 1", "31201"),
        ("eighty zero", "800"),
        ("double 5 one", "551"),
        ("twenty one one", "211"),
    ],
)
def test_numerals_are_read_as_digits(spoken: str, written: str) -> None:
    assert digits(spoken) == written


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(UNITS)), max_size=12))
def test_units_said_one_by_one_are_their_digits(words: list[str]) -> None:
    assert digits(" ".join(words)) == "".join(str(UNITS[word]) for word in words)


def test_counting_is_told_from_a_number() -> None:
    assert counts("six seven eight nine ten")
    assert counts("3 2 1")
    assert not counts("three one two")
