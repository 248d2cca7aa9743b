import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.choices import options_of, separator_of, split


@pytest.mark.parametrize(
    ("counts", "separator"),
    [
        ({"White": 9, "Asian": 4, "White, Asian": 2}, ", "),
        ({"White": 9, "Asian": 4, "White,Asian": 2}, ","),
        ({"White;": 9, "Asian;": 4, "White;Asian;": 2}, ";"),
        ({"White": 9, "Asian": 4, "White|Asian": 2}, "|"),
        ({"White": 9, "Hispanic, Latino, or Spanish": 4, "White, Hispanic, Latino, or Spanish": 2}, ", "),
        ({"Yes, always": 5, "Yes, sometimes": 4, "No": 3}, ""),
        ({"White": 9, "Hispanic, Latino": 4}, ""),
        ({"Girl": 9, "Boy": 4, "N/A": 1}, ""),
        ({"3/16/2026": 9, "3/17/2026": 4}, ""),
        ({}, ""),
    ],
)
def test_the_separator_is_one_that_parts_answers_others_gave_alone(counts, separator):
    assert separator_of(counts) == separator


def test_an_option_that_holds_the_separator_stays_whole():
    values = ["White", "Hispanic, Latino, or Spanish", "White, Hispanic, Latino, or Spanish", "White, New"]
    options = options_of(values, ", ")
    assert options == {"White", "Hispanic, Latino, or Spanish"}
    assert split(values[2], ", ", options) == ["White", "Hispanic, Latino, or Spanish"]
    assert split("White, New", ", ", options) == ["White", "New"]
    assert split("a,b , a", ",", {"a"}) == ["a", "b"]
    assert split("", ";", options) == []


@given(st.lists(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=3, unique=True), min_size=1))
def test_plain_options_are_always_taken_apart_again(ticked):
    values = [";".join(options) for options in ticked]
    options = options_of(values, ";")
    alone = {value for value in values if ";" not in value}
    for value, parts in zip(values, ticked, strict=True):
        if set(parts) <= alone:
            assert split(value, ";", options) == parts
