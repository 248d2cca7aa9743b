import pytest

from tests.llm.test_pacing import FILLED, PROMPT, Moody
from voicelens.errors import EndpointError
from voicelens.llm.model import Recorded, request_digest


class Drawer(dict):  # type: ignore[type-arg]
    """Answers kept in memory."""

    def put(self, entry):  # type: ignore[no-untyped-def]
        self[entry["request"]] = dict(entry)


def test_the_same_question_is_asked_once() -> None:
    inner, kept = Moody(0), Drawer()
    model = Recorded("m", kept, inner)
    assert not model.known(FILLED, PROMPT.schema)
    assert model.complete(FILLED, PROMPT.schema) == model.complete(FILLED, PROMPT.schema)
    assert inner.asked == 1
    assert Recorded("m", kept).complete(FILLED, PROMPT.schema).text == "{}"


def test_what_is_kept_says_how_it_came_about_and_holds_nothing_that_was_sent() -> None:
    kept = Drawer()
    Recorded("m", kept, Moody(0)).complete(FILLED, PROMPT.schema)
    (entry,) = kept.values()
    assert entry["prompt_digest"] == PROMPT.digest
    assert entry["parameters"] == {"temperature": 0, "seed": 1, "max_tokens": 300}
    assert set(entry) == {
        "request",
        "prompt",
        "version",
        "prompt_digest",
        "model",
        "parameters",
        "answered_by",
        "answer",
    }
    assert not any(FILLED.user[:40] in str(value) for value in entry.values())


def test_without_a_model_only_kept_answers_are_there() -> None:
    with pytest.raises(EndpointError, match="no language model"):
        Recorded("m", Drawer()).complete(FILLED, PROMPT.schema)


def test_an_error_is_not_kept() -> None:
    kept = Drawer()
    with pytest.raises(EndpointError):
        Recorded("m", kept, Moody(9)).complete(FILLED, PROMPT.schema)
    assert not kept


def test_anything_an_answer_depends_on_makes_another_question() -> None:
    other = PROMPT.fill({"keywords": [], "ideas": ["x"]})
    assert len({request_digest(FILLED, PROMPT.schema, "m"), request_digest(FILLED, PROMPT.schema, "n"),
                request_digest(other, PROMPT.schema, "m"), request_digest(FILLED, {**PROMPT.schema, "x": 1}, "m")}) == 4  # fmt: skip
