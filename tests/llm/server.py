"""A faithful endpoint on this machine, in the manner of OpenAI's chat completions, that can also misbehave.

It listens on 127.0.0.1 at a free port, answers a limited number of calls, and stops with the block it is used in.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Brain = Callable[[dict[str, Any]], str]
MOST_CALLS = 500


@dataclass
class Move:
    """One way to answer a call; what is not said is done as it should be."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    slow: float = 0.0
    drip: bool = False
    drop: bool = False
    short: bool = False


@dataclass
class Calls:
    """What the server was asked, and where it is."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def reply(text: str | None, model: str = "invented-model") -> bytes:
    """A chat completion with this text."""
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"id": "c", "object": "chat.completion", "model": model, "choices": [choice]}).encode()


def data_of(body: Mapping[str, Any], name: str) -> list[str]:
    """The lines of one block of data in a call."""
    user = body["messages"][1]["content"]
    inside = user.split(f"<<<{name} ", 1)[1].split(">>>\n", 1)[1].split(f"\n<<<end {name} ", 1)[0]
    return [line.removeprefix("- ") for line in inside.split("\n")]


def polite(body: dict[str, Any]) -> str:
    """A model that does as the prompt for names says: words that students use, and an idea letter for letter."""
    words = data_of(body, "keywords")
    name = " and ".join(words[:2])
    told = f"Students write about {', '.join(words[:3])}."
    return json.dumps({"name": name, "description": told, "evidence": data_of(body, "ideas")[:1]})


@contextmanager
def serving(
    brain: Brain = polite, moves: Sequence[Move] = (), formats: Sequence[str] = ("json_schema", "json_object", "")
) -> Iterator[Calls]:
    """A server for the length of a block. `moves` are used up one a call, before it answers as it should.

    `formats` are the response formats it knows; others it refuses as real servers do (422).
    """
    waiting, calls, lock = list(moves), Calls(""), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            calls.paths.append(self.path)
            self._send(405, {}, b"{}")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                calls.bodies.append(body)
                calls.paths.append(self.path)
                calls.headers.append(dict(self.headers))
                move = waiting.pop(0) if waiting else Move()
                assert len(calls.bodies) <= MOST_CALLS
            self._answer(body, move)

        def _answer(self, body: dict[str, Any], move: Move) -> None:
            if move.drop:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            stopped.wait(move.slow)
            asked = body.get("response_format", {}).get("type", "")
            if asked not in formats and move.status == 200:
                self._send(422, {}, b'{"error": "unknown response_format"}')
                return
            content = move.body if move.body is not None else reply(brain(body))
            self._send(move.status, move.headers, content, short=move.short, drip=move.drip)

        def _send(
            self, status: int, headers: Mapping[str, str], content: bytes, *, short: bool = False, drip: bool = False
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                if drip:
                    for at in range(len(content)):
                        self.wfile.write(content[at : at + 1])
                        if stopped.wait(0.05):
                            break
                else:
                    self.wfile.write(content[: len(content) // 2] if short else content)
            except OSError:  # the client had enough
                short = True
            if short or drip:
                self.close_connection = True

    stopped = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    calls.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield calls
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def dead_url() -> str:
    """An address on this machine where nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


def no_clock() -> tuple[list[float], Callable[[float], None]]:
    """A sleep that only notes how long it would have taken."""
    slept: list[float] = []
    return slept, slept.append
