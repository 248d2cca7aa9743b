"""Answers bound by a JSON schema: the few keywords that prompts use, and nothing that is silently ignored."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
_KINDS: Mapping[str, type] = {"object": dict, "array": list, "string": str}
_ALLOWED: Mapping[str, frozenset[str]] = {
    "object": frozenset({"type", "properties", "required", "additionalProperties"}),
    "array": frozenset({"type", "items", "minItems", "maxItems"}),
    "string": frozenset({"type", "enum", "minLength", "maxLength"}),
}
_FENCED = re.compile(r"\A```(?:json)?\s*\n(.*)\n```\Z", re.DOTALL)


class BadAnswer(ValueError):  # noqa: N818  (it is the model's answer that is bad)
    """An answer that is not what the schema asks for. The message never holds any of the answer."""


def sound(schema: Any) -> Schema:
    """The schema itself; raises `ValueError` where it asks for something that `fits` would not check.

    Objects must be closed, and every length limited, so that an answer has a greatest size.
    """
    kind = str(schema.get("type")) if isinstance(schema, Mapping) else ""
    if kind not in _ALLOWED or not set(schema) <= _ALLOWED[kind]:
        raise ValueError(f"unknown in a schema: {kind}")
    if kind == "object":
        if schema.get("additionalProperties") is not False or set(schema["required"]) != set(schema["properties"]):
            raise ValueError("an object must name, require and allow the same properties")
        for part in schema["properties"].values():
            sound(part)
    elif kind == "array":
        if "maxItems" not in schema:
            raise ValueError("a list needs a greatest length")
        sound(schema["items"])
    elif "maxLength" not in schema and "enum" not in schema:
        raise ValueError("a text needs a greatest length")
    return dict(schema)


def parse_answer(text: str, schema: Schema) -> dict[str, Any]:
    """What an answer says, if it is JSON of that shape and nothing else; raises `BadAnswer`.

    A Markdown fence around the whole answer is the one thing forgiven.
    """
    inside = _FENCED.match(text.strip())
    try:
        value = json.loads(
            inside[1] if inside else text, object_pairs_hook=_each_once, parse_constant=_refuse, parse_int=_short
        )
    except (ValueError, RecursionError) as error:
        raise BadAnswer("it is not JSON") from error
    _CHECKS[schema["type"]](value, schema)
    return dict(value)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refuse(word: str) -> float:
    raise ValueError(word)


def _short(digits: str) -> int:
    return int(digits[:9])


def _fits(value: Any, schema: Schema) -> None:
    _CHECKS[schema["type"]](value, schema)


def _is(value: Any, kind: str) -> None:
    if not isinstance(value, _KINDS[kind]):
        raise BadAnswer(f"it is no {kind} where one is asked for")


def _object(value: Any, schema: Schema) -> None:
    _is(value, "object")
    if set(value) != set(schema["properties"]):
        raise BadAnswer("its parts are not the ones asked for")
    for name, part in schema["properties"].items():
        _fits(value[name], part)


def _array(value: Any, schema: Schema) -> None:
    _is(value, "array")
    if not schema.get("minItems", 0) <= len(value) <= schema["maxItems"]:
        raise BadAnswer("a list in it is too short or too long")
    for item in value:
        _fits(item, schema["items"])


def _string(value: Any, schema: Schema) -> None:
    _is(value, "string")
    if "enum" in schema and value not in schema["enum"]:
        raise BadAnswer("a value in it is not one of those allowed")
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        raise BadAnswer("a text in it is too short or too long")
    if any(not letter.isprintable() for letter in value):
        raise BadAnswer("a text in it holds what cannot be seen")


_CHECKS: Mapping[str, Callable[[Any, Schema], None]] = {"object": _object, "array": _array, "string": _string}
