"""The attacker's programs against every table of whole numbers: what can be worked out, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from tests.audit.small_tables import Small, fitting, small
from voicelens.audit.bounds import Program
from voicelens.audit.moves import reach, room

TABLES = 60


def mismatches(case: Small) -> tuple[int, int]:
    """Counts whose range differs from that over all tables that fit, and how many were compared."""
    tables = fitting(case)
    units = range(len(case.layout.units))
    program = Program([case.layer], [], case.layout, units)
    wrong = seen = 0
    for unit in units:
        for column in np.flatnonzero(~case.layout.combined):
            low, high = program.range([program.column(unit, int(column))])
            found = np.ceil(low - 1e-6), np.floor(high + 1e-6)
            wrong += found != (tables[:, unit, column].min(), tables[:, unit, column].max())
            seen += 1
    return wrong, seen


@pytest.mark.parametrize("seed", range(TABLES))
def test_ranges_are_those_of_all_tables_that_fit(seed: int) -> None:
    assert mismatches(small(np.random.default_rng(seed)))[0] == 0


@pytest.mark.quality
def test_ranges_are_right_in_hundreds_of_tables() -> None:
    found = [mismatches(small(np.random.default_rng(seed))) for seed in range(1_000, 1_600)]
    assert sum(seen for _, seen in found) > 3_000
    assert sum(wrong for wrong, _ in found) == 0


@pytest.mark.parametrize("seed", range(2_000, 2_000 + TABLES))
def test_moves_never_promise_more_than_there_is(seed: int) -> None:
    case = small(np.random.default_rng(seed))
    tables, x = fitting(case), case.layer.x
    far = reach(room(case.layer.table, x, case.layout, case.layer.blank_high), case.layer.hidden, case.layout)
    plain = ~case.layout.combined
    assert ((x + far.up)[:, plain] <= tables.max(axis=0)[:, plain] + 1e-9).all()
    assert ((x - far.down)[:, plain] >= tables.min(axis=0)[:, plain] - 1e-9).all()
