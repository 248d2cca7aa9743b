"""voicelens.toml as frozen dataclasses: what a person wrote is built into settings, or refused with the line to fix."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from voicelens.errors import SettingsError, StudyError
from voicelens.i18n import LANGUAGES, say

FORMAT = 1
LOWEST_GROUP = 5
LOWEST_CODING = 5
HIGHEST_DOMINANCE = 90
UNANSWERED = "?"
T = TypeVar("T")


def one_of(*allowed: str, default: str) -> Any:
    """A text field with a short list of allowed values."""
    return field(default=default, metadata={"allowed": allowed})


def between(low: float, high: float, *, default: float) -> Any:
    """A number field with bounds, both allowed."""
    return field(default=default, metadata={"between": (low, high)})


@dataclass(frozen=True)
class StudySettings:
    """What this study is called and the choices that hold for all of it."""

    name: str = ""
    unit: str = one_of("school", "network", "district", default="school")
    language: str = one_of(*LANGUAGES, default="en")
    seed: int = between(0, 2**32 - 1, default=1)
    engine: str = "local"


@dataclass(frozen=True)
class PromptSettings:
    """One open question: the column its answers stand in, and whether it asks for likes or for changes.

    A polarity of "?" waits for a person.
    """

    id: str
    column: str
    polarity: str = one_of("like", "change", "other", UNANSWERED, default="other")
    wording: str = ""


@dataclass(frozen=True)
class GroupSettings:
    """One group dimension. `separator` splits a multi-select answer; empty means one choice."""

    id: str
    column: str
    label: str = ""
    separator: str = ""


@dataclass(frozen=True)
class ColumnSettings:
    """Columns with a part of their own; empty means the export has none. `dropped` columns never go past ingest."""

    school: str = ""
    network: str = ""
    wave: str = ""
    weight: str = ""
    student_id: str = ""
    classroom: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SameSettings:
    """Whether what new files write means the same as what the study knows, pair by pair; "?" waits for a person.

    `column`: a question's wording; `group`: a label of the dimension named; `school` and `wave`: a file's name, and
    the school or cycle that all its rows are of.
    """

    kind: str = one_of("column", "group", "school", "wave", default="column")
    dimension: str = ""
    new: tuple[str, ...]
    known: tuple[str, ...]
    answer: str = one_of(UNANSWERED, "yes", "no", default=UNANSWERED)

    def pairs(self) -> list[tuple[str, str]]:
        """What new files write, each with what the study knows."""
        return list(zip(self.new, self.known, strict=True))


@dataclass(frozen=True)
class SafetySettings:
    """Who is told of answers that may need a caring adult, and in which language."""

    contacts: tuple[str, ...] = ()
    language: str = one_of("study", *LANGUAGES, default="study")
    hold_back: str = one_of("urgent", "all", default="urgent")


@dataclass(frozen=True)
class AnonymiseSettings:
    """How names and contacts are found and masked."""

    mode: str = one_of("strict", "balanced", default="strict")
    patterns: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    names: str = "tagger"


@dataclass(frozen=True)
class ThemeSettings:
    """How themes are found."""

    finder: str = "graph"
    encoder: str = "students"
    frame: str = "school"
    smallest: int = between(2, 1000, default=4)


@dataclass(frozen=True)
class CompareSettings:
    """When a difference between groups may be pointed out."""

    false_discovery_rate: float = between(0.001, 0.5, default=0.10)
    smallest_gap: float = between(0, 100, default=5)


@dataclass(frozen=True)
class ProtectSettings:
    """How small numbers are protected."""

    min_group: int = between(LOWEST_GROUP, 1000, default=10)
    step: int = between(1, 20, default=1)
    coding: int = between(LOWEST_CODING, 20, default=5)
    dominance: float = between(50, HIGHEST_DOMINANCE, default=85)
    roster_known: bool = True
    approvals: int = between(1, 5, default=1)


@dataclass(frozen=True)
class BriefSettings:
    """What the brief shows."""

    quotes: int = between(0, 20, default=3)
    themes: int = between(1, 30, default=8)


@dataclass(frozen=True)
class LlmSettings:
    """An optional language model; off while `endpoint` is empty. The key's name stands here, the key itself nowhere."""

    endpoint: str = ""
    model: str = ""
    names: str = one_of("found", "all", "none", default="found")
    quotes_per_theme: int = between(3, 30, default=8)
    allow_remote: bool = False
    host: str = ""
    api_version: str = ""
    key_env: str = ""
    timeout: float = between(1, 600, default=60)
    calls_per_minute: int = between(1, 6000, default=60)
    price_in: float = between(0, 1000, default=0)
    price_out: float = between(0, 1000, default=0)


@dataclass(frozen=True)
class Settings:
    """A whole voicelens.toml."""

    study: StudySettings = StudySettings()
    prompts: tuple[PromptSettings, ...] = ()
    groups: tuple[GroupSettings, ...] = ()
    columns: ColumnSettings = ColumnSettings()
    safety: SafetySettings = SafetySettings()
    anonymise: AnonymiseSettings = AnonymiseSettings()
    themes: ThemeSettings = ThemeSettings()
    compare: CompareSettings = CompareSettings()
    protect: ProtectSettings = ProtectSettings()
    brief: BriefSettings = BriefSettings()
    llm: LlmSettings = LlmSettings()
    same: tuple[SameSettings, ...] = ()

    @property
    def agreed(self) -> tuple[SameSettings, ...]:
        """The spellings that a person said mean the same."""
        return tuple(entry for entry in self.same if entry.answer == "yes")


