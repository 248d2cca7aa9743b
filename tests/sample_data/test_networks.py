"""The generator of big surveys: sizes, returning students, and a truth that can be counted in what it wrote."""

import csv
import json
import random
import tomllib
from statistics import fmean, pvariance

import pytest

from benchmarks import networks
from benchmarks.bank import Bank
from sample_data.parse import read_answers


def make(folder, *more):
    networks.main(["--schools", "7", "--students", "700", "--seed", "3", "--out", str(folder), *more])
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("networks"), "--gap", "change:bathrooms:gender=Girl:30")


def rows(folder, cycle):
    with (folder / f"cycle_{cycle}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cycle_has_the_students_asked_for_and_about_80_percent_return(made):
    numbers = [{row["Student ID"] for row in rows(made, cycle)} for cycle in (1, 2, 3)]
    assert [len(cycle) for cycle in numbers] == [700, 700, 700]
    assert len(numbers[0] & numbers[1]) / 700 == pytest.approx(0.8, abs=0.05)


def test_a_returning_student_stays_in_school_and_groups(made):
    first, second = ({row["Student ID"]: row for row in rows(made, cycle)} for cycle in (1, 2))
    for number in first.keys() & second.keys():
        assert all(first[number][name] == second[number][name] for name in ("School", "Gender", "Race/Ethnicity"))


def test_the_key_names_rows_and_words_as_they_stand_in_the_tables(made):
    ideas = {a.text[i.start : i.end] for a in read_answers() for i in a.ideas}
    tables = {f"cycle_{cycle}.csv": rows(made, cycle) for cycle in (1, 2, 3)}
    for line in (made / "key.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name, number, prompt = row["id"].split(":")
        texts = [text for question, text in tables[name][int(number) - 2].items() if f" {prompt} " in question]
        assert texts == [row["text"]]
        assert all(row["text"][idea["start"] : idea["end"]] in ideas for idea in row["ideas"])


def test_the_planted_gap_and_change_are_in_the_counts(made):
    truth = tomllib.loads((made / "truth.toml").read_text(encoding="utf-8"))
    counts = {member: [0, 0] for member in (True, False)}
    for found in truth["gap_counted"]:
        counts[found["in_group"]][0] += found["k"]
        counts[found["in_group"]][1] += found["n"]
    gap = counts[True][0] / counts[True][1] - counts[False][0] / counts[False][1]
    assert gap == pytest.approx(0.30, abs=0.06)
    lunch = {
        c["cycle"]: c["k"] / c["n"] for c in truth["counted"] if c["theme"] == "lunch_food" and c["prompt"] == "change"
    }
    assert lunch[3] - lunch[1] == pytest.approx(-0.08, abs=0.05)


def test_the_same_seed_writes_the_same_bytes(made, tmp_path):
    make(tmp_path, "--gap", "change:bathrooms:gender=Girl:30")
    for file in made.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_school_shares_vary_as_the_intraclass_correlation_says():
    rng = random.Random(5)
    shares = [networks.beta(0.2, 0.05, rng) for _ in range(4000)]
    assert fmean(shares) == pytest.approx(0.2, abs=0.01)
    assert pvariance(shares) == pytest.approx(0.05 * 0.2 * 0.8, rel=0.1)
    assert networks.beta(0.2, 0, rng) == 0.2


def test_an_answer_names_exactly_the_themes_drawn():
    bank, rng = Bank(read_answers()), random.Random(2)
    for _ in range(300):
        themes = rng.sample(bank.themes("change"), rng.randint(1, 4))
        text = bank.write("change", themes, frozenset({"girl", "el", "es"}), rng)
        assert set(text.codes) == set(themes)
    assert not set(bank.write("like", [], frozenset(), rng).codes) & set(bank.themes("like"))
