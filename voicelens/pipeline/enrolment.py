"""Taking enrolment counts into a study: looked at before anything is made, then kept for this run and later ones."""

from __future__ import annotations

from pathlib import Path

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.ingest.enrolment import read_enrolment
from voicelens.study.enrolment import UNKNOWN, add_enrolment, name_cycle
from voicelens.study.folder import Study
from voicelens.study.sources import waves


def validate_enrolment(path: Path | None) -> None:
    """Refuse a file that is no table of enrolment counts (`SourceError`), before anything is made of the exports."""
    if path is not None:
        read_enrolment(path)


def keep_enrolment(study: Study, path: Path | None, wave: str | None) -> None:
    """Remember a file of counts for a cycle, the newest where none is named.

    While a study holds no export yet, the counts wait for its first. Raises `StudyError` where the raw words, and with
    them the answers to compare with, are gone.
    """
    newest = wave or next(reversed(waves(study)), UNKNOWN)
    if newest != UNKNOWN:
        name_cycle(study, newest)
    if path is None:
        return
    if study.forgotten:
        raise StudyError(
            say("The raw words of this study were deleted, so nothing can be added to it."),
            where=str(study.path),
            fix=say("Make a new study: voicelens run EXPORT --study DIR"),
        )
    with study.lock():
        add_enrolment(study, path, newest)
