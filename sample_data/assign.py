"""Gives each hand-written answer to a student who could have written it, and plants differences between groups."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sample_data.names import LATINO, MENA, WHITE
from sample_data.parse import PROMPTS, Answer
from sample_data.students import Student, quota

STATUSES = ("substantive", "blank", "nothing_to_add", "junk")
STATUS_SHARES = (0.845, 0.07, 0.07, 0.015)
SHORT, COPIES = 3, 3
LIKE_OTHERS = 0.12  # of the English learners, those who write what anybody could have written
ONLY_FROM = {  # a word that only a student with this background would write, in an English answer
    "arabic": MENA, "assyrian": MENA, "hijab": MENA, "eid": MENA, "ramadan": MENA, "in spanish": LATINO,
    "tamales": LATINO, "pierogi": WHITE,
}  # fmt: skip
Slot = tuple[int, str]
Fits = Callable[[Student], bool]


@dataclass(frozen=True)
class Planted:
    """Of the answers to `prompt` with `code`, `share` of those this group could have written go to it alone.

    English learners need no share: their own answers ask for it. Students without an IEP get answers set aside so that
    there is no difference: the answers that only students with an IEP could have written are all about support.
    """

    prompt: str
    code: str
    dimension: str
    group: str
    share: float
    member: Fits


PLANTED = (
    Planted("change", "learning_support", "english_learner", "Yes", 0.0, lambda s: s.el),
    Planted("change", "bathrooms", "gender", "Girl", 0.9, lambda s: s.gender == "Girl"),
    Planted("change", "dress_code_phones_rules", "grade", "7 and 8", 0.8, lambda s: s.grade >= 7),
    Planted("change", "learning_support", "iep", "No", 0.9, lambda s: not s.iep),
    Planted("like", "learning_support", "iep", "No", 0.9, lambda s: not s.iep),
    Planted("like", "recess_time", "grade", "4 and 5", 0.9, lambda s: s.grade <= 5),
    Planted("change", "recess_time", "grade", "4 and 5", 0.85, lambda s: s.grade <= 5),
)


def assign(students: Sequence[Student], answers: Sequence[Answer], rng: random.Random) -> dict[Slot, Answer | None]:
    """For each student (by place) and prompt the answer, or none where the box stays empty."""
    given: dict[Slot, Answer | None] = {}
    held = reserved(answers, rng)
    for prompt in PROMPTS:
        statuses = quota(STATUSES, STATUS_SHARES, len(students), rng)
        for status in STATUSES:
            places = [place for place, drawn in enumerate(statuses) if drawn == status]
            pool = [a for a in answers if a.status == status and prompt in a.prompts and a not in given.values()]
            found = _match({place: students[place] for place in places}, pool, held, rng) if status != "blank" else {}
            given |= {(place, prompt): found.get(place) for place in places}
    return given


def reserved(answers: Sequence[Answer], rng: random.Random) -> dict[str, Fits]:
    """For a planted difference, the answers (by place) that only its group may be given."""
    held: dict[str, Fits] = {}
    for plan in PLANTED:
        pool = [a for a in answers if a.prompts == (plan.prompt,) and plan.code in a.codes and _allows(a, plan)]
        for answer in rng.sample(pool, round(plan.share * len(pool))):
            held.setdefault(answer.place, plan.member)
    return held


def _allows(answer: Answer, plan: Planted) -> bool:
    if plan.dimension == "grade":
        return bool(set(answer.grades) & ({7, 8} if plan.group == "7 and 8" else {4, 5}))
    return not answer.flags & {"boy", "iep"}


def could_write(student: Student, answer: Answer) -> bool:
    """Whether grade, flags and language of the answer fit the student."""
    wanted = answer.flags & {"girl", "boy", "el", "iep"}
    has = {student.gender.lower()} | ({"el"} if student.el else set()) | ({"iep"} if student.iep else set())
    return student.grade in answer.grades and wanted <= has and _tongue(student, answer)


def _tongue(student: Student, answer: Answer) -> bool:
    if answer.language in {"es", "mixed"}:
        return LATINO in student.race and (student.el or "el" not in answer.flags)
    words = answer.text.casefold()
    return all(race in student.race for word, race in ONLY_FROM.items() if word in words)


def _match(
    students: Mapping[int, Student], pool: Sequence[Answer], held: Mapping[str, Fits], rng: random.Random
) -> dict[int, Answer]:
    """An answer for every place; each answer once, short ones up to three times where answers run out.

    Kuhn's augmenting paths: a place may take another's answer when that one finds a different one.
    """
    options = {place: _options(student, pool, held, rng) for place, student in students.items()}
    taken: dict[int, int] = {}
    for limit in (len(pool), len(pool) * COPIES):
        done = set(taken.values())
        for place in sorted(set(students) - done, key=lambda place: (len(options[place]), place)):
            _augment(place, {p: [n for n in options[p] if n < limit] for p in students}, taken, set())
    if len(taken) < len(students):
        raise ValueError(f"{len(students) - len(taken)} students are left without an answer that fits them")
    return {place: pool[number % len(pool)] for number, place in taken.items()}


def _options(student: Student, pool: Sequence[Answer], held: Mapping[str, Fits], rng: random.Random) -> list[int]:
    """The answers this student could give, best first: places in the pool, and again past its end for copies."""
    plain = rng.random() < LIKE_OTHERS
    weight = {}
    for number in range(len(pool) * COPIES):
        copy, place = divmod(number, len(pool))
        answer = pool[place]
        free = answer.place not in held or held[answer.place](student)
        spare = not copy or len(answer.text.split()) <= SHORT
        if free and spare and could_write(student, answer) and not (plain and "el" in answer.flags):
            weight[number] = _turn(answer, copy) + rng.random()
    return sorted(weight, key=weight.__getitem__)


def _turn(answer: Answer, copy: int) -> int:
    """When an answer's turn comes: rare ones first, so that none is left over; of the copies, common ones first."""
    if copy:
        return 50 * copy - len(answer.grades)
    rare = len(answer.flags & {"girl", "boy", "el", "iep"}) + 2 * (answer.language != "en")
    return len(answer.grades) - 4 * rare


def _augment(place: int, options: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    for number in options[place]:
        if number in seen:
            continue
        seen.add(number)
        if number not in taken or _augment(taken[number], options, taken, seen):
            taken[number] = place
            return True
    return False
