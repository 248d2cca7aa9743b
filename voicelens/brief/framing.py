"""The framing check: words on a page that make students the problem, rank people, or claim more than is known.

The lists are data (words/framing-*.toml), one per language, with a better wording beside each entry. Only what
VoiceLens or the study team wrote is checked, never what a student said.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from voicelens.brief.prose import texts, without
from voicelens.errors import PublicationRefused
from voicelens.i18n import LANGUAGES, say

KINDS = ("deficit", "ranking", "norm", "blame", "certainty")
_LISTS = Path(__file__).parent / "words"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True)
class Finding:
    """One wording to think about: where it stands, the words, which kind it is, and what could stand instead."""

    text: str
    words: str
    kind: str
    instead: str

    @property
    def sentence(self) -> str:
        """The finding for a person."""
        return say(
            "“{words}” in “{text}” {why}. Instead: {instead}.",
            words=self.words, text=_short(self.text), why=_why(self.kind), instead=self.instead,
        )  # fmt: skip


@dataclass(frozen=True)
class _Entry:
    kind: str
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    instead: str


def _why(kind: str) -> str:
    return {
        "deficit": say("says what students are missing, not what the school can change"),
        "ranking": say("ranks people or schools"),
        "norm": say("makes one group the measure of the others"),
        "blame": say("puts the blame on children or families"),
        "certainty": say("sounds surer than we are"),
    }[kind]


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@cache
def _entries(language: str) -> tuple[_Entry, ...]:
    data = tomllib.loads((_LISTS / f"framing-{language}.toml").read_text(encoding="utf-8"))

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{text})(?!\w)")

    return tuple(
        _Entry(one["kind"], pattern(one["find"]), pattern(one["unless"]) if "unless" in one else None, one["instead"])
        for one in data["word"]
    )


def _flat(text: str) -> str:
    """Lower case without accents, letter for letter, so that places stay where they are."""
    plain = (unicodedata.normalize("NFKD", letter)[:1] for letter in text.translate(_APOSTROPHES))
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)


def find_framing(all_texts: Iterable[str], language: str) -> tuple[Finding, ...]:
    """Every finding in these texts, in their order, each text once; `language` is the one the texts are in."""
    composed = (unicodedata.normalize("NFC", text) for text in dict.fromkeys(all_texts))
    return tuple(finding for text in composed for finding in _in_text(text, language))


def _in_text(text: str, language: str) -> Iterator[Finding]:
    flat, taken = _flat(text), 0
    matches = [(match, entry) for entry in _entries(language) for match in entry.find.finditer(flat)]
    for match, entry in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= taken and not _is_fine(match, entry, flat):
            taken = match.end()
            yield Finding(text, text[match.start() : match.end()], entry.kind, entry.instead)


def _is_fine(match: re.Match[str], entry: _Entry, flat: str) -> bool:
    around = entry.unless.finditer(flat) if entry.unless else ()
    return any(fine.start() < match.end() and match.start() < fine.end() for fine in around)


def check_framing(all_texts: Iterable[str], language: str, strict: bool = False) -> tuple[str, ...]:
    """The findings as sentences for a person; with `strict`, raises `PublicationRefused` where there is one."""
    return _told(find_framing(all_texts, language), strict)


def check_page(
    page: str, language: str, *, names: Iterable[str] = (), chosen: Iterable[str] = (), strict: bool = False
) -> tuple[str, ...]:
    """The findings in a page: theme names in every language, and each sentence without the names in it.

    `names` are names of themes; `chosen` are names that belong to others (schools, groups, the survey's questions) and
    are not judged. Students' own words stand in `blockquote` or `q` and are never looked at.
    """
    names = tuple(dict.fromkeys(names))
    known = (*names, *chosen)
    found = [finding for each in LANGUAGES for finding in find_framing(names, each)]
    found += find_framing((without(text, known) for text in texts(page)), language)
    return _told(found, strict)


def _told(found: Iterable[Finding], strict: bool) -> tuple[str, ...]:
    lines = tuple(dict.fromkeys(finding.sentence for finding in found))
    if lines and strict:
        raise PublicationRefused(
            say("The wording needs another look: {findings}", findings=" ".join(lines)),
            where="--strict-framing",
            fix=say("Rename the theme in review/themes.csv, or run without --strict-framing."),
        )
    return lines
