"""Making a study from exports and running it: what `voicelens new` and `voicelens run` do."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voicelens.brief.preflight_lines import lines
from voicelens.errors import SettingsError, StudyError, UsageError
from voicelens.i18n import say
from voicelens.ingest.explain import explain, to_answer, to_check
from voicelens.ingest.polarity import assumed
from voicelens.ingest.readers import read_source
from voicelens.pipeline.asking import Person, answer_waiting, refuse_waiting, settle, settle_polarities
from voicelens.pipeline.enrolment import keep_enrolment, validate_enrolment
from voicelens.pipeline.joining import add, take, understand, validate
from voicelens.pipeline.preflight import before_a_run, preflight_path
from voicelens.pipeline.roster import keep_roster, validate_roster
from voicelens.pipeline.run import RunReport, run_stages
from voicelens.progress import Progress, Silent
from voicelens.settings import Settings
from voicelens.settings_file import change, put_same, write
from voicelens.study.folder import SETTINGS_FILE, Study, create, is_study, open_study

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
    """A study just made, what was understood of the exports, and questions only a person can answer.

    While any of `waiting` has no answer in voicelens.toml, the exports are not in the study, and there is no preflight.
    """

    study: Path
    understood: tuple[str, ...]
    questions: tuple[str, ...]
    preflight: Path
    waiting: tuple[str, ...] = ()


def inspect(exports: Sequence[Path], mapping: Path | None = None) -> tuple[Settings, tuple[str, ...], tuple[str, ...]]:
    """What VoiceLens makes of some exports: settings, plain sentences, open questions. Writes nothing."""
    read = [read_source(path) for path in exports]
    proposal = understand(read, mapping)
    waiting = settle([], read, proposal.settings, one_cycle=False, ask=None).waiting
    return proposal.settings, tuple(explain(proposal, read)), (*to_answer(proposal), *waiting)


def default_folder(export: Path) -> Path:
    """Where the study of an export goes when nobody says: beside it."""
    return export.resolve().parent / f"{export.stem}-study"


def paths(places: Place | Sequence[Place]) -> list[Path]:
    """One place or several, as paths."""
    several = [places] if isinstance(places, (str, Path)) else places
    return [Path(place) for place in several]


def new_study(  # noqa: PLR0913  (a person calls it, each choice by name)
    exports: Place | Sequence[Place],
    folder: Place | None = None,
    *,
    mapping: Path | None = None,
    wave: str | None = None,
    name: str = "",
    language: str | None = None,
    enrolment: Path | None = None,
    roster: Path | None = None,
    ask: Person | None = None,
) -> NewReport:
    """Inspect exports and make a study of them, without running it.

    `ask` is who can be asked; without anybody, questions wait in voicelens.toml.
    """
    exports = paths(exports)
    validate_enrolment(enrolment)
    validate_roster(roster)
    place = Path(folder) if folder else default_folder(exports[0])
    if is_study(place):
        raise UsageError(
            say("There is a study here already."),
            where=str(place),
            fix=say("Run it (voicelens run {place}), or choose another folder with --study.", place=place),
        )
    read = [read_source(path) for path in exports]
    proposal = settle_polarities(understand(read, mapping), ask)
    settled = settle([], read, proposal.settings, one_cycle=wave is not None, ask=ask)
    if not settled.waiting:
        validate(read, assumed(settled.settings))
    settings = dataclasses.replace(settled.settings, same=proposal.settings.same)
    if name:
        settings = dataclasses.replace(settings, study=dataclasses.replace(settings.study, name=name))
    text = put_same(write(settings, to_answer(proposal), to_check(proposal)), settled.entries)
    study = create(place, change(text, {("study", "language"): language}) if language else text)
    keep_roster(study, roster)
    understood = explain(proposal, read)
    if not settled.waiting:
        add(study, exports, wave)
    keep_enrolment(study, enrolment, wave)
    if not settled.waiting:
        understood += lines(before_a_run(study))
    questions = tuple(to_answer(proposal))
    return NewReport(study.path, tuple(understood), questions, preflight_path(study), settled.waiting)


def run(  # noqa: PLR0913  (a person calls it, each choice by name)
    where: Place | Sequence[Place],
    folder: Place | None = None,
    *,
    wave: str | None = None,
    choices: Choices = Choices(),
    enrolment: Path | None = None,
    roster: Path | None = None,
    progress: Progress | None = None,
    ask: Person | None = None,
) -> RunReport:
    """From a study, or from exports, to a brief.

    `where` is a study folder, exports, or a study folder followed by exports to add to it. Raises `SettingsError` with
    the questions when only a person can say which column is which and there is nobody to `ask`.
    """
    validate_enrolment(enrolment)
    validate_roster(roster)
    exports, place = _places(paths(where), Path(folder) if folder else None)
    if is_study(place):
        study = _joined(place, exports, wave, ask, progress or Silent())
        keep_enrolment(study, enrolment, wave)
        keep_roster(study, roster)
    else:
        made = new_study(
            exports, place, wave=wave, language=choices.language, enrolment=enrolment, roster=roster, ask=ask
        )
        study = _told(made, progress or Silent())
    changes = choices.changes()
    if changes:
        study.change_settings(change(study.settings_text, changes))
    return run_stages(study, progress)


def _places(where: Sequence[Path], folder: Path | None) -> tuple[list[Path], Path]:
    """The exports among the places that were named, and where the study is or will be."""
    exports = [path for path in where if not is_study(path)]
    named = [path for path in where if is_study(path)]
    return exports, named[0] if named else folder or default_folder(exports[0])


def _told(report: NewReport, progress: Progress) -> Study:
    for sentence in report.understood:
        progress.note(sentence)
    _refuse_questions(report)
    return open_study(report.study)


def _joined(place: Path, exports: Sequence[Path], wave: str | None, ask: Person | None, progress: Progress) -> Study:
    study = open_study(place)
    if exports and study.forgotten:
        raise StudyError(
            say("The raw words of this study were deleted, so nothing can be added to it."),
            where=str(study.path),
            fix=say("Make a new study: voicelens run EXPORT --study DIR"),
        )
    answer_waiting(study, ask)
    if exports:
        with study.lock():
            take(study, exports, wave, ask, progress)
    return study


def _refuse_questions(report: NewReport) -> None:
    if report.waiting:
        raise refuse_waiting((*report.questions, *report.waiting), report.study / SETTINGS_FILE)
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
    """The newest brief of a study, published or a draft; raises `StudyError` where there is none yet."""
    study = open_study(where)
    places = (folder / "brief.html" for folder in (study.published, study.drafts))
    made = [place for place in places if place.exists()]
    if not made:
        raise StudyError(
            say("This study has no brief yet."),
            where=str(study.path),
            fix=say("Make one: voicelens run {study}", study=study.path),
        )
    return max(made, key=lambda place: place.stat().st_mtime_ns)
