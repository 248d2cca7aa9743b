import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.values import any_filled, distinct, each, is_filled, rows_filled, spread

CELL = st.sampled_from(["", " ", "\n", "a", "b ", "é"])


@given(st.lists(CELL, max_size=8))
def test_each_different_value_is_changed_once_and_keeps_its_row(cells):
    asked = []
    index = range(5, 5 + len(cells))
    out = each(pd.Series(cells, index=index, dtype=str), lambda value: asked.append(value) or value.upper())
    assert out.tolist() == [cell.upper() for cell in cells]
    assert list(out.index) == list(index)
    assert sorted(asked) == sorted(set(cells))


def test_different_values_and_their_places_give_the_column_back():
    values = pd.Series(["a", "b", "a"], dtype=str)
    places, different = distinct(values)
    assert different == ["a", "b"]
    assert spread(different, places).equals(values)
    assert spread(["x", None], places).isna().tolist() == [False, True, False]


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=8))
def test_what_is_filled_is_more_than_spaces(rows):
    frame = pd.DataFrame(rows, columns=["a", "b"], dtype=str)
    assert is_filled(frame["a"]).tolist() == [bool(row[0].strip()) for row in rows]
    assert rows_filled(frame).tolist() == [bool("".join(row).strip()) for row in rows]
    assert any_filled(frame["a"]) is any(row[0].strip() for row in rows)


def test_a_column_that_starts_empty_may_be_filled_far_below():
    assert any_filled(pd.Series([""] * 5_000 + ["x"], dtype=str))
    assert not any_filled(pd.Series([" "] * 5_000, dtype=str))
