"""What one survey export holds, as text; the readers that get it out of a file; and what they may rely on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

import numpy as np
import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.dates import dates_told
from voicelens.ingest.names import distinct, tidy
from voicelens.ingest.values import any_filled
from voicelens.loading import load


@dataclass(frozen=True, eq=False)
class Source:
    """One export. Every value of `frame` is text as written, or ""; `rows` says where in the file each row stands.

    Row numbers are 1-based and count as a spreadsheet does. `set_aside` pairs the number of a row that is no answer
    (a test run of the survey) with the reason; such rows are not in `frame`. `tool` is the survey tool the file is
    from, "" where nothing says so; `parts` says of some columns what that tool puts there (`technical`, `wave` …).
    """

    name: str
    format: str
    frame: pd.DataFrame
    rows: Sequence[int]
    digest: str
    notes: tuple[str, ...] = ()
    set_aside: tuple[tuple[int, str], ...] = ()
    tool: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Sheet:
    """What a reader hands over: column names as written (not yet distinct), the rows below them, and their numbers.

    `set_aside` pairs a row number with the reason why that row is no answer; `tool` and `parts` are as in `Source`,
    `parts` by the names in `header`.
    """

    header: tuple[str, ...]
    body: pd.DataFrame
    rows: Sequence[int]
    notes: tuple[str, ...] = ()
    set_aside: tuple[tuple[int, str], ...] = ()
    tool: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


class Reader(Protocol):
    """One file format."""

    def recognises(self, data: bytes) -> bool:
        """Whether these bytes are in this format; decided by what they are, never by the name of the file."""
        ...

    def read(self, data: bytes, name: str) -> Sheet:
        """The survey in these bytes; raises `SourceError` where they are damaged or hold no table."""
        ...


# Asked in this order; the last one takes any text.
READERS = {
    "zip": "voicelens.ingest.zipped:Zipped",
    "xlsx": "voicelens.ingest.xlsx:Spreadsheet",
    "parquet": "voicelens.ingest.parquet:Parquet",
    "sav": "voicelens.ingest.spss:Spss",
    "jsonl": "voicelens.ingest.jsonl:JsonLines",
    "csv": "voicelens.ingest.delimited:Delimited",
}
_EXPORT_AGAIN = "csv, xlsx, jsonl, parquet, sav"
_NOTHING, _HEAD = b"\0 \t\r\n\xef\xbb\xbf", 1 << 16
LARGEST_FILE = 2 << 30


def load_reader(name: str) -> Reader:
    """The reader of that name; raises `SourceError` that lists the known ones."""
    if name not in READERS:
        raise SourceError(
            say("There is no reader called “{name}”.", name=name),
            fix=say("Use one of: {known}.", known=", ".join(READERS)),
        )
    return cast("Reader", load(READERS[name])())


def read_source(path: Path, readers: Mapping[str, str] = READERS) -> Source:
    """Read one survey export, whatever its format; raises `SourceError` with the problem, the file and the fix."""
    return source_of(_bytes(path), path.name, readers)


def source_of(data: bytes, name: str, readers: Mapping[str, str] = READERS) -> Source:
    """The survey export in the bytes of a file of that name; raises `SourceError`."""
    format_, sheet = read_bytes(data, name, readers)
    return _source(name, format_, data, sheet)


def read_bytes(data: bytes, name: str, readers: Mapping[str, str] = READERS) -> tuple[str, Sheet]:
    """The format of the bytes of a file, and the survey in them; raises `SourceError`."""
    if not (data[:_HEAD].strip(_NOTHING) or data.strip(_NOTHING)):
        raise SourceError(
            say("This file is empty."), where=name, fix=say("Export the survey again and use the new file.")
        )
    _refuse_other_kinds(data, name)
    for key in readers:
        reader = load_reader(key)
        if reader.recognises(data):
            return key, reader.read(data, name)
    raise _not_a_table(name, say("a kind of file that is not known here"))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(
                say("This is a folder, not a file."), where=str(path), fix=say("Name the survey export inside it.")
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise SourceError(
                say("This file is larger than {most} megabytes.", most=LARGEST_FILE >> 20),
                where=path.name,
                fix=say("Export it in parts (one file a school or a year) and give them all."),
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            say("There is no such file."), where=str(path), fix=say("Check the folder and the spelling of its name.")
        ) from error
    except OSError as error:
        raise SourceError(
            say("This file cannot be opened: {reason}.", reason=error.strerror or error),
            where=str(path),
            fix=say("Close it in other programs, or copy it to a folder of your own and use the copy."),
        ) from error


def _refuse_other_kinds(data: bytes, name: str) -> None:
    kinds = {
        b"\x89PNG": say("a picture"),
        b"\xff\xd8\xff": say("a picture"),
        b"GIF8": say("a picture"),
        b"%PDF": say("a PDF document"),
        b"{\\rtf": say("a text document"),
        b"\x1f\x8b": say("a compressed file"),
        b"<!": say("a web page"),
        b"<html": say("a web page"),
        b"<HTML": say("a web page"),
        b"<?xml": say("an XML file"),
    }
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, kind in kinds.items():
        if start.startswith(magic):
            raise _not_a_table(name, kind)


def _not_a_table(name: str, kind: str) -> SourceError:
    return SourceError(
        say("This is not a table of survey answers but {kind}.", kind=kind),
        where=name,
        fix=say("Export the answers from the survey tool again, as one of: {known}.", known=_EXPORT_AGAIN),
    )


def _source(name: str, format_: str, data: bytes, sheet: Sheet) -> Source:
    if not _any_value(sheet.body) and not sheet.set_aside:
        raise SourceError(
            say("This file has column names but no answers below them."),
            where=name,
            fix=say("Check that the survey has answers, then export it again."),
        )
    header, notes = distinct([tidy(column) for column in sheet.header])
    frame = sheet.body.reset_index(drop=True)
    frame.columns = pd.Index(header, dtype=object)
    return Source(
        name=name,
        format=format_,
        frame=frame,
        rows=sheet.rows if isinstance(sheet.rows, range) else np.asarray(sheet.rows, dtype=np.int64).tolist(),
        digest=hashlib.sha256(data).hexdigest(),
        notes=(*sheet.notes, *notes, *dates_told(frame)),
        set_aside=sheet.set_aside,
        tool=sheet.tool,
        parts={new: sheet.parts[old] for old, new in zip(sheet.header, header, strict=True) if old in sheet.parts},
    )


def _any_value(body: pd.DataFrame) -> bool:
    return any(any_filled(body.iloc[:, place]) for place in range(body.shape[1]))
