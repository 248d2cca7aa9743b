from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import pytest

from benchmarks import anonymise
from benchmarks.names import Marked
from benchmarks.peers import anonymisers

ASKED = Marked("ask ms wren or ada", ((4, 11), (15, 18)), clean=False)
CLEAN = Marked("more pizza", (), clean=True)


def test_a_span_of_any_kind_masks_a_name_but_only_a_person_is_found_as_one() -> None:
    figures = anonymise.figures([ASKED, CLEAN], [[(4, 11, "PERSON"), (15, 17, "ORG")], []])
    assert (figures.precision, figures.recall) == (1.0, pytest.approx(4 / 7))
    assert figures.masked == pytest.approx(6 / 7)
    assert (figures.leaks, figures.people, figures.touched, figures.clean) == (1, 2, 0, 1)


def test_a_clean_text_is_touched_by_a_span_of_any_kind() -> None:
    figures = anonymise.figures([CLEAN], [[(5, 10, "DATE")]])
    assert (figures.supposed, figures.touched, figures.clean) == (0, 1, 1)
    assert math.isnan(figures.masked)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    row = {"id": "1", "text": "ms wren helps", "spans": [{"start": 0, "end": 7, "kind": "PERSON"}]}
    for name in ("pii/wnut17_test", "pii/btc_test", "pii/meddocan_dev", "pii/student_seen", "student/examples"):
        path = tmp_path / "data" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def test_messages_are_read_with_and_without_capitals(folder: Path) -> None:
    sets = anonymise.gathered(folder)
    assert [name for name in sets if name.endswith("lower case")] == ["wnut17 test, lower case", "btc test, lower case"]
    assert len(sets) == 7


def test_a_tool_is_measured_in_a_process_of_its_own_and_told_in_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["anonymise", "--shared", str(folder), "--only", "voicelens none strict", "--first", "1"]
    )
    anonymise.main()
    out = capsys.readouterr().out
    assert "PIILO: not run" in out
    assert "| btc test (1) | 1.00/1.00 |" in out
    assert "| btc test (1 names) | 1.00; 0 |" in out
    assert "| btc test (0 clean) | 0; 0 |" in out


def test_a_tool_that_fails_is_not_passed_over(folder: Path) -> None:
    with pytest.raises(anonymise.subprocess.CalledProcessError):
        anonymise.run("nobody's tool", {}, sys.executable)


def test_names_of_students_count_as_people() -> None:
    assert anonymisers._names_somebody("B-NAME_STUDENT")
    assert not anonymisers._names_somebody("PHONE_NUMBER")


def test_voicelens_reads_a_set_as_a_run_does() -> None:
    measured = anonymisers.measured("voicelens none balanced", {"set": ["ms garcia", "garcia is nice"]})
    assert measured["sets"]["set"]["spans"] == [[(0, 9, "PERSON")], [(0, 6, "PERSON")]]
    assert measured["load"] > 0
