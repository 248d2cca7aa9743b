"""One call from texts to themes, with the real encoder."""

from __future__ import annotations

import pandas as pd

from tests.themes.cases import TOPICS
from voicelens.pipeline.texts import find_themes

TEXTS = [text for several in zip(*TOPICS.values(), strict=True) for text in several] + ["me gusta el recreo", "", "!!!"]


def test_texts_become_themes_and_every_idea_has_its_row() -> None:
    ids = [f"s{n}" for n in range(len(TEXTS))]
    themes, rows = find_themes(TEXTS, ids, None, finder_name="graph", smallest=3)
    assert list(rows.columns) == ["id", "idea", "theme_id", "theme_name", "confidence"]
    assert set(rows["id"]) == set(ids[:-2])
    assert set(rows["theme_id"]) <= {*themes["theme_id"], ""}
    assert set(rows["theme_name"]) <= {*themes["name"], ""}
    again = find_themes(TEXTS, ids, None, finder_name="graph", smallest=3)[1]
    pd.testing.assert_frame_equal(rows, again)


def test_one_person_may_answer_two_prompts() -> None:
    _, rows = find_themes(["the gym", "longer lunch"], ["a", "a"], ["like", "change"], finder_name="graph")
    assert rows["id"].tolist() == ["a", "a"]
