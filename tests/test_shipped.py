"""The files that travel with the package are found in a checkout and in an installed package."""

from pathlib import Path

import pytest

from voicelens import shipped as module
from voicelens.shipped import shipped


@pytest.mark.parametrize("folder", ["models", "prompts", "sample_data"])
def test_the_files_that_travel_with_the_package_are_there(folder: str) -> None:
    assert shipped(folder).is_dir()


def test_the_files_of_an_installed_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "voicelens")
    assert shipped("models") == tmp_path / "models"
    (tmp_path / "voicelens" / "_shipped" / "models").mkdir(parents=True)
    assert shipped("models") == tmp_path / "voicelens" / "_shipped" / "models"
