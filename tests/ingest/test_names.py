from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.names import distinct, key, letter, tidy


def test_a_name_stands_on_one_line_without_a_byte_order_mark():
    assert tidy("\ufeff What do\n you like? ") == "What do you like?"


def test_letters_count_as_in_a_spreadsheet():
    assert [letter(place) for place in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


@given(st.lists(st.sampled_from(["a", "A", "b", "a (2)", ""]), max_size=8))
def test_names_are_made_distinct_and_each_change_is_told(names):
    out, notes = distinct(names)
    assert len({key(name) for name in out}) == len(names)
    assert len(notes) == sum(old != new for old, new in zip(names, out, strict=True))
