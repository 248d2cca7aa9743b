"""A study folder: making, opening, locking it, and the things in it that are not stages."""

from __future__ import annotations

import json
import os
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.review import KINDS, write_header
from voicelens.settings import Settings, parse
from voicelens.study.files import make_private, sha256, swapped_in, write_bytes, write_text, writing

SETTINGS_FILE = "voicelens.toml"
_DRAFTS_MADE = ".made.json"
_IGNORED = """\
# Raw words and secrets stay on this machine; stages and outputs can be made again.
private/
stages/
output/
llm/
.lock
"""


@dataclass(frozen=True)
class Study:
    """A study on disk. Make one with `create` or `open_study`."""

    path: Path

    @property
    def private(self) -> Path:
        """The one home of raw words."""
        return self.path / "private"

    @property
    def review(self) -> Path:
        """People's decisions."""
        return self.path / "review"

    @property
    def stages(self) -> Path:
        """What the stages made; safe to delete."""
        return self.path / "stages"

    @property
    def drafts(self) -> Path:
        """Pages made by a run, not yet published."""
        return self.path / "output" / "drafts"

    @property
    def published(self) -> Path:
        """Pages that passed the gate."""
        return self.path / "output" / "published"

    @property
    def settings_text(self) -> str:
        """voicelens.toml as it stands."""
        try:
            return (self.path / SETTINGS_FILE).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise StudyError(
                say("voicelens.toml cannot be read: {error}.", error=error),
                where=str(self.path),
                fix=say("Save it as UTF-8 text, or restore it."),
            ) from error

    @property
    def settings(self) -> Settings:
        """The settings a person wrote; raises `SettingsError` where they cannot be used."""
        return parse(self.settings_text)

    def change_settings(self, text: str) -> None:
        """Replace voicelens.toml; refuses text that could not be read back."""
        parse(text)
        write_text(self.path / SETTINGS_FILE, text)

    @property
    def forgotten(self) -> bool:
        """Whether the raw words of this study were deleted for good."""
        return (self.path / "forgotten.txt").exists()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep a second run out; raises `StudyError` at once where one is going on."""
        import filelock

        with writing(self.path):
            guard = filelock.FileLock(self.path / ".lock", blocking=False)
            try:
                guard.acquire()
            except filelock.Timeout as error:
                raise StudyError(
                    say("Another run is working on this study."),
                    where=str(self.path),
                    fix=say("Wait until it has finished, or stop it, then try again."),
                ) from error
        try:
            yield
        finally:
            guard.release()

    def put_drafts(self, pages: Path) -> None:
        """Make the drafts the pages of a finished stage; untouched where they already are.

        A page of an earlier run that is made no longer is deleted, unless somebody changed it since.
        """
        made = {page.relative_to(pages).as_posix(): page for page in sorted(pages.rglob("*")) if page.is_file()}
        listed = self.drafts / _DRAFTS_MADE
        for name, digest in _listed(listed).items():
            if name not in made and (self.drafts / name).is_file() and sha256(self.drafts / name) == digest:
                (self.drafts / name).unlink()
        for name, page in made.items():
            _put(self.drafts / name, page.read_bytes())
        digests = {name: sha256(page) for name, page in made.items()}
        _put(listed, (json.dumps(digests, indent=1) + "\n").encode())


def _put(target: Path, content: bytes) -> None:
    if not target.exists() or target.read_bytes() != content:
        write_bytes(target, content)


def _listed(path: Path) -> dict[str, str]:
    """The drafts that the last run made, each with its SHA-256; none where the list is gone or damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_error(private: Path, error: BaseException) -> Path:
    """Keep the traceback of an unexpected error where raw words may be; returns the file."""
    path = private / "log" / "last-error.txt"
    write_text(path, "".join(traceback.format_exception(error)), private=True)
    return path


def is_study(path: Path) -> bool:
    """Whether a folder holds a study; one that may not be looked into counts as none."""
    try:
        return (path / SETTINGS_FILE).is_file()
    except PermissionError:
        return False


def open_study(path: str | Path) -> Study:
    """The study in a folder; raises `StudyError` where there is none, or where a newer version made it."""
    path = Path(path)
    if not is_study(path):
        raise StudyError(
            say("There is no study here."),
            where=str(path),
            fix=say("Name the study folder, or make one from an export: voicelens run EXPORT"),
        )
    study = Study(path.resolve())
    study.settings  # noqa: B018  (refuses settings that cannot be used before anything is touched)
    if not study.forgotten:
        make_private(study.private)
    return study


def create(path: Path, settings_text: str) -> Study:
    """Make a study folder, whole or not at all; raises `StudyError` where something else is in the way."""
    path = path.resolve()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise StudyError(
            say("The study folder already holds something else."),
            where=str(path),
            fix=say("Choose another folder with --study, or move what is there."),
        )
    if path.exists():
        _fill(path, settings_text)
    else:
        with swapped_in(path) as aside:
            _fill(aside, settings_text)
    return Study(path)


def _fill(folder: Path, settings_text: str) -> None:
    """Put a new study into an empty folder; the settings come last, and without them there is no study."""
    parse(settings_text)
    study = Study(folder)
    make_private(study.private)
    with writing(folder):
        study.review.mkdir()
        for kind in KINDS:
            write_header(study.review, kind)
        (folder / ".gitignore").write_text(_IGNORED, encoding="utf-8", newline="\n")
    study.change_settings(settings_text)


def forget(study: Study) -> int:
    """Delete the raw words, salt and log of a study for good; returns the number of files deleted.

    Overwriting is pointless on solid-state disks and copying file systems, so files are unlinked. What was
    anonymised stays. A second time finds nothing left to delete. Raises `StudyError` if anything is left.
    """
    files = sum(len(names) for _, _, names in os.walk(study.private))
    with writing(study.private):
        write_text(
            study.path / "forgotten.txt", say("The raw words of this study were deleted. Run results stay.") + "\n"
        )
        if study.private.exists():
            shutil.rmtree(study.private)
    if study.private.exists():
        raise StudyError(
            say("Some raw words could not be deleted."),
            where=str(study.private),
            fix=say("Close programs that use these files, then run voicelens forget again."),
        )
    return files
