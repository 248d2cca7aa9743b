"""Letters that were garbled on their way ("niÃ±o"), hidden characters and odd spaces, put right and counted.

Only cells that a quick test over the whole column points at are read one by one; text that is fine stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from voicelens.i18n import ngettext
from voicelens.ingest.lookup import find, lacking
from voicelens.ingest.readers import Source
from voicelens.ingest.values import each
from voicelens.settings import Settings

# The first byte of a UTF-8 letter read as one letter of its own, and what the next byte then looks like.
_GARBLED = (
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u00c2\u00c3] |[\u221a\u251c\u252c][^a-zA-Z0-9 ]|\u201a\u00c4|[\u0080-\u009f]"
)
_HIDDEN = (
    "[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u0300-\u036f\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u2069\u3000\ufeff]|\u0000"
)
_RARE = re.compile("[\u0180-\u07ff]")
_LOST = "\ufffd"
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAK = re.compile("[\u000b\u000c\u0085\u2028\u2029]")
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b\u202d\u202e\u2060-\u2064\ufeff]")
# Signs that join letters or turn the direction belong to Arabic, Persian, Hindi and emoji, never between Latin letters.
_JOINER = re.compile(
    "(?:(?<=[\u0000-\u024f])|(?<![\\s\\S]))[\u200c\u200d]|[\u200c\u200d](?=[\u0000-\u024f]|(?![\\s\\S]))"
)
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True)
class Repairs:
    """How many cells were garbled, held hidden characters, or had lost letters that nothing brings back."""

    garbled: int = 0
    hidden: int = 0
    lost: int = 0

    def __add__(self, other: Repairs) -> Repairs:
        return Repairs(self.garbled + other.garbled, self.hidden + other.hidden, self.lost + other.lost)


def repair(values: pd.Series) -> tuple[pd.Series, Repairs]:
    """The values put right, and how many needed it; the same object where none did."""
    garbled, first = _changed(values, _GARBLED, ungarbled)
    plain, second = _changed(garbled, _HIDDEN, unhidden)
    lost = int(plain.str.contains(_LOST, regex=False).sum())
    return plain, Repairs(first, second, lost)


def _changed(values: pd.Series, asks: str, change: Callable[[str], str]) -> tuple[pd.Series, int]:
    asked = values.str.contains(asks, regex=True).to_numpy(dtype=bool)
    if not asked.any():
        return values, 0
    before = values[asked]
    after = each(before, change)
    n = int((after != before).sum())
    if not n:
        return values, 0
    whole = values.copy()
    whole[asked] = after
    return whole, n


def ungarbled(text: str) -> str:
    """The text with letters decoded that were decoded wrongly, also twice over; others as they were.

    A repair that would bring in one lone Greek, Cyrillic, Arabic or phonetic letter is none: two letters made it by
    chance.
    """
    from ftfy import TextFixerConfig, fix_encoding

    fixed = fix_encoding(text, TextFixerConfig(unescape_html=False))
    return text if len(_RARE.findall(fixed)) - len(_RARE.findall(text)) == 1 else fixed


def unhidden(text: str) -> str:
    """The text in NFC with usual spaces and line ends, and without characters that nobody sees."""
    text = _BREAK.sub("\n", _SPACE.sub(" ", text))
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION.sub("", text)
    return unicodedata.normalize("NFC", text)


def repair_source(source: Source, settings: Settings) -> tuple[Source, Repairs]:
    """The source with the columns put right that settings use, and what that took."""
    columns = settings.columns
    used = [prompt.column for prompt in settings.prompts] + [group.column for group in settings.groups]
    used += [column for column in (columns.school, columns.network, columns.wave) if column]
    frame, total = source.frame, Repairs()
    for column in used:
        if lacking(source, [column]):
            continue
        before = find(source, column)
        after, repairs = repair(before)
        total += repairs
        if after is not before:
            frame = frame.assign(**{str(before.name): after})
    return replace(source, frame=frame), total


def told(repairs: Repairs) -> list[str]:
    """What was put right, in sentences for people."""
    garbled = ngettext(
        "{n} answer had garbled letters and was repaired.",
        "{n} answers had garbled letters and were repaired.",
        repairs.garbled,
    )
    hidden = ngettext(
        "{n} answer had hidden characters or odd spaces, which were made plain.",
        "{n} answers had hidden characters or odd spaces, which were made plain.",
        repairs.hidden,
    )
    lost = ngettext(
        "{n} answer has letters that were lost before the file was made (shown as {sign}).",
        "{n} answers have letters that were lost before the file was made (shown as {sign}).",
        repairs.lost,
    )
    counted = ((garbled, repairs.garbled), (hidden, repairs.hidden), (lost, repairs.lost))
    return [sentence.format(n=n, sign=_LOST) for sentence, n in counted if n]
