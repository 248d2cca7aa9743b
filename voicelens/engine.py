"""Spreading independent work over processes, behind one small Protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar, cast

from voicelens.errors import EngineError
from voicelens.i18n import say
from voicelens.loading import load

In = TypeVar("In")
Out = TypeVar("Out")

ENGINES = {"local": "voicelens.engine:Local"}


class Engine(Protocol):
    """Something that applies a function to many items."""

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """Apply `function` to each item; results come in the order of the items."""
        ...


class Local:
    """This process, one item after another: the reference every other engine must equal."""

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """Apply `function` to each item in turn."""
        return map(function, items)


def load_engine(name: str) -> Engine:
    """The engine of that name; raises `EngineError` that lists the known ones."""
    if name not in ENGINES:
        raise EngineError(
            say("There is no engine called “{name}”.", name=name),
            where="voicelens.toml, [study] engine",
            fix=say("Use one of: {known}.", known=", ".join(sorted(ENGINES))),
        )
    return cast("Engine", load(ENGINES[name])())
