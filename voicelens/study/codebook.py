"""Where the record of the codebook is kept: beside the study's settings, and sealed with the stage that compares.

One copy stands in for the other, so that deleting either resets nothing; only without both does a study forget which
themes were changed after its differences could be seen.
"""

from __future__ import annotations

from voicelens.study.files import sha256, write_text
from voicelens.study.folder import Study
from voicelens.study.store import manifest, stage_folder

CODEBOOK_FILE = "codebook.jsonl"


def codebook_text(study: Study, stage: str) -> str:
    """The record as the stage (its folder's name) last left it; empty where there is none."""
    sealed = _sealed(study, stage)
    path = study.path / CODEBOOK_FILE
    if sealed is not None:
        return sealed
    return path.read_text(encoding="utf-8") if path.exists() else ""


def keep_codebook(study: Study, stage: str) -> None:
    """Put the stage's record beside the settings, where it outlives the stages; a whole one is not written again."""
    sealed = _sealed(study, stage)
    path = study.path / CODEBOOK_FILE
    if sealed is not None and (not path.exists() or path.read_bytes() != sealed.encode("utf-8")):
        write_text(path, sealed)


def _sealed(study: Study, stage: str) -> str | None:
    """The stage's own copy, where it is as the stage wrote it."""
    path = stage_folder(study, stage) / "pages" / CODEBOOK_FILE
    known = (manifest(study, stage) or {"files": {}})["files"].get(path.relative_to(study.path).as_posix())
    return path.read_text(encoding="utf-8") if known and path.is_file() and sha256(path) == known else None
