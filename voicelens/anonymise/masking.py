"""Putting placeholders where spans are, and making sure that nothing masked is left in the same answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from voicelens.anonymise.spans import Span, folded, resolve
from voicelens.anonymise.values import Values
from voicelens.anonymise.words import FUNCTION
from voicelens.errors import ContractError
from voicelens.i18n import say

_TITLE = re.compile(
    r"^(?:(?:mr|mrs|mrz|ms|mz|miss|mis|missus|mister|mstr|dr|prof|professor|profe|profesora?|sra|sr|srta|senora?|senorita"
    r"|maestra|maestro|dra|don|dona|teacher)\b[.\s]*)+"
)


@dataclass(frozen=True)
class Piece:
    """One stretch of a masked text and where it came from. `span` is None where the text is as it was."""

    text: str
    start: int
    end: int
    span: Span | None = None


@lru_cache(maxsize=16_384)
def core(value: str) -> str:
    """A masked value as it is compared: folded, without title and possessive."""
    plain, _ = folded(value)
    bare = re.sub(r"['’]s$", "", _TITLE.sub("", plain) or plain)
    return " ".join(re.findall(r"\w+", bare))


def _values(text: str, spans: Sequence[Span]) -> list[tuple[str, Span]]:
    """What may not be left in the text, longest first: every masked value, and each part of a person's name."""
    found: dict[str, Span] = {}
    for span in spans:
        whole = core(text[span.start : span.end])
        parts = [p for p in whole.split() if p not in FUNCTION] if span.kind == "PERSON" else []
        for value in (whole, *parts):
            if sum(c.isalnum() for c in value) >= 2:
                found.setdefault(value, span)
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def with_repeats(text: str, spans: Sequence[Span], kept: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The spans, and one more wherever a value they mask is written again in the same text.

    `kept` are places that a person wants to be read; no repeat is added that touches one.
    """
    current = resolve(text, spans)
    known: set[str] = set()
    while True:
        masked = dict(_values(text, current))
        if masked.keys() <= known:
            return current
        known |= masked.keys()
        covered = {i for span in current for i in range(span.start, span.end)}
        again = [
            Span(start, end, masked[value].kind, masked[value].score, "again", masked[value].replacement)
            for start, end, value in Values(masked).places(text)
            if any(text[i].isalnum() and i not in covered for i in range(start, end)) and not _touches(start, end, kept)
        ]
        if not again:
            return current
        current = resolve(text, [*current, *again])


def _touches(start: int, end: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in places)


def pieces(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The masked text in pieces. People who share a placeholder are numbered in the order they come in."""
    labels = _labels(text, spans)
    out, position = [], 0
    for span, label in zip(spans, labels, strict=True):
        out.append(Piece(text[position : span.start], position, span.start))
        out.append(Piece(label, span.start, span.end, span))
        position = span.end
    out.append(Piece(text[position:], position, len(text)))
    return [piece for piece in out if piece.text]


def _labels(text: str, spans: Sequence[Span]) -> list[str]:
    names = [core(text[span.start : span.end]) for span in spans]
    people = {name for span, name in zip(spans, names, strict=True) if span.kind == "PERSON"}
    whole = _whole_names(people)
    who = [whole.get(name, name) for name in names]
    role: dict[str, str] = {}
    for span, name in zip(spans, who, strict=True):
        if span.kind == "PERSON" and role.get(name, "[person]") == "[person]":
            role[name] = span.placeholder
    several: dict[str, list[str]] = {}
    for span, name in zip(spans, who, strict=True):
        if span.kind == "PERSON" and name not in several.setdefault(role[name], []):
            several[role[name]].append(name)
    return [
        _numbered(role[name], several[role[name]], name) if span.kind == "PERSON" else span.placeholder
        for span, name in zip(spans, who, strict=True)
    ]


def _whole_names(names: Iterable[str]) -> dict[str, str]:
    """For each folded name the longest name in the same answer that holds all its words: "wren" is "wren halloway"."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    by_word: dict[str, list[str]] = {}
    for name in longest_first:
        for word in name.split():
            by_word.setdefault(word, []).append(name)
    return {
        name: next(
            (other for other in by_word.get(name.split()[0], []) if set(name.split()) <= set(other.split())), name
        )
        for name in longest_first
        if name
    }


def _numbered(label: str, names: Sequence[str], name: str) -> str:
    return label if len(names) < 2 else f"{label[:-1]} {names.index(name) + 1}]"


def mask(text: str, spans: Sequence[Span], kept: Sequence[tuple[int, int]] = ()) -> str:
    """The text with every span and every repeat of it masked; raises `ContractError` where a masked value survives.

    Spans that touch a place in `kept` are left out: a person has decided that it may be read.
    """
    wanted = [span for span in spans if not _touches(span.start, span.end, kept)]
    if not wanted:
        return text
    everything = with_repeats(text, wanted, kept)
    values, may_stay = [value for value, _ in _values(text, everything)], kept_words(text, kept)
    masked = _covered("".join(piece.text for piece in pieces(text, everything)), values, may_stay)
    verify(masked, values, may_stay)
    return masked


def _covered(masked: str, values: Sequence[str], kept: Collection[str]) -> str:
    """The masked text without values that only stand apart now that their neighbour was masked."""
    left = sorted(Values(value for value in values if value not in kept).places(masked), reverse=True)
    limit = len(masked)
    for start, end, _ in left:
        masked = masked[:start] + "[person]" + masked[min(end, limit) :]
        limit = start
    return masked


def kept_words(text: str, kept: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The values that may still be read in a masked text because a person said so."""
    return frozenset(value for a, b in kept for value in (core(text[a:b]), *core(text[a:b]).split()))


def verify(masked: str, values: Iterable[str], kept: Collection[str] = ()) -> None:
    """Raise `ContractError` if one of the values still stands in the masked text, spelled out or whole."""
    if next(Values(value for value in values if value not in kept).places(masked), None) is not None:
        raise ContractError(
            say("Something that was to be masked is still readable in an answer. Nothing was written."),
            where=say("the check after masking"),
            fix=say("Please report this: it is a mistake in VoiceLens."),
        )
