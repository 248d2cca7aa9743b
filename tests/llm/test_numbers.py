import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.llm.numbers import numbers_in, strange_numbers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("31 in 100", "en"), ("thirty-one students", "en"), ("half of them", "en"), ("most students", "en"),
        ("twice as many", "en"), ("everybody wants it", "en"), ("5%", "en"), ("½ of it", "en"), ("③", "en"), ("Ⅳ", "en"),
        ("٣", "en"), ("三", "en"), ("９", "en"), ("no one", "en"), ("a dozen", "en"), ("uno de cada diez", "es"),
        ("la mitad", "es"), ("la mayoría", "es"), ("veintidós", "es"), ("ochenta", "es"), ("todos quieren", "es"),
    ],
)  # fmt: skip
def test_a_number_is_seen_however_it_is_written(text: str, language: str) -> None:
    assert strange_numbers(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("students help one another", "en"), ("one-on-one help", "en"), ("often and many", "en"), ("una clase y un libro", "es"),
     ("social media", "en"), ("someone attentive", "en"), ("bones", "en")],
)  # fmt: skip
def test_other_words_are_none(text: str, language: str) -> None:
    assert numbers_in(text, language) == []


def test_words_and_digits_are_the_same_number() -> None:
    assert strange_numbers("about eleven in a hundred", "en", ["about 11 in 100"]) == ["hundred"]
    assert strange_numbers("once de cada 100", "es", ["11 de 100"]) == []
    assert strange_numbers("12 in 100", "en", ["11 in 100"]) == ["12"]


@given(st.integers(min_value=0, max_value=10**6))
def test_every_number_in_digits_is_found(number: int) -> None:
    assert str(number) in numbers_in(f"x {number}, y", "en")
