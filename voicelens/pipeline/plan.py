"""What has to run, and why: every stage is compared with what it was made from last time."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from voicelens.i18n import say
from voicelens.llm.prompts import prompt_digest
from voicelens.pipeline.frames import frame_fingerprint
from voicelens.pipeline.steps import STEPS, Step, writer
from voicelens.registry import fingerprint
from voicelens.settings import Settings
from voicelens.study.enrolment import enrolments
from voicelens.study.files import sha256
from voicelens.study.folder import Study
from voicelens.study.sources import salt, sources
from voicelens.study.store import file_digest, is_whole, manifest
from voicelens.tables import TABLES
from voicelens.text import keyed_id

MODELS_OF = {"tagger": ("name_tagger",), "spacy": ("en_core_web_sm",), "both": ("name_tagger", "en_core_web_sm")}
NO_MODEL = "none"


@dataclass(frozen=True)
class Planned:
    """One stage and why it would run; an empty reason means that it is up to date."""

    step: Step
    why: str

    @property
    def stale(self) -> bool:
        """Whether it would run."""
        return bool(self.why)


def plan(study: Study) -> tuple[Planned, ...]:
    """All stages with the reasons they would run for, without running anything."""
    settings = study.settings
    planned: list[Planned] = []
    stale: set[str] = set()
    for step in STEPS:
        why = reason(step, study, settings)
        before = [writer(name).name for name in step.reads if writer(name).name in stale]
        if not why and before and not is_frozen(step, study):
            why = say("{stage} runs before it", stage=before[-1])
        if why:
            stale.add(step.name)
        planned.append(Planned(step, why))
    return tuple(planned)


def reason(step: Step, study: Study, settings: Settings) -> str:
    """Why a stage has to run now that the stages before it have; empty where it does not."""
    sealed = manifest(study, step.folder)
    if is_frozen(step, study):
        return ""
    if sealed is None:
        return say("it has not run yet")
    if not is_whole(study, step.folder):
        return say("its files are missing or were changed")
    now, then = made_from(step, study, settings), dict(sealed["made_from"])
    changed = [key for key in {**then, **now} if then.get(key) != now.get(key)]
    if changed:
        return _say_changed(changed[0])
    return step.owed(study) if step.owed else ""


def is_frozen(step: Step, study: Study) -> bool:
    """Whether a stage cannot run again because the raw words it needs were deleted."""
    private = any(name in TABLES and TABLES[name].private for name in (*step.reads, *step.writes))
    return study.forgotten and private


def made_from(step: Step, study: Study, settings: Settings) -> dict[str, str]:
    """Everything the output of a stage depends on, as short texts that can be compared and stored."""
    parts = {"version": str(step.version)}
    if not step.reads:
        parts |= {f"export {n}": f"{entry.digest} {entry.wave}" for n, entry in enumerate(sources(study), start=1)}
        parts |= {f"enrolment {entry.wave}": entry.digest for entry in enrolments(study)}
    parts |= {f"setting {name}": _as_text(attrgetter(name)(settings)) for name in step.settings}
    parts |= {f"model {name}": _model_fingerprint(attrgetter(name)(settings)) for name in step.models}
    parts |= {f"prompt {name}": prompt_digest(name) for name in step.prompts}
    if step.framed:
        chosen = settings.themes
        parts["frame"] = frame_fingerprint(chosen.frame, chosen.encoder, beside=study.path)
    parts |= {f"table {name}": file_digest(study, writer(name).folder, name) for name in step.reads}
    for name in step.decisions:
        path = study.path / name
        parts[f"decisions {name}"] = _file_fingerprint(study, path) if path.exists() else ""
    return parts


def _file_fingerprint(study: Study, path: Path) -> str:
    """The SHA-256 of a file; of a private one a keyed hash, since a manifest must not help to guess a list of names."""
    private = path.is_relative_to(study.private)
    return keyed_id(salt(study), sha256(path)) if private else sha256(path)


def _as_text(value: object) -> str:
    def plain(item: object) -> object:
        if dataclasses.is_dataclass(item) and not isinstance(item, type):
            return dataclasses.asdict(item)
        return item

    return json.dumps(value, default=plain, ensure_ascii=False, sort_keys=True)


def _model_fingerprint(chosen: str) -> str:
    return " ".join(fingerprint(name) for name in MODELS_OF.get(chosen, (chosen,))) if chosen != NO_MODEL else ""


def _say_changed(key: str) -> str:
    if key == "setting agreed":
        return say("the answers under [[same]] changed")
    kind, _, name = key.partition(" ")
    sentences = {
        "version": say("VoiceLens does this step differently now"),
        "export": say("the exports changed"),
        "enrolment": say("the enrolment counts changed"),
        "setting": say("the setting {name} changed", name=name),
        "model": say("the model for {name} changed", name=name),
        "prompt": say("what a language model is asked for changed"),
        "frame": say("the list of themes changed"),
        "table": say("its input {name} changed", name=name),
        "decisions": say("{name} changed", name=name),
    }
    return sentences[kind]
