"""The ledger: lines are only added, and one that was touched is noticed."""

from __future__ import annotations

import json
import stat
import sys

import pandas as pd
import pytest

from voicelens.errors import StudyError
from voicelens.study.folder import Study, forget
from voicelens.study.ledger import (
    Release,
    add_line,
    keep_counts,
    kept_counts,
    ledger_path,
    line_of,
    releases,
)


def release(number: int) -> Release:
    return Release(number, "2026-11-22", ("Spring 2026",), "a" * 64, {"brief.html": "b" * 64}, {"Spring 2026": {}})


def filled(study: Study, lines: int = 2) -> Study:
    for number in range(1, lines + 1):
        add_line(study, line_of(release(number), releases(study)))
    return study


def test_lines_come_back_in_order(fresh: Study) -> None:
    assert releases(fresh) == ()
    found = releases(filled(fresh))
    assert [each.number for each in found] == [1, 2]
    assert found[0].files == {"brief.html": "b" * 64}


def test_the_same_line_is_not_written_twice(fresh: Study) -> None:
    line = line_of(release(1), ())
    add_line(fresh, line)
    add_line(fresh, line)
    assert len(releases(fresh)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("2026-11-22", "2026-11-21", 1),
        lambda text: text.splitlines(keepends=True)[1],
        lambda text: "".join(reversed(text.splitlines(keepends=True))),
        lambda text: text + text.splitlines(keepends=True)[0],
        lambda text: text[:-20],
        lambda text: text[:-1],
        lambda text: text + "{}\n",
        lambda text: text + "[1]\n",
        lambda text: text + "nonsense\n",
        lambda text: "\n" + text,
    ],
)
def test_a_line_that_was_touched_is_noticed(fresh: Study, damage) -> None:
    path = ledger_path(filled(fresh))
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(StudyError, match="damaged or was edited") as refused:
        releases(fresh)
    assert refused.value.exit_code == 17


def test_bytes_that_are_no_text_are_noticed(fresh: Study) -> None:
    ledger_path(fresh).write_bytes(b"\xff\xfe")
    with pytest.raises(StudyError, match="damaged"):
        releases(fresh)


def test_a_ledger_of_a_newer_version_is_told(fresh: Study) -> None:
    entry = json.loads(line_of(release(1), ()))
    ledger_path(fresh).write_text(json.dumps({**entry, "format": 2}) + "\n", encoding="utf-8")
    with pytest.raises(StudyError, match="newer"):
        releases(fresh)


def test_true_counts_are_kept_to_their_owner_until_they_are_forgotten(fresh: Study) -> None:
    frame = pd.DataFrame({"n": [1, 2]})
    keep_counts(fresh, 1, {"coverage": frame})
    found = kept_counts(fresh, 1)
    assert found is not None
    assert found["coverage"].equals(frame)
    assert kept_counts(fresh, 2) is None
    if sys.platform != "win32":
        path = fresh.private / "releases" / "0001" / "coverage.parquet"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    forget(fresh)
    assert kept_counts(fresh, 1) is None
    keep_counts(fresh, 2, {"coverage": frame})
    assert not fresh.private.exists()
