from __future__ import annotations

from tests.brief.cases import SETTINGS, WAVES, cell, covered, everyone, full_school, occasion, published, quotes, themes
from voicelens.brief.content import build
from voicelens.brief.history import Run


def runs(rows, named) -> tuple[Run, ...]:
    return build(rows, named, quotes([]), settings=SETTINGS, occasion=occasion()).runs


def test_what_moved_comes_first_and_each_kind_of_question_has_its_turn() -> None:
    found = runs(*full_school()[:2])
    assert [run.row.polarity for run in found] == ["like", "change", "like", "change"]
    assert all(run.row.since.verdict in ("up", "down") for run in found)
    assert {run.wave_from for run in found} == {"Fall 2025"}


def test_cycles_stand_in_their_order_with_a_middle_line_and_joined_dots() -> None:
    run = runs(*full_school()[:2])[0]
    assert [point.wave for point in run.points] == list(WAVES)
    assert [point.x for point in run.points] == sorted(point.x for point in run.points)
    assert len(run.steps) == 3
    assert run.middle is not None
    assert run.ends == ("Fall 2024", "Spring 2026")


def test_two_cycles_have_no_middle_line_and_a_bound_has_no_dot() -> None:
    low = everyone("t0", "like", 0.05) | {"status": "banded", "shown_low": 0.0, "wave": "A cycle with a long name"}
    moved = cell(0, table="change", theme_id="t0", polarity="like", wave_from=low["wave"], verdict="unclear")
    rows = published([covered(90), everyone("t0", "like", 0.3), low, moved])
    known = occasion(waves=(low["wave"], "Spring 2026"))
    (run,) = build(rows, themes([("A", "", 1)]), quotes([]), settings=SETTINGS, occasion=known).runs
    assert (run.middle, run.steps, run.points[0].y) == (None, (), None)
    assert run.points[0].band is not None
    assert run.ends[0] == "A cycle wi…"


def test_a_theme_without_an_earlier_number_has_no_chart() -> None:
    moved = cell(0, table="change", theme_id="t0", polarity="like", wave_from="Fall 2025", verdict="new")
    assert runs(published([covered(90), everyone("t0", "like", 0.3), moved]), themes([("A", "", 1)])) == ()
