from __future__ import annotations

import pandas as pd
import pytest

from voicelens.protect import cells
from voicelens.protect.cells import KEY, cell_ids


def rows(count: int) -> pd.DataFrame:
    return pd.DataFrame({name: [None if name == "theme_id" else str(i) for i in range(count)] for name in KEY})


def test_ids_are_short_and_depend_on_the_key_alone() -> None:
    ids = cell_ids(rows(50))
    assert ids.is_unique
    assert set(ids.str.len()) == {11}
    assert cell_ids(rows(50).tail(3)).tolist() == ids.tail(3).tolist()


def test_ids_that_would_be_alike_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "SHORT", 1)
    ids = cell_ids(rows(50))
    assert ids.is_unique
    assert ids.str.len().max() == 25


def test_a_pair_has_a_cell_of_its_own_and_other_rows_keep_theirs() -> None:
    plain = rows(2)
    both = cell_ids(plain.assign(other_theme_id=[None, "t2"]))
    assert both[0] == cell_ids(plain)[0]
    assert both[1] != cell_ids(plain)[1]
