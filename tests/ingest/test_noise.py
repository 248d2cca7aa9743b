import pytest

from voicelens.ingest.noise import is_copied, is_mash, longest_run


def test_runs_along_the_keyboard_are_measured():
    assert longest_run("asdf") == longest_run("fdsa") == 4
    assert longest_run("were") == 3


@pytest.mark.parametrize("word", ["qwert", "lkjhg", "sdfgh", "jfkdlsa", "4567", "bcdfg"])
def test_mash_is_known(word):
    assert is_mash(word)


@pytest.mark.parametrize(
    "word", ["pretty", "power", "property", "salad", "lunch", "fun", "niño", "sports", "strength", "pls"]
)
def test_words_are_no_mash(word):
    assert not is_mash(word)


def test_a_few_words_of_the_question_are_no_copy():
    question = "What is one thing you would change about your school?"
    assert not is_copied("change", question)
    assert not is_copied("i would change one thing: the lunch about noon at your school", question)
    assert is_copied("one thing you would change about your school", question)
