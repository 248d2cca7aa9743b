"""How fast and with how little memory a big export is read, beside pandas in the same run."""

from statistics import median

import pytest

from benchmarks.ingest import measure, write_in_another_process

ROWS = 200_000


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "export.csv"
    write_in_another_process(path, ROWS)
    return path


@pytest.mark.quality
def test_reading_keeps_pace_with_pandas_in_little_memory(export):
    pairs = [(measure("pandas", export), measure("read and roles", export)) for _ in range(3)]
    assert median(theirs.cpu / ours.cpu for theirs, ours in pairs) >= 0.5
    imports = measure("nothing", export).peak  # a small part of what a million rows need, a large one here
    assert max(ours.peak for _, ours in pairs) - imports <= 4 * export.stat().st_size


@pytest.mark.quality
def test_shaping_answers_does_not_fall_behind(export):
    pairs = [(measure("pandas", export), measure("read, roles, shaped", export)) for _ in range(3)]
    assert median(theirs.cpu / ours.cpu for theirs, ours in pairs) >= 0.2