def refuse(problem: str, *, where: str, fix: str) -> SettingsError:
    """A `SettingsError` that points into voicelens.toml."""
    return SettingsError(problem, where=f"voicelens.toml, {where}", fix=fix)


def parse(text: str) -> Settings:
    """Build settings from the text of a voicelens.toml; raises `SettingsError`, or `StudyError` for a newer format."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse(
            say("voicelens.toml is not valid TOML: {error}.", error=error),
            where=say("the line named above"),
            fix=say("Check that line for a missing quote, bracket or comma."),
        ) from error
    made_by = data.pop("format", FORMAT)
    if type(made_by) is not int or made_by > FORMAT:
        raise StudyError(
            say("This study was made by a newer VoiceLens (format {made_by}; this one knows {known}).",
                made_by=made_by, known=FORMAT),
            where="voicelens.toml",
            fix=say("Update VoiceLens: pip install --upgrade voicelens"),
        )  # fmt: skip
    settings = _build(Settings, data, where="")
    for kind, named in (("prompts", settings.prompts), ("groups", settings.groups)):
        ids = [item.id for item in named]
        if len(set(ids)) != len(ids):
            raise refuse(
                say("Two entries have the same id."), where=f"[[{kind}]]", fix=say("Give each entry an id of its own.")
            )
    _refuse_uneven(settings.same)
    return settings


def _refuse_uneven(same: tuple[SameSettings, ...]) -> None:
    for n, entry in enumerate(same, start=1):
        if len(entry.new) != len(entry.known):
            raise refuse(
                say("The lists “new” and “known” are not equally long."),
                where=f"[[same]] {n}",
                fix=say("Write for each of “new” what it is called in the study, in the same order."),
            )
        if entry.kind == "group" and not entry.dimension:
            raise refuse(
                say("“{key}” is missing.", key="dimension"),
                where=f"[[same]] {n}",
                fix=say("Write the id of the group that these labels belong to."),
            )


def _build(kind: type[T], data: Mapping[str, Any], where: str) -> T:
    hints = get_type_hints(kind)
    fields = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key in data:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            raise refuse(
                say("“{key}” is not a setting.", key=key),
                where=where or say("top level"),
                fix=say("Did you mean “{near}”?", near=near[0])
                if near
                else say("Known here: {known}.", known=", ".join(fields)),
            )
    values = {key: _value(hints[key], fields[key], value, where) for key, value in data.items()}
    missing = [
        name for name, f in fields.items()
        if name not in values and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]  # fmt: skip
    if missing:
        raise refuse(say("“{key}” is missing.", key=missing[0]), where=where, fix=say("Add it."))
    return kind(**values)


def _value(hint: Any, spec: dataclasses.Field[Any], value: Any, where: str) -> Any:
    place = f"{where} {spec.name}".strip()
    if dataclasses.is_dataclass(hint):
        if not isinstance(value, dict):
            raise refuse(say("This must be a section."), where=place, fix=say("Write [{name}].", name=spec.name))
        return _build(hint, value, where=f"[{spec.name}]")  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0], spec, value, place)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, hint) or (hint is not bool and isinstance(value, bool)):
        expected = {str: say("a text in quotes"), int: say("a whole number"), float: say("a number"),
                    bool: say("true or false")}.get(hint, "")  # fmt: skip
        raise refuse(say("This has the wrong kind of value."), where=place, fix=say("Write {kind}.", kind=expected))
    _within(spec, value, place)
    return value


def _several(item: Any, spec: dataclasses.Field[Any], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise refuse(say("This must be a list."), where=place, fix=say("Write it with square brackets."))
    if dataclasses.is_dataclass(item):
        if not all(isinstance(entry, dict) for entry in value):
            raise refuse(say("This must be sections."), where=place, fix=say("Write [[{name}]].", name=spec.name))
        return tuple(
            _build(item, entry, where=f"[[{spec.name}]] {n}")  # type: ignore[arg-type]
            for n, entry in enumerate(value, start=1)
        )
    if not all(isinstance(entry, item) for entry in value):
        raise refuse(say("This must be a list of texts."), where=place, fix=say("Put each one in quotes."))
    return tuple(value)


def _within(spec: dataclasses.Field[Any], value: Any, place: str) -> None:
    allowed = spec.metadata.get("allowed")
    if allowed and value not in allowed:
        raise refuse(
            say("“{value}” is not possible here.", value=value),
            where=place,
            fix=say("Use one of: {known}.", known=", ".join(allowed)),
        )
    low, high = spec.metadata.get("between", (value, value))
    if not low <= value <= high:
        raise refuse(
            say("{value} is out of bounds.", value=value),
            where=place,
            fix=say("Choose from {low} to {high}.", low=low, high=high),
        )
