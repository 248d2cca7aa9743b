from __future__ import annotations

import pandas as pd

from tests.protect.test_protect import school
from voicelens.protect.decisions import decisions, is_rare, waves_with_exact_totals


def test_a_wave_has_exact_totals_only_if_every_school_is_shown() -> None:
    large, small = school({"yes": (60, 20)}, "Cedar"), school({"yes": (4, 2)}, "Oak")
    decided = decisions(*large, min_group=10)
    assert waves_with_exact_totals(decided) == {"Spring"}
    both = [pd.concat(pair, ignore_index=True) for pair in zip(large, small, strict=True)]
    assert waves_with_exact_totals(decisions(*both, min_group=10)) == set()


def test_a_theme_is_rare_by_the_largest_unit() -> None:
    comparison = pd.concat(
        [school({"yes": (60, 2)}, "Cedar")[0], school({"yes": (120, 5)}, "All", level="district")[0]], ignore_index=True
    )
    assert not is_rare(comparison).any()
    assert is_rare(comparison.head(2)).all()
