"""Writing without ever leaving half a file behind, and keeping `private/` to its owner."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicelens.errors import StudyError
from voicelens.i18n import say

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the disk refuses into a `StudyError` that says what to do about it."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            fix = say("Free some space, then run the same command again: finished stages are kept.")
        elif isinstance(error, PermissionError):
            fix = say("Check that you may write there, or choose another folder with --study.")
        else:
            fix = say("Check the disk and the folder, then run the same command again.")
        raise StudyError(
            say("Cannot write: {reason}.", reason=error.strerror or error), where=str(place), fix=fix
        ) from error


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` at `path` in one step: readers see the old file or the new one."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".aside-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as aside:
                aside.write(content)
                aside.flush()
                os.fsync(aside.fileno())
            Path(name).chmod(0o600 if private else 0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def write_text(path: Path, text: str, *, private: bool = False) -> None:
    """`write_bytes` for text: UTF-8, newlines as given."""
    write_bytes(path, text.encode("utf-8"), private=private)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def swapped_in(folder: Path, *, private: bool = False) -> Iterator[Path]:
    """A new, empty folder to fill; on a clean exit it takes the place of `folder`, otherwise nothing changed."""
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            if not private:
                aside.chmod(0o755)
            yield aside
            swap(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def swap(aside: Path, folder: Path) -> None:
    """Move `aside` to `folder`, replacing what is there; a stop in between leaves `folder` absent, never mixed."""
    if not folder.exists():
        aside.replace(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    try:
        folder.replace(old / folder.name)
        try:
            aside.replace(folder)
        except OSError:
            (old / folder.name).replace(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Delete what an earlier, stopped run left aside."""
    if folder.is_dir():
        for left in folder.glob(".*-*"):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Create a folder that only its owner can open: mode 0700, or an access list with one entry on Windows."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            owner = os.environ.get("USERNAME", "")
            subprocess.run(  # noqa: S603  (fixed program, the user's own name)
                ["icacls", str(folder), "/inheritance:r", "/grant:r", f"{owner}:(OI)(CI)F"],  # noqa: S607
                check=True,
                capture_output=True,
            )
        else:
            folder.chmod(stat.S_IRWXU)
