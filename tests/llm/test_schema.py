import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.llm.schema import BadAnswer, parse_answer, sound

TEXT = {"type": "string", "minLength": 1, "maxLength": 5}
SCHEMA = sound(
    {
        "type": "object",
        "properties": {"name": TEXT, "kind": {"type": "string", "enum": ["a", "b"]},
                       "more": {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 2}},
        "required": ["name", "kind", "more"],
        "additionalProperties": False,
    }
)  # fmt: skip
GOOD = {"name": "x", "kind": "a", "more": ["y"]}


def test_an_answer_of_the_right_shape_is_read() -> None:
    assert parse_answer(json.dumps(GOOD), SCHEMA) == GOOD


def test_a_fence_around_the_whole_answer_is_forgiven() -> None:
    assert parse_answer(f"```json\n{json.dumps(GOOD)}\n```", SCHEMA) == GOOD


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""}, {"name": "too long"}, {"name": 7}, {"name": None}, {"name": "a\nb"}, {"kind": "c"},
        {"more": []}, {"more": ["a", "b", "c"]}, {"more": "a"}, {"more": [["a"]]}, {"extra": "x"},
    ],
)  # fmt: skip
def test_any_other_shape_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(json.dumps(GOOD | change), SCHEMA)


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", '"x"', '{"name": "x"}', "{" * 100_000, '{"name": "x", "name": "y", "kind": "a", "more": ["y"]}',
     json.dumps(GOOD) + " and more", json.dumps(GOOD)[:-3], '{"name": NaN}', '{"n": ' + "9" * 9999 + "}"],
)  # fmt: skip
def test_what_is_no_answer_is_refused(text: str) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(text, SCHEMA)


@given(st.text())
def test_whatever_a_model_writes_is_read_or_refused(text: str) -> None:
    with suppress(BadAnswer):
        assert set(parse_answer(text, SCHEMA)) == set(GOOD)


@pytest.mark.parametrize(
    "schema",
    [
        {}, "x", {"type": "number"}, {"type": "string"}, {"type": "string", "maxLength": 5, "pattern": "x"},
        {"type": "array", "items": TEXT}, {"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
        {"type": "object", "properties": {"a": TEXT}, "required": [], "additionalProperties": False},
    ],
)  # fmt: skip
def test_a_schema_that_would_not_be_checked_is_refused(schema: object) -> None:
    with pytest.raises(ValueError, match=r"schema|object|list|text"):
        sound(schema)
