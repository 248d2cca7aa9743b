import pytest

from tests.llm.test_pacing import FILLED
from voicelens.llm.estimate import cost, tokens


def test_tokens_are_estimated_on_the_high_side() -> None:
    assert [tokens(""), tokens("a"), tokens("abcd")] == [0, 1, 2]


def test_a_price_is_for_what_goes_out_and_the_most_that_may_come_back() -> None:
    one = cost([FILLED], 1.0, 2.0)
    assert one.answered == 300
    assert one.price == pytest.approx((one.sent + 600) / 1_000_000)
    assert cost([], 1.0, 1.0) == (0, 0, 0)
