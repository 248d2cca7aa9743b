"""Asking with care: not too often, again after a hiccup, and not at all once an endpoint is plainly gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from voicelens.errors import EndpointError
from voicelens.i18n import say
from voicelens.llm.model import Answer, Model
from voicelens.llm.prompts import Filled
from voicelens.llm.schema import Schema

ATTEMPTS = 3
FAILURES = 2
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0


class Hiccup(Exception):  # noqa: N818  (it passes)
    """A call that failed and may work the next time; `wait` is how long the endpoint asked to be left alone."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.problem, self.wait = problem, wait


@dataclass
class Clock:
    """The time, and waiting for it to pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Pace:
    """At most so many calls a minute, evenly spread."""

    calls_per_minute: int
    clock: Clock = field(default_factory=Clock)
    _next: float | None = None

    def wait(self) -> None:
        """Wait until the next call is due."""
        now = self.clock.now()
        due = now if self._next is None else max(self._next, now)
        if due > now:
            self.clock.sleep(due - now)
        self._next = due + 60 / self.calls_per_minute


def again(ask: Callable[[], Answer], clock: Clock) -> Answer:
    """Ask up to three times, waiting longer each time or as long as the endpoint says; raises `EndpointError`."""
    for attempt in range(ATTEMPTS):
        try:
            return ask()
        except Hiccup as hiccup:
            wait = _FIRST_WAIT * 2**attempt if hiccup.wait is None else hiccup.wait
            if attempt + 1 == ATTEMPTS or wait > _LONGEST_WAIT:
                raise gone(hiccup.problem) from hiccup
            clock.sleep(wait)
    raise AssertionError(ATTEMPTS)


def gone(problem: str) -> EndpointError:
    """An `EndpointError` about an endpoint that does not do its part."""
    return EndpointError(
        problem,
        where="voicelens.toml, [llm] endpoint",
        fix=say("Start the model's server and run again; or switch it off."),
    )


@dataclass
class Breaker:
    """A model that is left alone after two calls in a row have failed: a dead endpoint costs seconds, not hours."""

    inner: Model
    failures: int = 0
    last: EndpointError | None = None

    def complete(self, prompt: Filled, schema: Schema) -> Answer:
        """The inner model's answer; raises the last `EndpointError` at once where the circuit is open."""
        if self.last is not None and self.failures >= FAILURES:
            raise self.last
        try:
            answer = self.inner.complete(prompt, schema)
        except EndpointError as error:
            self.failures, self.last = self.failures + 1, error
            raise
        self.failures, self.last = 0, None
        return answer
