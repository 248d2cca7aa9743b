"""The entries of a frame file, value by value: what a person wrote becomes texts by language, or is refused."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.themes.frames.lines import Lines

LONGEST_NAME = 60
_ID = re.compile(r"(?!t\d+$)[a-z][a-z0-9_]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def refuse(problem: str, where: str, fix: str) -> SettingsError:
    """A `SettingsError` about one place of a frame file."""
    return SettingsError(problem, where=where, fix=fix)


class Entry:
    """What stands under one [[section]], or at the top of the file when `section` is empty."""

    def __init__(self, data: Mapping[str, object], lines: Lines, section: str = "", number: int = 0) -> None:
        self._data, self._lines, self._section, self._number = data, lines, section, number

    def place(self, key: str = "") -> str:
        """Where it stands, or one of its keys."""
        return self._lines.entry(self._section, self._number, key) if self._section else self._lines.top(key)

    def only(self, *keys: str) -> None:
        """Refuse any other key."""
        for key in self._data:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                raise refuse(
                    say("“{key}” means nothing here.", key=key), self.place(key),
                    say("Did you mean “{near}”?", near=near[0]) if near
                    else say("Known here: {known}.", known=", ".join(keys)),
                )  # fmt: skip

    def id(self) -> str:
        """Its short name."""
        value = self._data.get("id")
        if isinstance(value, str) and _ID.fullmatch(value):
            return value
        raise refuse(
            say("An id is missing.") if value is None else say("“{value}” cannot be an id.", value=value),
            self.place("id"),
            say('Write small letters, digits and _, such as id = "food"; t1, t2, … are taken.'),
        )  # fmt: skip

    def name(self) -> Mapping[str, str]:
        """What it is called, by language."""
        found = self.texts("name")
        if not found:
            raise refuse(say("A name is missing."), self.place(), say('Add a line such as name = "Lunch".'))
        for text in found.values():
            if len(text) > LONGEST_NAME:
                raise refuse(
                    say("This name is longer than {n} letters.", n=LONGEST_NAME), self.place("name"),
                    say("Shorten it, and put the rest into the description."),
                )  # fmt: skip
        return found

    def one_of(self, key: str, known: Sequence[str]) -> str:
        """An id from a list, "" where the key is missing."""
        value = self._data.get(key, "")
        if value == "" or value in known:
            return str(value)
        near = difflib.get_close_matches(str(value), known, n=1)
        raise refuse(
            say("There is no area “{value}”.", value=value), self.place(key),
            say("Did you mean “{near}”?", near=near[0]) if near
            else say("Add an [[areas]] part with that id, or leave the line out."),
        )  # fmt: skip

    def texts(self, key: str) -> Mapping[str, str]:
        """One text for each language; none where the key is missing."""
        if key not in self._data:
            return {}
        return {language: self._text(value, key) for language, value in self._languages(key)}

    def lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """Several texts for each language; none where the key is missing."""
        if key not in self._data:
            return {}
        found = {}
        for language, value in self._languages(key):
            several = value if isinstance(value, list) else [value]
            found[language] = tuple(self._text(one, key) for one in several)
        return found

    def _languages(self, key: str) -> list[tuple[str, object]]:
        value = self._data[key]
        if not isinstance(value, dict):
            return [("", value)]
        for language in value:
            if not _LANGUAGE.fullmatch(language):
                raise refuse(
                    say("“{key}” is not a language.", key=f"{key}.{language}"), self.place(key),
                    say("Write en, es or the short code of another language."),
                )  # fmt: skip
        if not value:
            raise refuse(say("“{key}” is empty.", key=key), self.place(key), say("Write a text, or leave it out."))
        return list(value.items())

    def _text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise refuse(
                say("This has the wrong kind of value."), self.place(key),
                say("Write {kind}.", kind=say("a text in quotes")),
            )  # fmt: skip
        text = " ".join(value.split())
        if not any(letter.isalnum() for letter in text):
            raise refuse(say("“{key}” is empty.", key=key), self.place(key), say("Write a text, or leave it out."))
        return text


def entries(data: Mapping[str, object], section: str, keys: Sequence[str], lines: Lines) -> Iterator[Entry]:
    """The [[section]] parts of a file, with known keys and ids that differ."""
    several = data.get(section, [])
    if not isinstance(several, list) or not all(isinstance(one, dict) for one in several):
        raise refuse(say("This must be sections."), lines.top(section), say("Write [[{name}]].", name=section))
    seen: set[str] = set()
    for number, one in enumerate(several):
        entry = Entry(one, lines, section, number)
        entry.only(*keys)
        if entry.id() in seen:
            raise refuse(
                say("Two entries have the same id."), entry.place("id"), say("Give each entry an id of its own.")
            )
        seen.add(entry.id())
        yield entry
