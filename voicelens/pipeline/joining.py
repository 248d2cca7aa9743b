"""New exports join a study: understood, asked about, checked against what is there, and only then added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from voicelens.errors import SettingsError
from voicelens.i18n import say, speaking
from voicelens.ingest.lookup import as_known, file_means, unknown_columns
from voicelens.ingest.mapping import mapped
from voicelens.ingest.matching import likely_alike
from voicelens.ingest.readers import Source, read_source
from voicelens.ingest.roles import Proposal, propose
from voicelens.ingest.shape import validate_sources
from voicelens.pipeline.asking import Person, refuse_waiting, settle
from voicelens.pipeline.steps import writer
from voicelens.progress import Progress
from voicelens.settings import Settings, parse
from voicelens.settings_file import change, put_same
from voicelens.study.anchors import freeze_anchors
from voicelens.study.folder import SETTINGS_FILE, Study
from voicelens.study.sources import add_source, source_path, sources, waves
from voicelens.study.store import manifest, read_table


def understand(read: Sequence[Source], mapping: Path | None) -> Proposal:
    """What the columns of some exports are, by their wording and values or by a mapping that somebody wrote."""
    if mapping is None:
        return propose(likely_alike(read))
    return mapped(read, _read_mapping(mapping), str(mapping))


def _read_mapping(path: Path) -> Settings:
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say("The mapping cannot be read."), where=str(path), fix=say("Name a voicelens.toml of another study.")
        ) from error


def validate(read: Sequence[Source], settings: Settings) -> None:
    """Refuse exports that cannot be used together under these settings."""
    validate_sources([(as_known(source, settings), "") for source in read], settings)


def take(study: Study, exports: Sequence[Path], wave: str | None, ask: Person | None, progress: Progress) -> None:
    """Add exports to a study once all questions about them are answered; until then it keeps only the questions."""
    before, text = study.settings, study.settings_text
    new = [read_source(path) for path in exports]
    known = _known(study, {source.digest for source in new})
    settled = settle(known, new, before, one_cycle=wave is not None, ask=ask)
    remembered = put_same(text, settled.entries)
    if settled.waiting:
        study.change_settings(remembered)
        raise refuse_waiting(settled.waiting, study.path / SETTINGS_FILE)
    validate([*known, *new], settled.settings)
    if settled.settings.study != before.study:
        remembered = change(remembered, {("study", "unit"): settled.settings.study.unit})
    if remembered != text:
        study.change_settings(remembered)
    for source in new:
        _tell_unknown(source, settled.settings, progress)
    add(study, exports, wave)


def _known(study: Study, except_for: set[str]) -> list[Source]:
    entries = [entry for entry in sources(study) if entry.digest not in except_for]
    return [replace(read_source(source_path(study, entry)), name=entry.name) for entry in entries]


def _tell_unknown(source: Source, settings: Settings, progress: Progress) -> None:
    unknown = unknown_columns(as_known(source, settings), settings)
    if unknown:
        told = say(
            "{file} has columns that the study does not know; they are left out: {names}. To use one, add it under "
            "[[groups]] or [[prompts]] in voicelens.toml.",
            file=source.name,
            names=", ".join(f"“{name}”" for name in unknown),
        )
        progress.note(told)


def add(study: Study, exports: Sequence[Path], wave: str | None) -> None:
    """Add exports to a study; the name of a cycle not given is the next number, or its own for a corrected export."""
    known = {entry.name: entry.wave for entry in sources(study)}
    with speaking(study.settings.study.language):
        following = say("Cycle {n}", n=len(waves(study)) + 1)
    said = {path.name: file_means(path.name, "wave", study.settings) for path in exports}
    new = [(path, wave or known.get(path.name) or said[path.name] or following) for path in exports]
    if any(name not in waves(study) for _, name in new):
        _close_cycle(study)
    for path, name in new:
        add_source(study, path, name)


def _close_cycle(study: Study) -> None:
    folder = writer("themes").folder
    if manifest(study, folder) is not None:
        themes = read_table(study, folder, "themes")
        ideas = [tuple(anchor.rpartition(":")[0] for anchor in anchors) for anchors in themes["anchors"]]
        freeze_anchors(study, zip(themes["theme_id"], ideas, strict=True))
