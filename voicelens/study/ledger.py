"""`ledger.jsonl`: what was published, when, and what an outsider can read from it. One line for each release.

Lines are only ever added, and each names the line before it, so a line that was edited, taken out or damaged is
noticed. No line holds a hidden number: of every count it has the bounds that anybody could work out from the pages.
The true counts of a release are kept apart, in `private/releases/`, for as long as raw words are kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.study.files import make_private, write_bytes, writing
from voicelens.study.folder import Study

if TYPE_CHECKING:
    import pandas as pd

LEDGER_FILE = "ledger.jsonl"
FORMAT = 1
_KEPT = "releases"
_FIELDS = frozenset({"format", "release", "date", "waves", "tables", "files", "figures", "before", "check"})


@dataclass(frozen=True)
class Release:
    """One line: its number from 1, its day, its cycles, digests of the tables and files, and the bounds by cycle."""

    number: int
    date: str
    waves: tuple[str, ...]
    tables: str
    files: Mapping[str, str]
    figures: Mapping[str, Any]
    check: str = ""


def ledger_path(study: Study) -> Path:
    """Where the ledger is, or would be."""
    return study.path / LEDGER_FILE


def releases(study: Study) -> tuple[Release, ...]:
    """All releases in order; raises `StudyError` where the ledger is damaged or was edited."""
    path = ledger_path(study)
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, 1) from error
    found: list[Release] = []
    for number, line in enumerate(text.splitlines(), start=1):
        found.append(_release(path, number, line, found[-1].check if found else ""))
    if text and not text.endswith("\n"):
        raise _damaged(path, len(found))
    return tuple(found)


def _release(path: Path, number: int, line: str, before: str) -> Release:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise _damaged(path, number) from error
    if isinstance(entry, dict) and isinstance(entry.get("format"), int) and entry["format"] > FORMAT:
        raise StudyError(
            say("The ledger was written by a newer VoiceLens."),
            where=say("{path}, line {line}", path=path, line=number),
            fix=say("Update VoiceLens: pip install --upgrade voicelens"),
        )
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        raise _damaged(path, number)
    if entry["before"] != before or entry["check"] != _check(entry) or entry["release"] != number:
        raise _damaged(path, number)
    return Release(
        number, entry["date"], tuple(entry["waves"]), entry["tables"], entry["files"], entry["figures"], entry["check"]
    )


def _damaged(path: Path, line: int) -> StudyError:
    return StudyError(
        say("The ledger of what was published is damaged or was edited, so nothing more can be published safely."),
        where=say("{path}, line {line}", path=path, line=line),
        fix=say("Restore it from version control or a backup. Never edit it, and never take a line out of it."),
    )


def _check(entry: Mapping[str, Any]) -> str:
    own = {name: value for name, value in entry.items() if name != "check"}
    return hashlib.sha256(_json(own).encode()).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_of(release: Release, known: Sequence[Release]) -> str:
    """The line a release is written as, behind those known."""
    entry = {
        "format": FORMAT, "release": release.number, "date": release.date, "waves": list(release.waves),
        "tables": release.tables, "files": dict(release.files), "figures": dict(release.figures),
        "before": known[-1].check if known else "",
    }  # fmt: skip
    return _json({**entry, "check": _check(entry)}) + "\n"


def add_line(study: Study, line: str) -> None:
    """Add a line; one that is there already is not written twice."""
    path = ledger_path(study)
    before = path.read_bytes() if path.exists() else b""
    if not before.endswith(line.encode()):
        write_bytes(path, before + line.encode())


def keep_counts(study: Study, number: int, tables: Mapping[str, pd.DataFrame]) -> None:
    """Keep the true counts of a release, to its owner only; nothing where raw words were forgotten."""
    if study.forgotten:
        return
    folder = study.private / _KEPT / f"{number:04}"
    make_private(study.private / _KEPT)
    make_private(folder)
    with writing(folder):
        for name, frame in tables.items():
            write_bytes(folder / f"{name}.parquet", frame.to_parquet(index=False), private=True)


def kept_counts(study: Study, number: int) -> dict[str, pd.DataFrame] | None:
    """The tables kept of a release; None where they are gone."""
    import pandas as pd

    folder = study.private / _KEPT / f"{number:04}"
    if not folder.is_dir():
        return None
    return {path.stem: pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))}
