"""Ctrl-C that is never lost.

Python raises `KeyboardInterrupt` wherever it happens to be, and inside a finaliser or an import hook of a library it is
swallowed. So it is remembered too, and raised again at the next step of the work.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_asked = threading.Event()


def listen() -> None:
    """Remember Ctrl-C from here on; only the main thread of a program can."""
    _asked.clear()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _remember)


def _remember(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  (the shape `signal` calls)
    _asked.set()
    raise KeyboardInterrupt


def stop_if_asked() -> None:
    """Raise `KeyboardInterrupt` if Ctrl-C was pressed and got lost."""
    if _asked.is_set():
        raise KeyboardInterrupt
