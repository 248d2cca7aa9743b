import pandas as pd
import pytest

from voicelens.ingest.facts import facts_of


def _facts(name, values):
    return facts_of(name, [pd.Series(values, dtype=str)])


def test_blank_values_are_not_counted_and_capitals_do_not_matter():
    facts = _facts("Gender", ["Girl", "girl ", "", "Boy"])
    assert (facts.rows, facts.filled, facts.distinct) == (4, 3, 2)
    assert next(iter(facts.counts.items())) == ("girl", 2)


def test_values_of_several_sources_count_together():
    assert facts_of("x", [pd.Series(["a"]), pd.Series(["a", "b"])]).counts == {"a": 2, "b": 1}


def test_a_long_column_is_sampled_evenly():
    facts = _facts("x", [str(i % 5) for i in range(50_001)])
    assert 10_000 < facts.rows <= 20_001
    assert facts.distinct == 5


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("email", ["a@example.org", "b@example.org"]), ("ip", ["203.0.113.9", "2001:db8::1"]),
        ("date", ["2026-01-02", "3/16/2026 8:47:03"]),
        ("phone", ["(312) 555-0142", "312-555-0199"]), ("number", ["1", "2.5", "-3", "40%"]), ("", ["lunch", "5"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_kind_of_values_is_seen(kind, values):
    assert _facts("x", values).kind == kind


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("text", [f"this is answer number {i}" for i in range(30)], True),
        ("text", ["I think that it is ok"] * 3 + [f"there should be more of {i}" for i in range(9)], True),
        ("What do you like?", ["recess", "lunch", "recess"], True),
        ("What do you like?", [f"word{i % 40}" for i in range(100)], True),
        ("How much do you like school?", ["a lot", "a little"] * 20, False),
        ("Do you like school?", ["yes", "no"] * 3, False),
        ("What do you like?", ["art", "gym"] * 30, False),
        ("I feel safe", ["agree", "strongly agree", "3 - neutral"], False),
        ("grade", ["4", "5", "6"], False),
        ("name", [f"kid{i}" for i in range(30)], False),
        ("What do you like?", [], False),
    ],
)
def test_open_answers_are_told_from_closed_ones(name, values, expected):
    assert _facts(name, values).is_open() is expected


@pytest.mark.parametrize(
    ("values", "named", "expected"),
    [
        (["a", "b"] * 3, False, True), (["a", "b", "c"], False, False), (["a", "b", "c"], True, True),
        ([], True, False),
        ([f"v{i % 30}" for i in range(400)], False, True), ([f"v{i}" for i in range(60)], True, False),
        (["x" * 70] * 9, True, False),
    ],
)  # fmt: skip
def test_few_values_that_come_again_are_seen(values, named, expected):
    assert _facts("x", values).repeats(named=named) is expected
