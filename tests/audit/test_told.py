"""Printed words are read back into what can stand behind them, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.audit.told import (
    ABOUT,
    FEWER,
    HALVES,
    MORE,
    RANGE,
    THIRDS,
    Count,
    Share,
    fits,
    is_hidden,
    read_count,
    read_share,
    read_words,
    span,
    step,
)
from voicelens.i18n import ngettext, say, speaking


@pytest.mark.parametrize("language", ["en", "es"])
@given(share=st.integers(0, 100))
def test_every_sentence_about_a_share_is_read_back(language: str, share: int) -> None:
    with speaking(language):
        assert read_share(say("about {share} in 100", share=share)) == Share(ABOUT, share, share)
        assert read_share(say("about {share} or fewer in 100", share=share)) == Share(FEWER, share, share)
        assert read_share(say("about {share} or more in 100", share=share)) == Share(MORE, share, share)
        assert read_share(say("about {low} to {high} in 100", low=33, high=67)) == Share(RANGE, 33, 67)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("n", [1, 45, 422, 48_040])
def test_every_sentence_about_students_is_read_back(language: str, n: int) -> None:
    with speaking(language):
        exact = ngettext("{n} student answered", "{n} students answered", n).format(n=n)
        about = say("about {n} students answered", n=n)
        both = say("{answered}; {share} of those enrolled", answered=about, share=say("about {share} in 100", share=87))
    assert read_words(exact).count == Count(n, exact=True)
    assert read_words(about).count == Count(n, exact=False)
    told = read_words(both)
    assert (told.count, told.share, told.rest) == (Count(n, exact=False), Share(ABOUT, 87, 87), "")


def test_what_pages_print_is_read_too() -> None:
    assert read_share("≤5") == Share(FEWER, 5, 5)
    assert read_share("≥ 95") == Share(MORE, 95, 95)
    assert read_share("33–67") == Share(RANGE, 33, 67)
    assert read_share("28") == Share(ABOUT, 28, 28)
    assert read_share("a third") is None
    assert read_count("~45") == Count(45, exact=False)
    assert read_count("1,234 students answered") == Count(1234, exact=True)
    assert read_count("some") is None
    assert [is_hidden(text) for text in ("not shown", "–", "no se muestra", "5")] == [True, True, True, False]


def test_a_number_that_cannot_be_read_is_not_lost() -> None:
    assert read_words("7 of them wrote in Spanish").rest == "7 of them wrote in Spanish"
    assert read_words("not shown").rest == ""


def test_steps_hold_three_counts() -> None:
    assert [step(n) for n in (7, 8, 15, 30, 60, 150, 300)] == [HALVES, THIRDS, 20, 10, 5, 2, 1]
    assert [step(60, coarser) for coarser in range(6)] == [5, 10, 20, 33, 50, 0]
    assert step(300, finest=5) == 5


@given(n=st.integers(1, 400), k=st.integers(0, 400))
def test_the_count_behind_a_share_is_among_those_read(n: int, k: int) -> None:
    k, each = min(k, n), step(n)
    value = each * ((200 * k + n * each) // (2 * n * each)) if each <= 20 else 0
    if not max(5, each) < value < 100 - max(5, each):
        return
    low, high = span(Share(ABOUT, value, value), each)
    assert low * n / 100 <= k < high * n / 100


def test_bounds_and_parts_mean_what_they_say() -> None:
    assert span(Share(FEWER, 5, 5), 1) == (0, 5.5)
    assert span(Share(FEWER, 20, 20), 20) == (0, 30)
    assert span(Share(MORE, 80, 80), 20)[0] == 70
    assert span(Share(FEWER, 33, 33), THIRDS) == (0, pytest.approx(100 / 3))
    assert span(Share(RANGE, 33, 67), THIRDS) == (pytest.approx(100 / 3), pytest.approx(200 / 3, abs=1e-3))


def test_a_row_shows_whether_it_can_be_told_more_coarsely() -> None:
    assert fits(Share(ABOUT, 30, 30), 10)
    assert not fits(Share(ABOUT, 35, 35), 10)
    assert fits(Share(FEWER, 10, 10), 10)
    assert not fits(Share(FEWER, 5, 5), 10)
    assert fits(Share(RANGE, 33, 67), THIRDS)
    assert not fits(Share(RANGE, 33, 67), HALVES)
    assert fits(Share(FEWER, 50, 50), HALVES)
    assert not fits(Share(RANGE, 33, 67), 20)
    assert not fits(Share(ABOUT, 30, 30), 0)
