"""Exports in the documented shape of each survey tool, and what is to be understood of them. All of it is invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.ingest.shapes import CHANGE, LIKE

LIKES = (
    "The library is “quiet” and warm",
    "My friends at lunch, always",
    "Art on Fridays; it's ours",
    "Recess",
    "Mi maestra del año",
)
CHANGES = ("Longer lunch\nplease", "Cleaner baths — now", "", "Less homework", "Que haya más niños en fútbol")
RACES = ("White", "Asian", "Black or African American", "Latino")
RACE = "Which of these describe you?"
GRADE = "What grade are you in?"
GENDER = "What is your gender?"
OPEN = {LIKE: "prompt", CHANGE: "prompt"}


@dataclass(frozen=True)
class Export:
    """An export as rows of cells: how many rows stand above the answers, how many are no answers, and each role."""

    rows: list[list[str]]
    tool: str
    roles: dict[str, str]
    top: int = 1
    aside: int = 0
    groups: dict[str, str] = field(default_factory=dict)
    delimiters: str = ",\t"
    prompts: tuple[str, str] = (LIKE, CHANGE)


def like(i: int) -> str:
    """The i-th answer to the first question."""
    return f"{LIKES[i % 5]} {i}"


def change(i: int) -> str:
    """The i-th answer to the second question; every fifth is blank."""
    return CHANGES[i % 5] and f"{CHANGES[i % 5]} {i}"


def ticked(i: int) -> list[str]:
    """What the i-th student ticked: one option or two."""
    return [RACES[i % 4]] if i % 3 else [RACES[i % 4], RACES[(i + 1) % 4]]


def grade(i: int) -> str:
    """The i-th student's grade."""
    return f"{4 + i % 3}th grade"


def gender(i: int) -> str:
    """The i-th student's gender."""
    return ("Girl", "Boy", "Non-binary")[i % 3]


def _each(n: int, row: Callable[[int], list[str]]) -> list[list[str]]:
    return [row(i) for i in range(n)]


def google_csv(n: int = 24) -> Export:
    """The CSV that Google Forms hands out: options parted by semicolons, the time with its zone."""
    header = ["Timestamp", "Username", GRADE, GENDER, RACE, "How safe do you feel? [In class]", LIKE, CHANGE]
    rows = _each(n, lambda i: [
        f"2026/03/16 8:{i % 60:02}:03 AM CST", f"kid{i}@example.org", grade(i), gender(i), ";".join(ticked(i)),
        ("Very", "A little")[i % 2], like(i), change(i),
    ])  # fmt: skip
    roles = {"Timestamp": "dropped", "Username": "student_id", GRADE: "group", GENDER: "group", RACE: "group",
             "How safe do you feel? [In class]": "dropped", **OPEN}  # fmt: skip
    return Export([header, *rows], "Google Forms", roles, groups={"grade": "", "gender": "", "race": ";"})


def google_sheet(n: int = 24) -> Export:
    """The linked sheet: options parted by commas, the month first; a quiz adds a score."""
    header = ["Timestamp", "Email Address", "Score", GRADE, GENDER, RACE, LIKE, CHANGE, f"{LIKE} [Score]"]
    rows = _each(n, lambda i: [
        f"3/{13 + i % 9}/2026 8:{i % 60:02}:03", f"kid{i}@example.org", f"{i % 3} / 10", grade(i), gender(i),
        ", ".join(ticked(i)), like(i), change(i), f"{i % 2}.00 / 1",
    ])  # fmt: skip
    roles = {"Timestamp": "dropped", "Email Address": "student_id", "Score": "dropped", GRADE: "group", GENDER: "group",
             RACE: "group", **OPEN, f"{LIKE} [Score]": "dropped"}  # fmt: skip
    return Export([header, *rows], "Google Forms", roles, groups={"grade": "", "gender": "", "race": ", "})


