import re
import subprocess
import sys

import pytest

from voicelens import cli
from voicelens.cli import app as commands
from voicelens.cli.door import run
from voicelens.errors import PublicationRefused
from voicelens.study.folder import Study

COMMANDS = ["demo", "new", "run", "status", "open", "export", "anonymise", "themes", "doctor", "models", "forget"]


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(re.search(rf"^  {name}\b", said, re.M) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert "Usage" in capsys.readouterr().out


def test_a_wrong_command_names_the_near_one_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rnu"]) == 2
    said = capsys.readouterr().err
    assert "run" in said
    assert "To fix:" in said


def test_no_command_shows_the_help_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("voicelens ")


def test_every_kind_of_error_ends_with_its_own_code(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PublicationRefused("A hidden number can be worked out.", where="here", fix="Hide more.")

    monkeypatch.setattr(commands, "app", refuse)
    assert run(["status"]) == 16
    assert capsys.readouterr().err == (
        "Problem: A hidden number can be worked out.\nWhere:   here\nTo fix:  Hide more.\n"
    )


def test_an_unexpected_error_is_logged_where_raw_words_may_be(study: Study, monkeypatch, capsys) -> None:
    def fail(*_: object, **__: object) -> None:
        commands._current.append(study.path)
        raise ZeroDivisionError("ms garcia said so")

    monkeypatch.setattr(commands, "app", fail)
    assert run(["run"]) == 3
    said = capsys.readouterr().err
    assert "garcia" not in said
    assert "garcia" in (study.private / "log" / "last-error.txt").read_text(encoding="utf-8")
    commands._current.clear()


def test_control_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "app", stop)
    assert run(["run"]) == 130


def test_the_module_runs_as_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "voicelens", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("voicelens ")


def test_the_package_describes_itself() -> None:
    assert cli.__doc__
