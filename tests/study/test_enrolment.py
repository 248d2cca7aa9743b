from pathlib import Path

import pytest

from voicelens.errors import StudyError
from voicelens.study.enrolment import UNKNOWN, add_enrolment, enrolment_path, enrolments, name_cycle
from voicelens.study.folder import Study


def counts(folder: Path, number: int) -> Path:
    path = folder / "enrolment.csv"
    path.write_text(f"dimension,group,enrolled\n*,*,{number}\n", encoding="utf-8")
    return path


def test_a_study_without_counts_has_none(fresh: Study) -> None:
    assert enrolments(fresh) == ()


def test_each_cycle_keeps_its_newest_file_in_private(fresh: Study, tmp_path: Path) -> None:
    for number, wave in ((10, "Fall"), (20, "Spring"), (30, "Fall")):
        add_enrolment(fresh, counts(tmp_path, number), wave)
    kept = {entry.wave: enrolment_path(fresh, entry) for entry in enrolments(fresh)}
    assert {wave: path.read_text(encoding="utf-8")[-3:-1] for wave, path in kept.items()} == {
        "Fall": "30",
        "Spring": "20",
    }
    folder = fresh.private / "enrolment"
    assert {path.name for path in folder.iterdir()} == {"enrolment.json", *(path.name for path in kept.values())}
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_a_damaged_list_says_what_to_do(fresh: Study, tmp_path: Path) -> None:
    add_enrolment(fresh, counts(tmp_path, 10), "Fall")
    (fresh.private / "enrolment" / "enrolment.json").write_text("[{", encoding="utf-8")
    with pytest.raises(StudyError) as refused:
        enrolments(fresh)
    assert "--enrolment FILE" in refused.value.fix


def test_counts_that_came_before_any_export_get_their_cycle_later(fresh: Study, tmp_path: Path) -> None:
    add_enrolment(fresh, counts(tmp_path, 10), "Fall")
    name_cycle(fresh, "Spring")
    assert [entry.wave for entry in enrolments(fresh)] == ["Fall"]
    add_enrolment(fresh, counts(tmp_path, 20), UNKNOWN)
    name_cycle(fresh, "Spring")
    assert [entry.wave for entry in enrolments(fresh)] == ["Fall", "Spring"]
