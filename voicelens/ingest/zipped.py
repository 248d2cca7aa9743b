"""A zip archive with one table inside, as Google Forms and Qualtrics hand out their CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.archives import ZIP, chunks, members, open_archive
from voicelens.ingest.readers import READERS, Sheet, read_bytes

_TABLES = (
    ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".sav", ".zsav", ".json", ".jsonl", ".ndjson", ".parquet",
)  # fmt: skip
_WORKBOOK = ("xl/", "content.xml", "word/", "ppt/")
_SHOWN = 5


class Zipped:
    """An archive that is no workbook. One archive inside another is not opened."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes are an archive whose table of contents can be read and is not that of a workbook."""
        names = members(data) if data.startswith(ZIP) else []
        return bool(names) and not any(name.startswith(_WORKBOOK) for name in names)

    def read(self, data: bytes, name: str) -> Sheet:
        """The one table inside; raises `SourceError` where there is none, or more than one."""
        archive = open_archive(data, name)
        found = [entry for entry in archive.namelist() if _is_file(entry)]
        tables = [entry for entry in found if entry.casefold().endswith(_TABLES)] or found
        if len(tables) != 1:
            raise _refused(tables, name)
        inner = b"".join(chunks(archive, tables[0], name))
        if self.recognises(inner):
            raise SourceError(
                say("This zip archive holds another zip archive."),
                where=name,
                fix=say("Unpack both and use the CSV or XLSX file inside."),
            )
        known = {key: place for key, place in READERS.items() if key != "zip"}
        _, sheet = read_bytes(inner, name, known)
        notes = [say("The table “{table}” was taken out of the zip archive.", table=_shown(tables[0]))]
        rest = [_shown(entry) for entry in found if entry != tables[0]]
        if rest:
            notes.append(say("Not read, because it is no table: {names}.", names=", ".join(rest[:_SHOWN])))
        return replace(sheet, notes=(*notes, *sheet.notes))


def _is_file(entry: str) -> bool:
    path = PurePosixPath(entry)
    return not entry.endswith("/") and "__MACOSX" not in path.parts and not path.name.startswith((".", "Thumbs.db"))


def _shown(entry: str) -> str:
    text = "".join(letter for letter in PurePosixPath(entry).name if letter.isprintable())
    return text.encode("utf-8", "replace").decode("utf-8")[:80]


def _refused(tables: list[str], name: str) -> SourceError:
    if not tables:
        problem = say("This zip archive holds no file.")
    else:
        shown = ", ".join(_shown(entry) for entry in tables[:_SHOWN])
        problem = say("This zip archive holds {n} files that could be the survey: {names}.", n=len(tables), names=shown)
    return SourceError(problem, where=name, fix=say("Unpack it and use the CSV or XLSX files inside."))
