from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.folders import contents
from voicelens.errors import ReviewError, SettingsError
from voicelens.pipeline.redactions import DETECT, INGEST, decisions, list_redactions, take_decisions
from voicelens.pipeline.run import run_stages
from voicelens.settings_file import change
from voicelens.study.folder import Study, forget
from voicelens.study.redactions import listing_path, read_listing
from voicelens.study.store import read_table


def rewrite(study: Study, **values: str) -> dict[str, str]:
    """Fill columns of the first line, as a person does in a spreadsheet; returns the line as it was."""
    path = listing_path(study)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    before = dict(rows[0])
    rows[0].update(values)
    save(path, rows)
    return before


def save(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def comment(study: Study, response_id: str) -> str:
    table = read_table(study, "04-redact", "comments")
    return str(table.loc[table["response_id"] == response_id, "text"].iloc[0])


def test_the_listing_shows_what_was_masked_in_its_words(study: Study) -> None:
    list_redactions(study)
    lines = read_listing(study)
    assert len(lines) == len(read_table(study, DETECT, "spans"))
    assert all(line.words in line.around for line in lines)


@pytest.mark.slow
def test_keep_and_hide_go_into_the_review_file_without_words_and_survive(study: Study) -> None:
    list_redactions(study)
    line = rewrite(study, action="keep", by="Ms Example", note="a mascot")
    assert line["words"] not in comment(study, line["response_id"])
    run_stages(study)
    assert line["words"] in comment(study, line["response_id"])
    assert [line.state for line in read_listing(study) if line.action] == ["may be read"]
    answers = read_table(study, INGEST, "responses")
    long = answers[answers["text"].str.len() > 30].iloc[0]
    word = max(str(long["text"]).split(), key=len).strip(".,!?")
    with listing_path(study).open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    rows.append({**dict.fromkeys(rows[0], ""), "action": "hide", "words": word, "response_id": long["response_id"]})
    save(listing_path(study), rows)
    run_stages(study)
    assert word not in comment(study, str(long["response_id"]))
    assert [d.action for d in decisions(study)] == ["keep", "hide"]
    review = (study.review / "redactions.csv").read_text(encoding="utf-8")
    assert word not in review
    assert take_decisions(study) == 0
    told = changed(study)
    assert any("no longer fits" in note for note in told)
    assert "not applied: the answer changed" in {line.state for line in read_listing(study)}


def changed(study: Study) -> tuple[str, ...]:
    """What a run says once the first decision was made about other words."""
    path = study.review / "redactions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(decisions(study)[0].check, "0" * 16), encoding="utf-8")
    return run_stages(study).notes


def test_words_that_are_not_there_and_unknown_actions_name_the_line(study: Study) -> None:
    list_redactions(study)
    rewrite(study, action="hide", words="quetzalcoatlus", check="")
    with pytest.raises(ReviewError, match="line 2"):
        take_decisions(study)
    rewrite(study, action="erase")
    with pytest.raises(ReviewError, match="not an action"):
        take_decisions(study)


def test_a_listing_without_its_columns_is_refused_and_windows_text_is_read(study: Study) -> None:
    listing_path(study).write_bytes("action;words;response_id\n;señal;r1\n".encode("cp1252"))
    assert [line.words for line in read_listing(study)] == ["señal"]
    listing_path(study).write_text("some,thing\n", encoding="utf-8")
    with pytest.raises(ReviewError, match="columns"):
        read_listing(study)


def test_nothing_is_listed_once_the_raw_words_are_gone(study: Study) -> None:
    forget(study)
    list_redactions(study)
    assert take_decisions(study) == 0
    assert not listing_path(study).exists()


@pytest.mark.slow
def test_own_words_and_patterns_are_hidden_and_never_leave_private(study: Study) -> None:
    answers = read_table(study, INGEST, "responses")
    word = max(" ".join(answers["text"]).split(), key=lambda each: (len(each), each)).strip(".,!?\"'").lower()
    (study.private / "always_hide.txt").write_text(f"# ours\n{word}\n", encoding="utf-8")
    run_stages(study)
    assert not [name for name, text in contents(study.path) if word in text.lower()]
    study.change_settings(change(study.settings_text, {("anonymise", "patterns"): ["ID: ["]}))
    with pytest.raises(SettingsError, match="regular expression"):
        run_stages(study)
