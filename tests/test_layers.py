"""Imports point down, and nothing heavy is imported before a command needs it."""

import ast
import os
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import voicelens

PACKAGE = Path(voicelens.__file__).parent
CHECKOUT = PACKAGE.parent
HEAVY = {"torch", "spacy", "bertopic", "sentence_transformers"}
NOT_BEFORE_A_COMMAND = HEAVY | {"pandas", "numpy", "sklearn", "scipy", "pyarrow"}
HELP_SECONDS = 0.3

in_checkout = pytest.mark.skipif(not (CHECKOUT / "pyproject.toml").exists(), reason="the layers are in a checkout")


def plain_environment() -> dict[str, str]:
    """The environment without what measures coverage in child processes: it would be measured as well."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


@in_checkout
def test_imports_point_down() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@in_checkout
def test_every_module_stands_in_a_layer() -> None:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    named = {name.strip() for layer in contract["layers"] for name in layer.replace(":", "|").split("|")}
    there = {
        f"voicelens.{path.stem}"
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" and not path.stem.startswith("__")) or (path / "__init__.py").exists()
    }
    assert there == named


def imported_at_once(body: list[ast.stmt]) -> Iterator[str]:
    """The top names of packages imported when a module is, type checking left out."""
    for statement in body:
        match statement:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from imported_at_once(otherwise)
            case ast.If() | ast.Try() | ast.With() | ast.ClassDef() | ast.For() | ast.While():
                parts = (getattr(statement, part, []) for part in ("body", "orelse", "finalbody"))
                yield from (name for part in parts for name in imported_at_once(part))
                for handler in getattr(statement, "handlers", []):
                    yield from imported_at_once(handler.body)


@pytest.mark.parametrize(
    "source",
    [
        "import torch",
        "import torch.nn as nn",
        "from torch.nn import Linear",
        "try:\n    import torch\nexcept ImportError:\n    pass",
        "try:\n    pass\nexcept ImportError:\n    import torch",
        "if True:\n    pass\nelse:\n    import torch",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import torch",
        "class Finder:\n    import torch",
    ],
)
def test_an_import_that_happens_at_once_is_seen(source: str) -> None:
    assert "torch" in imported_at_once(ast.parse(source).body)


@pytest.mark.parametrize(
    "source", ["def f():\n    import torch", "if TYPE_CHECKING:\n    import torch", "from .torch import x"]
)
def test_an_import_that_waits_is_not_held_against_a_module(source: str) -> None:
    assert "torch" not in imported_at_once(ast.parse(source).body)


def test_no_module_imports_anything_heavy_at_once() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): early
        for path in sorted(PACKAGE.rglob("*.py"))
        if (early := HEAVY & set(imported_at_once(ast.parse(path.read_text(encoding="utf-8")).body)))
    }
    assert found == {}


@pytest.mark.parametrize(
    "program",
    [
        "import voicelens",
        "import voicelens; voicelens.VoiceLensError",
        "from voicelens.cli.door import run; assert run(['--help']) == 0",
        "from voicelens.cli.door import run; assert run(['run', '--help']) == 0",
        "from voicelens.cli.door import run; assert run(['--version']) == 0",
        "from voicelens.cli.door import run; assert run(['no-such-command']) == 2",
    ],
)
def test_nothing_heavy_is_loaded_before_a_command_needs_it(program: str) -> None:
    dump = f"import sys\n{program}\nprint('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", dump],
        cwd=CHECKOUT, capture_output=True, text=True, check=False, env=plain_environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stdout.rpartition("LOADED")[2].split()}
    assert "voicelens" in loaded
    assert loaded & NOT_BEFORE_A_COMMAND == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the processor time of child processes")
def test_help_answers_at_once() -> None:
    import resource

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "voicelens", "--help"],
            cwd=CHECKOUT, capture_output=True, check=True, env=plain_environment(),
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert statistics.median(seconds() for _ in range(5)) < HELP_SECONDS


def test_every_public_name_can_be_had() -> None:
    for name in voicelens.__all__:
        assert getattr(voicelens, name) is not None
    assert set(voicelens.__all__) <= set(dir(voicelens))


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        voicelens.no_such_name  # noqa: B018  (asking for it is the test)
