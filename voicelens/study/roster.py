"""The names of a school, `private/roster.csv`: names and roles alone, whatever else the file they came from held."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicelens.spreadsheet import csv_text
from voicelens.study.files import write_text
from voicelens.study.folder import Study

ROSTER_FILE = "roster.csv"
ALWAYS_FILE, NEVER_FILE = "always_hide.txt", "never_hide.txt"


def roster_path(study: Study) -> Path:
    """Where the names are, or would be."""
    return study.private / ROSTER_FILE


def put_roster(study: Study, people: Sequence[tuple[str, ...]]) -> None:
    """Keep people, each as first name, last name, other names, role, in place of those there were."""
    most = max((len(person) for person in people), default=3) - 3
    header = ("first name", "last name", *["nickname"] * most, "role")
    rows = [(*person[:-1], *[""] * (most + 3 - len(person)), person[-1]) for person in people]
    write_text(roster_path(study), csv_text([header, *rows]), private=True)


def own_words(study: Study, name: str) -> tuple[str, ...]:
    """The lines of a word list in `private/`; empty lines and those that begin with # are left out."""
    path = study.private / name
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.exists() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
