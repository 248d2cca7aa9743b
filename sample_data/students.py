"""Invents the students of Juniper Hill School: who they are, when they answered, and who did not answer."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sample_data.names import (
    ASIAN,
    BLACK,
    BOYS,
    GIRLS,
    HONORIFICS,
    LAST,
    LATINO,
    MENA,
    NATIVE,
    NICKNAMES,
    WHITE,
    spelled,
)
from sample_data.parse import Answer

SCHOOL = "Juniper Hill School"
ANSWERED = {4: 83, 5: 86, 6: 85, 7: 87, 8: 83}
SILENT = 64
RACES = (LATINO, BLACK, WHITE, ASIAN, MENA, NATIVE)
RACE_SHARES = (0.35, 0.28, 0.20, 0.08, 0.065, 0.025)
GENDERS = ("Girl", "Boy", "Nonbinary", "Prefer to self-describe", "")
GENDER_SHARES = (0.48, 0.47, 0.02, 0.02, 0.01)
SEVERAL_RACES = 0.07
NO_RACE = 0.01
ENGLISH_LEARNERS = 0.19
SPANISH_AT_HOME = 0.78
IEP = 0.13
MONDAY = datetime(2026, 3, 16, 8, 45)
T = TypeVar("T")


@dataclass(frozen=True)
class Student:
    """One invented student. Empty gender or race: the question was skipped."""

    number: str
    first: str
    last: str
    preferred: str
    grade: int
    homeroom: str
    gender: str
    race: tuple[str, ...]
    el: bool
    iep: bool
    spanish: bool
    started: datetime
    seconds: int

    @property
    def email(self) -> str:
        """An address at example.org made of the name and the last digits of the number."""
        plain = unicodedata.normalize("NFKD", f"{self.first}.{self.last}").encode("ascii", "ignore").decode()
        return f"{re.sub('[^a-z.]', '', plain.lower())}{self.number[-2:]}@example.org"

    @property
    def finished(self) -> datetime:
        """When the last page was sent."""
        return self.started + timedelta(seconds=self.seconds)


def quota(values: Sequence[T], shares: Sequence[float], total: int, rng: random.Random) -> list[T]:
    """`total` values in random order, each as often as its share says; the first value makes up the rest."""
    drawn = [value for value, share in zip(values, shares, strict=True) for _ in range(round(share * total))][:total]
    drawn += [values[0]] * (total - len(drawn))
    rng.shuffle(drawn)
    return drawn


def answering(rng: random.Random) -> list[Student]:
    """The students who took part, in the order in which they finished."""
    total = sum(ANSWERED.values())
    grades = [grade for grade, number in ANSWERED.items() for _ in range(number)]
    genders = quota(GENDERS, GENDER_SHARES, total, rng)
    races = quota(RACES, RACE_SHARES, total, rng)
    learners = _learners(races, rng)
    ieps = quota((False, True), (1 - IEP, IEP), total, rng)
    names, numbers = _names(rng), _numbers(rng)
    students = []
    for place, grade in enumerate(grades):
        room = f"{grade}{'AB'[place % 2]}"
        first, last = next(names[races[place], genders[place] == "Boy"])
        students.append(
            Student(
                number=next(numbers), first=first, last=last, preferred="", grade=grade, homeroom=room,
                gender=genders[place], race=_race(races[place], rng), el=place in learners, iep=ieps[place],
                spanish=races[place] == LATINO and place in learners, started=_start(room, rng),
                seconds=rng.randint(70, 560),
            )
        )  # fmt: skip
    return sorted(students, key=lambda student: (student.finished, student.number))


def silent(answers: Iterable[Answer], taken: Iterable[Student], rng: random.Random) -> list[Student]:
    """Enrolled students who did not answer: first those whose names stand in somebody's answer, then others."""
    used = {student.number for student in taken}
    numbers = (number for number in _numbers(rng) if number not in used)
    names = _names(rng)
    people = [_mentioned(name, rng) for name in mentioned(answers)]
    people += [(*next(names[rng.choice(RACES[:3]), bool(place % 2)]), "") for place in range(SILENT - len(people))]
    grades = quota(tuple(ANSWERED), (1 / len(ANSWERED),) * len(ANSWERED), len(people), rng)
    return [
        Student(
            number=next(numbers), first=first, last=last, preferred=preferred, grade=grade,
            homeroom=f"{grade}{rng.choice('AB')}", gender=rng.choices(GENDERS[:2])[0],
            race=(rng.choices(RACES, RACE_SHARES)[0],), el=rng.random() < ENGLISH_LEARNERS, iep=rng.random() < IEP,
            spanish=False, started=MONDAY, seconds=0,
        )
        for (first, last, preferred), grade in zip(people, grades, strict=True)
    ]  # fmt: skip