def microsoft(n: int = 24) -> Export:
    """Microsoft Forms saved as CSV: a quiz with points, no-break spaces in names, options that end with semicolons."""
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Total points",
              "Quiz feedback", GRADE.replace(" ", "\xa0"), f"Points - {GRADE}", GENDER, RACE, LIKE, CHANGE]  # fmt: skip
    rows = _each(n, lambda i: [
        str(i + 1), f"3/16/26 8:{i % 60:02}:03", f"3/16/26 8:{i % 60:02}:59", "anonymous", "", "", str(i % 2), "",
        grade(i), "1", gender(i), "".join(f"{each};" for each in ticked(i)), like(i), change(i),
    ])  # fmt: skip
    roles = dict.fromkeys(["ID", "Start time", "Completion time", "Email", "Name", "Last modified time",
                           "Total points", "Quiz feedback", f"Points - {GRADE}"], "dropped")  # fmt: skip
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    return Export([header, *rows], "Microsoft Forms", roles, groups={"grade": "", "gender": "", "race": ";"})


_QUALTRICS = [
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate",
    "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference", "LocationLatitude",
    "LocationLongitude", "DistributionChannel", "UserLanguage",
]  # fmt: skip
_QUALTRICS_WORDS = [
    "Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished",
    "Recorded Date", "Response ID", "Recipient Last Name", "Recipient First Name", "Recipient Email",
    "External Data Reference", "Location Latitude", "Location Longitude", "Distribution Channel", "User Language",
]  # fmt: skip


def _qualtrics_row(i: int, status: str = "IP Address", finished: str = "True") -> list[str]:
    time = f"2026-03-16 08:{i % 60:02}:03"
    return [time, time, status, f"203.0.113.{i % 250}", "100", str(40 + i), finished, time, f"R_{i:015}", "", "", "",
            "", "41.8", "-87.6", "anonymous", "EN"]  # fmt: skip


def qualtrics(n: int = 24) -> Export:
    """Three header rows with HTML and line ends, a trailing empty column, a preview, unfinished rows, and −99."""
    tags = ["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "Q3_4", "Q3_4_TEXT", "Q4", "Q5", ""]
    wording = [
        f"<p>{GRADE}</p> - Selected Choice", f"<strong>{GENDER}</strong>",
        *(f"Which of these\n<br>describe you? - Selected Choice - {race}" for race in RACES),
        f"{RACE} - Latino - Text", f"<div>{LIKE}</div>\n", CHANGE.replace("'", "&#39;"), "",
    ]  # fmt: skip
    ids = [json.dumps({"ImportId": f"QID{place}"}, separators=(",", ":")) for place in range(len(tags))]
    meta = [json.dumps({"ImportId": name}, separators=(",", ":")) for name in _QUALTRICS]
    preview = [*_qualtrics_row(99, "Survey Preview"), "4th grade", "Boy", "White", "", "", "", "", "test", "test", ""]
    rows = _each(n, lambda i: [
        *_qualtrics_row(i, finished="False" if i % 9 == 8 else "True"), grade(i), "-99" if i % 8 == 7 else gender(i),
        *(race if race in ticked(i) else "" for race in RACES), "", like(i), change(i) or "-99", "",
    ])  # fmt: skip
    roles = dict.fromkeys(_QUALTRICS_WORDS, "dropped")
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", f"{RACE} - Latino - Text": "dropped", **OPEN}
    header = [[*_QUALTRICS, *tags], [*_QUALTRICS_WORDS, *wording], [*meta, *ids[:-1], ""]]
    return Export([*header, preview, *rows], "Qualtrics", roles, 3, 1, {"grade": "", "gender": "", "race": ";"})


def qualtrics_numbers(n: int = 24) -> Export:
    """The same in numbers: previews by their code, ticks as 1."""
    export = qualtrics(n)
    rows = [list(row) for row in export.rows]
    for number, row in enumerate(rows[3:]):
        row[2], row[6] = ("1" if number == 0 else "0"), {"True": "1", "False": "0"}[row[6]]
        row[17] = str(1 + number % 3)
        row[19:23] = ["1" if cell else "" for cell in row[19:23]]
    return Export(rows, export.tool, export.roles, 3, 1, export.groups)


def qualtrics_legacy(n: int = 24) -> Export:
    """Two header rows, V1 to V10 first, each row ending in an empty column."""
    codes = [*(f"V{place}" for place in range(1, 11)), "Q1", "Q2", *(f"Q3_{place}" for place in range(1, 5)), "Q4",
             "Q5", "LocationLatitude", "LocationLongitude", "LocationAccuracy", ""]  # fmt: skip
    about = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status",
             "StartDate", "EndDate", "Finished"]  # fmt: skip
    wording = [*about, GRADE, GENDER, *(f"{RACE}-{race}" for race in RACES), LIKE, CHANGE, "LocationLatitude",
               "LocationLongitude", "LocationAccuracy", ""]  # fmt: skip
    rows = _each(n, lambda i: [
        f"R_{i}", "Default Response Set", "Anonymous", "", "", "203.0.113.9", "1" if i == 2 else "0",
        "2026-03-16 08:28:09", "2026-03-16 08:28:48", "1", grade(i), gender(i),
        *("1" if race in ticked(i) else "" for race in RACES), like(i), change(i), "41.8", "-87.6", "-1", "",
    ])  # fmt: skip
    roles = dict.fromkeys([*about, "LocationLatitude", "LocationLongitude", "LocationAccuracy"], "dropped")
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    return Export([codes, wording, *rows], "Qualtrics", roles, 2, 1, {"grade": "", "gender": "", "race": ";"})


_MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
           "Last Name", "Custom Data 1"]  # fmt: skip


def _monkey_row(i: int) -> list[str]:
    return [
        f"1148{i:06}",
        "46012345",
        "03/16/2026 08:28:09 AM",
        "03/16/2026 08:30:09 AM",
        "203.0.113.9",
        "",
        "",
        "",
        "",
    ]


def surveymonkey(n: int = 24) -> Export:
    """Expanded: one column an option, the question only above the first of them."""
    first = [*_MONKEY, GRADE, "", GENDER, RACE, "", "", "", "", LIKE, CHANGE]
    second = [*[""] * 9, "Response", "Other (please specify)", "Response", *RACES, "Other (please specify)",
              "Open-Ended Response", "Open-Ended Response"]  # fmt: skip
    rows = _each(n, lambda i: [
        *_monkey_row(i), grade(i), "", gender(i), *(race if race in ticked(i) else "" for race in RACES),
        "Martian" if i == 4 else "", like(i), change(i),
    ])  # fmt: skip
    roles = dict.fromkeys(
        [*_MONKEY, f"{GRADE} - Other (please specify)", f"{RACE} - Other (please specify)"], "dropped"
    )
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    return Export([first, second, *rows], "SurveyMonkey", roles, 2, 0, {"grade": "", "gender": "", "race": ";"})


