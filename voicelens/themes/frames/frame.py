"""A list of themes to start from, as frozen dataclasses: built from a TOML file, or refused with line and reason."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from voicelens.errors import SettingsError
from voicelens.i18n import LANGUAGES, say
from voicelens.text import digest, fold
from voicelens.themes.frames.lines import Lines
from voicelens.themes.frames.values import Entry, entries, refuse

NONE, SCHOOL = "none", "school"
FORMAT = 1
ENOUGH_EXAMPLES = 2
FEWEST_THEMES = 2
T = TypeVar("T")


@dataclass(frozen=True)
class Area:
    """A part of school life that several themes belong to; `name` by language."""

    id: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class FrameTheme:
    """One theme of a frame; texts by language, under "" where the file names none."""

    id: str
    name: Mapping[str, str]
    area: str = ""
    description: Mapping[str, str] = field(default_factory=dict)
    include: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def called(self, language: str) -> str:
        """Its name in that language, or in one there is."""
        return said(self.name, language)

    def described(self, language: str) -> str:
        """Its description in that language, or in one there is; "" where it has none."""
        return said(self.description, language) if self.description else ""

    @property
    def about(self) -> tuple[str, ...]:
        """Its names and descriptions in every language."""
        return tuple(dict.fromkeys([*self.name.values(), *self.description.values()]))

    @property
    def ideas(self) -> tuple[str, ...]:
        """Its example ideas in every language, each once."""
        return tuple(dict.fromkeys(idea for several in self.examples.values() for idea in several))


@dataclass(frozen=True)
class Frame:
    """A whole list of themes, in the order of the file."""

    themes: tuple[FrameTheme, ...]
    areas: tuple[Area, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A mark that changes with any part of it."""
        return digest(repr((self.themes, self.areas)))


def said(texts: Mapping[str, T], language: str) -> T:
    """What stands for a language; else what stands for all of them; else the first there is."""
    for one in (language, ""):
        if one in texts:
            return texts[one]
    return next(iter(texts.values()))


def load_frame(name: str, *, beside: Path | None = None) -> Frame | None:
    """The frame called `school`, None for `none`, or the one in a file; raises `SettingsError`.

    A path that is not absolute starts at the folder `beside`.
    """
    if name == NONE:
        return None
    path = Path(__file__).with_name("school.toml") if name == SCHOOL else (beside or Path()) / name
    return parse(_read(path, name), where=path.name if name == SCHOOL else str(path))


def _read(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        near = difflib.get_close_matches(name, (NONE, SCHOOL), n=1)
        raise SettingsError(
            say("The list of themes “{name}” cannot be read ({error}).", name=name, error=type(error).__name__),
            where="voicelens.toml, [themes] frame",
            fix=say("Did you mean “{near}”?", near=near[0])
            if near
            else say("Write school, none, or the path of a file that is there."),
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            say("This is not text in UTF-8."),
            Lines("", str(path)).line(data[: error.start].count(b"\n") + 1),
            say("Save the file as UTF-8 and run again."),
        ) from error


def parse(text: str, where: str) -> Frame:
    """Build a frame from the text of a file called `where`; raises `SettingsError`."""
    lines = Lines(text, where)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        problem, place = lines.told(str(error))
        raise refuse(
            say("This is not valid TOML: {error}.", error=problem), place,
            say('Check that line for a missing quote, bracket or comma; quotes must be straight (").'),
        ) from error  # fmt: skip
    _refuse_format(data.get("format", FORMAT), lines)
    known = Entry({key: value for key, value in data.items() if key != "format"}, lines)
    known.only("areas", "themes")
    areas = tuple(Area(entry.id(), entry.name()) for entry in entries(data, "areas", ("id", "name"), lines))
    themes = _themes(data, [area.id for area in areas], lines)
    return Frame(themes, areas)


def _refuse_format(made_by: object, lines: Lines) -> None:
    if type(made_by) is not int or made_by > FORMAT:
        raise refuse(
            say("This list was made for a newer VoiceLens."), lines.top("format"),
            say("Update VoiceLens: pip install --upgrade voicelens"),
        )  # fmt: skip


def _themes(data: Mapping[str, object], areas: Sequence[str], lines: Lines) -> tuple[FrameTheme, ...]:
    keys = ("id", "area", "name", "description", "include", "exclude", "examples")
    told = list(entries(data, "themes", keys, lines))
    themes = tuple(_theme(entry, areas) for entry in told)
    if len(themes) < FEWEST_THEMES:
        raise refuse(
            say("A list needs at least two themes."), lines.top("themes"), say("Add a [[themes]] part for each theme.")
        )
    for language in sorted({*LANGUAGES, *(language for theme in themes for language in theme.name)}):
        _refuse_same_name(themes, told, language)
    return themes


def _theme(entry: Entry, areas: Sequence[str]) -> FrameTheme:
    theme = FrameTheme(
        entry.id(), entry.name(), entry.one_of("area", areas), entry.texts("description"),
        entry.lists("include"), entry.lists("exclude"), entry.lists("examples"),
    )  # fmt: skip
    if not theme.description and len(theme.ideas) < ENOUGH_EXAMPLES:
        raise refuse(
            say("The theme “{id}” has no description and fewer than two examples.", id=theme.id), entry.place(),
            say("Add a description, or some examples of what students might write."),
        )  # fmt: skip
    return theme


def _refuse_same_name(themes: Sequence[FrameTheme], told: Sequence[Entry], language: str) -> None:
    seen: dict[str, str] = {}
    for theme, entry in zip(themes, told, strict=True):
        first = seen.setdefault(fold(theme.called(language)), theme.id)
        if first != theme.id:
            raise refuse(
                say("The themes “{one}” and “{other}” have the same name.", one=first, other=theme.id),
                entry.place("name"),
                say("Give one of them another name."),
            )
