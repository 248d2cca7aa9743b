"""The client against a server that does as it should, and against the same one misbehaving."""

import builtins
import json
from collections.abc import Sequence

import pytest

from tests.llm.server import Calls, Move, dead_url, no_clock, reply, serving
from voicelens.errors import EndpointError
from voicelens.llm.client import LARGEST, Client, connect
from voicelens.llm.endpoint import Endpoint
from voicelens.llm.pacing import Clock
from voicelens.llm.prompts import load_prompt

PROMPT = load_prompt("theme-name", "en")
FILLED = PROMPT.fill({"keywords": ["lunch"], "ideas": ["long line"]})


def client(url: str, timeout: float = 5, key: str = "", version: str = "") -> tuple[Client, list[float]]:
    slept, sleep = no_clock()
    endpoint = Endpoint(f"{url}/chat/completions", "invented", timeout, 6000, version, key)
    return connect(endpoint, Clock(sleep=sleep)), slept


def ask(url: str, timeout: float = 5) -> str:
    return client(url, timeout)[0].complete(FILLED, PROMPT.schema).text


def after(moves: Sequence[Move], timeout: float = 5) -> tuple[str, Calls]:
    with serving(lambda body: "fine", moves) as calls:
        return ask(calls.url, timeout), calls


def test_a_call_says_what_every_server_of_this_kind_understands() -> None:
    text, calls = after([])
    assert text == "fine"
    body = calls.bodies[0]
    assert body["messages"] == FILLED.messages
    assert body["response_format"]["json_schema"]["schema"] == PROMPT.schema
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == ("invented", 0, 300, False)
    assert "Authorization" not in calls.headers[0]


def test_the_key_and_the_version_go_along() -> None:
    with serving(lambda body: "fine") as calls:
        client(calls.url, key="sesame", version="2024-10-21")[0].complete(FILLED, PROMPT.schema)
    assert calls.paths == ["/v1/chat/completions?api-version=2024-10-21"]
    assert {name.lower(): value for name, value in calls.headers[0].items()}["api-key"] == "sesame"


def test_a_server_that_knows_no_schema_is_asked_in_simpler_ways_and_then_always_so() -> None:
    for known, tries in ((("json_object", ""), 2), (("",), 3)):
        with serving(lambda body: "fine", formats=known) as calls:
            model, _ = client(calls.url)
            assert model.complete(FILLED, PROMPT.schema).text == "fine"
            assert len(calls.bodies) == tries
            model.complete(FILLED, PROMPT.schema)
            assert len(calls.bodies) == tries + 1


@pytest.mark.parametrize(
    "move",
    [
        Move(429, {"Retry-After": "2"}, b"{}"), Move(500, {}, b"oh no"), Move(503, {}, b""), Move(drop=True),
        Move(short=True), Move(body=b'{"choices": [{"mess'), Move(body=b"<html>hello</html>"), Move(body=b"[]"),
        Move(body=b'{"choices": []}'), Move(body=b'{"choices": [{"message": {"content": [1]}}]}'), Move(body=b""),
        Move(body=b"[" * 50_000), Move(slow=1.0),
    ],
)  # fmt: skip
def test_a_hiccup_is_got_over(move: Move) -> None:
    text, calls = after([move], timeout=0.4)
    assert text == "fine"
    assert len(calls.bodies) == 2


def test_a_busy_server_is_left_alone_for_as_long_as_it_says() -> None:
    with serving(lambda body: "fine", [Move(429, {"Retry-After": "7"}, b"{}")]) as calls:
        model, slept = client(calls.url)
        model.complete(FILLED, PROMPT.schema)
    assert 7.0 in slept


def test_a_server_that_wants_to_be_left_alone_for_long_is() -> None:
    with serving(lambda body: "fine", [Move(429, {"Retry-After": "3600"}, b"{}")]) as calls:
        with pytest.raises(EndpointError, match="too busy"):
            ask(calls.url)
        assert len(calls.bodies) == 1


