"""The exports a study was made from: copied into `private/`, one line each in a list; and the key that hides ids."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from voicelens.errors import SourceError, StudyError
from voicelens.i18n import say
from voicelens.study.files import make_private, write_bytes, write_text
from voicelens.study.folder import Study


@dataclass(frozen=True)
class SourceEntry:
    """One export in a study: the copy's file name, the name it came with, its cycle and its SHA-256."""

    copy: str
    name: str
    wave: str
    digest: str


def _list(study: Study) -> Path:
    return study.private / "sources" / "sources.json"


def sources(study: Study) -> tuple[SourceEntry, ...]:
    """The exports in the order they were added."""
    path = _list(study)
    if not path.exists():
        return ()
    try:
        return tuple(SourceEntry(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise StudyError(
            say("The list of exports is damaged."),
            where=str(path),
            fix=say("Make the study again from its exports: voicelens run EXPORT"),
        ) from error


def source_path(study: Study, entry: SourceEntry) -> Path:
    """Where the copy of an export is."""
    return study.private / "sources" / entry.copy


def waves(study: Study) -> list[str]:
    """The names of the cycles, oldest first."""
    return list(dict.fromkeys(entry.wave for entry in sources(study)))


def add_source(study: Study, path: Path, wave: str) -> bool:
    """Copy an export into the study; one of the same name and cycle is replaced. False if it was there already.

    Raises `SourceError` where the file cannot be read, or is in the study under another cycle.
    """
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    known = sources(study)
    same = next((entry for entry in known if entry.digest == digest), None)
    if same and same.wave != wave:
        raise SourceError(
            say("This export is in the study already, as “{wave}”.", wave=same.wave),
            where=path.name,
            fix=say("Choose the new cycle's export, or leave --wave as it was."),
        )
    if same:
        return False
    before = [n for n, entry in enumerate(known) if entry.name == path.name and entry.wave == wave]
    at = before[0] if before else len(known)
    entry = SourceEntry(copy=f"{at + 1:03}-{digest[:8]}{path.suffix.lower()}", name=path.name, wave=wave, digest=digest)
    make_private(study.private / "sources")
    write_bytes(source_path(study, entry), content, private=True)
    _save(study, [*known[:at], entry, *known[at + 1 :]])
    for old in before:
        source_path(study, known[old]).unlink(missing_ok=True)
    return True


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            say("The export cannot be read: {reason}.", reason=error.strerror or error),
            where=str(path),
            fix=say("Check the name of the file and that you may open it."),
        ) from error


def _save(study: Study, entries: list[SourceEntry]) -> None:
    lines = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
    write_text(_list(study), lines + "\n", private=True)


def salt(study: Study) -> bytes:
    """The key that turns people and rows into ids: made from the first export, kept in `private/`.

    Deriving it from the whole export (scrypt, RFC 7914) makes a run repeatable byte for byte on any machine, and
    still nobody can compute an id who does not already hold every word of that export. It starts from a hash of its
    own (BLAKE2, RFC 7693), because the SHA-256 of an export stands in manifests outside `private/`. Raises
    `StudyError` where the study holds no export.
    """
    path = study.private / "salt"
    if path.exists():
        return path.read_bytes()
    core = hashlib.blake2b(_first_export(study), person=b"voicelens ids").digest()
    key = hashlib.scrypt(core, salt=b"voicelens ids", n=2**14, r=8, p=1, dklen=32)
    write_bytes(path, key, private=True)
    return key


def _first_export(study: Study) -> bytes:
    try:
        return source_path(study, sources(study)[0]).read_bytes()
    except (IndexError, OSError) as error:
        raise StudyError(
            say("This study holds no export."),
            where=str(study.private),
            fix=say("Add one: voicelens run {study} EXPORT", study=study.path),
        ) from error
