"""Looking at a whole study folder the way an attacker or an auditor would."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to read and write everything; for anybody else nothing changes."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def digests(folder: Path) -> dict[str, str]:
    """Every file a run makes, with its SHA-256."""
    made = [path for part in ("stages", "private/stages", "output") for path in (folder / part).rglob("*")]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(made)
        if path.is_file()
    }


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file outside `private/` with all the text in it: Parquet, XLSX and zip looked into, names included."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and relative.parts[0] != "private":
            yield relative.as_posix(), f"{relative}\n" + "\n".join(_texts(path.name, path.read_bytes()))


def _texts(name: str, content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", errors="replace")
    yield content.decode("utf-16-le", errors="replace")
    if name.endswith(".parquet"):
        yield from (str(row) for row in pq.read_table(io.BytesIO(content)).to_pylist())
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inside in archive.namelist():
                yield inside
                yield from _texts(inside, archive.read(inside))
