from __future__ import annotations

import numpy as np
import pandas as pd

from tests.brief.cases import quotes
from voicelens.brief.typical import typical
from voicelens.tables import check


def test_the_quote_nearest_the_middle_of_its_theme_is_the_most_typical() -> None:
    ideas = check(
        "ideas",
        pd.DataFrame(
            [{"idea_id": f"i{n}", "response_id": f"r{n}", "start": 0, "end": 1, "text": "x"} for n in range(4)]
        ),
    )
    membership = check(
        "membership",
        pd.DataFrame(
            [
                {"idea_id": f"i{n}", "response_id": f"r{n}", "respondent_id": f"s{n}", "theme_id": "t0",
                 "confidence": 1.0, "assigned_by": "finder"}
                for n in range(4)
            ]
        ),
    )  # fmt: skip
    vectors = np.array([[1, 0], [1, 0.1], [1, -0.1], [0, 1]], dtype=np.float32)
    said = quotes(
        [
            {"theme_id": "t0", "text": "usual"},
            {"theme_id": "t0", "text": "odd", "response_id": "r3"},
            {"theme_id": "t0", "text": "not approved", "approved_by": []},
            {"theme_id": "gone", "text": "of no theme"},
        ]
    )
    found = typical(said, ideas, membership, vectors)
    assert set(found) == {"q0", "q1"}
    assert found["q0"] > found["q1"]
