import pytest

from voicelens.ingest.nothing import is_nothing


@pytest.mark.parametrize(
    "text", ["no", "igual", "pass", "i dont got one", "ion know", "who knows", "nothng", "not much"]
)
def test_folded_words_that_say_nothing(text):
    assert is_nothing(text.split(), "other")


def test_long_answers_and_no_words_are_left_to_others():
    assert not is_nothing([], "other")
    assert not is_nothing(["no"] * 19, "other")
    assert not is_nothing(["no", "i", "really", "just", "want", "to", "say", "it", "like", "that"], "other")


def test_no_one_is_a_person():
    assert not is_nothing(["i", "have", "no", "one"], "like")
