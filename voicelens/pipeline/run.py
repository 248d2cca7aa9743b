"""Running what is stale, one stage after another, each whole on disk before the next begins."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from voicelens.i18n import ngettext, say, speaking
from voicelens.pipeline.language_model import check_model
from voicelens.pipeline.plan import made_from, reason
from voicelens.pipeline.preflight import after_a_run
from voicelens.pipeline.redactions import take_decisions
from voicelens.pipeline.safety import concerns_note
from voicelens.pipeline.steps import STEPS, Job, Step
from voicelens.progress import Progress, Silent
from voicelens.study.folder import Study
from voicelens.study.store import commit, manifest, stage_folder, sweep_stages


@dataclass(frozen=True)
class StageRun:
    """What happened to one stage: why it ran (empty: it did not), and how long it took."""

    name: str
    why: str
    seconds: float = 0.0


@dataclass(frozen=True)
class RunReport:
    """What a run did and where the brief is."""

    study: Path
    brief: Path
    stages: tuple[StageRun, ...]
    notes: tuple[str, ...]

    @property
    def ran(self) -> tuple[str, ...]:
        """The stages that had to run."""
        return tuple(stage.name for stage in self.stages if stage.why)


def run_stages(study: Study, progress: Progress | None = None) -> RunReport:
    """Run every stale stage of a study; a second run at once is refused, a stopped one goes on where it was."""
    listener = progress or Silent()
    check_model(study.settings)
    with study.lock():
        sweep_stages(study)
        take_decisions(study)
        with _telling_adults(study, listener):
            stages = tuple(_run(step, study, listener) for step in STEPS)
        study.put_drafts(stage_folder(study, STEPS[-1].folder) / "pages")
        after_a_run(study)
    return RunReport(study.path, study.drafts / "brief.html", stages, (*notes(study), *concerns_note(study)))


@contextmanager
def _telling_adults(study: Study, progress: Progress) -> Iterator[None]:
    """What the screen found is told even where a later stage fails."""
    try:
        yield
    except BaseException:
        for line in concerns_note(study):
            progress.note(line)
        raise


def _run(step: Step, study: Study, progress: Progress) -> StageRun:
    why = reason(step, study, study.settings)
    done = _make(step, study, progress, why) if why else StageRun(step.name, "")
    if step.after:
        step.after(study)
    return done


def _make(step: Step, study: Study, progress: Progress, why: str) -> StageRun:
    progress.start(step.name, why)
    began = time.monotonic()
    with speaking(study.settings.study.language):
        result = step.call(Job(study, progress))
    commit(study, step.folder, result, made_from(step, study, study.settings))
    progress.finish(step.name, _summary(study, step))
    return StageRun(step.name, why, time.monotonic() - began)


def _summary(study: Study, step: Step) -> str:
    sealed = manifest(study, step.folder) or {"rows": {}, "set_aside": 0}
    counted = ", ".join(f"{rows} {name}" for name, rows in sealed["rows"].items())
    aside = int(sealed["set_aside"])
    if not aside:
        return counted
    return f"{counted}; " + ngettext("{n} row set aside", "{n} rows set aside", aside).format(n=aside)


def notes(study: Study) -> tuple[str, ...]:
    """What the stages had to say, in their order."""
    said = [note for step in STEPS for note in (manifest(study, step.folder) or {"notes": ()})["notes"]]
    return tuple(dict.fromkeys(said))


def nothing_was_stale() -> str:
    """The sentence for a run that had nothing to do."""
    return say("Nothing was stale: everything is up to date.")
