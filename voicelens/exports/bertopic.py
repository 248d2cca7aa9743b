"""A folder that `BERTopic.load` opens: themes as topics, with their names, words and typical ideas.

It is written in BERTopic's own form (Grootendorst 2022; topics.json, config.json and topic embeddings as safetensors),
so BERTopic itself is not needed to write it. Ideas stand in it in students' redacted words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.i18n import say

FOLDER = "internal-bertopic"
TYPICAL = 3
_ASPECT = "Ideas"
_CONFIG = {
    "calculate_probabilities": False, "language": None, "low_memory": False, "min_topic_size": 10,
    "n_gram_range": [1, 1], "nr_topics": None, "seed_topic_list": None, "top_n_words": 10, "verbose": False,
    "zeroshot_min_similarity": 0.7, "zeroshot_topic_list": None,
}  # fmt: skip


def model_files(tables: Mapping[str, pd.DataFrame], vectors: NDArray[np.float32]) -> Mapping[str, bytes]:
    """File name to content, from tables `ideas`, `membership` and `themes`; `vectors` has one row per idea.

    Topic 0 is the largest theme; -1 holds what was not placed. `documents.json` lists the ideas in the order of the
    model's `topics_`.
    """
    ideas, membership = tables["ideas"], tables["membership"].set_index("idea_id").loc[tables["ideas"]["idea_id"]]
    sizes = membership["theme_id"].value_counts()
    order = sorted(sizes.index, key=lambda theme: (-sizes[theme], theme))
    topics = np.array([-1 if pd.isna(theme) else order.index(theme) for theme in membership["theme_id"]], dtype=int)
    there: list[int] = sorted(set(topics.tolist()))
    themes = tables["themes"].set_index("theme_id")
    typical = {topic: _typical(topics == topic, ideas["text"], membership["confidence"]) for topic in there}
    middle = [vectors[topics == topic].mean(axis=0) for topic in there]
    content: dict[str, Any] = {
        "topic_representations": {topic: _words(themes, order, topic) for topic in there},
        "topics": topics.tolist(),
        "topic_sizes": {topic: int((topics == topic).sum()) for topic in there},
        "topic_mapper": [[topic, topic] for topic in there],
        "topic_labels": {topic: f"{topic}_{_name(themes, order, topic)}" for topic in there},
        "custom_labels": [_name(themes, order, topic) for topic in there],
        "_outliers": int(-1 in there),
        "topic_aspects": {_ASPECT: typical},
    }
    found = {
        "topics.json": _json(content),
        "config.json": _json(_CONFIG),
        "documents.json": _json(ideas["text"].tolist()),
        "topic_embeddings.safetensors": _safetensors(np.array(middle, dtype=np.float32).reshape(len(middle), -1)),
    }
    return {f"{FOLDER}/{name}": part for name, part in found.items()}


def _name(themes: pd.DataFrame, order: Sequence[str], topic: int) -> str:
    return str(themes.at[order[topic], "name"]) if topic >= 0 else say("Not placed")


def _words(themes: pd.DataFrame, order: Sequence[str], topic: int) -> list[tuple[str, float]]:
    """The keywords of a theme, or its name where it has none, with falling weights as BERTopic has them."""
    keywords = dict(zip(themes.index, themes["keywords"], strict=True))
    words = (keywords[order[topic]] if topic >= 0 else []) or [_name(themes, order, topic)]
    return [(str(word), round(1 / rank, 4)) for rank, word in enumerate(words, start=1)]


def _typical(rows: NDArray[np.bool_], texts: pd.Series[str], confidence: pd.Series[float]) -> list[tuple[str, float]]:
    """The ideas that are surest to belong to a theme, each once."""
    own = pd.DataFrame({"text": texts.to_numpy()[rows], "sure": confidence.to_numpy()[rows]})
    own = own.sort_values("sure", ascending=False, kind="stable").drop_duplicates("text").head(TYPICAL)
    return [(str(text), float(sure)) for text, sure in own.itertuples(index=False)]


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _safetensors(rows: NDArray[np.float32]) -> bytes:
    """The topic embeddings in the safetensors form: the length of a JSON header, the header, the numbers."""
    data = rows.astype("<f4").tobytes()
    header = {"topic_embeddings": {"dtype": "F32", "shape": list(rows.shape), "data_offsets": [0, len(data)]}}
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + data
