"""A page as PDF, by a browser or a library that is already on this machine; nothing is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from voicelens.errors import UsageError
from voicelens.i18n import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_QUIET = (
    "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--disable-quic", "--no-first-run", "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
)  # fmt: skip
_SECONDS = 120


def find_browser() -> str:
    """The browser on this machine that can print, or nothing."""
    named = next(filter(None, map(shutil.which, BROWSERS)), "")
    return named or next((place for place in PLACES if Path(place).is_file()), "")


def print_pdf(page: Path) -> Path:
    """The page printed beside itself; raises `UsageError` where nothing on this machine can print it."""
    target = page.with_suffix(".pdf")
    if browser := find_browser():
        _by_browser(browser, page, target)
    elif find_spec("weasyprint"):
        _by_library(page, target)
    if not target.is_file():
        raise _nothing_prints(page)
    return target


def _by_browser(browser: str, page: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses to work for root
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser, *_QUIET, *(["--no-sandbox"] if root else []), f"--user-data-dir={profile}",
            f"--print-to-pdf={target.resolve()}", page.resolve().as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  (an installed browser, our own page)
        except (OSError, subprocess.SubprocessError) as error:
            raise _nothing_prints(page) from error


def _by_library(page: Path, target: Path) -> None:
    import_module("weasyprint").HTML(filename=str(page)).write_pdf(str(target))


def _nothing_prints(page: Path) -> UsageError:
    return UsageError(
        say("The page is written, but nothing on this machine could print it to PDF: {page}", page=page),
        where="--pdf",
        fix=say("Install Chromium, Google Chrome or WeasyPrint; or open the page in any browser and print it."),
    )
