"""A cell: the smallest piece of a file that is searched, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

ANSWER_COLUMNS = ("response_id", "idea_id", "quote_id")


class Unsearched(Exception):  # noqa: N818  (an outcome that is reported, not a failure)
    """Part of a file cannot be read; the message says why, and what could be read was searched."""


class Cell(NamedTuple):
    """A piece of text: its line or row (from 1; 0 for none), its column or attribute, and the answer its row is of."""

    text: str
    row: int = 0
    column: str = ""
    answer: str = ""
    part: str = ""


def answer_of(row: Mapping[str, object]) -> str:
    """The answer, idea or quote a row belongs to; empty where it names none."""
    return next((str(row[name]) for name in ANSWER_COLUMNS if row.get(name)), "")


def texts(value: object) -> Iterator[str]:
    """All that can be read in a value: a text, a number that is no fraction, or anything made of those."""
    match value:
        case str():
            yield value
        case bool() | None:
            return
        case int():
            yield str(value)
        case float():
            yield from [str(int(value))] if value.is_integer() else []
        case bytes():
            yield value.decode("utf-8", errors="replace")
        case dict():
            for name, inside in value.items():
                yield from (*texts(name), *texts(inside))
        case list() | tuple():
            for inside in value:
                yield from texts(inside)
        case _:
            yield str(value)
