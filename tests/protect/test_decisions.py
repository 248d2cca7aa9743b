from __future__ import annotations

import pandas as pd

from tests.protect.test_protect import school
from voicelens.protect.decisions import decisions, is_rare
from voicelens.protect.suppress import DOMINATED
from voicelens.settings import ProtectSettings
from voicelens.tables import empty

RULES = ProtectSettings()


def test_a_theme_is_rare_by_the_largest_unit() -> None:
    comparison = pd.concat(
        [school({"yes": (60, 2)}, "Cedar")[0], school({"yes": (120, 5)}, "All", level="district")[0]], ignore_index=True
    )
    assert not is_rare(comparison).any()
    assert is_rare(comparison.head(2)).all()


def test_a_group_that_is_nearly_one_schools_is_not_compared_above_that_school() -> None:
    parts = [school({"yes": (60, 9), "no": (70, 9)}, unit, level=level) for unit, level in
             (("Cedar", "school"), ("All", "district"))]  # fmt: skip
    comparison, coverage = (pd.concat([part[side] for part in parts], ignore_index=True) for side in (0, 1))
    comparison.loc[comparison["group"] == "yes", "largest_school"] = 0.86
    comparison.loc[comparison["group"] == "no", "largest_school"] = 0.85
    labels = decisions(comparison, coverage, empty("pairs"), rules=RULES)
    dominated = labels[labels["label"] == DOMINATED]
    assert dominated[["unit", "group", "polarity"]].to_numpy().tolist() == [["All", "yes", "like"]]
