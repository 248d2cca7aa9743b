from __future__ import annotations

import pandas as pd
import pytest

from voicelens.protect.cues import few_of, has_cue, known_labels, names


def respondents() -> pd.DataFrame:
    groups = ["Robotics club"] * 4 + ["Band"] * 30
    return pd.DataFrame(
        {"respondent_id": [f"r{n}" for n in range(34)], "person_id": None, "school": "Cedar", "network": None,
         "wave": "Spring", "weight": None, "club": groups}
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["5th grade has no recess", "as a girl I feel unsafe", "my IEP meeting", "Robotics Club is fun", "sexto grado"],
)
def test_words_for_a_group_are_cues(text: str) -> None:
    assert has_cue(pd.Series([text]), frozenset({"robotics club"})).tolist() == [True]


def test_ordinary_words_are_no_cues() -> None:
    texts = pd.Series(["lunch is too short", "the first bell is early", "black shoes are banned"])
    assert not has_cue(texts, frozenset({"robotics club"})).any()
    assert not names(texts, frozenset()).any()


def test_writers_in_small_groups_and_labels_of_few_students() -> None:
    writers, labels = few_of(respondents(), min_group=10)
    assert writers == {"r0", "r1", "r2", "r3"}
    assert labels == {"robotics club"}
    assert known_labels(respondents()) == {"robotics club", "band"}
