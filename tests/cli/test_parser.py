"""What the command-line parser says by itself is said like everything else: in the person's language."""

import os
import subprocess
import sys

import pytest

from voicelens.cli.door import run


@pytest.mark.parametrize(
    ("arguments", "problem", "fix"),
    [
        (["rnu"], "There is no command “rnu”.", "Did you mean “run”?"),
        (["qqqq"], "There is no command “qqqq”.", "See: voicelens --help"),
        (["run", "--sede", "1"], "There is no option “--sede”.", "See: voicelens --help"),
        (["themes", "a.csv", "--out", "b"], "“--text” is missing.", "See: voicelens --help"),
        (["new"], "“SOURCE...” is missing.", "See: voicelens --help"),
        (["models", "lst"], "There is no command “lst”.", "Did you mean “list”?"),
    ],
)
def test_a_wrong_call_is_told_with_its_fix(arguments: list[str], problem: str, fix: str, capsys) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err == f"Problem: {problem}\nTo fix:  {fix}\n"


def test_a_wrong_value_names_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "--seed", "many"]) == 2
    assert capsys.readouterr().err.startswith("Problem: The value of --seed cannot be used: ")


def test_an_unknown_option_before_the_command_is_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--loud", "run"]) == 2
    assert "“--loud”" in capsys.readouterr().err


def test_help_and_misuse_are_told_in_spanish() -> None:
    def said(*arguments: str) -> str:
        called = [sys.executable, "-m", "voicelens", *arguments]
        spanish = {**os.environ, "VOICELENS_LANG": "es"}
        done = subprocess.run(called, capture_output=True, encoding="utf-8", env=spanish, check=False)
        return done.stdout + done.stderr

    assert {"Uso:", "Opciones:", "Comandos:"} <= set(said("--help").split())
    assert "Problema: No hay ningún comando “rnu”." in said("rnu")
