"""The first thing a newcomer does: from the sample survey, or from a wheel away from the clone, to a brief."""

import csv
import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from benchmarks.scoring import code_f1
from voicelens.shipped import shipped

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The demo's study, and what a first and a second run said."""
    folder = tmp_path_factory.mktemp("demo") / "study"
    command = [sys.executable, "-m", "voicelens", "demo", "--study", str(folder)]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    return folder, *said


def test_the_demo_prints_the_path_of_a_brief(demo: tuple[Path, str, str]) -> None:
    _, first, _ = demo
    brief = Path(first.splitlines()[-1].split(": ", 1)[1])
    assert "Juniper Hill School" in brief.read_text(encoding="utf-8")


def test_run_again_it_says_that_nothing_was_stale(demo: tuple[Path, str, str]) -> None:
    _, first, second = demo
    assert "Nothing was stale" in second
    assert "Nothing was stale" not in first


def test_quotes_appear_because_their_approvals_are_shipped(demo: tuple[Path, str, str]) -> None:
    folder, _, _ = demo
    assert "<blockquote" in (folder / "output" / "drafts" / "brief.html").read_text(encoding="utf-8")


def test_its_themes_are_the_ones_in_the_answer_key(demo: tuple[Path, str, str], tmp_path: Path) -> None:
    folder, _, _ = demo
    assert code_f1(*key_and_themes(folder)) >= 0.25


def key_and_themes(folder: Path) -> tuple[list[set[str]], list[set[str]]]:
    """For every coded answer of the sample: its planted codes, and the themes its ideas were given."""
    import pandas as pd

    sample = shipped("sample_data") / "juniper_hill"
    key = [json.loads(line) for line in (sample / "key.jsonl").read_text(encoding="utf-8").splitlines()]
    comments = pd.read_parquet(folder / "stages" / "04-redact" / "comments.parquet")
    membership = pd.read_parquet(folder / "stages" / "08-agree" / "membership.parquet").dropna(subset=["theme_id"])
    themes = membership.groupby("response_id")["theme_id"].agg(set).to_dict()
    with (sample / "google_forms.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = sum(1 for _ in csv.reader(handle)) - 1
    in_order = {
        f"{2 + place}:{prompt}": set(themes.get(response, ()))
        for prompt, answers in comments.groupby("prompt_id", sort=False)
        for place, response in enumerate(answers["response_id"])
    }
    assert len(comments) == 2 * rows
    coded = [entry for entry in key if entry["labels"]]
    return [set(entry["labels"]) for entry in coded], [in_order[entry["id"]] for entry in coded]


@pytest.mark.slow
def test_a_wheel_installed_away_from_the_clone_runs_the_demo(tmp_path: Path) -> None:
    """The wheel goes into a new environment that sees this one's libraries, but not the clone."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "new", with_pip=False, symlinks=os.name != "nt")
    python = tmp_path / "new" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
    )  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "--quiet", "--target", str(site), str(wheel)], check=True
    )
    libraries = sysconfig.get_path("purelib")
    (site / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        [python, "-m", "voicelens", "demo", "--study", "made-here"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=clean,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "made-here" / "output" / "drafts" / "brief.html").exists()
    where = subprocess.run(
        [python, "-c", "import voicelens; print(voicelens.__file__)"],
        cwd=tmp_path, capture_output=True, text=True, check=True, env=clean,
    ).stdout  # fmt: skip
    assert str(site) in where
