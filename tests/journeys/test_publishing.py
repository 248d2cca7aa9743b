"""Publishing: twice the same, never with a leak, never half, never so that two releases together give somebody away."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from voicelens.cli.door import run as command
from voicelens.errors import PublicationRefused, StudyError
from voicelens.pipeline import publish
from voicelens.pipeline.publish import publish_study, settle
from voicelens.pipeline.studies import newest_brief, run
from voicelens.settings_file import change
from voicelens.shipped import shipped
from voicelens.study.files import swap
from voicelens.study.folder import Study, forget, open_study
from voicelens.study.ledger import ledger_path, releases

UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def state(study: Study) -> tuple[dict[str, bytes], bytes]:
    ledger = ledger_path(study)
    return files(study.published), ledger.read_bytes() if ledger.exists() else b""


def left_over(study: Study) -> list[Path]:
    return [path for path in (study.path / "output").iterdir() if path.name.startswith(".publish")]


@pytest.fixture(scope="module")
def released(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was published once. Do not change it: copy it."""
    folder = shutil.copytree(finished, tmp_path_factory.mktemp("released") / "school-study")
    publish_study(folder)
    return folder


@pytest.fixture
def once(released: Path, tmp_path: Path) -> Study:
    return open_study(shutil.copytree(released, tmp_path / "school-study"))


def test_what_is_published_has_no_draft_mark_and_a_line_in_the_ledger(once: Study) -> None:
    pages = files(once.published)
    assert {"brief.html", "tables/themes.csv", "tables/groups.csv"} <= set(pages)
    assert b'content="published"' in pages["brief.html"]
    assert b"draft-band" not in pages["brief.html"].split(b"</style>")[1]
    (release,) = releases(once)
    assert (release.number, release.waves) == (1, ("Spring 2026",))
    assert newest_brief(once.path) == once.published / "brief.html"


def test_publishing_again_changes_nothing(once: Study) -> None:
    before = state(once)
    report = publish_study(once.path)
    assert (report.new, report.release) == (False, 1)
    assert state(once) == before


def test_the_same_input_gives_the_same_pages(released: Path, study: Study) -> None:
    publish_study(study.path)
    assert files(study.published) == files(released / "output" / "published")


def test_the_ledger_holds_no_hidden_number(once: Study) -> None:
    entry = json.loads(ledger_path(once).read_text(encoding="utf-8"))
    told = entry["figures"]["Spring 2026"]
    for table in (*told["sizes"].values(), *told["themes"]):
        for low, hidden in zip(table["low"], table["hidden"], strict=True):
            assert not hidden or low == 0


LEAKS = {
    "a number in a table": ("brief.html", b"</table>", b"<tr><td>7</td></tr></table>"),
    "a tooltip": ("brief.html", b"<main", b'<main title="n = 7"'),
    "a finer number": ("brief.html", b'data-of="share">', b'data-of="share">3.7'),
    "a hidden cell": ("tables/groups.csv", b"", b""),
    "the draft mark": ("brief.html", b'content="published"', b'content="draft"'),
    "an e-mail address": ("brief.html", b"<footer", b"<p>zorbo@example.org</p><footer"),
}


