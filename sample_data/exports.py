"""The same survey as four tools export it: Google Forms, Microsoft Forms, Qualtrics and SurveyMonkey."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sample_data.parse import Answer
from sample_data.students import RACES, SCHOOL, Student

QUESTIONS = {
    "grade": "What grade are you in?",
    "gender": "How do you describe your gender?",
    "race": "Which of these describe you? (Select all that apply)",
    "english_learner": "Are you in the English learner (EL) program?",
    "iep": "Do you have an IEP (individualized education program)?",
    "like": "What is one thing you like about our school?",
    "change": "What is one thing you would change about our school?",
}
STAMP = datetime(2026, 3, 20, 15, 0)
ZIPPED = (2026, 3, 20, 15, 0, 0)


@dataclass(frozen=True)
class Entry:
    """One student with the two answers; none where the box stayed empty."""

    student: Student
    like: Answer | None
    change: Answer | None

    def text(self, prompt: str) -> str:
        """The words in one box, empty if there are none."""
        answer = {"like": self.like, "change": self.change}[prompt]
        return answer.text if answer else ""

    def language(self) -> str:
        """The language the survey page was shown in."""
        return "ES" if any(a and a.language == "es" for a in (self.like, self.change)) else "EN"


def closed(entry: Entry, separator: str) -> list[str]:
    """The answers to the closed questions, several races in one cell."""
    student = entry.student
    return [grade_label(student.grade), student.gender, separator.join(student.race), yes(student.el), yes(student.iep)]


def grade_label(grade: int) -> str:
    """The grade as the survey offers it."""
    return f"{grade}th grade"


def yes(value: bool) -> str:
    """Yes or No."""
    return "Yes" if value else "No"


def as_csv(rows: Iterable[Sequence[str]], bom: bool = False) -> bytes:
    """CSV the way web tools write it: UTF-8, CRLF, quotes where needed."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def google_forms(entries: Sequence[Entry]) -> bytes:
    """The sheet of a Google form, downloaded as CSV: several choices joined with a comma and a space."""
    rows = [["Timestamp", "Email Address", "What is your student number?", *QUESTIONS.values()]]
    for entry in entries:
        sent = entry.student.finished
        stamp = f"{sent.month}/{sent.day}/{sent.year} {sent.hour}:{sent:%M:%S}"
        who = [stamp, entry.student.email, entry.student.number]
        rows.append([*who, *closed(entry, ", "), entry.text("like"), entry.text("change")])
    return as_csv(rows)


def microsoft_forms(entries: Sequence[Entry]) -> bytes:
    """The workbook of a Microsoft form: real dates, every chosen race followed by a semicolon."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = STAMP
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", *QUESTIONS.values()])
    for number, entry in enumerate(entries, start=1):
        student = entry.student
        who = [number, student.started, student.finished, student.email, f"{student.first} {student.last}", None]
        cells = closed(entry, ";")
        cells[2] += ";" if cells[2] else ""
        sheet.append([*who, *(cell or None for cell in (*cells, entry.text("like"), entry.text("change")))])
        for cell in sheet[sheet.max_row][1:3]:
            cell.number_format = "m/d/yy h:mm:ss"
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(workbook: bytes) -> bytes:
    """The same xlsx with fixed times and no compression, so that every machine writes the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-03-20T15:00:00Z", content)
            info = zipfile.ZipInfo(name, ZIPPED)
            info.create_system = 3
            new.writestr(info, content)
    return out.getvalue()


