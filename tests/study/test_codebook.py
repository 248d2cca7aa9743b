from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from voicelens.study.codebook import CODEBOOK_FILE, codebook_text, keep_codebook
from voicelens.study.folder import Study
from voicelens.study.store import commit, stage_folder
from voicelens.tables import Result

STAGE = "09-compare"


@pytest.fixture
def compared(tmp_path: Path) -> Study:
    study = Study(tmp_path)
    commit(study, STAGE, Result(pages={CODEBOOK_FILE: "a record ñ\n"}), {})
    return study


def test_there_is_no_record_before_the_first_comparison(tmp_path: Path) -> None:
    study = Study(tmp_path)
    keep_codebook(study, STAGE)
    assert codebook_text(study, STAGE) == ""
    assert list(tmp_path.iterdir()) == []


def test_the_record_is_kept_beside_the_settings(compared: Study) -> None:
    keep_codebook(compared, STAGE)
    path = compared.path / CODEBOOK_FILE
    assert path.read_bytes() == "a record ñ\n".encode()
    before = path.stat().st_mtime_ns
    keep_codebook(compared, STAGE)
    assert path.stat().st_mtime_ns == before


def test_either_copy_stands_in_for_the_other(compared: Study) -> None:
    keep_codebook(compared, STAGE)
    (compared.path / CODEBOOK_FILE).unlink()
    assert codebook_text(compared, STAGE) == "a record ñ\n"
    keep_codebook(compared, STAGE)
    shutil.rmtree(compared.stages)
    assert codebook_text(compared, STAGE) == "a record ñ\n"


def test_a_stage_stopped_before_its_record_was_kept_still_has_it(compared: Study) -> None:
    (compared.path / CODEBOOK_FILE).write_text("an older record\n", encoding="utf-8")
    assert codebook_text(compared, STAGE) == "a record ñ\n"
    keep_codebook(compared, STAGE)
    assert (compared.path / CODEBOOK_FILE).read_text(encoding="utf-8") == "a record ñ\n"


def test_an_altered_copy_is_not_believed(compared: Study) -> None:
    keep_codebook(compared, STAGE)
    (stage_folder(compared, STAGE) / "pages" / CODEBOOK_FILE).write_text("forged\n", encoding="utf-8")
    assert codebook_text(compared, STAGE) == "a record ñ\n"
