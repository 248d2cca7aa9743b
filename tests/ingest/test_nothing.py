import pytest

from voicelens.ingest.nothing import is_nothing, may_be_nothing, spelled
from voicelens.ingest.phrases import pattern, words_in


def _says_nothing(text, polarity):
    plain = [spelled(word) for word in text.split()]
    return may_be_nothing(plain) and is_nothing(plain, polarity)


@pytest.mark.parametrize(
    "text",
    ["no", "nah bro", "pass", "i dont got one", "ion know", "who knows", "nothng", "notthing", "not much", "nope no"],
)
def test_folded_words_that_say_nothing(text):
    assert _says_nothing(text, "other")


def test_long_answers_and_no_words_are_left_to_others():
    assert not is_nothing([], "other")
    assert not may_be_nothing(["no"] * 23)
    assert not _says_nothing("no i really just want to say the lunch", "other")


def test_no_one_is_a_person():
    assert not is_nothing(["i", "have", "no", "one"], "like")


def test_what_is_empty_depends_on_the_question():
    assert _says_nothing("i dont like anything", "like")
    assert not _says_nothing("everything", "like")
    assert _says_nothing("i like everything", "change")
    assert not _says_nothing("i like everything", "like")


def test_words_that_content_hangs_on_are_no_filler():
    assert not _says_nothing("no school", "change")
    assert not _says_nothing("nothing to do", "change")
    assert not _says_nothing("i dont like it", "change")


def test_phrases_are_written_in_a_small_notation():
    found = pattern("(a|b c) [d|e]\nx\n    y\n")
    assert found.fullmatch("b c d e d ")
    assert found.fullmatch("a ")
    assert found.fullmatch("x y ") or found.fullmatch("xy ")
    assert not found.fullmatch("b ")
    assert words_in("{any} (a|b c) [d]") > {"anything", "a", "b", "c", "d"}
