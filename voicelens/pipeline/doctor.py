"""What is on this machine, what is missing, and the one line that fixes it."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from voicelens import __version__
from voicelens.i18n import say
from voicelens.registry import models, verify

OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `fix` is empty where all is well; `needed` is False for what VoiceLens can do without."""

    what: str
    fix: str = ""
    needed: bool = True

    def __str__(self) -> str:
        """One line, with its fix."""
        mark = say("ok") if not self.fix else say("missing") if self.needed else say("optional")
        return f"[{mark}] {self.what}" + (f" → {self.fix}" if self.fix else "")


def examine() -> tuple[Finding, ...]:
    """Look at Python, the libraries, the models and the browser."""
    return (
        Finding(say("VoiceLens {version} on {system}", version=__version__, system=platform.platform(terse=True))),
        _python(),
        *(_library(name) for name in _needed_libraries()),
        *(_model(name) for name in models()),
        _browser(),
    )


def _python() -> Finding:
    fine = sys.version_info >= OLDEST_PYTHON
    return Finding(f"Python {platform.python_version()}", "" if fine else say("Install Python 3.11 or newer."))


def _needed_libraries() -> list[str]:
    declared = requires("voicelens") or []
    names = [line.split(";")[0] for line in declared if "extra ==" not in line]
    return sorted("".join(c for c in name.split("[")[0] if c.isalnum() or c in "-_.<>=!~,") for name in names)


def _library(requirement: str) -> Finding:
    name = next(requirement[:n] for n in range(1, len(requirement) + 1) if not _is_name(requirement[: n + 1], n))
    try:
        return Finding(f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(name, say("pip install '{name}'", name=requirement))


def _is_name(text: str, n: int) -> bool:
    return len(text) > n and (text[n].isalnum() or text[n] in "-_.")


def _model(name: str) -> Finding:
    wrong = [check for check in verify(name) if not check.ok]
    if not wrong:
        return Finding(say("model {name}, every file verified", name=name))
    return Finding(
        say("model {name}: {file}, {problem}", name=name, file=wrong[0].file, problem=wrong[0].problem),
        models()[name].install,
    )


def _browser() -> Finding:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    if found:
        return Finding(say("a browser that can print: {path}", path=found))
    return Finding(
        say("no Chromium or Chrome found; a brief can still be read and printed from any browser"),
        say("Install Chromium if you want PDF files."),
        needed=False,
    )
