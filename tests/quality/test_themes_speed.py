"""Bars on speed: the whole command beside a BERTopic script, and a big survey's ideas sorted in little memory."""

from __future__ import annotations

from statistics import median

import pytest

from benchmarks.processes import cost_of
from benchmarks.speed import large, sides

RUNS = 3
ANSWERS = 20_000
pytestmark = pytest.mark.quality


@pytest.mark.parametrize(("number", "bar"), [(150, 5.0), (1500, 3.0)])
def test_a_cold_start_is_several_times_faster_than_a_bertopic_script(tmp_path, number, bar):
    ours, theirs = sides(number, tmp_path)
    pairs = [(cost_of(ours(n)), cost_of(theirs(n))) for n in range(RUNS)]
    assert median(script.wall / own.wall for own, script in pairs) >= bar


def test_many_distinct_answers_need_little_memory():
    found = large(ANSWERS)
    assert found["distinct_answers"] >= 0.6
    assert found["peak_gb"] <= 2.0  # the models and the sample themes are found on take most of it at this size
