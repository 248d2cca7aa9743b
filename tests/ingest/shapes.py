"""Small surveys in the shapes that survey tools export. All names, addresses and answers are invented."""

from __future__ import annotations

import csv
import html
import io
import struct
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from voicelens.ingest.readers import Source, read_source

LIKE = "What is one thing you like about your school?"
CHANGE = "What is one thing you would change about your school?"
LIKES = ("the library is quiet and warm", "my friends at lunch", "art on fridays", "recess", "mi maestra me ayuda")
CHANGES = ("longer lunch please", "cleaner bathrooms", "less homework on weekends", "", "que haya mas recreo")


def table(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """The rows as a delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def google_forms(n: int = 20) -> list[list[str]]:
    """A Google Forms export: time stamp, address, closed questions, tick-all with commas, two open questions."""
    header = ["Timestamp", "Email Address", "What is your name?", "What grade are you in?", "Gender",
              "Race/ethnicity (check all that apply)",
              "Are you an English learner?", "Do you have an IEP?", LIKE, CHANGE]  # fmt: skip
    races = ("White", "Black or African American", "Latino", "Asian", "Black or African American, Latino")
    return [header] + [
        [f"3/16/2026 8:{i:02}:03", f"kid{i}@example.org", f"Kid {i}", str(4 + i % 3), ("Girl", "Boy")[i % 2],
         races[i % 5], ("Yes", "No")[i % 2], "No", LIKES[i % 5] + f" {i}", CHANGES[i % 5] and CHANGES[i % 5] + f" {i}"]
        for i in range(n)
    ]  # fmt: skip


def microsoft_forms(n: int = 20) -> list[list[object]]:
    """A Microsoft Forms workbook: ID and times first, tick-all with trailing semicolons."""
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Language", "What grade are you in?",
              "Which of these describe you?", LIKE, CHANGE]  # fmt: skip
    races = ("White;", "Asian;", "White;Asian;")
    when = pd.Timestamp("2026-03-16 08:00:03").to_pydatetime()
    return [header] + [
        [i + 1, when, when, "anonymous", "", "English (United States)", float(4 + i % 3), races[i % 3],
         LIKES[i % 5] + f" {i}", CHANGES[i % 5] and CHANGES[i % 5] + f" {i}"]
        for i in range(n)
    ]  # fmt: skip


def qualtrics(n: int = 20) -> list[list[str]]:
    """A Qualtrics export: three header rows, then a test run, then answers."""
    top = ["StartDate", "Status", "IPAddress", "ResponseId", "RecipientEmail", "Q1", "Q2", "Q3"]
    wording = ["Start Date", "Response Type", "IP Address", "Response ID", "Recipient Email",
               "What grade are you in? - Selected Choice", LIKE, CHANGE]  # fmt: skip
    ids = [f'{{"ImportId":"{name}"}}' for name in top]
    preview = ["2026-03-01 08:00:00", "Survey Preview", "", "R_0", "", "4th grade", "test", "test"]
    return [top, wording, ids, preview] + [
        ["2026-03-16 08:00:00", "IP Address", "203.0.113.9", f"R_{i}", "", f"{4 + i % 3}th grade",
         LIKES[i % 5] + f" {i}", CHANGES[i % 5] and CHANGES[i % 5] + f" {i}"]
        for i in range(n)
    ]  # fmt: skip


def surveymonkey(n: int = 20) -> list[list[str]]:
    """A SurveyMonkey export: two header rows, one column for each option of the tick-all question."""
    first = [
        "Respondent ID",
        "Collector ID",
        "IP Address",
        "What grade are you in?",
        "Which describe you?",
        "",
        "",
        LIKE,
        CHANGE,
    ]
    second = [
        "",
        "",
        "",
        "Response",
        "White",
        "Asian",
        "Other (please specify)",
        "Open-Ended Response",
        "Open-Ended Response",
    ]
    return [first, second] + [
        [f"1148{i}", "4601", "203.0.113.9", str(4 + i % 3), "White" if i % 2 else "", "Asian" if i % 3 else "",
         "Martian" if i == 4 else "", LIKES[i % 5] + f" {i}", CHANGES[i % 5] and CHANGES[i % 5] + f" {i}"]
        for i in range(n)
    ]  # fmt: skip


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """An XLSX file with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(folder: Path, content: str | bytes, name: str = "survey.csv") -> Source:
    """Write the content to a file and read it back as a source."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_source(path)


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Answers">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def ods(rows: Sequence[Sequence[str]], below: str = "") -> bytes:
    """An OpenDocument spreadsheet with one sheet of text cells; `below` is XML that follows the rows."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ["".join(cell.format(html.escape(value)) for value in row) for row in rows]
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", _ODS.format(rows=body + below))
    return out.getvalue()


def sav(frame: pd.DataFrame, **options: object) -> bytes:
    """An SPSS file of the frame; `options` are those of pyreadstat. Variables go by short names, columns are labels."""
    pyreadstat = pytest.importorskip("pyreadstat")
    short = frame.set_axis([f"v{place}" for place in range(frame.shape[1])], axis=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sav"
        pyreadstat.write_sav(short, path, column_labels=list(frame.columns), **options)
        return path.read_bytes()


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _label(row: int, column: int, text: str) -> bytes:
    wide = text.encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(wide) // 2, 1) + wide)


def xls(rows: Sequence[Sequence[str]]) -> bytes:
    """An Excel 97 workbook with one sheet of text cells, after [MS-XLS] and [MS-CFB] (sectors of 512 bytes)."""
    begin = struct.pack("<HH12x", 0x0600, 0x0005), struct.pack("<HH12x", 0x0600, 0x0010)
    sheet = _record(0x0809, begin[1])
    sheet += b"".join(_label(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)) + _record(
        0x000A, b""
    )
    name = struct.pack("<BB", 6, 0) + b"Sheet1"
    start = len(_record(0x0809, begin[0])) + 4 + 6 + len(name) + 4
    globals_ = _record(0x0809, begin[0]) + _record(0x0085, struct.pack("<IH", start, 0) + name) + _record(0x000A, b"")
    stream = (globals_ + sheet).ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream)) + bytes(256)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + table + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(wide) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return wide.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
