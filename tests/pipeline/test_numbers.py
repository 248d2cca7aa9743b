"""`voicelens audit`, part two: on a study, on two together, and on files without a study."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.audit.published import comparison, coverage, one_school, published
from voicelens.errors import UsageError
from voicelens.pipeline import gate
from voicelens.pipeline.gate import Evidence, attack_releases, changed_lines, late, recovered_lines
from voicelens.pipeline.numbers import audit_folder, audit_numbers, read_published
from voicelens.pipeline.outputs import export_study
from voicelens.pipeline.publish import publish_study
from voicelens.study.folder import Study, open_study

LEAK = one_school({"learner": {"Yes": (6, 0), "No": (175, 45)}})


def release(five: int, *, truth: bool = True) -> Evidence:
    counts = one_school({"grade": {"5": (five, 20), "6": (75, 15)}})
    tables = (comparison(counts), coverage(counts)) if truth else (None, None)
    return Evidence(published(counts), {}, frozenset(), {}, *tables)


def test_a_finished_study_gives_nothing_away(study: Study) -> None:
    report = audit_numbers(study)
    assert report.found == 0, report.lines
    assert "None of them can be worked out." in report.lines


def test_its_drafts_are_read_back(study: Study) -> None:
    brief = study.drafts / "brief.html"
    brief.write_text(brief.read_text(encoding="utf-8").replace("<main", '<main title="n = 7"', 1), encoding="utf-8")
    report = audit_numbers(study)
    assert report.found == 1
    assert any("drafts/brief.html" in line for line in report.lines)


def test_a_study_without_published_tables_says_so(fresh: Study) -> None:
    assert audit_numbers(fresh).lines == ("There are no published tables yet, so no numbers were attacked.",)


def test_earlier_releases_count_and_forgotten_ones_are_named(study: Study) -> None:
    publish_study(study.path)
    assert audit_numbers(study).found == 0
    shutil.rmtree(study.private / "releases")
    assert any("Release 1 could not be taken into account" in line for line in audit_numbers(study).lines)


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_a_folder_of_published_files_is_attacked_alone(finished: Path, tmp_path: Path, to: str) -> None:
    export_study(finished, to=to, out=tmp_path / "out")
    report = audit_folder(tmp_path / "out")
    assert report.found == 0, report.lines
    assert audit_numbers(open_study(finished), tmp_path / "out").found == 0
    assert audit_numbers(open_study(finished), finished).found == 0


def test_a_folder_without_a_published_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="no published table"):
        read_published(tmp_path)


def test_what_can_be_worked_out_from_files_is_named_without_its_value(tmp_path: Path) -> None:
    rows = published(LEAK)
    rows.to_csv(tmp_path / "numbers.csv", index=False)
    report = audit_folder(tmp_path, tmp_path)
    assert report.found == 1
    assert any("Oak, Spring 2026, learner: Yes" in line for line in report.lines)


def test_two_releases_are_attacked_together() -> None:
    both = attack_releases(release(80), [release(95), release(80, truth=False)])
    assert (both.recovered, both.contradictions) == ((), ())
    assert both.tried > 6


def test_late_answers_are_named_without_how_many() -> None:
    changed = late(release(83), [release(60), release(80)])
    assert {each.group for each in changed} == {"5", "*"}
    assert late(release(83), [release(80), release(83)]) == []
    assert not any("3" in line for line in changed_lines(changed))


def test_long_lists_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "TOLD", 1)
    found = attack_releases(Evidence(published(LEAK), {}, frozenset(), {}, comparison(LEAK), coverage(LEAK))).recovered
    assert list(recovered_lines(found * 3))[-1].strip() == f"… and {3 * len(found) - 1} more"


def test_columns_that_are_not_there_are_empty(tmp_path: Path) -> None:
    published(LEAK).drop(columns=["shown_tau", "verdict"]).to_parquet(tmp_path / "a.parquet")
    found = read_published(tmp_path).published
    assert pd.isna(found["shown_tau"]).all()
    assert pd.isna(found["verdict"]).all()
