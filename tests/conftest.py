"""What many tests share: a small real survey, and a finished study of it that each test gets a copy of."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from voicelens.pipeline.studies import new_study, run
from voicelens.settings_file import change
from voicelens.shipped import shipped
from voicelens.study.folder import Study, open_study

settings.register_profile("unhurried", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("unhurried")

ROWS = 90


@pytest.fixture(scope="session")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first rows of the sample survey, as Google Forms exports them."""
    path = tmp_path_factory.mktemp("survey") / "answers.csv"
    with (shipped("sample_data") / "juniper_hill" / "google_forms.csv").open(
        encoding="utf-8-sig", newline=""
    ) as handle:
        rows = [row for _, row in zip(range(ROWS + 1), csv.reader(handle), strict=False)]
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)
    return path


def quick(study: Study) -> None:
    """Choose the finder that starts at once; the BERTopic adapter has tests of its own."""
    study.change_settings(change(study.settings_text, {("themes", "finder"): "graph"}))


@pytest.fixture(scope="session")
def unrun(survey: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was made and never run. Do not change it: copy it."""
    folder = tmp_path_factory.mktemp("unrun") / "school-study"
    new_study([survey], folder, wave="Spring 2026", name="Invented School")
    quick(open_study(folder))
    return folder


@pytest.fixture(scope="session")
def finished(unrun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same study after an undisturbed run. Do not change it: copy it."""
    folder = tmp_path_factory.mktemp("finished") / "school-study"
    shutil.copytree(unrun, folder)
    run(folder)
    return folder


@pytest.fixture
def fresh(unrun: Path, tmp_path: Path) -> Study:
    """A study of one's own that was never run."""
    return open_study(shutil.copytree(unrun, tmp_path / "school-study"))


@pytest.fixture
def study(finished: Path, tmp_path: Path) -> Study:
    """A finished study of one's own."""
    return open_study(shutil.copytree(finished, tmp_path / "school-study"))
