"""Nothing is ever left half written, and private files are their owner's alone."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import as_nobody
from voicelens.errors import StudyError
from voicelens.study.files import make_private, sha256, swapped_in, sweep, write_bytes, write_text, writing

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits of POSIX systems")


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from voicelens.errors import StudyError
from voicelens.study.files import write_bytes

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_bytes(Path(sys.argv[1]), b"n" * 5000)
except StudyError as error:
    print(error.problem, error.where, error.fix, sep="|")
"""


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "file.txt"
    write_text(path, "señal\r\n")
    assert path.read_bytes() == "señal\r\n".encode()
    write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(path.parent) == ["file.txt"]


@posix
@pytest.mark.parametrize("before", [b"old", None])
def test_a_write_that_runs_out_of_space_leaves_what_was_there(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "file.bin"
    if before is not None:
        path.write_bytes(before)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    problem, where, fix = done.stdout.strip().split("|")
    assert "Cannot write" in problem
    assert where == str(path)
    assert "Free some space" in fix
    assert names(tmp_path) == ([] if before is None else ["file.bin"])
    assert before is None or path.read_bytes() == before


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(StudyError) as caught:
        write_bytes(tmp_path / "taken" / "file", b"n")
    assert caught.value.exit_code == 17
    assert caught.value.fix


def test_a_folder_where_a_file_should_be_is_refused_and_nothing_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StudyError):
        write_bytes(tmp_path / "taken", b"n")
    assert names(tmp_path) == ["taken"]


@posix
def test_a_folder_one_may_not_write_in_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with as_nobody(), pytest.raises(StudyError, match="may write there"):
            write_bytes(tmp_path / "file", b"n")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "fix"), [(errno.ENOSPC, "Free some space"), (errno.EACCES, "may write there"), (errno.EIO, "the disk")]
)
def test_each_way_a_disk_refuses_has_its_remedy(tmp_path: Path, number: int, fix: str) -> None:
    with pytest.raises(StudyError) as caught, writing(tmp_path):
        raise OSError(number, os.strerror(number))
    assert os.strerror(number) in caught.value.problem
    assert fix in caught.value.fix


def test_an_error_without_a_number_is_told_as_well(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="the cable"), writing(tmp_path):
        raise OSError("the cable")


def test_an_error_that_is_not_the_disks_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path):
        raise ZeroDivisionError


@posix
def test_private_files_and_folders_are_their_owners_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "private" / "log")
    write_text(tmp_path / "private" / "log" / "file", "n", private=True)
    write_text(tmp_path / "open", "n")
    with swapped_in(tmp_path / "private" / "stage", private=True) as aside:
        assert mode(aside) == 0o700
    with swapped_in(tmp_path / "stage"):
        pass
    assert mode(tmp_path / "private" / "log") == 0o700
    assert mode(tmp_path / "private" / "log" / "file") == 0o600
    assert mode(tmp_path / "private" / "stage") == 0o700
    assert mode(tmp_path / "open") == 0o644
    assert mode(tmp_path / "stage") == 0o755


@posix
def test_a_folder_that_was_open_is_closed_again(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "stage"
    with swapped_in(folder) as aside:
        (aside / "one").write_text("1")
    with swapped_in(folder) as aside:
        assert names(aside) == []
        assert names(folder) == ["one"]
        (aside / "two").write_text("2")
    assert names(folder) == ["two"]
    assert names(folder.parent) == ["stage"]


@pytest.mark.parametrize("error", [ValueError("n"), KeyboardInterrupt(), StudyError("A problem.", fix="A remedy.")])
def test_the_old_folder_stays_when_the_new_one_is_not_finished(tmp_path: Path, error: BaseException) -> None:
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "old").write_text("old")
    with pytest.raises(type(error)), swapped_in(folder) as aside:  # noqa: PT012  (the body is the test)
        (aside / "half").write_text("half")
        raise error
    assert names(tmp_path) == ["stage"]
    assert names(folder) == ["old"]


def test_the_old_folder_comes_back_when_the_new_one_cannot_be_moved(tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "old").write_text("old")
    with pytest.raises(StudyError), swapped_in(folder) as aside:
        aside.rmdir()
    assert names(tmp_path) == ["stage"]
    assert names(folder) == ["old"]


def test_a_stop_between_the_two_moves_leaves_no_folder_and_never_a_mixed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "old").write_text("old")
    move = Path.replace

    def stopped(self: Path, target: Path) -> Path:
        if target == folder:
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt), swapped_in(folder) as aside:
        (aside / "new").write_text("new")
    assert names(tmp_path) == []


def test_what_a_stopped_run_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for left in (".04-redact-x1", ".04-redact-old-x2"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "half.parquet").write_text("half")
    (tmp_path / ".aside-x3").write_text("half")
    (tmp_path / "04-redact").mkdir()
    (tmp_path / ".lock").write_text("")
    sweep(tmp_path)
    assert names(tmp_path) == [".lock", "04-redact"]


def test_sweeping_where_nothing_was_ever_written_is_no_mistake(tmp_path: Path) -> None:
    sweep(tmp_path / "stages")
    assert names(tmp_path) == []


def test_the_digest_of_a_file_is_its_sha_256(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert sha256(tmp_path / "file") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