def surveymonkey_condensed(n: int = 24) -> Export:
    """Condensed: one column a question, options parted by commas, the second row blank."""
    first = [*_MONKEY, GRADE, GENDER, RACE, LIKE, CHANGE]
    rows = _each(n, lambda i: [*_monkey_row(i), grade(i), gender(i), ", ".join(ticked(i)), like(i), change(i)])
    roles = dict.fromkeys(_MONKEY, "dropped") | {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    groups = {"grade": "", "gender": "", "race": ", "}
    return Export([first, [""] * len(first), *rows], "SurveyMonkey", roles, 2, 0, groups)


def surveymonkey_numbers(n: int = 24) -> Export:
    """Newer names of the first columns, one header row, answers as text."""
    first = ["respondent_id", "collector_id", "date_created", "date_modified", "ip_address", "email_address",
             "first_name", "last_name", "custom_1", GRADE, GENDER, LIKE, CHANGE]  # fmt: skip
    rows = _each(n, lambda i: [*_monkey_row(i), grade(i), gender(i), like(i), change(i)])
    roles = dict.fromkeys(first[:9], "dropped") | {GRADE: "group", GENDER: "group", **OPEN}
    return Export([first, *rows], "SurveyMonkey", roles, 1, 0, {"grade": "", "gender": ""})


def redcap_raw(n: int = 24) -> Export:
    """Raw: field names and codes, checkboxes as 0 and 1, two events."""
    header = ["record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
              "redcap_data_access_group", "redcap_survey_identifier", "school_survey_timestamp", "grade", "gender",
              "race___1", "race___2", "race___3", "race___4", "like_school", "change_school",
              "school_survey_complete"]  # fmt: skip
    rows = _each(n, lambda i: [
        str(i // 2 + 1), ("fall_arm_1", "spring_arm_1")[i % 2], "", "", "", "",
        "2026-03-16 15:52:43" if i % 7 else "[not completed]", str(4 + i % 3), str(1 + i % 2),
        *("1" if race in ticked(i) else "0" for race in RACES), like(i), change(i), "2" if i % 7 else "0",
    ])  # fmt: skip
    roles = dict.fromkeys([*header[2:7], "school_survey_complete"], "dropped")
    roles |= {"record_id": "student_id", "redcap_event_name": "wave", "grade": "group", "gender": "group",
              "race": "group", "like_school": "prompt", "change_school": "prompt"}  # fmt: skip
    groups = {"grade": "", "gender": "", "race": ";"}
    return Export([header, *rows], "REDCap", roles, groups=groups, prompts=("like_school", "change_school"))


def redcap_labels(n: int = 24) -> Export:
    """Labels: the wording as the name, checkboxes as Checked and Unchecked."""
    header = ["Record ID", "Repeat Instrument", "Repeat Instance", "Survey Identifier", "Survey Timestamp", GRADE,
              GENDER, *(f"{RACE} (choice={race})" for race in RACES), LIKE, CHANGE, "Complete?"]  # fmt: skip
    rows = _each(n, lambda i: [
        str(i + 1), "", "", "", "2026-03-16 15:52:43", grade(i), gender(i),
        *("Checked" if race in ticked(i) else "Unchecked" for race in RACES), like(i), change(i),
        "Complete" if i % 7 else "Incomplete",
    ])  # fmt: skip
    roles = dict.fromkeys([*header[:5], "Complete?"], "dropped")
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    return Export([header, *rows], "REDCap", roles, groups={"grade": "", "gender": "", "race": ";"})


def limesurvey_codes(n: int = 24) -> Export:
    """Question codes as names, answer codes as values."""
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl",
              "grade", "gender", *(f"race[SQ00{place}]" for place in range(1, 5)), "race[other]", "like", "change",
              "interviewtime", "groupTime12"]  # fmt: skip
    rows = _each(n, lambda i: [
        str(i + 1), "2026-03-16 08:28:09" if i % 9 else "", "3", "en", "1234567", "2026-03-16 08:28:09",
        "2026-03-16 08:28:09", "203.0.113.9", "", f"A{4 + i % 3}", f"AO0{1 + i % 2}",
        *("Y" if race in ticked(i) else "" for race in RACES), "Martian" if i == 4 else "", like(i), change(i), "61.5",
        "60.1",
    ])  # fmt: skip
    roles = dict.fromkeys([*header[:9], "race[other]", "interviewtime", "groupTime12"], "dropped")
    roles |= {"grade": "group", "gender": "group", "race": "group", "like": "prompt", "change": "prompt"}
    groups = {"grade": "", "gender": "", "race": ";"}
    return Export([header, *rows], "LimeSurvey", roles, groups=groups, prompts=("like", "change"), delimiters=",;")


def limesurvey_full(n: int = 24, *, codes: bool = False, no: str = "") -> Export:
    """Full wordings and answers; a tick-all question in one column an option."""
    about = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    words = [*about, GRADE, GENDER, *(f"{RACE} [{race}]" for race in RACES), LIKE, CHANGE]
    tags = ["id", "submitdate", "lastpage", "startlanguage", "seed", "G01Q01", "G01Q02",
            *(f"G01Q03[SQ00{place}]" for place in range(1, 5)), "G02Q04", "G02Q05"]  # fmt: skip
    header = [f"{tag}. {word}" for tag, word in zip(tags, words, strict=True)] if codes else words
    rows = _each(n, lambda i: [
        str(i + 1), "2026-03-16 08:28:09", "3", "en", "1234567", grade(i), gender(i),
        *("Yes" if race in ticked(i) else no for race in RACES), like(i), change(i),
    ])  # fmt: skip
    roles = dict.fromkeys(about, "dropped") | {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    groups = {"grade": "", "gender": "", "race": ";"}
    return Export([header, *rows], "LimeSurvey", roles, groups=groups, delimiters=",;")


_KOBO = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
         "_tags", "_index"]  # fmt: skip


def _kobo_row(i: int) -> list[str]:
    return [str(4800 + i), f"48583952-1892-4931-8d9c-{i:012}", "2026-03-16T09:41:19", "", "", "submitted_via_web", "",
            "vX1", "", str(i + 1)]  # fmt: skip


def kobo_labels(n: int = 24) -> Export:
    """Labels and groups in the names, a select-multiple question as a summary and as 0 and 1, and a row of HXL tags."""
    group = "About you"
    header = ["start", "end", f"{group}/{GRADE}", f"{group}/{GENDER}", f"{group}/{RACE}",
              *(f"{group}/{RACE}/{race}" for race in RACES), LIKE, CHANGE, *_KOBO]  # fmt: skip
    tags = ["", "", "#grade", "", "#race", *[""] * (len(header) - 5)]
    rows = _each(n, lambda i: [
        "2026-03-16T05:40:39.000-04:00", "2026-03-16T05:41:13.000-04:00", grade(i), gender(i), " ".join(ticked(i)),
        *("1" if race in ticked(i) else "0" for race in RACES), like(i), change(i), *_kobo_row(i),
    ])  # fmt: skip
    roles = dict.fromkeys(["start", "end", *_KOBO], "dropped")
    roles |= {GRADE: "group", GENDER: "group", RACE: "group", **OPEN}
    groups = {"grade": "", "gender": "", "race": ";"}
    return Export([header, tags, *rows], "KoboToolbox", roles, 1, 1, groups, delimiters=";,")


def kobo_codes(n: int = 24) -> Export:
    """Short names with groups, a select-multiple question as one column of codes."""
    header = ["start", "end", "about/grade", "about/gender", "about/race", "words/like", "words/change", *_KOBO]
    codes = {race: race.split()[0].lower() for race in RACES}
    rows = _each(n, lambda i: [
        "2026-03-16T05:40:39.000-04:00", "2026-03-16T05:41:13.000-04:00", f"{4 + i % 3}", gender(i).lower(),
        " ".join(codes[race] for race in ticked(i)), like(i), change(i), *_kobo_row(i),
    ])  # fmt: skip
    roles = dict.fromkeys(["start", "end", *_KOBO], "dropped")
    roles |= {"grade": "group", "gender": "group", "race": "group", "like": "prompt", "change": "prompt"}
    groups = {"grade": "", "gender": "", "race": ";"}
    return Export([header, *rows], "KoboToolbox", roles, groups=groups, delimiters=";,", prompts=("like", "change"))


def plain(n: int = 24) -> Export:
    """Any table: one header row."""
    header = ["School", GRADE, GENDER, LIKE, CHANGE]
    rows = _each(n, lambda i: [("Oak", "Elm")[i % 2], grade(i), gender(i), like(i), change(i)])
    roles = {"School": "school", GRADE: "group", GENDER: "group", **OPEN}
    return Export([header, *rows], "", roles, groups={"grade": "", "gender": ""}, delimiters=",;\t|")


EXPORTS: dict[str, Callable[[int], Export]] = {
    "google_csv": google_csv, "google_sheet": google_sheet, "microsoft": microsoft, "qualtrics": qualtrics,
    "qualtrics_numbers": qualtrics_numbers, "qualtrics_legacy": qualtrics_legacy, "surveymonkey": surveymonkey,
    "surveymonkey_condensed": surveymonkey_condensed, "surveymonkey_numbers": surveymonkey_numbers,
    "redcap_raw": redcap_raw, "redcap_labels": redcap_labels, "limesurvey_codes": limesurvey_codes,
    "limesurvey_full": limesurvey_full, "limesurvey_both": lambda n: limesurvey_full(n, codes=True),
    "limesurvey_no": lambda n: limesurvey_full(n, no="No"), "kobo_labels": kobo_labels, "kobo_codes": kobo_codes,
    "plain": plain,
}  # fmt: skip
