"""Themes keep their ids from one cycle to the next by the ideas they were known by."""

from pathlib import Path

import pytest

from voicelens.errors import StudyError
from voicelens.study.anchors import ANCHORS_FILE, anchors, freeze_anchors
from voicelens.study.folder import Study, create


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A new study."""
    return create(tmp_path / "school", "")


def test_a_first_cycle_has_no_anchors(study: Study) -> None:
    assert anchors(study) == ()


def test_anchors_come_back_as_they_were_frozen(study: Study) -> None:
    freeze_anchors(study, [("t02", ("i3",)), ("t01", ("i1", "i2"))])
    assert anchors(study) == (("t01", ("i1", "i2")), ("t02", ("i3",)))


def test_a_later_cycle_wins_and_keeps_the_themes_it_did_not_see(study: Study) -> None:
    freeze_anchors(study, [("t01", ("i1",)), ("t02", ("i2",))])
    freeze_anchors(study, iter([("t02", ("i9",)), ("t03", ())]))
    assert anchors(study) == (("t01", ("i1",)), ("t02", ("i9",)), ("t03", ()))


def test_freezing_the_same_themes_again_changes_no_byte(study: Study) -> None:
    freeze_anchors(study, [("t01", ("i1",)), ("t02", ("i2",))])
    before = (study.path / ANCHORS_FILE).read_bytes()
    freeze_anchors(study, [("t02", ("i2",)), ("t01", ("i1",))])
    assert (study.path / ANCHORS_FILE).read_bytes() == before


@pytest.mark.parametrize("damage", [b"{", b'{"theme_id": "t01"}', b"[1]", b'{"theme_id": "t", "anchors": 3}', b"\xff"])
def test_damaged_anchors_are_refused_with_a_remedy(study: Study, damage: bytes) -> None:
    (study.path / ANCHORS_FILE).write_bytes(damage)
    with pytest.raises(StudyError) as caught:
        anchors(study)
    assert caught.value.where.endswith(ANCHORS_FILE)
    assert "backup" in caught.value.fix
