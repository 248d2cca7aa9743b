from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelens.anonymise.misspelt import Misspelt, one_error

WORDS = st.text("abcdé", min_size=5, max_size=8)


@given(WORDS, st.integers(0, 7), st.sampled_from("abx"), st.sampled_from(["change", "add", "drop", "swap"]))
def test_every_single_typing_error_leads_back_to_the_word(word: str, at: int, letter: str, kind: str) -> None:
    at %= len(word) - 1
    wrong = {
        "change": word[:at] + letter + word[at + 1 :],
        "add": word[:at] + letter + word[at:],
        "drop": word[:at] + word[at + 1 :],
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]
    assert wrong == word or Misspelt([word, "zzzzz"]).near(wrong) == [word]


def test_two_errors_short_words_and_the_word_itself_are_not_near() -> None:
    known = Misspelt(["maria", "tom", "marta"])
    assert known.near("maria") == ["marta"]
    assert known.near("mxrxa") == []
    assert known.near("tim") == known.near("tm") == []
    assert known.near("mari") == ["maria"]


def test_one_error_is_one_letter_or_one_swap() -> None:
    assert one_error("maria", "maira")
    assert not one_error("maria", "miraa")
    assert not one_error("maria", "mar")
