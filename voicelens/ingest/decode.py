"""Bytes of a text file as text: its encoding found, damage repaired and told."""

from __future__ import annotations

import codecs

from voicelens.errors import SourceError
from voicelens.i18n import ngettext, say

_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\0"))
_MANY_NULS = 0.3
_MANY_CONTROLS = 0.01
_FEW_CONTROLS = 8
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a file and notes on what had to be repaired; raises `SourceError` where it is no text.

    Tries UTF-8, UTF-16 (by its mark, or by the zeros in every second place), then Windows-1252; a file that mixes
    UTF-8 and Windows-1252 is read line by line.
    """
    wide = "utf-16" if data.startswith(_MARKS) else _unmarked_wide(data)
    if wide:
        return _without_nuls(data.decode(wide, errors="replace").removeprefix("\ufeff"), [])
    _refuse_binary(data, name)
    try:
        return _without_nuls(data.decode("utf-8-sig"), [])
    except UnicodeDecodeError:
        text, note = _by_line(data.removeprefix(codecs.BOM_UTF8))
        return _without_nuls(text, [note])


def _unmarked_wide(data: bytes) -> str:
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > _MANY_NULS * len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY_NULS * len(head) and not odd else ""


def _refuse_binary(data: bytes, name: str) -> None:
    nuls = data.count(0)
    controls = len(data) - len(data.translate(None, _CONTROL))
    if nuls > _MANY_NULS * len(data) or controls > max(_FEW_CONTROLS, _MANY_CONTROLS * (len(data) - nuls)):
        raise SourceError(
            say("This is not a table of survey answers: it is not text."),
            where=name,
            fix=say("Export the answers from the survey tool again, as CSV or XLSX."),
        )


def _without_nuls(text: str, notes: list[str]) -> tuple[str, list[str]]:
    count = text.count("\0")
    if not count:
        return text, notes
    note = ngettext(
        "{n} zero byte was taken out: the file may be damaged.",
        "{n} zero bytes were taken out: the file may be damaged.",
        count,
    ).format(n=count)
    return text.replace("\0", ""), [*notes, note]


def _by_line(data: bytes) -> tuple[str, str]:
    lines, old, new = [], 0, 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            new += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            old += 1
    if not new:
        return "\n".join(lines), say("The file was read as Windows-1252 text.")
    return "\n".join(lines), ngettext(
        "The file mixes two encodings: {n} line was read as Windows-1252, the others as UTF-8.",
        "The file mixes two encodings: {n} lines were read as Windows-1252, the others as UTF-8.",
        old,
    ).format(n=old)
