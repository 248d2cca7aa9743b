"""The sample that a person reads, and what `voicelens audit` says from it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from voicelens.cli.door import run
from voicelens.errors import ReviewError, StudyError, UsageError
from voicelens.pipeline.residual import read_sample, residual_risk, write_sample
from voicelens.study.folder import Study, forget


def path(study: Study) -> Path:
    return study.private / "audit-sample.csv"


def rows(study: Study) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path(study).read_text(encoding="utf-8-sig"))))


def fill(study: Study, marks: list[str], *, encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
    read = rows(study)
    with path(study).open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, list(read[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows({**row, "leak": mark} for row, mark in zip(read, marks, strict=True))


def test_answers_are_drawn_as_they_leave_private_always_the_same_ones(study: Study) -> None:
    write_sample(study.path, 20)
    first = rows(study)
    comments = pd.read_parquet(next(study.stages.rglob("comments.parquet"))).set_index("response_id")["text"]
    assert len({row["response_id"] for row in first}) == 20
    assert all(row["leak"] == "" and row["text"].strip("'") == comments[row["response_id"]] for row in first)
    write_sample(study.path, 20)
    assert rows(study) == first


def test_the_statement_says_how_many_leak_at_most(study: Study) -> None:
    write_sample(study.path, 20)
    fill(study, ["Yes", *["no"] * 19])
    (said,) = residual_risk(study)
    assert (
        said == "Of 20 answers checked by a person, 1 leaks: with 95 % confidence at most 21.7 in 100 answers still do."
    )


def test_unread_answers_wait(study: Study) -> None:
    write_sample(study.path, 10)
    (waiting,) = residual_risk(study)
    assert waiting.startswith("10 answers")
    fill(study, ["no"] * 4 + [""] * 6)
    waiting, said = residual_risk(study)
    assert waiting.startswith("6 answers")
    assert said.startswith("Of 4 answers checked by a person, 0 leak: with 95 % confidence at most 52.8 in 100")


def test_an_answer_masked_differently_by_now_does_not_count(study: Study) -> None:
    write_sample(study.path, 10)
    fill(study, ["no"] * 10)
    text = path(study).read_text(encoding="utf-8-sig")
    path(study).write_text(text.replace(rows(study)[0]["text"], "something else", 1))
    sample = read_sample(study)
    assert (sample.checked, sample.changed) == (9, 1)
    assert next(residual_risk(study)).startswith("1 answer of the sample has changed")


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ";"), ("cp1252", "\t")])
def test_a_spreadsheet_may_save_it_its_own_way(study: Study, encoding: str, delimiter: str) -> None:
    write_sample(study.path, 10)
    fill(study, ["no"] * 10, encoding=encoding, delimiter=delimiter)
    sample = read_sample(study)
    assert sample.checked + sample.changed == 10
    assert sample.checked > 5


def test_a_file_that_is_no_sample_is_refused(study: Study) -> None:
    path(study).write_text("response_id,text\n")
    with pytest.raises(ReviewError, match="name all its columns"):
        read_sample(study)


def test_a_mark_that_is_neither_yes_nor_no_names_its_line(study: Study) -> None:
    write_sample(study.path, 3)
    fill(study, ["no", "perhaps", "no"])
    with pytest.raises(ReviewError) as refused:
        read_sample(study)
    assert "line" in refused.value.where


def test_a_sample_somebody_filled_in_is_left_alone(study: Study) -> None:
    write_sample(study.path, 3)
    fill(study, ["no", "", ""])
    with pytest.raises(ReviewError, match="filled in"):
        write_sample(study.path, 3)


def test_without_a_sample_it_says_how_to_make_one(study: Study) -> None:
    (said,) = residual_risk(study)
    assert "--sample 200" in said


def test_there_is_nothing_to_draw_from_before_a_run(fresh: Study) -> None:
    with pytest.raises(StudyError):
        write_sample(fresh.path, 3)


def test_there_is_nothing_to_draw_from_once_forgotten(study: Study) -> None:
    forget(study)
    with pytest.raises(StudyError):
        write_sample(study.path, 3)
    assert list(residual_risk(study)) == []


def test_a_sample_of_nothing_is_refused(study: Study) -> None:
    with pytest.raises(UsageError):
        write_sample(study.path, 0)


def test_the_command_draws_and_searches_nothing(study: Study, capsys) -> None:
    assert run(["audit", str(study.path), "--sample", "5"]) == 0
    assert "5 answers drawn at random" in capsys.readouterr().out
    assert len(rows(study)) == 5
