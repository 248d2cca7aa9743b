import pytest

from voicelens.ingest.noise import is_copied, is_mash, is_number, longest_run
from voicelens.text import words


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


QUESTION = "What is one thing you would change about your school?"


def test_a_few_words_of_the_question_are_no_copy():
    assert not is_copied(["change"], QUESTION)
    assert not is_copied(words("i would change one thing: the lunch about noon at your school"), QUESTION)
    assert is_copied(words("one thing you would change about your school"), QUESTION)


def test_a_copy_with_slips_is_a_copy():
    assert is_copied(words("what is one thing you would chage about our school"), QUESTION)


@pytest.mark.parametrize(("bare", "is_one"), [("123", True), ("3.14", True), ("7:30", False), ("room 4", False)])
def test_a_bare_number_is_told_from_a_time_of_day(bare, is_one):
    assert is_number(bare) is is_one


def test_letters_in_no_order_of_any_language_are_mash():
    assert is_mash("xqzvbdkwq")
    assert is_mash("kjhdfskjh")
    assert not is_mash("interesting")
    assert not is_mash("jrotc", "JROTC")
