"""Making a study from exports and running it: what `voicelens new` and `voicelens run` do."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voicelens.errors import SettingsError, StudyError, UsageError
from voicelens.i18n import say
from voicelens.ingest.explain import explain
from voicelens.ingest.readers import read_source
from voicelens.ingest.roles import Proposal, propose
from voicelens.ingest.shape import validate_sources
from voicelens.pipeline.run import RunReport, run_stages
from voicelens.pipeline.steps import writer
from voicelens.progress import Progress, Silent
from voicelens.settings import Settings, parse
from voicelens.settings_file import change, write
from voicelens.study.anchors import freeze_anchors
from voicelens.study.folder import Study, create, is_study, open_study
from voicelens.study.sources import add_source, sources, waves
from voicelens.study.store import manifest, read_table

Place = str | Path


@dataclass(frozen=True)
class Choices:
    """What may be said on the command line instead of in voicelens.toml; None leaves the setting as it is."""

    seed: int | None = None
    min_group: int | None = None
    language: str | None = None

    def changes(self) -> dict[tuple[str, str], object]:
        """The settings to change."""
        said = {
            ("study", "seed"): self.seed,
            ("protect", "min_group"): self.min_group,
            ("study", "language"): self.language,
        }
        return {place: value for place, value in said.items() if value is not None}


@dataclass(frozen=True)
class NewReport:
    """A study just made, what was understood of the exports, and questions only a person can answer."""

    study: Path
    understood: tuple[str, ...]
    questions: tuple[str, ...]


def inspect(exports: Sequence[Path], mapping: Path | None = None) -> tuple[Settings, tuple[str, ...], tuple[str, ...]]:
    """What VoiceLens makes of some exports: settings, plain sentences, open questions. Writes nothing."""
    read = [read_source(path) for path in exports]
    proposal = propose(read)
    if mapping is not None:
        proposal = Proposal(_read_mapping(mapping), proposal.evidence, ())
    return proposal.settings, tuple(explain(proposal, read)), proposal.questions


def _read_mapping(path: Path) -> Settings:
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say("The mapping cannot be read."), where=str(path), fix=say("Name a voicelens.toml of another study.")
        ) from error


def default_folder(export: Path) -> Path:
    """Where the study of an export goes when nobody says: beside it."""
    return export.resolve().parent / f"{export.stem}-study"


def paths(places: Place | Sequence[Place]) -> list[Path]:
    """One place or several, as paths."""
    several = [places] if isinstance(places, (str, Path)) else places
    return [Path(place) for place in several]


def new_study(
    exports: Place | Sequence[Place],
    folder: Place | None = None,
    *,
    mapping: Path | None = None,
    wave: str | None = None,
    name: str = "",
) -> NewReport:
    """Inspect exports and make a study of them, without running it."""
    exports = paths(exports)
    place = Path(folder) if folder else default_folder(exports[0])
    if is_study(place):
        raise UsageError(
            say("There is a study here already."),
            where=str(place),
            fix=say("Run it (voicelens run {place}), or choose another folder with --study.", place=place),
        )
    settings, understood, questions = inspect(exports, mapping)
    if name:
        settings = dataclasses.replace(settings, study=dataclasses.replace(settings.study, name=name))
    asked = "".join(f"# {say('QUESTION')}: {question}\n" for question in questions)
    study = create(place, asked + write(settings))
    _add(study, exports, wave)
    return NewReport(study.path, understood, questions)


def _add(study: Study, exports: Sequence[Path], wave: str | None) -> None:
    """Add exports to a study; the name of a cycle not given is the next number, or its own for a corrected export."""
    known = {entry.name: entry.wave for entry in sources(study)}
    following = say("Cycle {n}", n=len(waves(study)) + 1)
    new = [(path, wave or known.get(path.name) or following) for path in exports]
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


def run(
    where: Place | Sequence[Place],
    folder: Place | None = None,
    *,
    wave: str | None = None,
    choices: Choices = Choices(),
    progress: Progress | None = None,
) -> RunReport:
    """From a study, or from exports, to a brief.

    `where` is a study folder, exports, or a study folder followed by exports to add to it. Raises `SettingsError` with
    the questions when only a person can say which column is which.
    """
    study = _ready(paths(where), Path(folder) if folder else None, wave, progress or Silent())
    changes = choices.changes()
    if changes:
        study.change_settings(change(study.settings_text, changes))
    return run_stages(study, progress)


def _ready(where: Sequence[Path], folder: Path | None, wave: str | None, progress: Progress) -> Study:
    exports = [path for path in where if not is_study(path)]
    named = [path for path in where if is_study(path)]
    place = named[0] if named else folder or default_folder(exports[0])
    if not is_study(place):
        report = new_study(exports, place, wave=wave)
        for sentence in report.understood:
            progress.note(sentence)
        _refuse_questions(report)
        return open_study(report.study)
    study = open_study(place)
    if exports and study.forgotten:
        raise StudyError(
            say("The raw words of this study were deleted, so nothing can be added to it."),
            where=str(study.path),
            fix=say("Make a new study: voicelens run EXPORT --study DIR"),
        )
    if exports:
        with study.lock():
            validate_sources([(read_source(path), "") for path in exports], study.settings)
            _add(study, exports, wave)
    return study


def _refuse_questions(report: NewReport) -> None:
    if report.questions:
        raise SettingsError(
            " ".join(report.questions),
            where=str(report.study / "voicelens.toml"),
            fix=say("Answer in that file, then: voicelens run {study}", study=report.study),
        )


def find_study(where: Sequence[Path], folder: Path | None = None) -> Study | None:
    """The study a command line means, or None where it names exports that have none yet."""
    places = [*where, *([folder] if folder else []), *(default_folder(path) for path in where if path.is_file())]
    found = next((path for path in places if is_study(path)), None)
    if found is None and not any(path.is_file() for path in where):
        return open_study(where[0])
    return open_study(found) if found else None


def newest_brief(where: Path) -> Path:
    """The newest brief of a study; raises `StudyError` where there is none yet."""
    study = open_study(where)
    brief = study.drafts / "brief.html"
    if not brief.exists():
        raise StudyError(
            say("This study has no brief yet."),
            where=str(study.path),
            fix=say("Make one: voicelens run {study}", study=study.path),
        )
    return brief
