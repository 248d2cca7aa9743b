import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.screen.normal import normal


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("I DON'T want 2 be here!!", "i do not want 2 be here ."),
        ("él me pegó", "el me pego"),
        ("he thretened me", "he threatened me"),
        ("i want to k1ll my self", "i want to kill myself"),
        ("i wanna d!e", "i want to die"),
        ("sooooo sad", "so sad"),
        ("he was bullyed again", "he was bullied again"),
        ("5:50 in the morning; room 204", "5 50 in the morning . room 204"),
        ("putting shorter tests", "putting shorter tests"),
        ("", ""),
    ],
)
def test_what_children_type_becomes_plain_words(written: str, words: str) -> None:
    assert normal(written) == words.split()


@pytest.mark.parametrize("slip", ["threatned", "threatend", "thraetened", "threattened", "threazened"])
def test_one_slip_of_the_finger_is_mended(slip: str) -> None:
    assert normal(slip) == ["threatened"]


@given(st.text(max_size=80))
def test_any_text_becomes_words_of_letters_digits_and_sentence_ends(text: str) -> None:
    assert all(word == "." or (word.isalnum() and word.isascii()) for word in normal(text))
