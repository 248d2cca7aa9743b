"""How near the middle of its theme each quote is, so that a brief quotes what many said and not what is odd."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def typical(
    quotes: pd.DataFrame, ideas: pd.DataFrame, membership: pd.DataFrame, vectors: NDArray[np.float32]
) -> dict[str, float]:
    """By quote id, the cosine of the nearest of its ideas to the mean of all ideas of the theme.

    `vectors` has one row per row of `ideas`. Only approved quotes are looked at.
    """
    wanted = quotes.loc[quotes["approved_by"].map(len) > 0, ["quote_id", "response_id", "theme_id"]]
    placed = ideas[["idea_id", "response_id"]].assign(place=np.arange(len(ideas)))
    placed = placed.merge(membership[["idea_id", "theme_id"]], on="idea_id")
    near: dict[str, float] = {}
    for theme, own in wanted.groupby("theme_id"):
        members = placed[placed["theme_id"] == theme]
        if members.empty:
            continue
        rows = _unit(vectors[members["place"].to_numpy()].astype(np.float64))
        cosine = pd.Series(rows @ _unit(rows.mean(axis=0, keepdims=True))[0], index=members["response_id"])
        best = cosine.groupby(level=0).max()
        for quote, answer in zip(own["quote_id"], own["response_id"], strict=True):
            near[str(quote)] = round(float(best.get(answer, 0.0)), 6)
    return near


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length > 0, length, 1.0)
