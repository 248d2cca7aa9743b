"""Bars on the themes themselves: the sample survey against its key, and other short texts against people's codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from benchmarks.scoring import code_f1
from benchmarks.themes import ours, samples, score
from voicelens.pipeline.texts import find_themes
from voicelens.shipped import shipped

DRAWS = 2
pytestmark = pytest.mark.quality


@pytest.mark.parametrize(("frame", "bar"), [("school", 0.60), ("none", 0.35)])
def test_the_themes_of_the_sample_survey_are_those_people_wrote_about(frame: str, bar: float) -> None:
    key = shipped("sample_data") / "juniper_hill" / "key.jsonl"
    coded = [entry for line in key.read_text(encoding="utf-8").splitlines() if (entry := json.loads(line))["labels"]]
    themes, ideas = find_themes([entry["text"] for entry in coded], [entry["id"] for entry in coded], frame=frame)
    placed = ideas[ideas["theme_id"] != ""].groupby("id")["theme_id"].agg(set).to_dict()
    found = [placed.get(entry["id"], set()) for entry in coded]
    codes = [set(entry["labels"]) for entry in coded]
    assert code_f1(codes, found) >= bar
    assert sum(not theme for theme in found) <= 0.12 * len(found)
    assert sum(map(len, found)) <= 1.3 * sum(map(len, codes))
    assert themes["name"].is_unique
    assert not themes["name"].str.startswith("Theme ").any()


@pytest.mark.parametrize(
    ("n", "right", "order", "parts"), [(60, 0.50, 0.90, 0.65), (150, 0.50, 0.93, 0.75), (400, 0.50, 0.95, 0.82)]
)
def test_groups_of_other_short_texts_are_right_and_come_back(n: int, right: float, order: float, parts: float) -> None:
    """`right` lies above tuned BERTopic on the same draws; the others are bars of the project."""
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with coded texts")
    drawn = samples(Path(folder), n, DRAWS, "all-MiniLM-L6-v2")
    ari, themes, _, again, halves = np.mean([score(ours, one, steady=True) for one in drawn], axis=0)
    assert ari >= right
    assert themes >= 6
    assert again >= order
    assert halves >= parts
