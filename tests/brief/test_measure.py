from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelens.brief.measure import lines, width


def test_wide_letters_and_bold_ones_take_more_room() -> None:
    assert width("WWW") > width("xxx") > width("iii")
    assert width("word", bold=True) > width("word")
    assert width("字") > width("W")


def test_words_that_do_not_fit_go_on_the_next_line_and_long_ones_are_broken() -> None:
    assert lines("", 100, size=10) == 1
    assert lines("one two three", 1000, size=10) == 1
    assert lines("one two three", 30, size=10) == 3
    assert lines("a" * 100, 100, size=10) > 4


@given(st.text(max_size=80), st.floats(50, 500))
def test_less_room_never_needs_fewer_lines(text: str, room: float) -> None:
    assert lines(text, room, size=10) >= lines(text, room * 4, size=10)
