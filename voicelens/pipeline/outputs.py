"""What leaves a study: exports, and the raw words themselves when they are forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.errors import StudyError
from voicelens.i18n import ngettext, say
from voicelens.pipeline.plan import reason
from voicelens.pipeline.steps import STEPS, Step, writer
from voicelens.study.files import write_bytes
from voicelens.study.folder import Study, forget, open_study
from voicelens.study.store import manifest, read_array, read_table

if TYPE_CHECKING:
    import pandas as pd

PUBLIC = ("published", "themes", "quotes")
INTERNAL = ("respondents", "comments", "ideas", "membership", "themes")


def export_study(where: Path, *, to: str = "csv", internal: bool = False, out: Path | None = None) -> tuple[Path, ...]:
    """Write protected tables (or, marked as internal, the coded rows) and return the files written."""
    from voicelens.exports.export import export_internal, export_model, export_public
    from voicelens.exports.formats import MODELS

    study = open_study(where)
    tables = _tables(study, INTERNAL if internal else PUBLIC)
    if internal and to in MODELS:
        files = export_model(tables, read_array(study, writer("vectors").folder, "vectors"), to=to)
    elif internal:
        files = export_internal(tables, to=to)
    else:
        files = export_public(*(tables[name] for name in PUBLIC), to=to)
    folder = out or study.path / "output" / ("internal" if internal else "drafts/export")
    for name, content in files.items():
        write_bytes(folder / name, content)
    return tuple(folder / name for name in files)


def _tables(study: Study, names: tuple[str, ...]) -> Mapping[str, pd.DataFrame]:
    unfinished = [step.name for step in _needed(names) if manifest(study, step.folder) is None]
    if unfinished:
        raise StudyError(
            say("This study has not been run to the end ({stage} is missing).", stage=unfinished[0]),
            where=str(study.path),
            fix=say("Run it first: voicelens run {study}", study=study.path),
        )
    return {name: read_table(study, writer(name).folder, name) for name in names}


def _needed(names: tuple[str, ...]) -> list[Step]:
    return [step for step in STEPS if any(writer(name) is step for name in names)]


def forget_study(where: Path) -> tuple[str, ...]:
    """Delete the raw words of a study and say, as verified, what is gone and what stays."""
    study = open_study(where)
    if study.forgotten and not study.private.exists():
        return (say("The raw words of this study were deleted earlier."),)
    stale = [step.name for step in STEPS if reason(step, study, study.settings)]
    with study.lock():
        files = forget(study)
    gone = ngettext(
        "{n} file with raw words, salt or log was deleted.",
        "{n} files with raw words, salt or log were deleted.",
        files,
    )
    lines = [gone.format(n=files), say("Verified: there is no private folder any more. Ids can no longer be linked.")]
    lines.append(say("Copies elsewhere (the export itself, backups, the trash) are yours to delete."))
    if stale:
        lines.append(say("Some stages had not run yet and now cannot: {stages}.", stages=", ".join(stale)))
    return tuple(lines)
