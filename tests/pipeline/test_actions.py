from __future__ import annotations

import pytest

from voicelens.errors import ReviewError
from voicelens.pipeline.actions import read_actions
from voicelens.study.folder import Study


def test_without_the_file_there_is_nothing_to_say(fresh: Study) -> None:
    assert read_actions(fresh) is None


def test_the_file_is_read(fresh: Study) -> None:
    (fresh.review / "actions.toml").write_text('[[doing]]\nwhat = "Longer lunch"\nwhen = "May"\n', encoding="utf-8")
    actions = read_actions(fresh)
    assert actions is not None
    assert [entry.what for entry in actions.doing] == ["Longer lunch"]


def test_a_file_in_another_encoding_is_refused(fresh: Study) -> None:
    (fresh.review / "actions.toml").write_bytes('[[doing]]\nwhat = "Más tiempo"\n'.encode("latin-1"))
    with pytest.raises(ReviewError) as told:
        read_actions(fresh)
    assert told.value.where == "review/actions.toml"
