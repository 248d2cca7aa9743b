import pytest

from tests.llm.server import no_clock
from voicelens.errors import EndpointError
from voicelens.llm.model import Answer
from voicelens.llm.pacing import FAILURES, Breaker, Clock, Pace, gone
from voicelens.llm.prompts import Filled, load_prompt
from voicelens.llm.schema import Schema

PROMPT = load_prompt("theme-name", "en")
FILLED = PROMPT.fill({"keywords": [], "ideas": []})


class Moody:
    """A model that fails as long as it is told to."""

    def __init__(self, fails: int) -> None:
        self.fails, self.asked = fails, 0

    def complete(self, prompt: Filled, schema: Schema) -> Answer:
        self.asked += 1
        if self.asked <= self.fails:
            raise gone("gone")
        return Answer("{}", "m")


def test_calls_are_spread_evenly() -> None:
    slept, sleep = no_clock()
    pace = Pace(30, Clock(now=lambda: sum(slept), sleep=sleep))
    for _ in range(4):
        pace.wait()
    assert slept == [2.0, 2.0, 2.0]


def test_an_endpoint_that_failed_twice_is_left_alone() -> None:
    model = Moody(99)
    breaker = Breaker(model)
    for _ in range(10):
        with pytest.raises(EndpointError):
            breaker.complete(FILLED, PROMPT.schema)
    assert model.asked == FAILURES


def test_one_failure_between_answers_does_not_count() -> None:
    breaker = Breaker(Moody(1))
    with pytest.raises(EndpointError):
        breaker.complete(FILLED, PROMPT.schema)
    assert breaker.complete(FILLED, PROMPT.schema).text == "{}"
    assert breaker.failures == 0
