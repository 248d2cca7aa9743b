"""Engines by name, and the one that every other must equal."""

import pytest

from voicelens.engine import ENGINES, Local, load_engine
from voicelens.errors import EngineError


def test_local_keeps_the_order_of_the_items() -> None:
    assert list(Local().map(lambda number: number * 2, iter([3, 1, 2]))) == [6, 2, 4]


def test_local_works_on_one_item_at_a_time() -> None:
    seen: list[int] = []
    results = Local().map(seen.append, [1, 2, 3])
    assert seen == []
    next(results)
    assert seen == [1]


def test_an_error_in_the_work_is_the_error_of_the_map() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Local().map(lambda number: 1 // number, [1, 0]))


def test_local_is_the_engine_of_that_name() -> None:
    assert isinstance(load_engine("local"), Local)


def test_an_unknown_engine_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(EngineError) as refused:
        load_engine("locl")
    assert "locl" in refused.value.problem
    assert refused.value.where == "voicelens.toml, [study] engine"
    assert all(name in refused.value.fix for name in ENGINES)
