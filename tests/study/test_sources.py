"""Exports are copied into the study once each, and the key made from the first one hides who is who."""

import dataclasses
import hashlib
import json
import sys
from pathlib import Path

import pytest

from voicelens.errors import SourceError, StudyError
from voicelens.study.folder import Study, create
from voicelens.study.sources import SourceEntry, add_source, salt, source_path, sources, waves
from voicelens.text import keyed_id


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A new study."""
    return create(tmp_path / "school", "")


def export(folder: Path, content: str, name: str = "answers.CSV") -> Path:
    """A survey export."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def test_an_export_is_copied_with_where_it_came_from(study: Study, tmp_path: Path) -> None:
    assert sources(study) == ()
    assert add_source(study, export(tmp_path, "like\nlunch\n"), "Spring 2026")
    digest = hashlib.sha256(b"like\nlunch\n").hexdigest()
    (entry,) = sources(study)
    assert entry == SourceEntry(f"001-{digest[:8]}.csv", "answers.CSV", "Spring 2026", digest)
    assert source_path(study, entry).read_text() == "like\nlunch\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions; Windows uses an access list")
def test_the_copy_the_list_and_the_key_are_their_owners_alone(study: Study, tmp_path: Path) -> None:
    add_source(study, export(tmp_path, "like\nlunch\n"), "Spring 2026")
    salt(study)
    for path in study.private.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_the_same_export_is_not_added_twice(study: Study, tmp_path: Path) -> None:
    path = export(tmp_path, "like\nlunch\n")
    assert add_source(study, path, "Spring 2026")
    assert not add_source(study, path, "Spring 2026")
    assert not add_source(study, export(tmp_path / "other", "like\nlunch\n", "renamed.csv"), "Spring 2026")
    assert len(sources(study)) == 1


def test_a_corrected_export_takes_the_place_of_the_one_it_corrects(study: Study, tmp_path: Path) -> None:
    add_source(study, export(tmp_path, "like\nlunhc\n"), "Spring 2026")
    add_source(study, export(tmp_path, "like\nrecess\n", "more.csv"), "Spring 2026")
    assert add_source(study, export(tmp_path, "like\nlunch\n"), "Spring 2026")
    assert [entry.name for entry in sources(study)] == ["answers.CSV", "more.csv"]
    assert [source_path(study, entry).read_text() for entry in sources(study)] == ["like\nlunch\n", "like\nrecess\n"]
    assert len(list((study.private / "sources").glob("*.csv"))) == 2


def test_a_study_holds_several_cycles_in_their_order(study: Study, tmp_path: Path) -> None:
    for wave in ("Spring 2026", "Fall 2026"):
        assert add_source(study, export(tmp_path, f"like\nlunch in {wave}\n"), wave)
    add_source(study, export(tmp_path, "like\nrecess\n", "more.csv"), "Spring 2026")
    assert waves(study) == ["Spring 2026", "Fall 2026"]
    assert len({entry.copy for entry in sources(study)}) == 3


def test_one_export_cannot_be_two_cycles(study: Study, tmp_path: Path) -> None:
    path = export(tmp_path, "like\nlunch\n")
    add_source(study, path, "Spring 2026")
    with pytest.raises(SourceError, match="Spring 2026"):
        add_source(study, path, "Fall 2026")
    assert waves(study) == ["Spring 2026"]


def test_an_export_that_cannot_be_read_is_refused_and_nothing_is_added(study: Study, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        add_source(study, tmp_path / "missing.csv", "Spring 2026")
    assert caught.value.exit_code == 10
    assert caught.value.where == str(tmp_path / "missing.csv")
    assert sources(study) == ()


@pytest.mark.parametrize("damage", [b"", b"{", b'[{"copy": "x"}]', b'["x"]', b"null", b"\xff", b'{"a": 1}'])
def test_a_damaged_list_is_refused_with_a_remedy(study: Study, tmp_path: Path, damage: bytes) -> None:
    add_source(study, export(tmp_path, "like\nlunch\n"), "Spring 2026")
    (study.private / "sources" / "sources.json").write_bytes(damage)
    with pytest.raises(StudyError) as caught:
        sources(study)
    assert "voicelens run" in caught.value.fix


def with_export(folder: Path, content: str, name: str = "answers.csv") -> Study:
    """A study made from one export."""
    study = create(folder / "school", "")
    add_source(study, export(folder, content, name), "Spring 2026")
    return study


def test_the_key_is_the_same_for_the_same_export_and_different_for_another(tmp_path: Path) -> None:
    one = salt(with_export(tmp_path / "one", "like\nlunch\n"))
    assert len(one) == 32
    assert salt(with_export(tmp_path / "two", "like\nlunch\n", "renamed.csv")) == one
    assert salt(with_export(tmp_path / "three", "like\nlunch!\n")) != one


def test_ids_made_with_another_key_cannot_be_linked(tmp_path: Path) -> None:
    one, two = salt(with_export(tmp_path / "one", "a\n")), salt(with_export(tmp_path / "two", "b\n"))
    assert keyed_id(one, "student 7") != keyed_id(two, "student 7")


def test_the_key_stays_when_the_study_grows_or_its_first_export_is_corrected(tmp_path: Path) -> None:
    study = with_export(tmp_path, "like\nlunhc\n")
    before = salt(study)
    add_source(study, export(tmp_path, "like\nlunch\n", "answers.csv"), "Spring 2026")
    add_source(study, export(tmp_path, "like\nrecess\n", "more.csv"), "Fall 2026")
    assert salt(study) == before


def test_the_key_comes_from_the_words_and_not_from_the_digest_that_manifests_show(tmp_path: Path) -> None:
    study, same_words = with_export(tmp_path / "one", "like\nlunch\n"), with_export(tmp_path / "two", "like\nlunch\n")
    (entry,) = sources(same_words)
    lines = json.dumps([dataclasses.asdict(dataclasses.replace(entry, digest="0" * 64))])
    (same_words.private / "sources" / "sources.json").write_text(lines)
    assert salt(same_words) == salt(study)
    known_outside = bytes.fromhex(entry.digest)
    assert salt(study) != hashlib.scrypt(known_outside, salt=b"voicelens ids", n=2**14, r=8, p=1, dklen=32)


def test_without_an_export_there_is_no_key(study: Study, tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no export"):
        salt(study)
    add_source(study, export(tmp_path, "like\nlunch\n"), "Spring 2026")
    source_path(study, sources(study)[0]).unlink()
    with pytest.raises(StudyError, match="no export"):
        salt(study)
    assert not (study.private / "salt").exists()
