from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from voicelens.pipeline.occasions import languages, occasion, waves
from voicelens.tables import check, empty


def comments(*written: tuple[str, str, str]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {"response_id": f"r{n}", "respondent_id": who, "wave": "Now", "prompt_id": "q", "polarity": "like",
         "language": language, "status": status, "text": "x"}
        for n, (who, language, status) in enumerate(written)
    ]  # fmt: skip
    return check("comments", pd.DataFrame(rows)) if rows else empty("comments")


def test_a_language_is_named_only_where_enough_students_wrote_in_it() -> None:
    rows = [(f"s{n}", "en", "substantive") for n in range(12)]
    rows += [(f"t{n}", "es", "substantive") for n in range(5)] + [("t0", "es", "substantive")]
    assert languages(comments(*rows), "Now", 10) == ("en",)
    assert languages(comments(*rows), "Now", 5) == ("en", "es")
    assert languages(comments(*rows), "Then", 5) == ()


def test_both_languages_at_once_count_for_each_and_blanks_for_none() -> None:
    rows = [(f"s{n}", "mixed", "substantive") for n in range(3)] + [(f"b{n}", "other", "blank") for n in range(3)]
    assert languages(comments(*rows), "Now", 3) == ("en", "es")


def test_cycles_stand_in_the_order_they_were_taken_in_and_the_last_is_meant() -> None:
    people = check(
        "respondents",
        pd.DataFrame(
            [
                {
                    "respondent_id": f"s{n}",
                    "person_id": None,
                    "school": "A",
                    "network": None,
                    "wave": wave,
                    "weight": None,
                }
                for n, wave in enumerate(["Spring", "Fall", "Spring"])
            ]
        ),
    )
    assert waves(people) == ("Spring", "Fall")
    nothing = (empty("quotes"), empty("ideas"), empty("membership"), np.zeros((0, 2), dtype=np.float32))
    about = occasion(people, comments(), *nothing, least=10)
    assert (about.wave, about.languages, dict(about.typical), about.draft) == ("Fall", (), {}, True)
    assert occasion(empty("respondents"), comments(), *nothing, least=10).wave == ""
