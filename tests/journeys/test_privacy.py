"""Raw words have one home, and nothing leaves the machine."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import contents
from voicelens.pipeline.outputs import export_study, forget_study
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.studies import run
from voicelens.study.folder import Study, open_study
from voicelens.study.store import read_table

# every one is invented
IN_ANSWERS = ["Quabbleton", "773-555-0142", "wren.quill@example.org", "Zephyrine"]
IN_DROPPED = ["marrow.fenwick@example.org", "Marrow Fenwick", "10.77.66.55"]


@pytest.fixture(scope="module")
def marked(survey: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study whose export has markers in maskable spans and in columns that are dropped."""
    folder = tmp_path_factory.mktemp("marked")
    with survey.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    like, change = (next(n for n, name in enumerate(header) if word in name) for word in ("like", "change"))
    for row in rows:
        row.extend(["Marrow Fenwick", "10.77.66.55"])
    rows[3][like] = "mr Quabbleton is kind and he explains math"
    rows[4][change] = "call my mom at 773-555-0142 when the bus is late"
    rows[5][like] = "my friend Zephyrine and recess"
    rows[6][change] = "send the menu to wren.quill@example.org please"
    email = next(n for n, name in enumerate(header) if "mail" in name.lower())
    rows[7][email] = "marrow.fenwick@example.org"
    path = folder / "marked.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([[*header, "Name", "IP Address"], *rows])
    report = run([path])
    for internal in (False, True):
        for form in ("csv", "parquet"):
            export_study(report.study, to=form, internal=internal)
    return report.study


def test_markers_are_found_nowhere_outside_private(marked: Path) -> None:
    looked_at = 0
    for name, text in contents(marked):
        looked_at += 1
        for marker in [*IN_ANSWERS, *IN_DROPPED]:
            assert marker.casefold() not in text.casefold(), (name, marker)
    assert looked_at > 20


def test_the_search_would_find_a_marker(marked: Path) -> None:
    (marked / "output" / "leak.txt").write_text("Quabbleton", encoding="utf-8")
    try:
        assert any("Quabbleton" in text for _, text in contents(marked))
    finally:
        (marked / "output" / "leak.txt").unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions; Windows uses an access list")
def test_private_is_readable_by_its_owner_only(marked: Path) -> None:
    assert (marked / "private").stat().st_mode & 0o077 == 0


def test_forget_deletes_the_raw_words_and_later_runs_still_work(study: Study) -> None:
    said = forget_study(study.path)
    assert not study.private.exists()
    assert "Verified" in " ".join(said)
    themes = read_table(study, "08-agree", "themes")
    theme = themes.sort_values("n_respondents")["theme_id"].iloc[-1]
    with (study.review / "themes.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"rename,{theme},,After forgetting,,,,\n")
    assert run_stages(open_study(study.path)).ran == ("agree", "compare", "protect", "brief")
    assert "earlier" in forget_study(study.path)[0]


def test_a_run_makes_no_network_call(fresh: Study) -> None:
    guard = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('a network call')\n"
        "socket.socket.connect = socket.socket.connect_ex = refuse\n"
        "socket.getaddrinfo = socket.create_connection = refuse\n"
        "from voicelens.cli.door import main\n"
        "main(sys.argv[1:])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", guard, "run", str(fresh.path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
