"""The commands `brief` and `review`."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicelens.cli.door import run
from voicelens.pipeline.waiting import waiting_quotes
from voicelens.study.folder import Study


def test_brief_writes_the_page_asked_for_and_says_where(
    study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "for-students.html"
    assert run(["brief", str(study.path), "--for", "students", "--lang", "es", "--out", str(target)]) == 0
    assert '<html lang="es"' in target.read_text(encoding="utf-8")
    assert str(target) in capsys.readouterr().out


def test_brief_refuses_a_school_that_is_not_there(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(study.path), "--school", "Nowhere"]) == 2
    assert "Invented School" in capsys.readouterr().err


def test_review_shows_what_waits_and_takes_a_decision(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    first = waiting_quotes(study.path)[0].quote_id
    assert run(["review", str(study.path)]) == 0
    assert first in capsys.readouterr().out
    assert run(["review", str(study.path), "--approve", first, "--by", "Reader One"]) == 0
    assert "1 decision was written to review/quotes.csv." in capsys.readouterr().out
    assert f"approve,{first},Reader One" in (study.review / "quotes.csv").read_text(encoding="utf-8")


def test_an_approval_without_a_name_is_refused(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    first = waiting_quotes(study.path)[0].quote_id
    assert run(["review", str(study.path), "--approve", first]) == 2
    assert "An approval needs a name." in capsys.readouterr().err
