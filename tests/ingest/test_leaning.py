"""What answers speak for where their question does not say it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.written import read
from voicelens.ingest.leaning import leaning


@pytest.mark.parametrize("polarity", ["like", "change"])
def test_a_school_full_of_written_answers_leans_to_its_question(polarity: str) -> None:
    answers = [answer.text for answer in read() if answer.prompt == polarity]
    assert leaning(Counter(answers)) == (polarity, True)
    for at in range(0, len(answers) - 200, 200):
        said, clear = leaning(Counter(answers[at : at + 200]))
        assert said == polarity or not clear


def test_both_questions_in_one_column_are_never_clear() -> None:
    both = Counter(answer.text for answer in read())
    assert not leaning(both)[1]


def test_nothing_said_leans_nowhere() -> None:
    assert leaning({}) == ("", False)
    assert leaning({"blue": 50}) == ("", False)
    assert leaning({"mas recreo": 3, "my friends are nice": 3}) == ("", False)


def test_a_few_answers_are_no_proof() -> None:
    assert leaning({"more recess": 5}) == ("change", False)
    assert leaning({"more recess": 9}) == ("change", True)


@given(st.dictionaries(st.text(max_size=20), st.integers(1, 5), max_size=5))
def test_any_answers_give_an_answer(counts: dict[str, int]) -> None:
    assert leaning(counts)[0] in {"", "like", "change"}
