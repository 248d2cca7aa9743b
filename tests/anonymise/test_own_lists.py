from __future__ import annotations

import pytest

from voicelens.anonymise.own_lists import own_lists
from voicelens.errors import SettingsError


def test_patterns_and_words_are_found_whatever_the_case() -> None:
    lists = own_lists(["ID: S[0-9]+", "school: the big red barn"], ["Biscuit"], [])
    text = "s123 at The Big Red Barn with BISCUIT"
    (recogniser,) = lists.recognisers()
    assert [(s.kind, text[s.start : s.end]) for s in recogniser.find([text])[0]] == [
        ("ID", "s123"), ("SCHOOL", "The Big Red Barn"), ("PERSON", "BISCUIT"),
    ]  # fmt: skip


def test_no_lists_find_nothing() -> None:
    assert own_lists([], ["", "  "], ["Mustang"]).recognisers() == ()
    assert own_lists([], [], ["Mústang"]).never == {"mustang"}


def test_a_broken_pattern_names_itself() -> None:
    with pytest.raises(SettingsError) as caught:
        own_lists(["ID: S[0-9"], [], [])
    assert "S[0-9" in caught.value.where
    assert caught.value.exit_code == 11


@pytest.mark.parametrize("written", ["S[0-9]+", "HEALTH: x", "NOSUCH: x"])
def test_a_pattern_without_a_kind_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="what it finds"):
        own_lists([written], [], [])


def test_a_word_in_both_lists_is_refused_without_saying_it() -> None:
    with pytest.raises(SettingsError) as caught:
        own_lists([], ["Zuri"], ["zuri"])
    assert "zuri" not in str(caught.value).lower()