@pytest.mark.parametrize("leak", list(LEAKS))
def test_a_leak_in_the_finished_files_is_refused_and_nothing_is_written(
    once: Study, monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    name, old, new = LEAKS[leak]
    real = publish._pages

    def leaking(study: Study, progress: object) -> dict[str, bytes]:
        pages = real(study, progress)
        pages[name] = pages[name].replace(old, new) if old else pages[name] + hidden_line(study)
        return pages

    monkeypatch.setattr(publish, "_pages", leaking)
    before = state(once)
    with pytest.raises(PublicationRefused) as refused:
        publish_study(once.path)
    assert refused.value.exit_code == 16
    assert name in refused.value.problem
    assert "zorbo" not in str(refused.value)
    assert state(once) == before
    assert not left_over(once)


def hidden_line(study: Study) -> bytes:
    """A line for a cell that is hidden, with a number in it."""
    table = pd.read_parquet(next(study.stages.glob("10-*/published.parquet")))
    cell = table.loc[table["status"].isin(["suppressed", "complementary"]), "cell"].iloc[0]
    return f"like,Lunch,Grade,4th grade,7,,,,,,shown,{cell}\n".encode()


def test_a_stale_study_is_not_published(once: Study) -> None:
    once.change_settings(change(once.settings_text, {("protect", "min_group"): 12}))
    with pytest.raises(StudyError, match="not up to date"):
        publish_study(once.path)


def test_a_damaged_ledger_stops_everything(once: Study, capsys: pytest.CaptureFixture[str]) -> None:
    ledger_path(once).write_text(ledger_path(once).read_text(encoding="utf-8")[:-9], encoding="utf-8")
    assert command(["publish", str(once.path)]) == 17
    assert "ledger" in capsys.readouterr().err


def test_quotes_of_drafts_are_published_only_once_approved(once: Study) -> None:
    quotes = pd.read_parquet(next(once.stages.glob("10-*/quotes.parquet")))
    brief = (once.published / "brief.html").read_text(encoding="utf-8")
    waiting = quotes[quotes["approved_by"].map(len) == 0]
    assert not any(text in brief for text in waiting["text"] if len(text) > 20)


class Stop(BaseException):
    """A machine that goes off."""


def stop(*_: object) -> None:
    raise Stop


@pytest.mark.parametrize("moment", ["add_line", "write_text", "keep_counts", "_read_back"])
def test_a_publication_that_is_stopped_leaves_the_old_state_or_the_new(
    study: Study, released: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(publish, moment, stop)
        with pytest.raises(Stop):
            publish_study(study.path)
    with study.lock():
        settle(study)
    both = files(study.published), len(releases(study))
    assert both in (({}, 0), (files(released / "output" / "published"), 1))
    assert not left_over(study)
    publish_study(study.path)
    assert files(study.published) == files(released / "output" / "published")
    assert len(releases(study)) == 1


def test_a_stop_between_taking_away_and_putting_in_place_brings_the_old_pages_back(once: Study) -> None:
    before = state(once)
    once.published.rename(once.path / "output" / "gone")
    aside = once.path / "output" / f".{once.published.name}-old-x"
    aside.mkdir()
    swap(once.path / "output" / "gone", aside / once.published.name)
    with once.lock():
        settle(once)
    assert state(once) == before


@posix
def test_a_killed_publish_is_made_good_by_the_next(study: Study, released: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "voicelens", "publish", str(study.path)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=UNMEASURED,
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            if line.startswith("publish:"):
                process.kill()
                break
        assert process.wait() == -signal.SIGKILL
    publish_study(study.path)
    assert files(study.published) == files(released / "output" / "published")
    assert len(releases(study)) == 1


# Late answers: one dimension of large groups, so that nothing is hidden and only the ledger stands in the way.


def rows(n: int) -> list[list[str]]:
    with (shipped("sample_data") / "juniper_hill" / "google_forms.csv").open(
        encoding="utf-8-sig", newline=""
    ) as handle:
        found = list(csv.reader(handle))
    wanted = [n for n, name in enumerate(found[0]) if "grade" in name.lower() or "one thing" in name]
    return [[row[n] for n in wanted] for row in found[: n + 1]]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    put(folder / "answers.csv", two_grades(rows(160)))
    run([folder / "answers.csv"], folder / "study", wave="Spring 2026")
    publish_study(folder / "study")
    return folder


def two_grades(lines: list[list[str]]) -> list[list[str]]:
    grade = next(n for n, name in enumerate(lines[0]) if "grade" in name.lower())
    return [lines[0], *([*line[:grade], f"Grade {4 + n % 2}", *line[grade + 1 :]] for n, line in enumerate(lines[1:]))]


def put(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(lines)


def with_late(large: Path, folder: Path, late: int) -> Path:
    shutil.copytree(large / "study", folder / "study")
    every = two_grades(rows(160 + late))
    put(folder / "late.csv", [every[0], *every[161:]])
    run([folder / "study", folder / "late.csv"], wave="Spring 2026")
    return folder / "study"


@pytest.mark.parametrize("late", [1, 2, 5])
def test_a_few_late_answers_are_refused(large: Path, tmp_path: Path, late: int) -> None:
    folder = with_late(large, tmp_path, late)
    before = state(open_study(folder))
    with pytest.raises(PublicationRefused, match="fewer than 10 students"):
        publish_study(folder)
    assert state(open_study(folder)) == before


def test_many_late_answers_make_a_second_release(large: Path, tmp_path: Path) -> None:
    folder = with_late(large, tmp_path, 40)
    report = publish_study(folder)
    assert (report.release, report.new) == (2, True)
    assert len(releases(open_study(folder))) == 2


def test_once_forgotten_a_cycle_is_not_published_with_other_numbers(once: Study) -> None:
    same = publish_study(once.path)
    forget(once)
    assert publish_study(once.path).release == same.release
    once.change_settings(change(once.settings_text, {("protect", "min_group"): 15}))
    run(once.path)
    with pytest.raises(PublicationRefused, match="are deleted"):
        publish_study(once.path)


def test_the_command_says_where_the_brief_is(once: Study, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["publish", str(once.path)]) == 0
    said = capsys.readouterr().out
    assert "None of them can be worked out" not in said
    assert "Nothing has changed since release 1." in said
    assert str(once.published / "brief.html") in said