QUALTRICS = {  # column: (description in the second row, ImportId)
    "StartDate": ("Start Date", "startDate"),
    "EndDate": ("End Date", "endDate"),
    "Status": ("Response Type", "status"),
    "IPAddress": ("IP Address", "ipAddress"),
    "Progress": ("Progress", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration"),
    "Finished": ("Finished", "finished"),
    "RecordedDate": ("Recorded Date", "recordedDate"),
    "ResponseId": ("Response ID", "_recordId"),
    "RecipientLastName": ("Recipient Last Name", "recipientLastName"),
    "RecipientFirstName": ("Recipient First Name", "recipientFirstName"),
    "RecipientEmail": ("Recipient Email", "recipientEmail"),
    "ExternalReference": ("External Data Reference", "externalDataReference"),
    "LocationLatitude": ("Location Latitude", "locationLatitude"),
    "LocationLongitude": ("Location Longitude", "locationLongitude"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel"),
    "UserLanguage": ("User Language", "userLanguage"),
}
ZONED = {"startDate", "endDate", "recordedDate"}


def qualtrics(entries: Sequence[Entry]) -> bytes:
    """A Qualtrics CSV: names, questions and ImportIds above the data, and one row from the survey's preview."""
    ids = [f"Q{number}" for number in range(1, len(QUESTIONS) + 1)]
    imports = [_import_id(name) for _, name in QUALTRICS.values()]
    imports += [_import_id(f"QID{n}_TEXT" if n > len(ids) - 2 else f"QID{n}") for n in range(1, len(ids) + 1)]
    tried = entries[0].student.started - timedelta(days=4)
    preview = {
        "StartDate": _iso(tried), "EndDate": _iso(tried + timedelta(seconds=12)),
        "Status": "Survey Preview", "Progress": "100", "Duration (in seconds)": "12", "Finished": "True",
        "RecordedDate": _iso(tried + timedelta(seconds=12)), "ResponseId": "R_0000000000preview",
        "DistributionChannel": "preview", "UserLanguage": "EN",
    }  # fmt: skip
    rows = [
        [*QUALTRICS, *ids],
        [*(label for label, _ in QUALTRICS.values()), *QUESTIONS.values()],
        imports,
        [*(preview.get(column, "") for column in QUALTRICS), "4th grade", "", "", "No", "No", "test", "test"],
    ]
    rows += [_qualtrics_row(entry) for entry in entries]
    return as_csv(rows, bom=True)


def _import_id(name: str) -> str:
    parts = {"ImportId": name} | ({"timeZone": "America/Chicago"} if name in ZONED else {})
    return json.dumps(parts, separators=(",", ":"))


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _qualtrics_row(entry: Entry) -> list[str]:
    student = entry.student
    done = bool(entry.like or entry.change)
    return [
        _iso(student.started), _iso(student.finished), "IP Address", address(student), "100" if done else "71",
        str(student.seconds), str(done), _iso(student.finished), f"R_3juniper{student.number}", student.last,
        student.first, student.email, student.number, "41.8500", "-87.6500", "email", entry.language(),
        *closed(entry, ","), entry.text("like"), entry.text("change"),
    ]  # fmt: skip


def address(student: Student) -> str:
    """An IP address from a block that is kept for documentation."""
    return f"203.0.113.{int(student.number) % 254 + 1}"


def surveymonkey(entries: Sequence[Entry]) -> bytes:
    """A SurveyMonkey CSV: two header rows, one column for each race with the question above the first only."""
    who = ["Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Email Address"]
    who += ["First Name", "Last Name", "Custom Data 1"]
    top, second = list(who), [""] * len(who)
    for name, question in QUESTIONS.items():
        choices = {"race": list(RACES), "like": ["Open-Ended Response"], "change": ["Open-Ended Response"]}
        second += choices.get(name, ["Response"])
        top += [question, *[""] * (len(choices.get(name, "1")) - 1)]
    return as_csv([top, second, *(_monkey_row(number, entry) for number, entry in enumerate(entries))], bom=True)


def _monkey_row(number: int, entry: Entry) -> list[str]:
    student = entry.student
    grade, gender, _, learner, iep = closed(entry, "")
    return [
        str(114_800_000_000 + 37 * number), "460123456", f"{student.started:%m/%d/%Y %I:%M:%S %p}",
        f"{student.finished:%m/%d/%Y %I:%M:%S %p}", address(student), student.email, student.first, student.last,
        student.number, grade, gender, *(race if race in student.race else "" for race in RACES), learner, iep,
        entry.text("like"), entry.text("change"),
    ]  # fmt: skip


def roster(enrolled: Sequence[Student], staff: Iterable[tuple[str, str, str, str]]) -> bytes:
    """Staff and students of the school; everybody in it is invented."""
    rows = [["role", "first_name", "last_name", "preferred_name", "grade", "homeroom", "student_number", "email"]]
    rows += [[role, first, last, preferred, "", "", "", ""] for first, last, preferred, role in staff]
    rows += [
        ["student", s.first, s.last, s.preferred, str(s.grade), s.homeroom, s.number, s.email]
        for s in sorted(enrolled, key=lambda s: s.number)
    ]
    return as_csv(rows)


def enrolment(enrolled: Sequence[Student]) -> bytes:
    """How many students are enrolled, everybody (`*`) and by group, with the groups named as in the survey."""
    dimensions: Mapping[str, list[list[str]]] = {
        "grade": [[grade_label(s.grade)] for s in enrolled],
        "gender": [[s.gender] for s in enrolled],
        "race": [list(s.race) for s in enrolled],
        "english_learner": [[yes(s.el)] for s in enrolled],
        "iep": [[yes(s.iep)] for s in enrolled],
    }
    rows = [["school", "dimension", "group", "enrolled"], [SCHOOL, "*", "*", str(len(enrolled))]]
    for dimension, values in dimensions.items():
        groups = sorted({group for several in values for group in several if group})
        rows += [[SCHOOL, dimension, group, str(sum(group in several for several in values))] for group in groups]
    return as_csv(rows)
