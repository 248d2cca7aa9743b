from __future__ import annotations

import pytest

from voicelens.anonymise.nicknames import short_forms


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("jose", "pepe"), ("guadalupe", "lupe"), ("jesus", "chuy"), ("francisco", "paco"), ("elizabeth", "liz"),
        ("juan", "juanito"), ("carlos", "carlitos"), ("ana", "anita"), ("marco", "marquito"), ("michael", "mike"),
    ],
)  # fmt: skip
def test_a_name_has_its_short_forms(name: str, short: str) -> None:
    assert short in short_forms(name)


def test_a_name_nobody_knows_has_none() -> None:
    assert short_forms("xq") == short_forms("quvenzhane") == ()