def is_staff(answer: Answer, start: int) -> bool:
    """Whether a name that starts there follows an honorific, as the names of grown-ups do in these answers."""
    before = answer.text[:start].casefold().replace(".", " ").split()
    return bool(before) and before[-1] in HONORIFICS


def mentioned(answers: Iterable[Answer]) -> list[str]:
    """Names of students that stand in the answers, each once, spelled as on a roster."""
    names = {
        spelled(answer.text[span.start : span.end]).casefold(): spelled(answer.text[span.start : span.end])
        for answer in answers
        for span in answer.spans
        if span.kind == "PERSON" and not is_staff(answer, span.start)
    }
    return [names[key] for key in sorted(names)]


def _mentioned(name: str, rng: random.Random) -> tuple[str, str, str]:
    if name in NICKNAMES:
        first, last = NICKNAMES[name]
        return first, last or rng.choice(LAST[WHITE].split()), name
    first, _, initial = name.partition(" ")
    lasts = [last for pool in LAST.values() for last in pool.split() if last[0] == (initial or last)[0].upper()]
    return first[0].upper() + first[1:], rng.choice(lasts), ""


def _learners(races: Sequence[str], rng: random.Random) -> set[int]:
    """Places of the English learners: most speak Spanish at home, the others Arabic, Assyrian, Vietnamese …"""
    total = round(ENGLISH_LEARNERS * len(races))
    spanish = [place for place, race in enumerate(races) if race == LATINO]
    others = [place for place, race in enumerate(races) if race in {ASIAN, MENA, BLACK, WHITE}]
    weights = [6 if races[place] in {ASIAN, MENA} else 1 for place in others]
    learners = set(rng.sample(spanish, round(total * SPANISH_AT_HOME)))
    while len(learners) < total:
        learners.add(rng.choices(others, weights)[0])
    return learners


def _race(first: str, rng: random.Random) -> tuple[str, ...]:
    if rng.random() < NO_RACE:
        return ()
    second = set(rng.choices(RACES, RACE_SHARES)) if rng.random() < SEVERAL_RACES else set()
    return tuple(race for race in RACES if race in {first, *second})


def _start(room: str, rng: random.Random) -> datetime:
    """Each homeroom takes the survey in one lesson; a few students make it up later in the week."""
    grade, second = int(room[0]) - 4, room[1] == "B"
    late = timedelta(days=rng.randint(1, 2), minutes=rng.randint(0, 240)) if rng.random() < 0.06 else timedelta()
    lesson = MONDAY + timedelta(days=grade % 3, minutes=95 * grade // 2 + 50 * second)
    return lesson + late + timedelta(seconds=rng.randint(0, 900))


def _numbers(rng: random.Random) -> Iterator[str]:
    """Student numbers of eight digits, none twice, all below the one that stands in an answer."""
    for place in rng.sample(range(1777), 1777):
        yield str(50_030_000 + place)


def _names(rng: random.Random) -> dict[tuple[str, bool], Iterator[tuple[str, str]]]:
    """For each origin, and for boys and others, first and last names: no pair twice."""
    streams = {}
    for race in RACES:
        for boy, pool in ((False, GIRLS), (True, BOYS)):
            pairs = [(first, last) for first in pool[race].split() for last in LAST[race].split()]
            rng.shuffle(pairs)
            streams[race, boy] = iter(pairs)
    return streams
