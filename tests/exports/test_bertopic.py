"""A model folder that BERTopic itself opens, with the themes, names and typical ideas of a study."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from voicelens.errors import UsageError
from voicelens.exports.bertopic import FOLDER, model_files
from voicelens.exports.export import export_model
from voicelens.pipeline.outputs import export_study
from voicelens.pipeline.steps import writer
from voicelens.study.folder import Study
from voicelens.study.store import read_array, read_table

VECTORS = np.eye(5, dtype=np.float32)


def tables(places: list[str | None]) -> Mapping[str, pd.DataFrame]:
    ids = [f"i{n}" for n in range(5)]
    return {
        "ideas": pd.DataFrame({"idea_id": ids, "text": ["lunch", "more lunch", "lunch", "the bus", "hm"]}),
        "membership": pd.DataFrame(
            {"idea_id": ids[::-1], "theme_id": places[::-1], "confidence": [0.1, 0.9, 0.4, 0.8, 0.4]}
        ),
        "themes": pd.DataFrame(
            {"theme_id": ["t02", "t01"], "name": ["Bus", "Lunch"], "keywords": [[], ["lunch", "line"]]}
        ),
    }


def content(places: list[str | None]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(model_files(tables(places), VECTORS)[f"{FOLDER}/topics.json"])
    return found


def test_the_largest_theme_is_topic_0_and_what_was_not_placed_is_minus_1() -> None:
    told = content(["t01", "t01", "t01", "t02", None])
    assert told["topics"] == [0, 0, 0, 1, -1]
    assert told["custom_labels"] == ["Not placed", "Lunch", "Bus"]
    assert told["topic_sizes"] == {"-1": 1, "0": 3, "1": 1}
    assert told["_outliers"] == 1


def test_typical_ideas_are_the_surest_each_once() -> None:
    told = content(["t01", "t01", "t01", "t02", None])
    assert told["topic_aspects"]["Ideas"]["0"] == [["more lunch", 0.8], ["lunch", 0.4]]


def test_a_theme_without_keywords_is_represented_by_its_name() -> None:
    told = content(["t02"] * 5)
    assert told["topic_representations"] == {"0": [["Bus", 1.0]]}
    assert told["_outliers"] == 0


def test_the_same_tables_give_the_same_bytes_and_the_files_say_who_they_are_for() -> None:
    given = tables(["t01", "t01", "t01", "t02", None])
    one, two = (export_model(given, VECTORS, to="bertopic") for _ in range(2))
    assert one == two
    assert one["README.txt"].startswith(b"NOT FOR PUBLICATION")
    assert all(name == "README.txt" or name.startswith("internal-") for name in one)


def test_bertopic_opens_the_export_of_a_study(study: Study, tmp_path: Path) -> None:
    files = export_study(study.path, to="bertopic", internal=True, out=tmp_path)
    with warnings.catch_warnings():  # it warns of its own optional parts
        warnings.simplefilter("ignore")
        from bertopic import BERTopic

        model = BERTopic.load(str(tmp_path / FOLDER))
    assert tmp_path / FOLDER / "topics.json" in files
    themes, membership, ideas = (
        read_table(study, writer(name).folder, name) for name in ("themes", "membership", "ideas")
    )
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    info = model.get_topic_info().set_index("Topic")
    said = [info.at[topic, "CustomName"] for topic in model.topics_]
    assert said == ["Not placed" if pd.isna(theme) else names[theme] for theme in membership["theme_id"]]
    assert json.loads((tmp_path / FOLDER / "documents.json").read_text(encoding="utf-8")) == ideas["text"].tolist()
    assert set(info["Ideas"].explode()) <= set(ideas["text"])
    vectors = read_array(study, writer("vectors").folder, "vectors")
    again = model.transform(ideas["text"].tolist(), embeddings=vectors)[0]
    assert (np.array(again) == np.array(model.topics_)).mean() > 0.6


def test_it_is_refused_where_it_would_not_be_marked_as_internal(study: Study) -> None:
    with pytest.raises(UsageError, match="for the study team alone"):
        export_study(study.path, to="bertopic")
    assert not (study.path / "output" / "drafts" / "export").exists()
