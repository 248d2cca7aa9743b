"""Models by local path, and nothing downloaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voicelens.embed.encoders import load_encoder
from voicelens.errors import ModelError
from voicelens.registry import find_model


def test_a_model_can_be_given_as_a_folder() -> None:
    folder = find_model("all-MiniLM-L6-v2")
    by_path, by_name = load_encoder(str(folder)), load_encoder("all-MiniLM-L6-v2")
    assert by_path.name == str(folder)
    assert np.array_equal(by_path.encode(["gym"]), by_name.encode(["gym"]))


def test_loading_prints_nothing_and_leaves_the_bars_of_the_process_alone(capfd: pytest.CaptureFixture[str]) -> None:
    from transformers.utils import logging

    logging.disable_progress_bar()
    load_encoder("all-MiniLM-L6-v2").encode(["gym"])
    assert not logging.is_progress_bar_enabled()
    logging.enable_progress_bar()
    load_encoder("all-MiniLM-L6-v2").encode(["gym"])
    assert logging.is_progress_bar_enabled()
    assert capfd.readouterr() == ("", "")


def test_a_name_that_is_no_folder_is_refused_and_not_downloaded() -> None:
    with pytest.raises(ModelError, match="no folder on this machine") as caught:
        load_encoder("intfloat/multilingual-e5-small")
    assert "all-MiniLM-L6-v2" in caught.value.fix
    assert "en_core_web_sm" not in caught.value.fix


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model") as caught:
        load_encoder(str(tmp_path))
    assert caught.value.where == str(tmp_path)
