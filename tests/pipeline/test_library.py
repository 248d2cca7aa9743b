"""Everything the commands do is a call."""

from pathlib import Path

import pytest

import voicelens as vl
from voicelens.study.folder import Study


def test_the_names_of_the_library_are_there_and_load_when_used() -> None:
    assert set(vl.__all__) == set(dir(vl))
    for name in vl.__all__:
        assert getattr(vl, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        vl.nonsense  # noqa: B018


def test_a_run_in_a_notebook_reports_stages_and_notes(study: Study) -> None:
    report = vl.run(str(study.path), choices=vl.Choices(min_group=12))
    assert report.ran == ("compare", "protect", "brief")
    assert report.brief.exists()
    assert report.notes


def test_masking_in_a_notebook() -> None:
    assert vl.Anonymiser(names="none").redact(["ms garcia helps me"]) == ["[teacher] helps me"]


def test_an_export_beside_its_study_needs_no_folder(survey: Path, tmp_path: Path) -> None:
    copy = tmp_path / "our survey.csv"
    copy.write_bytes(survey.read_bytes())
    report = vl.new_study(copy)
    assert report.study == (tmp_path / "our survey-study").resolve()
    assert report.understood
