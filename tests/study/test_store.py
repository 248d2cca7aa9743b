"""A stage is whole on disk or it does not exist, and the same result makes the same bytes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from voicelens.errors import ContractError, StudyError
from voicelens.study import files
from voicelens.study.folder import Study, create, forget
from voicelens.study.store import (
    commit,
    file_digest,
    is_whole,
    manifest,
    read_array,
    read_table,
    stage_folder,
    sweep_stages,
)
from voicelens.tables import Dropped, Result, check

STAGE = "04-redact"
MADE_FROM = {"version": "1", "setting anonymise": "strict"}
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
import pyarrow.parquet
from tests.study.test_store import MADE_FROM, STAGE
from voicelens.errors import StudyError
from voicelens.study.folder import Study
from voicelens.study.store import commit
from voicelens.tables import Result
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
try:
    commit(Study(Path(sys.argv[1])), STAGE, Result(arrays={"vectors": np.zeros((1000, 100))}), MADE_FROM)
except StudyError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    print(error.fix)
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A new study."""
    return create(tmp_path / "school", "")


def answers(*texts: str) -> pd.DataFrame:
    """One response for each text; every text is invented."""
    rows = [
        (f"r{n}", f"p{n}", "Spring 2026", "like", "like", "en", "substantive", text) for n, text in enumerate(texts)
    ]
    columns = ["response_id", "respondent_id", "wave", "prompt_id", "polarity", "language", "status", "text"]
    return pd.DataFrame(rows, columns=columns)


def result(*texts: str) -> Result:
    """What a stage could give back: a table on each side, lists, an array, a page, a dropped row and a note."""
    safety = pd.DataFrame({"response_id": ["r0", "r1"], "safety": [0.5, 1.0], "reasons": [["short", "plain"], []]})
    return Result(
        tables={"responses": answers(*texts), "comments": answers("lunch", "recess"), "safety": safety},
        arrays={"vectors": np.arange(6, dtype=np.float32).reshape(3, 2)},
        pages={"brief.html": "<p>señal</p>\n", "tables/themes.csv": "a,b\r\n"},
        dropped=[Dropped("r9", "No words, only dots"), Dropped("r8", "Twice")],
        notes=["One thing to know – señal."],
    )


@pytest.fixture
def done(study: Study) -> Study:
    """A study with one finished stage."""
    commit(study, STAGE, result("lunch with Quabbleton", "recess"), MADE_FROM)
    return study


def snapshot(study: Study) -> dict[str, bytes]:
    """Every file of the stages, on both sides."""
    both = [*study.stages.rglob("*"), *(study.private / "stages").rglob("*")]
    return {path.relative_to(study.path).as_posix(): path.read_bytes() for path in both if path.is_file()}


def test_a_stage_comes_back_as_it_was_committed(done: Study) -> None:
    given = result("lunch with Quabbleton", "recess")
    for name, table in given.tables.items():
        pd.testing.assert_frame_equal(read_table(done, STAGE, name), check(name, table))
    np.testing.assert_array_equal(read_array(done, STAGE, "vectors"), given.arrays["vectors"])
    assert read_array(done, STAGE, "vectors").dtype == np.float32
    for name, page in given.pages.items():
        assert (stage_folder(done, STAGE) / "pages" / name).read_bytes() == page.encode()
    assert is_whole(done, STAGE)


def test_respondents_with_several_groups_each_come_back_from_disk(study: Study) -> None:
    students = pd.DataFrame(
        {
            "respondent_id": ["p1", "p2", "p3"], "person_id": [None] * 3, "school": ["Invented School"] * 3,
            "network": [None] * 3, "wave": ["Spring 2026"] * 3, "weight": [None] * 3,
            "language_home": [["English", "Spanish"], [], None], "grade": ["9", None, "10"],
        }
    )  # fmt: skip
    commit(study, "01-ingest", Result(tables={"respondents": students}), {})
    back = read_table(study, "01-ingest", "respondents")
    assert back["language_home"].tolist() == [["English", "Spanish"], [], None]
    pd.testing.assert_frame_equal(back, check("respondents", students))


def test_private_tables_go_to_private_and_nothing_else_does(done: Study) -> None:
    assert [path.name for path in stage_folder(done, STAGE, private=True).iterdir()] == ["responses.parquet"]
    assert sorted(path.relative_to(stage_folder(done, STAGE)).as_posix() for path in done.stages.rglob("*.*")) == [
        "comments.parquet", "dropped.csv", "manifest.json", "pages/brief.html", "pages/tables/themes.csv",
        "safety.parquet", "vectors.npy",
    ]  # fmt: skip


def test_every_row_set_aside_is_listed_with_its_reason(done: Study) -> None:
    assert (stage_folder(done, STAGE) / "dropped.csv").read_text(encoding="utf-8") == (
        'id,stage,reason\nr9,04-redact,"No words, only dots"\nr8,04-redact,Twice\n'
    )


def test_the_manifest_tells_what_a_stage_made_and_from_what(done: Study) -> None:
    sealed = manifest(done, STAGE)
    assert sealed is not None
    assert sealed["stage"] == STAGE
    assert sealed["made_from"] == MADE_FROM
    assert sealed["rows"] == {"responses": 2, "comments": 2, "safety": 2}
    assert sealed["set_aside"] == 2
    assert sealed["notes"] == ["One thing to know – señal."]
    assert set(sealed["files"]) == set(snapshot(done)) - {"stages/04-redact/manifest.json"}


