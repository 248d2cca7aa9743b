"""`voicelens audit`: what is planted outside `private/` is found, and nothing is said aloud."""

from __future__ import annotations

import csv
import io
import shutil

import pandas as pd
import pytest

from tests.audit.planting import FILES
from voicelens.anonymise.overrides import check_of
from voicelens.cli.door import run
from voicelens.errors import StudyError
from voicelens.pipeline import audit
from voicelens.pipeline.attacker import roster_names
from voicelens.pipeline.audit import audit_study
from voicelens.review import RedactionDecision, add_decisions
from voicelens.settings_file import change
from voicelens.study.folder import Study, forget
from voicelens.study.redactions import read_listing
from voicelens.study.roster import ALWAYS_FILE, NEVER_FILE, put_roster
from voicelens.study.sources import salt


def listed(study: Study) -> list[dict[str, str]]:
    path = study.private / "audit.csv"
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    return list(csv.DictReader(io.StringIO(text)))


def found(study: Study) -> set[tuple[str, str]]:
    audit_study(study.path)
    return {(row["value"], row["file"]) for row in listed(study) if row["state"] == "found"}


def masked_person(study: Study) -> tuple[str, str]:
    """Somebody who was masked, and the answer it was in."""
    lines = [line for line in read_listing(study) if line.kind == "PERSON" and len(line.words) > 5]
    return lines[0].words, lines[0].response_id


def test_nothing_is_found_in_the_sample_survey(study: Study) -> None:
    report = audit_study(study.path)
    assert report.found == 0, [row for row in listed(study) if row["state"] == "found"]
    assert "Nothing was found." in report.lines


@pytest.mark.parametrize("name", ["answers.xlsx", "page.html", "deep.zip", "lists.parquet", "no-ending"])
def test_a_name_of_the_roster_that_got_out_is_found(study: Study, name: str) -> None:
    put_roster(study, [("Zorbo", "Quabbleton", "student"), ("Wibble", "Frandish", "Wibs", "teacher")])
    (study.path / "output" / name).write_bytes(FILES[name]("quabbleton"))
    assert found(study) == {("Zorbo Quabbleton", f"output/{name}")}


def test_what_was_masked_is_found_where_it_comes_back(study: Study) -> None:
    name, answer = masked_person(study)
    comments = next(study.stages.rglob("comments.parquet"))
    frame = pd.read_parquet(comments)
    frame.loc[frame["response_id"] == answer, "text"] = f"so {' '.join(name.upper())} it is"
    frame.to_parquet(comments)
    report = audit_study(study.path)
    assert report.found == 1
    (row,) = [row for row in listed(study) if row["state"] == "found"]
    assert (row["answer"], row["file"]) == (answer, comments.relative_to(study.path).as_posix())


def test_the_words_never_reach_the_terminal_and_the_command_ends_with_16(study: Study, capsys) -> None:
    put_roster(study, [("Zorbo", "Quabbleton", "student")])
    for n in range(3):
        (study.path / "output" / f"Quabbleton {n}.csv").write_text("response_id,Zorbo Quabbleton\nr1,zorbo\n")
    (study.path / "output" / "many.txt").write_text("quabbleton\n" * 30)
    assert run(["audit", str(study.path)]) == 16
    said = capsys.readouterr().out
    assert "FOUND: 39 places" in said
    assert "… 0.csv, row 2, column …: PERSON" in said
    assert "and 19 more" in said
    assert "quabbleton" not in said.lower()
    assert "zorbo" not in said.lower()
    assert {row["value"] for row in listed(study)} >= {"Zorbo Quabbleton"}


def test_the_command_ends_with_0_and_clears_the_list_where_all_is_well(study: Study, capsys) -> None:
    put_roster(study, [("Zorbo", "Quabbleton", "student")])
    leak = study.path / "output" / "a.txt"
    leak.write_text("quabbleton")
    assert run(["audit", str(study.path)]) == 16
    leak.unlink()
    for stage in study.stages.iterdir():  # what is left holds neither answers nor doubts
        shutil.rmtree(stage) if stage.name not in {"01-ingest", "03-detect", "04-redact"} else None
    next(study.stages.rglob("comments.parquet")).unlink()
    assert run(["audit", str(study.path)]) == 0
    assert not (study.private / "audit.csv").exists()


