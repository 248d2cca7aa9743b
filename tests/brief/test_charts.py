from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelens.brief.cells import Cell
from voicelens.brief.charts import axis_for, mark, pair

SHARES = st.integers(0, 100)


@given(st.lists(st.one_of(st.none(), SHARES)))
def test_an_axis_holds_every_value_in_few_round_steps(values: list[int | None]) -> None:
    axis = axis_for(values)
    assert axis.top >= max([20, *(value for value in values if value is not None)])
    assert axis.ticks[0] == 0
    assert axis.ticks[-1] == axis.top <= 100
    assert len(axis.ticks) <= 6


@given(SHARES, SHARES)
def test_places_keep_the_order_of_values_and_stay_inside_the_chart(a: int, b: int) -> None:
    axis = axis_for((max(a, b),))
    low, high = sorted((a, b))
    assert 0 < axis.at(low) <= axis.at(high) < 100


def test_a_value_past_the_end_stays_on_the_axis() -> None:
    axis = axis_for(())
    assert axis.at(300) == axis.at(20)


def test_a_plain_cell_is_a_dot_on_a_band_and_a_coded_one_a_band_alone() -> None:
    axis = axis_for((40,))
    assert mark(axis, Cell("c", share=20, low=10, high=40)).dot == 50
    assert mark(axis, Cell("c", share=20)).band is None
    coded = mark(axis, Cell("c", share=5, low=0, high=10, coded="≤5"))
    assert coded.dot is None
    assert coded.band == (4, 27)


def test_a_pair_has_no_square_where_the_others_are_not_told() -> None:
    axis = axis_for((40,))
    assert pair(axis, Cell("c", share=20, rest=40)).rest.dot == 96
    assert pair(axis, Cell("c", share=20)).rest.dot is None
