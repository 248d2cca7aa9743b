"""The sample survey in the repository is what its answers make, and its key tells the truth about it."""

import csv
import io
import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sample_data import build
from sample_data.answer_key import quotable
from sample_data.assign import could_write
from sample_data.names import spelled
from sample_data.parse import codebook, read_answers
from sample_data.students import RACES
from voicelens.tables import LANGUAGES, SPAN_KINDS, STATUSES

SAMPLE = Path(build.FOLDER)


def cells(path: Path) -> list[list[list[object]]]:
    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


@pytest.fixture(scope="module")
def answers():
    return read_answers()


@pytest.fixture(scope="module")
def entries(answers):
    return build.survey(answers)[0]


@pytest.fixture(scope="module")
def key():
    return [json.loads(line) for line in (SAMPLE / "key.jsonl").read_text(encoding="utf-8").splitlines()]


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((SAMPLE / name).read_bytes().decode("utf-8-sig"), newline="")))


def test_building_again_gives_the_committed_bytes(tmp_path, capsys):
    """A workbook's bytes belong to the library that writes them, so of those the cells are compared."""
    build.write(tmp_path)
    for made in tmp_path.iterdir():
        content = cells if made.suffix == ".xlsx" else Path.read_bytes
        assert content(made) == content(SAMPLE / made.name), made.name
    assert capsys.readouterr().out.count(" bytes") == len(list(tmp_path.iterdir()))


def test_at_least_500_different_hand_written_answers_are_in_the_survey(key):
    assert len({(row["prompt"], row["text"]) for row in key if row["status"] == "substantive"}) >= 500


def test_no_long_answer_is_given_twice_and_no_short_one_more_than_three_times(key):
    for (text, _), times in Counter((r["text"], r["prompt"]) for r in key if r["status"] == "substantive").items():
        assert times <= (3 if len(text.split()) <= 3 else 1), text


def test_everybody_got_answers_that_fit_grade_flags_and_language(entries):
    for entry in entries:
        for answer in filter(None, (entry.like, entry.change)):
            assert could_write(entry.student, answer), answer.place


def test_offsets_codes_and_kinds_of_the_key_hold(key, answers):
    marked = {(answer.text, idea.start, idea.end) for answer in answers for idea in answer.ideas}
    for row in key:
        text = row["text"]
        assert row["status"] in STATUSES
        assert row["lang"] in LANGUAGES
        assert all((text, idea["start"], idea["end"]) in marked for idea in row["ideas"])
        assert row["labels"] == list(dict.fromkeys(code for idea in row["ideas"] for code in idea["labels"]))
        assert set(row["labels"]) <= set(codebook())
        for span in row["spans"]:
            assert text[span["start"] : span["end"]].strip()
            assert span["kind"] in SPAN_KINDS


def test_ids_count_rows_as_a_spreadsheet_does(key):
    rows = table("google_forms.csv")
    for line in key:
        row, prompt = line["id"].split(":")
        student = rows[int(row) - 2]
        assert student["What is your student number?"] == line["student"]
        assert [text for question, text in student.items() if f" {prompt} " in question] == [line["text"]]


def test_blank_nothing_and_junk_answers_have_the_shares_that_were_asked_for(key):
    for prompt in ("like", "change"):
        status = Counter(row["status"] for row in key if row["prompt"] == prompt)
        total = status.total()
        assert status["blank"] == status["nothing_to_add"] == round(0.07 * total)
        assert status["junk"] == round(0.015 * total)


def test_planted_differences_are_large_and_the_level_ones_small():
    found = tomllib.loads((SAMPLE / "differences.toml").read_text(encoding="utf-8"))
    points = {(d["prompt"], d["code"], d["group"]): d["points"] for d in found["planted"]}
    assert points["change", "learning_support", "Yes"] >= 25
    assert points["change", "bathrooms", "Girl"] == pytest.approx(12, abs=2)
    assert points["change", "dress_code_phones_rules", "7 and 8"] >= 10
    assert points["like", "recess_time", "4 and 5"] >= 10
    assert points["change", "recess_time", "4 and 5"] >= 10
    assert all(abs(level["points"]) < 5 for level in found["level"])


def test_the_stated_counts_can_be_counted_again_from_the_key(key):
    found = tomllib.loads((SAMPLE / "differences.toml").read_text(encoding="utf-8"))["planted"]
    support = next(d for d in found if d["code"] == "learning_support")
    asked = [r for r in key if r["prompt"] == "change" and r["status"] == "substantive"]
    learners = [r for r in asked if r["group"]["english_learner"] == "Yes"]
    assert support["n"] == len(learners)
    assert support["rest_n"] == len(asked) - len(learners)
    assert support["k"] == sum("learning_support" in r["labels"] for r in learners)


def test_all_four_exports_hold_the_same_answers():
    google = [list(row.values()) for row in table("google_forms.csv")]
    monkey = list(csv.reader(io.StringIO((SAMPLE / "surveymonkey.csv").read_bytes().decode("utf-8-sig"), newline="")))
    qualtrics = list(csv.reader(io.StringIO((SAMPLE / "qualtrics.csv").read_bytes().decode("utf-8-sig"), newline="")))
    sheet = CalamineWorkbook.from_path(SAMPLE / "microsoft_forms.xlsx").get_sheet_by_index(0).to_python()
    texts = [row[-2:] for row in google]
    assert [row[-2:] for row in monkey[2:]] == texts
    assert [row[-2:] for row in qualtrics[4:]] == texts
    assert [row[-2:] for row in sheet[1:]] == texts
    races = [row[5] for row in google]
    start = monkey[1].index(RACES[0])
    assert [", ".join(filter(None, row[start : start + len(RACES)])) for row in monkey[2:]] == races
    assert [row[-5].replace(",", ", ") for row in qualtrics[4:]] == races
    assert [row[-5].rstrip(";").replace(";", ", ") for row in sheet[1:]] == races
    assert [row[2] for row in qualtrics].count("Survey Preview") == 1


def test_every_name_in_an_answer_is_on_the_roster(answers):
    listed = " ".join(" ".join(row.values()) for row in table("roster.csv")).casefold().split()
    for answer in answers:
        for span in answer.spans:
            if span.kind == "PERSON":
                name = spelled(answer.text[span.start : span.end]).casefold().split()[0]
                assert name in listed, answer.place


def test_no_group_has_more_answers_than_students_enrolled(key):
    enrolled = {(row["dimension"], row["group"]): int(row["enrolled"]) for row in table("enrolment.csv")}
    people = {row["student"]: row["group"] for row in key}
    for dimension in ("gender", "race", "english_learner", "iep"):
        for group in {g for (d, g) in enrolled if d == dimension}:
            answered = sum(group in groups[dimension] for groups in people.values())
            assert 0 < answered <= enrolled[dimension, group]
    assert len(people) < enrolled["*", "*"] < 1.25 * len(people)


def test_quotable_answers_are_flagged_and_free_of_spans(entries, key):
    rows = {row["id"]: row for row in key}
    chosen = quotable(entries)
    assert [(row["id"], row["prompt"]) for row in table("quotable.csv")] == chosen
    assert len(chosen) > 150
    assert not any(rows[name]["spans"] for name, _ in chosen)