def test_own_lists_are_looked_for_and_allowed(study: Study) -> None:
    (study.private / ALWAYS_FILE).write_text("Wildcat Lodge\n")
    (study.private / NEVER_FILE).write_text("Quabbleton Street\n")
    put_roster(study, [("Zorbo", "Quabbleton", "student")])
    (study.path / "output" / "a.txt").write_text("wildcat lodge\nquabbleton street\n")
    assert found(study) == {("Wildcat Lodge", "output/a.txt")}


def test_names_the_study_goes_by_may_be_read(study: Study) -> None:
    put_roster(study, [("Zorbo", "Quabbleton", "student")])
    study.change_settings(change(study.settings_text, {("study", "name"): "Quabbleton School"}))
    (study.path / "output" / "a.html").write_text("<h1>Quabbleton School</h1>")
    assert found(study) == set()


def test_what_people_decided_counts(study: Study) -> None:
    put_roster(study, [("Zorbo", "Quabbleton", "student")])
    line = next(line for line in read_listing(study) if line.kind == "PERSON")
    kept = RedactionDecision(1, "keep", line.response_id, line.start, line.end, "PERSON", line.check)
    rows = pd.DataFrame({"response_id": [line.response_id], "text": [f"so {line.words} it is"]})
    rows.to_csv(study.path / "output" / "rows.csv", index=False)
    audit_study(study.path)
    before = len(in_rows(study))
    add_decisions(study.review, [kept])
    audit_study(study.path)
    assert (before, in_rows(study)) == (1, [])


def in_rows(study: Study) -> list[dict[str, str]]:
    return [row for row in listed(study) if row["file"] == "output/rows.csv"]


def test_hidden_by_a_person_is_hidden(study: Study) -> None:
    responses = pd.read_parquet(next(study.private.rglob("responses.parquet")))
    answer, text = next(
        (one, text) for one, text in zip(responses["response_id"], responses["text"], strict=True) if len(text) > 30
    )
    check = check_of(salt(study), answer, text, 0, 30)
    add_decisions(study.review, [RedactionDecision(1, "hide", answer, "0", "30", "PERSON", check)])
    audit_study(study.path)
    assert any(row["answer"] == answer for row in listed(study))


def test_a_study_that_was_not_run_is_refused(fresh: Study) -> None:
    with pytest.raises(StudyError, match="Nothing has been masked"):
        audit_study(fresh.path)


def test_once_forgotten_contacts_are_looked_for_and_nothing_is_written(study: Study) -> None:
    forget(study)
    (study.path / "output" / "a.txt").write_text("write to zorbo@example.org")
    report = audit_study(study.path)
    assert report.found == 1
    assert not study.private.exists()
    assert any("no masked values" in line for line in report.lines)
    assert not any("private/audit" in line for line in report.lines)


def test_what_could_not_be_searched_and_what_was_not_listed_is_told(study: Study, monkeypatch) -> None:
    monkeypatch.setattr(audit, "LISTED", 0)
    (study.path / "output" / "a.zip").write_bytes(b"PK\x03\x04 nonsense")
    (study.path / "output" / "a.txt").write_text("zorbo@example.org")
    lines = audit_study(study.path).lines
    assert any("Not wholly searched: output/a.zip" in line for line in lines)
    assert any("Only the first" in line for line in lines)


def test_a_study_without_a_roster_names_nobody(study: Study) -> None:
    assert roster_names(study) == ()
    put_roster(study, [("Zorbo", "", "Zo", "student"), ("", "Frandish", "")])
    assert roster_names(study) == ("Zorbo", "Zo", "Frandish")
