"""Makes big surveys of many schools with a known truth, out of the ideas of the sample survey.

    python benchmarks/networks.py --schools 12 --cycles 3 --students 1500 --seed 1 --out DIR

Whole hand-written ideas are combined anew; no word is invented. One school at a time is held in memory.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.bank import Bank, Text
from sample_data.exports import QUESTIONS, grade_label, yes
from sample_data.names import LATINO
from sample_data.parse import PROMPTS, read_answers
from sample_data.students import GENDER_SHARES, GENDERS, RACE_SHARES, RACES

STATUSES = ("substantive", "blank", "nothing_to_add", "junk")
STATUS_SHARES = (0.845, 0.07, 0.07, 0.015)
SEGREGATION = 4.0  # concentration of the Dirichlet a school's races are drawn from; lower is more segregated
LEARNERS, LEARNERS_ICC = 0.18, 0.15
IEP = 0.13
DIMENSIONS = ("grade", "gender", "race", "english_learner", "iep")
HEADER = ["Student ID", "School", "Network", "Cycle", "Grade", "Gender", "Race/Ethnicity", "English learner", "IEP"]
Rates = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Gap:
    """Students whose `dimension` is `group` name the theme `points` more often than others in their school."""

    prompt: str
    theme: str
    dimension: str
    group: str
    points: float


@dataclass(frozen=True)
class Change:
    """From each cycle to the next, every school names the theme `points` more often."""

    prompt: str
    theme: str
    points: float


@dataclass(frozen=True)
class Plan:
    """What survey to make; `students` are those of one cycle."""

    schools: int
    networks: int
    cycles: int
    students: int
    seed: int
    icc: float
    returning: float
    gaps: tuple[Gap, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Pupil:
    """One student of a school, the same person in every cycle; `groups` has the values of each dimension."""

    number: str
    groups: Mapping[str, tuple[str, ...]]
    traits: frozenset[str]


@dataclass(frozen=True)
class School:
    """One school: its size, its students' mix, and how often they name each theme in the first cycle."""

    name: str
    network: str
    size: int
    races: tuple[float, ...]
    learners: float
    rates: Rates


@dataclass(frozen=True)
class Row:
    """One student in one cycle (counted from 1) with both answers."""

    cycle: int
    school: School
    pupil: Pupil
    texts: Mapping[str, Text]


def beta(mean: float, icc: float, rng: random.Random) -> float:
    """A school's share around `mean` with intraclass correlation `icc` of yes and no: Beta with a + b = 1/icc - 1."""
    weight = 1 / icc - 1 if icc else math.inf
    return mean if math.isinf(weight) else rng.betavariate(mean * weight, (1 - mean) * weight)


def sizes(plan: Plan) -> list[int]:
    """Students a school, uneven (log-normal) and at least one, adding up to the plan."""
    rng = random.Random(f"{plan.seed} sizes")
    weights = [rng.lognormvariate(0, 0.5) for _ in range(plan.schools)]
    spare, total, done, start, out = plan.students - plan.schools, sum(weights), 0.0, 0, []
    for weight in weights:
        done += weight
        out.append(1 + round(spare * done / total) - start)
        start = round(spare * done / total)
    return out


def base_rates(bank: Bank) -> Rates:
    """How often each plantable theme is named over all schools in the first cycle."""
    return {prompt: {theme: bank.share(prompt, theme) for theme in bank.themes(prompt)} for prompt in PROMPTS}


def make_school(plan: Plan, number: int, size: int, base: Rates, rng: random.Random) -> School:
    """One school, drawn around the shares of the whole district."""
    mix = [rng.gammavariate(SEGREGATION * share / sum(RACE_SHARES), 1) for share in RACE_SHARES]
    return School(
        name=f"School {number + 1:03d}",
        network=f"Network {number % plan.networks + 1:02d}",
        size=size,
        races=tuple(part / sum(mix) for part in mix),
        learners=beta(LEARNERS, LEARNERS_ICC, rng),
        rates={
            prompt: {theme: beta(share, plan.icc, rng) for theme, share in themes.items()}
            for prompt, themes in base.items()
        },
    )


def make_pupil(school: School, number: str, rng: random.Random) -> Pupil:
    """One student of the school; English learners are more often Latino."""
    race = tuple(dict.fromkeys(rng.choices(RACES, school.races, k=2 if rng.random() < 0.08 else 1)))
    learner = rng.random() < school.learners * (1.7 if LATINO in race else 0.6)
    gender, iep = rng.choices(GENDERS, GENDER_SHARES)[0], rng.random() < IEP
    values = ((grade_label(rng.randint(4, 8)),), (gender,), race, (yes(learner),), (yes(iep),))
    flags = {"el": learner, "iep": iep, "es": learner and LATINO in race}
    traits = frozenset({gender.lower(), *(flag for flag, given in flags.items() if given)})
    return Pupil(number, dict(zip(DIMENSIONS, values, strict=True)), traits)