def test_the_digest_of_an_output_is_the_one_in_the_manifest(done: Study) -> None:
    assert file_digest(done, STAGE, "comments") == files.sha256(stage_folder(done, STAGE) / "comments.parquet")
    assert file_digest(done, STAGE, "vectors") == files.sha256(stage_folder(done, STAGE) / "vectors.npy")
    assert len(file_digest(done, STAGE, "responses")) == 64
    assert file_digest(done, STAGE, "ideas") == ""
    assert file_digest(done, "05-split", "ideas") == ""


def test_committing_the_same_result_twice_gives_the_same_bytes_with_no_clock_in_them(
    done: Study, tmp_path: Path
) -> None:
    first = snapshot(done)
    commit(done, STAGE, result("lunch with Quabbleton", "recess"), MADE_FROM)
    assert snapshot(done) == first
    elsewhere = create(tmp_path / "elsewhere", "")
    commit(elsewhere, STAGE, result("lunch with Quabbleton", "recess"), MADE_FROM)
    assert snapshot(elsewhere) == first


def test_a_stage_with_nothing_to_give_is_whole_as_well(study: Study) -> None:
    commit(study, "05-split", Result(), {})
    assert is_whole(study, "05-split")
    assert not (study.private / "stages").exists()


def test_a_stage_that_never_ran_is_not_whole(study: Study) -> None:
    assert manifest(study, STAGE) is None
    assert not is_whole(study, STAGE)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b'{"files": []}', b"\xff"])
def test_a_damaged_manifest_means_that_the_stage_did_not_run(done: Study, damage: bytes) -> None:
    (stage_folder(done, STAGE) / "manifest.json").write_bytes(damage)
    assert manifest(done, STAGE) is None
    assert not is_whole(done, STAGE)


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"!")


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [_change, _truncate, Path.unlink])
@pytest.mark.parametrize(
    "name",
    [
        "stages/04-redact/comments.parquet", "private/stages/04-redact/responses.parquet",
        "stages/04-redact/vectors.npy", "stages/04-redact/pages/brief.html", "stages/04-redact/dropped.csv",
    ],
)  # fmt: skip
def test_a_file_that_was_changed_cut_short_or_lost_is_noticed(
    done: Study, name: str, damage: Callable[[Path], None]
) -> None:
    damage(done.path / name)
    assert not is_whole(done, STAGE)


def test_a_forgotten_study_is_whole_without_its_raw_words_and_only_without_those(done: Study) -> None:
    forget(done)
    assert is_whole(done, STAGE)
    (stage_folder(done, STAGE) / "comments.parquet").unlink()
    assert not is_whole(done, STAGE)


@pytest.mark.parametrize("content", [None, b"", b"PAR1 and nothing more", b"x" * 100])
def test_a_table_that_cannot_be_read_is_refused_with_a_remedy(done: Study, content: bytes | None) -> None:
    path = stage_folder(done, STAGE) / "comments.parquet"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(StudyError) as caught:
        read_table(done, STAGE, "comments")
    assert caught.value.where == str(path)
    assert "voicelens run" in caught.value.fix


@pytest.mark.parametrize("content", [None, b"", b"\x93NUMPY", b"not an array"])
def test_an_array_that_cannot_be_read_is_refused_with_a_remedy(done: Study, content: bytes | None) -> None:
    path = stage_folder(done, STAGE) / "vectors.npy"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(StudyError) as caught:
        read_array(done, STAGE, "vectors")
    assert caught.value.where == str(path)


def test_a_table_that_breaks_its_contract_leaves_what_was_there(done: Study) -> None:
    before = snapshot(done)
    broken = Result(tables={"responses": answers("a"), "comments": answers("a").drop(columns="text")})
    with pytest.raises(ContractError):
        commit(done, STAGE, broken, MADE_FROM)
    assert snapshot(done) == before
    assert is_whole(done, STAGE)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of POSIX systems")
def test_a_full_disk_leaves_what_was_there(done: Study) -> None:
    before = snapshot(done)
    child = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(done.path)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Free some space" in child.stdout
    assert snapshot(done) == before
    assert is_whole(done, STAGE)


@pytest.mark.parametrize("stopped_at", [1, 2])
def test_a_stop_at_either_swap_leaves_the_old_stage_or_none_and_never_a_mixed_one(
    done: Study, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    swap, calls = files.swap, 0

    def stopping(aside: Path, folder: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == stopped_at:
            raise KeyboardInterrupt
        swap(aside, folder)

    before = snapshot(done)
    monkeypatch.setattr(files, "swap", stopping)
    with pytest.raises(KeyboardInterrupt):
        commit(done, STAGE, result("other words", "now"), MADE_FROM)
    monkeypatch.undo()
    assert is_whole(done, STAGE) == (snapshot(done) == before) == (stopped_at == 1)
    commit(done, STAGE, result("other words", "now"), MADE_FROM)
    assert is_whole(done, STAGE)


def test_a_stop_in_the_first_commit_of_a_stage_leaves_no_stage(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    swap = files.swap

    def stopping(aside: Path, folder: Path) -> None:
        if folder == stage_folder(study, STAGE):
            raise KeyboardInterrupt
        swap(aside, folder)

    monkeypatch.setattr(files, "swap", stopping)
    with pytest.raises(KeyboardInterrupt):
        commit(study, STAGE, result("a", "b"), MADE_FROM)
    assert not is_whole(study, STAGE)
    assert list(study.stages.iterdir()) == []


def test_what_a_stopped_run_left_is_swept_on_both_sides(done: Study) -> None:
    before = snapshot(done)
    for folder in (done.stages, done.private / "stages"):
        (folder / ".04-redact-left").mkdir()
        (folder / ".04-redact-left" / "half.parquet").write_bytes(b"half")
    sweep_stages(done)
    assert snapshot(done) == before
