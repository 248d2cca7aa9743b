"""The client for any endpoint that speaks like OpenAI's chat completions: llama.cpp, Ollama, vLLM, Azure, OpenAI.

It follows no redirect, uses no proxy, reads no environment, and never lets a reply grow without end. Errors say what
went wrong and never repeat what the endpoint wrote: that could be a student's words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from voicelens.errors import EndpointError
from voicelens.i18n import say
from voicelens.llm.endpoint import Endpoint
from voicelens.llm.model import PARAMETERS, Answer
from voicelens.llm.pacing import Clock, Hiccup, Pace, again, gone
from voicelens.llm.prompts import Filled
from voicelens.llm.schema import Schema

if TYPE_CHECKING:
    import httpx

LARGEST = 256 * 1024
_OK, _MOVED, _BAD, _BROKEN = 200, range(300, 400), {400, 415, 422, 501}, 500
_LATER = {408, 409, 425, 429}
_REFUSED = {401, 403}


def _formats(schema: Schema) -> tuple[Mapping[str, Any], ...]:
    """How to ask for the shape, best first: OpenAI, vLLM and Ollama; llama-cpp-python; everything else."""
    strict = {"name": "answer", "strict": True, "schema": schema}
    return (
        {"response_format": {"type": "json_schema", "json_schema": strict}},
        {"response_format": {"type": "json_object", "schema": schema}},
        {},
    )


class Client:
    """A model behind an endpoint. Make one with `connect`."""

    def __init__(self, endpoint: Endpoint, clock: Clock) -> None:
        self._endpoint, self._clock = endpoint, clock
        self._pace = Pace(endpoint.calls_per_minute, clock)
        self._format, self._understood = 0, False

    def complete(self, prompt: Filled, schema: Schema) -> Answer:
        """Ask; the way of asking for a shape that the endpoint understood is kept for the next call."""
        return again(lambda: self._ask(prompt, schema), self._clock)

    def _ask(self, prompt: Filled, schema: Schema) -> Answer:
        """One reply. Until a way of asking was understood, status 500 refuses it, as with some servers."""
        formats = _formats(schema)
        while True:
            body = {
                "model": self._endpoint.model, "messages": prompt.messages, "max_tokens": prompt.most_tokens,
                "stream": False, **PARAMETERS, **formats[self._format],
            }  # fmt: skip
            self._pace.wait()
            status, content = self._post(body)
            if status == _OK:
                self._understood = True
                return _answer(content, self._endpoint.model)
            if self._format + 1 < len(formats) and (status in _BAD or not self._understood):
                self._format += 1
                continue
            if status == _BROKEN:
                self._format = self._format if self._understood else 0
                raise _busy(status)
            raise gone(say("The language model refuses the call (status {status}).", status=status))

    def _post(self, body: Mapping[str, Any]) -> tuple[int, bytes]:
        import httpx

        place = self._endpoint
        params = place.params or None
        try:
            with self._connection() as http, http.stream("POST", place.url, json=body, params=params) as reply:
                _check_status(reply)
                return reply.status_code, self._read(reply)
        except httpx.TimeoutException as error:
            raise Hiccup(say("The language model takes too long.")) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Hiccup(say("The language model cannot be reached, or broke off.")) from error

    def _connection(self) -> httpx.Client:
        """A connection that knows nothing but the endpoint: no proxy, no redirect, no compressed reply."""
        import httpx

        place = self._endpoint
        headers = {"Accept-Encoding": "identity", **place.headers}
        return httpx.Client(headers=headers, trust_env=False, follow_redirects=False, timeout=place.timeout)

    def _read(self, reply: httpx.Response) -> bytes:
        """The reply, if it is not too long and does not drip in for ever."""
        end, content = self._clock.now() + self._endpoint.timeout, bytearray()
        for part in reply.iter_raw():
            content += part
            if len(content) > LARGEST:
                raise gone(say("The language model's reply does not end."))
            if self._clock.now() > end:
                raise Hiccup(say("The language model takes too long."))
        return bytes(content)


def _check_status(reply: httpx.Response) -> None:
    status = reply.status_code
    if status in _MOVED:
        raise gone(say("The endpoint sends on to another address, and that is never followed."))
    if status in _REFUSED:
        raise EndpointError(
            say("The endpoint does not accept the key."),
            where="voicelens.toml, [llm] key_env",
            fix=say("Check the key in the environment variable that is named there."),
        )
    if status in _LATER or (status > _BROKEN and status not in _BAD):
        raise _busy(status, _seconds(reply.headers.get("retry-after", "")))
    if status not in _BAD | {_OK, _BROKEN}:
        raise gone(say("The language model refuses the call (status {status}).", status=status))


def _busy(status: int, wait: float | None = None) -> Hiccup:
    return Hiccup(say("The language model is too busy or broken (status {status}).", status=status), wait)


def _seconds(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _answer(content: bytes, asked: str) -> Answer:
    """What the model wrote; raises `Hiccup` where the reply is none (broken off, no JSON, another shape)."""
    try:
        reply = json.loads(content)
        text = reply["choices"][0]["message"]["content"]
        return Answer("" if text is None else _text(text), _text(reply.get("model") or asked))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Hiccup(say("The language model's reply cannot be read.")) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode("utf-8", "replace").decode("utf-8")


def connect(endpoint: Endpoint, clock: Clock | None = None) -> Client:
    """A client of an endpoint; raises `EndpointError` where the package for it is missing."""
    try:
        import httpx  # noqa: F401  (only whether it is there)
    except ImportError as error:
        raise EndpointError(
            say("Language models need one more package."),
            where="httpx",
            fix=say("Run: {command}", command="pip install 'voicelens[llm]'"),
        ) from error
    return Client(endpoint, clock or Clock())
