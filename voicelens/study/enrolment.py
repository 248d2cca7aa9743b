"""Enrolment counts of a study, one file for each cycle: copied into `private/` and remembered for later runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.study.files import make_private, write_bytes, write_text
from voicelens.study.folder import Study
from voicelens.study.sources import SourceEntry

UNKNOWN = ""  # the cycle of counts that came before any export
_LIST = "enrolment.json"


def _folder(study: Study) -> Path:
    return study.private / "enrolment"


def enrolments(study: Study) -> tuple[SourceEntry, ...]:
    """The files of counts, one for each cycle that has one."""
    path = _folder(study) / _LIST
    if not path.exists():
        return ()
    try:
        return tuple(SourceEntry(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise StudyError(
            say("The list of enrolment counts is damaged."),
            where=str(path),
            fix=say("Delete it and give the counts again: voicelens run {study} --enrolment FILE", study=study.path),
        ) from error


def enrolment_path(study: Study, entry: SourceEntry) -> Path:
    """Where the copy of a file of counts is."""
    return _folder(study) / entry.copy


def add_enrolment(study: Study, path: Path, wave: str) -> None:
    """Keep a readable file of counts for a cycle, in place of the one it had."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    entry = SourceEntry(copy=f"{digest[:16]}{path.suffix.lower()}", name=path.name, wave=wave, digest=digest)
    entries = [*(each for each in enrolments(study) if each.wave != wave), entry]
    make_private(_folder(study))
    write_bytes(enrolment_path(study, entry), content, private=True)
    _save(study, entries)
    kept = {each.copy for each in entries}
    for old in _folder(study).iterdir():
        if old.name not in {_LIST, *kept}:
            old.unlink()


def name_cycle(study: Study, wave: str) -> None:
    """Say which cycle the counts are of that came before any export; nothing to do where none wait."""
    known = enrolments(study)
    if any(entry.wave == UNKNOWN for entry in known):
        _save(study, [replace(entry, wave=wave) if entry.wave == UNKNOWN else entry for entry in known])


def _save(study: Study, entries: Sequence[SourceEntry]) -> None:
    lines = json.dumps([vars(entry) for entry in entries], ensure_ascii=False, indent=1)
    write_text(_folder(study) / _LIST, lines + "\n", private=True)