def cohorts(plan: Plan, school: School, rng: random.Random) -> Iterator[list[Pupil]]:
    """The students of each cycle: most return under the same number, new ones take the places of the others."""
    pupils: list[Pupil] = []
    made = 0
    for _ in range(plan.cycles):
        pupils = [pupil for pupil in pupils if rng.random() < plan.returning]
        while len(pupils) < school.size:
            made += 1
            pupils.append(make_pupil(school, f"{school.name[-3:]}{made:05d}", rng))
        yield list(pupils)


def chances(plan: Plan, rates: Mapping[str, float], pupil: Pupil, prompt: str, cycle: int) -> dict[str, float]:
    """How likely this student is to name each theme of the prompt in this cycle (counted from 1)."""
    points: dict[str, float] = defaultdict(float)
    for gap in plan.gaps:
        if gap.prompt == prompt and gap.group in pupil.groups[gap.dimension]:
            points[gap.theme] += gap.points
    for change in plan.changes:
        if change.prompt == prompt:
            points[change.theme] += change.points * (cycle - 1)
    return {theme: min(max(rate + points[theme] / 100, 0.0), 1.0) for theme, rate in rates.items()}


def write_answer(bank: Bank, prompt: str, likely: Mapping[str, float], pupil: Pupil, rng: random.Random) -> Text:
    """What one student writes in one box."""
    status = rng.choices(STATUSES, STATUS_SHARES)[0]
    if status != "substantive":
        return bank.other(status, prompt, rng)
    return bank.write(prompt, [theme for theme, share in likely.items() if rng.random() < share], pupil.traits, rng)


def survey(plan: Plan, bank: Bank, schools: Sequence[School]) -> Iterator[Row]:
    """Every student of every cycle, school by school; each school draws from its own stream of chance."""
    for school in schools:
        rng = random.Random(f"{plan.seed} {school.name} answers")
        for cycle, pupils in enumerate(cohorts(plan, school, rng), start=1):
            for pupil in pupils:
                likely = {p: chances(plan, school.rates[p], pupil, p, cycle) for p in PROMPTS}
                yield Row(cycle, school, pupil, {p: write_answer(bank, p, likely[p], pupil, rng) for p in PROMPTS})


class Tally:
    """How many substantive answers name each theme, counted while the rows go by."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.n: Counter[tuple[str, int, str]] = Counter()
        self.k: Counter[tuple[str, int, str]] = Counter()
        self.gaps: dict[tuple[Gap, int, bool], list[int]] = {}

    def add(self, row: Row) -> None:
        """Counts one student's answers."""
        for prompt, text in row.texts.items():
            if text.status == "substantive":
                self.n[prompt, row.cycle, ""] += 1
                self.k.update((prompt, row.cycle, code) for code in text.codes)
                for gap in self.plan.gaps:
                    if gap.prompt == prompt:
                        self._add_gap(gap, row, gap.theme in text.codes)

    def _add_gap(self, gap: Gap, row: Row, names_it: bool) -> None:
        counts = self.gaps.setdefault((gap, row.cycle, gap.group in row.pupil.groups[gap.dimension]), [0, 0])
        counts[0] += names_it
        counts[1] += 1


def truth(plan: Plan, base: Rates, tally: Tally) -> str:
    """What was planted and what came out, as TOML."""
    settings = {name: value for name, value in asdict(plan).items() if name not in {"gaps", "changes"}}
    parts = [_section("[survey]", settings)]
    parts += [_section("[[gap]]", asdict(gap)) for gap in plan.gaps]
    parts += [_section("[[change]]", asdict(change)) for change in plan.changes]
    for prompt, themes in base.items():
        parts += [
            _section("[[theme]]", {"prompt": prompt, "theme": t, "share": round(s, 5)}) for t, s in themes.items()
        ]
    for (gap, cycle, member), (k, n) in sorted(tally.gaps.items(), key=repr):
        where = {"prompt": gap.prompt, "theme": gap.theme, "dimension": gap.dimension, "group": gap.group}
        parts.append(_section("[[gap_counted]]", {**where, "cycle": cycle, "in_group": member, "k": k, "n": n}))
    for (prompt, cycle, theme), k in sorted(tally.k.items()):
        values = {"prompt": prompt, "theme": theme, "cycle": cycle, "k": k, "n": tally.n[prompt, cycle, ""]}
        parts.append(_section("[[counted]]", values))
    return "\n".join(parts)


def _section(title: str, values: Mapping[str, object]) -> str:
    return "\n".join([title, *(f"{name} = {json.dumps(value)}" for name, value in values.items())]) + "\n"