def test_waits_grow_and_end_after_three_attempts() -> None:
    with serving(lambda body: "fine", [Move(503, {}, b"")] * 9) as calls:
        model, slept = client(calls.url)
        with pytest.raises(EndpointError, match="status 503"):
            model.complete(FILLED, PROMPT.schema)
    assert len(calls.bodies) == 3
    assert [wait for wait in slept if wait >= 0.5] == [0.5, 1.0]


def test_a_server_that_breaks_over_a_way_of_asking_is_asked_in_another() -> None:
    """As llama-cpp-python's does: status 500 for a response format that it does not know."""
    with serving(lambda body: "fine", [Move(500, {}, b"{}")]) as calls:
        model, _ = client(calls.url)
        assert model.complete(FILLED, PROMPT.schema).text == "fine"
        model.complete(FILLED, PROMPT.schema)
    assert [body["response_format"]["type"] for body in calls.bodies] == ["json_schema", "json_object", "json_object"]


def test_a_server_that_is_broken_whatever_one_asks_is_given_up() -> None:
    with serving(lambda body: "fine", [Move(500, {}, b"{}")] * 20) as calls:
        with pytest.raises(EndpointError, match="status 500"):
            ask(calls.url)
        assert len(calls.bodies) == 3 * 3


def test_a_server_that_breaks_later_is_asked_the_same_way_again() -> None:
    with serving(lambda body: "fine", [Move(), Move(500, {}, b"{}")]) as calls:
        model, _ = client(calls.url)
        model.complete(FILLED, PROMPT.schema)
        model.complete(FILLED, PROMPT.schema)
    assert {body["response_format"]["type"] for body in calls.bodies} == {"json_schema"}


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_never_followed(status: int) -> None:
    with (
        serving(lambda body: "stolen") as other,
        serving(lambda body: "fine", [Move(status, {"Location": f"{other.url}/chat/completions"}, b"")]) as calls,
    ):
        with pytest.raises(EndpointError, match="never followed"):
            ask(calls.url)
        assert other.paths == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda body: "proxied") as proxy, serving(lambda body: "fine") as calls:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        assert ask(calls.url) == "fine"
        assert proxy.paths == []


def test_a_reply_without_end_is_cut_off() -> None:
    with pytest.raises(EndpointError, match="does not end"):
        after([Move(body=reply("x" * (LARGEST + 1)))])


def test_a_reply_that_drips_in_is_given_up() -> None:
    moves = [Move(drip=True, body=reply("x" * 400))] * 3
    with serving(moves=moves) as calls, pytest.raises(EndpointError, match="too long"):
        ask(calls.url, timeout=0.3)


@pytest.mark.parametrize(("status", "problem"), [(401, "key"), (403, "key"), (404, "status 404"), (418, "status 418")])
def test_a_refusal_is_final_and_never_repeats_what_the_server_wrote(status: int, problem: str) -> None:
    with serving(lambda body: "fine", [Move(status, {}, b"a student wrote this")]) as calls:
        with pytest.raises(EndpointError, match=problem) as caught:
            ask(calls.url)
        assert "student" not in str(caught.value)
        assert len(calls.bodies) == 1


def test_a_model_that_says_nothing_has_answered() -> None:
    assert after([Move(body=reply(None))])[0] == ""


def test_a_lone_surrogate_in_a_reply_does_no_harm() -> None:
    body = json.dumps({"choices": [{"message": {"content": "\ud800"}}]}).encode()
    assert after([Move(body=body)])[0] == "?"


def test_a_dead_endpoint_is_an_error_one_can_act_on() -> None:
    with pytest.raises(EndpointError, match="cannot be reached") as caught:
        ask(dead_url())
    assert caught.value.exit_code == 14
    assert "Start the model's server" in caught.value.fix


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "httpx":
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EndpointError, match=r"voicelens\[llm\]"):
        connect(Endpoint("http://127.0.0.1/v1", "m", 1, 60))
