"""What adults answer students: what is done, by when and by whom, and what cannot be changed and why.

A school may write it in review/actions.toml; without that file the student page has lines to fill in by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from voicelens.errors import ReviewError
from voicelens.i18n import LANGUAGES, say

FILE = "actions.toml"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One thing adults do. `language` is empty where the entry goes on the page of every language."""

    what: str
    who: str = ""
    when: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Cannot:
    """One thing that cannot be changed now, and why."""

    what: str
    why: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How students say that something is wrong on the page."""

    how: str
    language: str = ""


@dataclass(frozen=True)
class Actions:
    """The whole file."""

    doing: tuple[Doing, ...] = ()
    cannot: tuple[Cannot, ...] = ()
    contact: tuple[Contact, ...] = field(default=())

    def in_language(self, language: str) -> Actions:
        """The entries for a page in that language: its own, and those of no language."""

        def own(entries: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(entry for entry in entries if entry.language in ("", language))

        return Actions(own(self.doing), own(self.cannot), own(self.contact))


def parse_actions(text: str) -> Actions:
    """Build the answers from the text of the file; raises `ReviewError` that points at the entry."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refuse(say("The file is not valid TOML: {error}.", error=error), "") from error
    known = {"doing": Doing, "cannot": Cannot, "contact": Contact}
    strange = sorted(set(data) - set(known))
    if strange:
        raise _refuse(say("“{key}” is not known here.", key=strange[0]), "")
    return Actions(**{name: _entries(name, kind, data.get(name, [])) for name, kind in known.items()})


def _entries(name: str, kind: type[T], found: Any) -> tuple[T, ...]:
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _refuse(say("Write [[{name}]] above each entry.", name=name), name)
    return tuple(_entry(name, number, kind, entry) for number, entry in enumerate(found, start=1))


def _entry(name: str, number: int, kind: type[T], entry: Mapping[str, Any]) -> T:
    where = f"[[{name}]] {number}"
    allowed = [each.name for each in fields(kind)]  # type: ignore[arg-type]  # each kind is a dataclass
    for key, value in entry.items():
        if key not in allowed:
            raise _refuse(say("“{key}” is not known here.", key=key), where)
        if not isinstance(value, str):
            raise _refuse(say("“{key}” must be a text in quotes.", key=key), where)
    if entry.get("language", "") not in ("", *LANGUAGES):
        raise _refuse(say("The language must be one of: {known}.", known=", ".join(LANGUAGES)), where)
    missing = [key for key in allowed if key in ("what", "why", "how") and not entry.get(key, "").strip()]
    if missing:
        raise _refuse(say("“{key}” is missing.", key=missing[0]), where)
    return kind(**{key: " ".join(value.split()) for key, value in entry.items()})


def _refuse(problem: str, where: str) -> ReviewError:
    return ReviewError(
        problem,
        where=f"review/{FILE}{', ' if where else ''}{where}",
        fix=say("Write [[doing]] with what, who, when; [[cannot]] with what, why; [[contact]] with how."),
    )