def _key_line(name: str, row: Row, prompt: str) -> str:
    text = row.texts[prompt]
    line = {
        "id": name, "student": row.pupil.number, "school": row.school.name, "network": row.school.network,
        "cycle": row.cycle, "prompt": prompt, "status": text.status, "lang": text.language, "text": text.text,
        "labels": text.codes,
        "ideas": [{"start": idea.start, "end": idea.end, "labels": list(idea.codes)} for idea in text.ideas],
        "spans": [asdict(span) for span in text.spans],
        "group": row.pupil.groups,
    }  # fmt: skip
    return json.dumps(line, ensure_ascii=False) + "\n"


def write(plan: Plan, out: Path) -> None:
    """Writes one CSV a cycle, key.jsonl, schools.csv and truth.toml into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    bank = Bank(read_answers())
    base = base_rates(bank)
    schools = [
        make_school(plan, number, size, base, random.Random(f"{plan.seed} {number} school"))
        for number, size in enumerate(sizes(plan))
    ]
    write_schools(out / "schools.csv", schools)
    tally = Tally(plan)
    with ExitStack() as stack:
        files = {name: _opened(stack, out / name) for name in ("key.jsonl", *_tables(plan))}
        write_rows(survey(plan, bank, schools), files, tally)
    (out / "truth.toml").write_text(truth(plan, base, tally), encoding="utf-8", newline="\n")


def write_rows(rows: Iterator[Row], files: Mapping[str, TextIO], tally: Tally) -> None:
    """Sends each row to its cycle's CSV, to the key and to the tally."""
    tables = {name: csv.writer(file) for name, file in files.items() if name != "key.jsonl"}
    lines = dict.fromkeys(tables, 1)
    for table in tables.values():
        table.writerow([*HEADER, *(QUESTIONS[prompt] for prompt in PROMPTS)])
    for row in rows:
        name = f"cycle_{row.cycle}.csv"
        lines[name] += 1
        groups = [", ".join(row.pupil.groups[dimension]) for dimension in DIMENSIONS]
        who = [row.pupil.number, row.school.name, row.school.network, f"Cycle {row.cycle}", *groups]
        tables[name].writerow([*who, *(row.texts[prompt].text for prompt in PROMPTS)])
        files["key.jsonl"].writelines(_key_line(f"{name}:{lines[name]}:{p}", row, p) for p in PROMPTS)
        tally.add(row)


def write_schools(path: Path, schools: Sequence[School]) -> None:
    """The true share of every theme in every school in the first cycle, before gaps."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["school", "network", "students", "prompt", "theme", "true_share"])
        for school in schools:
            for prompt, themes in school.rates.items():
                who = [school.name, school.network, school.size, prompt]
                table.writerows([*who, theme, f"{rate:.5f}"] for theme, rate in themes.items())


def _tables(plan: Plan) -> list[str]:
    return [f"cycle_{cycle}.csv" for cycle in range(1, plan.cycles + 1)]


def _opened(stack: ExitStack, path: Path) -> TextIO:
    return stack.enter_context(path.open("w", encoding="utf-8", newline=""))


def _gap(text: str) -> Gap:
    prompt, theme, member, points = text.split(":")
    dimension, group = member.split("=")
    return Gap(prompt, theme, dimension, group, float(points))


def _change(text: str) -> Change:
    prompt, theme, points = text.split(":")
    return Change(prompt, theme, float(points))


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Makes surveys of many schools with a known truth.")
    number = partial(parser.add_argument, type=int)
    number("--schools", default=12)
    number("--networks", default=0, help="default: one for every six schools")
    number("--cycles", default=3)
    number("--students", default=1500, help="in each cycle, over all schools")
    number("--seed", default=1)
    parser.add_argument("--icc", type=float, default=0.05, help="how alike students of one school are (0 to 1)")
    parser.add_argument("--returning", type=float, default=0.8, help="share of students who are there again")
    parser.add_argument("--gap", type=_gap, action="append", help="prompt:theme:dimension=group:points, several times")
    parser.add_argument("--change", type=_change, action="append", help="prompt:theme:points a cycle, several times")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args(argv)


def planned(options: argparse.Namespace) -> Plan:
    """The plan a command line asks for."""
    return Plan(
        schools=options.schools,
        networks=options.networks or math.ceil(options.schools / 6),
        cycles=options.cycles,
        students=options.students,
        seed=options.seed,
        icc=options.icc,
        returning=options.returning,
        gaps=tuple(options.gap or [_gap("change:learning_support:english_learner=Yes:15")]),
        changes=tuple(options.change or [_change("change:lunch_food:-4")]),
    )


def main(argv: Sequence[str]) -> None:
    """Makes the survey and says how long it took."""
    options = arguments(argv)
    began = time.perf_counter()
    write(planned(options), options.out)
    print(f"{options.students * options.cycles:,} answers to both questions in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
