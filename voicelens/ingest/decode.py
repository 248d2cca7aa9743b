"""Bytes of a text file as text: its encoding found, damage repaired and told."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from voicelens.errors import SourceError
from voicelens.i18n import ngettext, say

_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\0"))
_MANY_NULS = 0.3
_MANY_CONTROLS = 0.01
_FEW_CONTROLS = 8
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a file and notes on what had to be repaired; raises `SourceError` where it is no text."""
    text, notes = utf8(data, name)
    return text.decode("utf-8-sig"), notes


def utf8(data: bytes, name: str) -> tuple[bytes, list[str]]:
    """The text of a file as valid UTF-8, a byte order mark left in front, and notes on what had to be repaired.

    Tries UTF-8, UTF-16 (by its mark, or by the zeros in every second place), then Windows-1252; a file that mixes
    UTF-8 and Windows-1252 is read line by line. A file that needs no repair is not copied. Raises `SourceError` where
    it is no text.
    """
    wide = "utf-16" if data.startswith(_MARKS) else _unmarked_wide(data)
    if wide:
        return _without_nuls(_recoded(data, wide).removeprefix(codecs.BOM_UTF8), [])
    _refuse_binary(data, name)
    if _is_utf8(data):
        return _without_nuls(data, [])
    text, note = _by_line(data.removeprefix(codecs.BOM_UTF8))
    return _without_nuls(text, [note])


def pieces(data: bytes, size: int = 1 << 16) -> Iterator[bytes]:
    """The data in pieces that fit a processor's cache, for work that would else need a second copy of all of it."""
    return (data[start : start + size] for start in range(0, len(data), size))


def _recoded(data: bytes, encoding: str) -> bytes:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return b"".join([*(decoder.decode(piece).encode() for piece in pieces(data)), decoder.decode(b"", True).encode()])


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in pieces(data):
            decoder.decode(piece)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_wide(data: bytes) -> str:
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > _MANY_NULS * len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MANY_NULS * len(head) and not odd else ""


def _refuse_binary(data: bytes, name: str) -> None:
    nuls = data.count(0)
    controls = sum(len(piece) - len(piece.translate(None, _CONTROL)) for piece in pieces(data))
    if nuls > _MANY_NULS * len(data) or controls > max(_FEW_CONTROLS, _MANY_CONTROLS * (len(data) - nuls)):
        raise SourceError(
            say("This is not a table of survey answers: it is not text."),
            where=name,
            fix=say("Export the answers from the survey tool again, as CSV or XLSX."),
        )


def _without_nuls(text: bytes, notes: list[str]) -> tuple[bytes, list[str]]:
    count = text.count(0)
    if not count:
        return text, notes
    note = ngettext(
        "{n} zero byte was taken out: the file may be damaged.",
        "{n} zero bytes were taken out: the file may be damaged.",
        count,
    ).format(n=count)
    return text.replace(b"\0", b""), [*notes, note]


def _by_line(data: bytes) -> tuple[bytes, str]:
    out, old, new = [], 0, False
    for line in io.BytesIO(data):
        try:
            line.decode("utf-8")
            out.append(line)
            new = new or not line.isascii()
        except UnicodeDecodeError:
            out.append(line.decode("cp1252", errors="replace").encode())
            old += 1
    if not new:
        return b"".join(out), say("The file was read as Windows-1252 text.")
    return b"".join(out), ngettext(
        "The file mixes two encodings: {n} line was read as Windows-1252, the others as UTF-8.",
        "The file mixes two encodings: {n} lines were read as Windows-1252, the others as UTF-8.",
        old,
    ).format(n=old)
