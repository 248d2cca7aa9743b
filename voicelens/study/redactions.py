"""`private/redactions.csv`: what was masked, in its own words, for a person to decide on; read back with decisions.

People open it in a spreadsheet, write `keep` or `hide` under `action`, and run VoiceLens again. What they decided goes
into `review/redactions.csv`, which holds no words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from voicelens.errors import ReviewError
from voicelens.i18n import say
from voicelens.review import RedactionDecision
from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard
from voicelens.study.files import write_bytes
from voicelens.study.folder import Study

LISTING_FILE = "redactions.csv"


@dataclass(frozen=True)
class Listed:
    """One place that is masked, or that a person decided on: its words, those around it, why, and what came of it."""

    action: str = ""
    words: str = ""
    around: str = ""
    kind: str = ""
    found_by: str = ""
    score: str = ""
    state: str = ""
    by: str = ""
    date: str = ""
    note: str = ""
    response_id: str = ""
    start: str = ""
    end: str = ""
    check: str = ""
    line: int = 0

    @property
    def is_new(self) -> bool:
        """Whether a person decided here and nothing has come of it yet."""
        return bool(self.action) and not self.state


COLUMNS = tuple(field.name for field in fields(Listed) if field.name != "line")


def listing_path(study: Study) -> Path:
    """Where the listing is, or would be."""
    return study.private / LISTING_FILE


def read_listing(study: Study) -> tuple[Listed, ...]:
    """The lines of the listing, none where there is no file; raises `ReviewError` with the line that is wrong."""
    path = listing_path(study)
    if not path.exists():
        return ()
    text = _text(path.read_bytes())
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if not {"action", "words", "response_id"} <= set(header):
        raise wrong(say("The first line does not name all its columns."), 1, say("Delete the file and run again."))
    return tuple(
        _listed(dict(zip(header, row, strict=False)), line) for line, row in enumerate(rows[1:], start=2) if any(row)
    )


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _listed(cells: dict[str, str], line: int) -> Listed:
    found = {name: cells.get(name, "").strip() for name in COLUMNS}
    action = found["action"].lower()
    if action and action not in RedactionDecision.actions:
        raise wrong(
            say("“{action}” is not an action.", action=found["action"]),
            line,
            say("Use one of: {known}.", known=", ".join(RedactionDecision.actions)),
        )
    return Listed(**{**found, "action": action}, line=line)


def wrong(problem: str, line: int, fix: str) -> ReviewError:
    """A `ReviewError` that points into the listing."""
    return ReviewError(problem, where=say("private/{file}, line {line}", file=LISTING_FILE, line=line), fix=fix)


def put_listing(study: Study, lines: Iterable[Listed]) -> None:
    """Write the listing; nothing where it is the same already."""
    rows = [COLUMNS, *([guard(getattr(line, name)) for name in COLUMNS] for line in lines)]
    content = (BYTE_ORDER_MARK + csv_text(rows)).encode("utf-8", "surrogatepass")
    path = listing_path(study)
    if not path.exists() or path.read_bytes() != content:
        write_bytes(path, content, private=True)
