"""What the patterns make of a text, as pairs of kind and words; all names and numbers in these tests are invented."""

from __future__ import annotations

import re

from voicelens.anonymise.patterns import Patterns

_MARK = re.compile(r"<(.*?)>")


def found(text: str) -> set[tuple[str, str]]:
    """Each span found, by its kind and words."""
    return {(span.kind, text[span.start : span.end]) for span in Patterns().find([text])[0]}


def uncovered(marked: str) -> str:
    """The letters and digits between < and > that no span covers, and those outside that one covers."""
    text = _MARK.sub(r"\1", marked)
    wanted = {
        i for n, mark in enumerate(_MARK.finditer(marked)) for i in range(mark.start() - 2 * n, mark.end() - 2 * n - 2)
    }
    covered = {i for span in Patterns().find([text])[0] for i in range(span.start, span.end)}
    return "".join(text[i] for i in sorted(wanted ^ covered) if text[i].isalnum())
