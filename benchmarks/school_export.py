"""A school survey's export of any length: 8 columns of metadata, 10 groups, 10 ratings and 2 open questions.

Answers are the hand-written ideas of the sample survey, one alone or two or three joined; names, addresses and
schools are invented. The same number of rows and seed give the same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sample_data.exports import QUESTIONS
from sample_data.parse import PROMPTS, Answer, read_answers
from sample_data.students import GENDERS, RACES

HEADER = [
    "Start Date", "End Date", "IP Address", "Progress", "Duration (in seconds)", "Response ID", "Recipient Email",
    "User Language",
    "School", "Network", *(QUESTIONS[each] for each in ("grade", "gender", "race", "english_learner", "iep")),
    "How long have you been at this school?", "Do you go to an after-school programme?",
    "Which language do you speak most at home?",
    *(f"How much do you agree: {thing}" for thing in (
        "my teachers notice when I am upset", "I feel safe at school", "I can be myself here", "my work matters",
        "I get feedback that helps me", "my classmates listen to me", "I have a say in class", "rules are fair",
        "I learn things that interest me", "an adult here knows me well",
    )),
    *(QUESTIONS[prompt] for prompt in PROMPTS),
]  # fmt: skip
STEPS = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree", "")
YEARS = ("This is my first year", "1-2 years", "3-4 years", "5 years or more", "")
LANGUAGES = ("English", "Spanish", "Polish", "Arabic", "Chinese", "Urdu", "Another language")
YES_NO = ("Yes", "No", "No", "No", "")
JOINTS = (" and ", ", ", ". ", "\n")
STUDENTS_A_SCHOOL = 400


def write_export(path: Path, rows: int, seed: int = 1) -> None:
    """Write the export; answers with commas, quotation marks and line ends are quoted as survey tools do."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(_rows(rows, rng))


def _rows(rows: int, rng: random.Random) -> Iterator[list[str]]:
    texts = read_answers()
    ideas = {prompt: [idea for each in texts if prompt in each.prompts for idea in _ideas(each)] for prompt in PROMPTS}
    schools = max(1, rows // STUDENTS_A_SCHOOL)
    for n in range(rows):
        school = rng.randrange(schools)
        yield [
            *_metadata(n, rng), *_groups(school, rng), *rng.choices(STEPS, (30, 30, 15, 10, 5, 10), k=10),
            *(_answer(ideas[prompt], rng) for prompt in PROMPTS),
        ]  # fmt: skip


def _metadata(n: int, rng: random.Random) -> list[str]:
    minute, took = divmod(n, 600)[1], rng.randrange(40, 900)
    begun = f"2026-03-{2 + n % 27:02} {8 + minute // 100:02}:{minute % 60:02}"
    return [
        f"{begun}:{n % 60:02}", f"{begun}:{(n + 7) % 60:02}", f"203.0.113.{rng.randrange(256)}", "100", str(took),
        f"R_{rng.getrandbits(75):015x}", f"student{n}@example.org", rng.choice(("EN", "EN", "EN", "ES")),
    ]  # fmt: skip


def _groups(school: int, rng: random.Random) -> list[str]:
    return [
        f"Invented School {school}", f"Network {school % 20}", f"{rng.randrange(4, 9)}th grade", rng.choice(GENDERS),
        ", ".join(rng.sample(RACES, rng.choice((1, 1, 1, 1, 2)))), rng.choice(YES_NO), rng.choice(YES_NO),
        rng.choice(YEARS), rng.choice(YES_NO), rng.choice(LANGUAGES),
    ]  # fmt: skip


def _ideas(answer: Answer) -> list[str]:
    return [answer.text[idea.start : idea.end] for idea in answer.ideas] or [answer.text]


def _answer(ideas: list[str], rng: random.Random) -> str:
    if rng.random() < 0.07:
        return ""
    return rng.choice(JOINTS).join(rng.sample(ideas, rng.choice((1, 1, 2, 2, 3))))
