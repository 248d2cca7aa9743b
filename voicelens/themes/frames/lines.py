"""Where something stands in the text of a frame: TOML readers know values, people need lines."""

from __future__ import annotations

import re

from voicelens.i18n import say

_TOLD = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)\.?$")
_ENTRY = re.compile(r"\s*\[\[")


class Lines:
    """The lines of one file, for pointing at them; `where` is the name of the file."""

    def __init__(self, text: str, where: str) -> None:
        self._lines, self._where = text.splitlines(), where

    def line(self, number: int) -> str:
        """The place of one line, counted from 1."""
        return say("{file}, line {n}", file=self._where, n=number)

    def entry(self, section: str, number: int, key: str = "") -> str:
        """The place of the `number`-th [[section]] (from 0), or of one of its keys; the file where no line is found."""
        heads = [n for n, line in enumerate(self._lines) if re.match(rf"\s*\[\[\s*{section}\s*\]\]", line)]
        if number >= len(heads):
            return say("{file}, entry {n} of {section}", file=self._where, n=number + 1, section=section)
        within = self._key(section, heads[number] + 1, key) if key else None
        return self.line(1 + (heads[number] if within is None else within))

    def top(self, key: str) -> str:
        """The place of a key outside all entries."""
        found = self._key("", 0, key)
        return self._where if found is None else self.line(found + 1)

    def _key(self, section: str, start: int, key: str) -> int | None:
        quoted = rf"[\"']?{re.escape(key)}[\"']?\s*"
        table = rf"\[+\s*{section}\s*{'[.]' if section else ''}\s*"
        stands = re.compile(rf"\s*(?:{quoted}[.=]|{table}{quoted}[].])")
        for number in range(start, len(self._lines)):
            if stands.match(self._lines[number]):
                return number
            if section and _ENTRY.match(self._lines[number]):
                return None
        return None

    def told(self, message: str) -> tuple[str, str]:
        """What a TOML reader complains about, and the place it names."""
        found = _TOLD.search(message)
        number = int(found[1] or 0) if found else 0
        return _TOLD.sub("", message), self.line(number or max(len(self._lines), 1))
