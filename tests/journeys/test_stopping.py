"""A stopped run loses nothing: killed, interrupted or out of disk, the next run ends as if nothing had happened."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import digests
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import STEPS
from voicelens.progress import Silent
from voicelens.study.folder import Study, open_study

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")
COMMAND = [sys.executable, "-m", "voicelens"]
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # a kill breaks the data


class Interrupting(Silent):
    """Presses Ctrl-C when a stage begins, or when it has just been written."""

    def __init__(self, stage: str, moment: str) -> None:
        self.stage, self.moment = stage, moment

    def start(self, name: str, why: str) -> None:
        if (name, self.moment) == (self.stage, "start"):
            raise KeyboardInterrupt

    def finish(self, name: str, summary: str) -> None:
        if (name, self.moment) == (self.stage, "finish"):
            raise KeyboardInterrupt


@pytest.mark.parametrize("moment", ["start", "finish"])
@pytest.mark.parametrize("stage", [step.name for step in STEPS])
def test_an_interrupted_run_goes_on_to_the_same_bytes(finished: Path, study: Study, stage: str, moment: str) -> None:
    after = [step for step in STEPS if step.name == stage or step.number > _number(stage)]
    for step in after:
        shutil.rmtree(study.stages / step.folder)
    with pytest.raises(KeyboardInterrupt):
        run_stages(study, Interrupting(stage, moment))
    run_stages(study)
    assert digests(study.path) == digests(finished)


def _number(stage: str) -> int:
    return next(step.number for step in STEPS if step.name == stage)


@posix
def test_a_run_killed_at_every_stage_ends_in_the_same_bytes(finished: Path, fresh: Study) -> None:
    for step in STEPS:
        assert _kill_when_it_says(fresh.path, f"{step.name}:") == -signal.SIGKILL
    subprocess.run([*COMMAND, "run", str(fresh.path)], check=True, capture_output=True)
    assert digests(fresh.path) == digests(finished)
    assert not [path for path in fresh.stages.iterdir() if path.name.startswith(".")]


def _kill_when_it_says(folder: Path, words: str) -> int:
    with subprocess.Popen(
        [*COMMAND, "run", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=UNMEASURED
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(words):
                process.kill()
                break
        return process.wait()


@posix
def test_control_c_says_that_nothing_is_lost_and_ends_with_130(fresh: Study) -> None:
    with subprocess.Popen(
        [*COMMAND, "run", str(fresh.path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        for line in process.stdout:
            if line.startswith("detect:"):
                process.send_signal(signal.SIGINT)
                break
        said = process.stderr.read()
        assert process.wait() == 130
    assert "run the same command again" in said
    assert "Traceback" not in said


@posix
def test_a_full_disk_is_told_and_the_next_run_goes_on(finished: Path, fresh: Study) -> None:
    def small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [*COMMAND, "run", str(fresh.path)],
        capture_output=True, text=True, check=False, preexec_fn=small_files_only,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 17, done.stderr
    assert "To fix:" in done.stderr
    assert "space" in done.stderr
    run_stages(fresh)
    assert digests(fresh.path) == digests(finished)


def test_two_runs_at_once_are_refused(study: Study) -> None:
    with study.lock():
        done = subprocess.run([*COMMAND, "run", str(study.path)], capture_output=True, text=True, check=False)
    assert done.returncode == 17
    assert "Another run" in done.stderr


def test_the_same_export_gives_the_same_bytes_in_another_folder(finished: Path, fresh: Study) -> None:
    run_stages(open_study(fresh.path))
    assert digests(fresh.path) == digests(finished)
