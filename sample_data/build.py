"""Builds the sample survey of the invented Juniper Hill School from the hand-written answers.

    python sample_data/build.py [FOLDER]

The same answers give the same bytes. Without FOLDER the files go to `juniper_hill/` beside this file.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sample_data import answer_key, exports, names, parse, students
from sample_data.assign import assign

SEED = 20260316
FOLDER = Path(__file__).parent / "juniper_hill"


def survey(answers: list[parse.Answer]) -> tuple[list[exports.Entry], list[students.Student]]:
    """Everybody who took part with what they wrote, and everybody enrolled."""
    people = students.answering(random.Random(SEED))
    given = assign(people, answers, random.Random(SEED + 1))
    entries = [
        exports.Entry(student, given[place, "like"], given[place, "change"]) for place, student in enumerate(people)
    ]
    return entries, people + students.silent(answers, people, random.Random(SEED + 2))


def files(answers: list[parse.Answer]) -> dict[str, bytes]:
    """Every file of the sample survey by name."""
    entries, enrolled = survey(answers)
    return {
        "google_forms.csv": exports.google_forms(entries),
        "microsoft_forms.xlsx": exports.microsoft_forms(entries),
        "qualtrics.csv": exports.qualtrics(entries),
        "surveymonkey.csv": exports.surveymonkey(entries),
        "roster.csv": exports.roster(enrolled, names.STAFF),
        "enrolment.csv": exports.enrolment(enrolled),
        "key.jsonl": answer_key.key(entries),
        "differences.toml": answer_key.differences(entries).encode(),
        "quotable.csv": answer_key.quotable_csv(entries),
    }


def write(folder: Path) -> None:
    """Writes all files into the folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(parse.read_answers()).items():
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
