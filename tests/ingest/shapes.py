"""Small surveys in the shapes that survey tools export. All names, addresses and answers are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pandas as pd

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
