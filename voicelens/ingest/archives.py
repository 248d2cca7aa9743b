"""Zip archives, which spreadsheets are too: opened only where what they unpack to is of a bearable size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from voicelens.errors import SourceError
from voicelens.i18n import say

ZIP = b"PK\x03\x04"
LARGEST = 1 << 30
_HARMLESS = 32 << 20
_HIGHEST_RATIO = 200
_CHUNK = 1 << 20
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def members(data: bytes) -> list[str]:
    """The names in an archive; none where it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except _FAULTS:
        return []


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive; raises `SourceError` where it is damaged, or would unpack to far more than it is."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise damaged(name) from error
    size = sum(member.file_size for member in archive.infolist())
    if size > LARGEST or (size > _HARMLESS and size > _HIGHEST_RATIO * len(data)):
        raise _too_big(name)
    return archive


def chunks(archive: zipfile.ZipFile, member: str, name: str) -> Iterator[bytes]:
    """The unpacked bytes of a member, piece by piece; raises `SourceError` for damage and for more than it declared."""
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > LARGEST:
                    raise _too_big(name)
                yield piece
    except (*_FAULTS, KeyError, zlib.error) as error:
        raise damaged(name) from error


def damaged(name: str) -> SourceError:
    """What to say of an archive or a spreadsheet that cannot be opened."""
    return SourceError(
        say("This file is damaged or locked with a password."),
        where=name,
        fix=say("Open it in a spreadsheet program, save it without a password as XLSX, and use the new file."),
    )


def _too_big(name: str) -> SourceError:
    return SourceError(
        say("This file unpacks to far more than a survey holds, and was not opened."),
        where=name,
        fix=say("If it is your survey, open it, save the table alone as CSV, and use the new file."),
    )
