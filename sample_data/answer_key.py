"""The answer key of the sample survey: what stands in each answer, and how much the groups really differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from sample_data.assign import PLANTED
from sample_data.exports import Entry, as_csv, grade_label, yes
from sample_data.parse import PROMPTS, Answer, codebook
from sample_data.students import Student

FIRST_ROW = 2  # of the data, as a spreadsheet counts: the first row is the header
LARGE, SMALLEST_GROUP = 10.0, 20
DIMENSIONS: dict[str, Callable[[Student], list[str]]] = {
    "grade": lambda s: [grade_label(s.grade), "4 and 5" if s.grade <= 5 else "7 and 8" if s.grade >= 7 else ""],
    "gender": lambda s: [s.gender],
    "race": lambda s: list(s.race),
    "english_learner": lambda s: [yes(s.el)],
    "iep": lambda s: [yes(s.iep)],
}


def rows(entries: Sequence[Entry]) -> Iterator[tuple[str, str, Student, Answer | None]]:
    """Id, prompt, student and answer of every box, blank ones too; the id is row in google_forms.csv, colon, prompt."""
    for row, entry in enumerate(entries, start=FIRST_ROW):
        yield f"{row}:like", "like", entry.student, entry.like
        yield f"{row}:change", "change", entry.student, entry.change


def key(entries: Sequence[Entry]) -> bytes:
    """One JSON object a line for every box of the survey."""
    lines = [json.dumps(_line(*row), ensure_ascii=False) for row in rows(entries)]
    return ("\n".join(lines) + "\n").encode()


def _line(name: str, prompt: str, student: Student, answer: Answer | None) -> dict[str, object]:
    ideas = answer.ideas if answer else ()
    spans = answer.spans if answer else ()
    return {
        "id": name, "student": student.number, "prompt": prompt, "status": answer.status if answer else "blank",
        "lang": answer.language if answer else "other", "text": answer.text if answer else "",
        "labels": list(answer.codes) if answer else [],
        "ideas": [{"start": idea.start, "end": idea.end, "labels": list(idea.codes)} for idea in ideas],
        "spans": [{"start": span.start, "end": span.end, "kind": span.kind} for span in spans],
        "grade": student.grade,
        "group": {
            "gender": student.gender, "race": list(student.race), "english_learner": yes(student.el),
            "iep": yes(student.iep), "homeroom": student.homeroom,
        },
    }  # fmt: skip


def quotable(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Id and prompt of the answers that are safe to print."""
    return [(name, prompt) for name, prompt, _, answer in rows(entries) if answer and "quote" in answer.flags]


def quotable_csv(entries: Sequence[Entry]) -> bytes:
    """The quotable answers by id, without their words."""
    return as_csv([("id", "prompt"), *quotable(entries)])


def difference(entries: Sequence[Entry], prompt: str, code: str, dimension: str, group: str) -> dict[str, object]:
    """How many in the group and in the rest name a theme, among those with a substantive answer, and the gap in points.

    The rest is everybody with an answer to this question of the survey (`dimension`) that is another one.
    """
    counts = {True: [0, 0], False: [0, 0]}
    for _, asked, student, answer in rows(entries):
        groups = DIMENSIONS[dimension](student)
        if asked == prompt and any(groups) and answer and answer.status == "substantive":
            counts[group in groups][0] += code in answer.codes
            counts[group in groups][1] += 1
    (k, n), (rest_k, rest_n) = counts[True], counts[False]
    gap = 100 * (k / n - rest_k / rest_n) if n and rest_n else 0.0
    return {
        "prompt": prompt, "code": code, "dimension": dimension, "group": group, "k": k, "n": n,
        "rest_k": rest_k, "rest_n": rest_n, "points": round(gap, 1),
    }  # fmt: skip


def differences(entries: Sequence[Entry]) -> str:
    """The planted differences, the level ones, and large ones that nobody planted, as TOML with exact counts."""
    planted = [difference(entries, p.prompt, p.code, p.dimension, p.group) for p in PLANTED if p.dimension != "iep"]
    level = [difference(entries, p.prompt, p.code, "iep", "Yes") for p in PLANTED if p.dimension == "iep"]
    known = {(d["prompt"], d["code"], d["dimension"]) for d in planted}
    others = [d for d in _all(entries) if (d["prompt"], d["code"], d["dimension"]) not in known]
    parts = [
        "# How often groups name a theme, among students with a substantive answer to that question.\n"
        "# k of n in the group, rest_k of rest_n of everybody else; points: the gap in percentage points.\n",
        *(_section("planted", d) for d in planted),
        "# Kept level on purpose: nothing to find here.\n",
        *(_section("level", d) for d in level),
        f"# Not planted, but there: gaps of {LARGE:g} points and more in groups of {SMALLEST_GROUP} and more.\n"
        "# They come from chance, and from who can say what (an answer in Spanish about translating, say).\n",
        *(_section("incidental", d) for d in others),
    ]
    return "\n".join(parts)


def _all(entries: Sequence[Entry]) -> Iterator[dict[str, object]]:
    for dimension, groups_of in DIMENSIONS.items():
        groups = sorted({group for entry in entries for group in groups_of(entry.student) if group} - {"No"})
        for prompt in PROMPTS:
            for code in codebook():
                for group in groups:
                    found = difference(entries, prompt, code, dimension, group)
                    small = min(int(str(found["n"])), int(str(found["rest_n"]))) < SMALLEST_GROUP
                    if abs(float(str(found["points"]))) >= LARGE and not small:
                        yield found


def _section(name: str, values: dict[str, object]) -> str:
    lines = [f"{field} = {json.dumps(value)}" for field, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines]) + "\n"
