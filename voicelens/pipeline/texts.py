"""Themes for any list of texts in one call: what `voicelens themes` and a notebook use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from voicelens.anonymise.api import Anonymiser
from voicelens.embed.embed import embed
from voicelens.embed.encoders import load_encoder
from voicelens.ingest.language import language_of
from voicelens.ingest.status import status_of
from voicelens.pipeline.frames import taught_frame
from voicelens.tables import Result, check
from voicelens.themes.agree import agree
from voicelens.themes.find import find
from voicelens.themes.finders import load_finder
from voicelens.themes.parting import Means
from voicelens.themes.split import split


def find_themes(  # noqa: PLR0913  (a person calls it, each choice by name)
    texts: Sequence[str],
    ids: Sequence[str],
    prompts: Sequence[str] | None = None,
    *,
    encoder_name: str = "students",
    finder_name: str = "graph",
    frame: str = "school",
    language: str = "en",
    smallest: int = 4,
    seed: int = 1,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Table `themes`, and one row per idea: id, idea, theme_id, theme_name, confidence (empty where not placed).

    Names and identifiers are masked first (strict), so that no theme is called after a student.
    `ids` say who wrote a text; one person may answer several prompts. No study folder, no decisions replayed.
    """
    masked = Anonymiser().redact(texts)
    comments = _comments(masked, ids, prompts or [""] * len(texts))
    ideas = split(comments).tables["ideas"]
    vectors = embed(ideas, encoder=load_encoder(encoder_name)).arrays["vectors"]
    taught = taught_frame(frame, encoder_name, beside=Path(), seed=seed)
    finder = load_finder(finder_name)
    found = find(
        ideas, comments, vectors, finder=finder, smallest=smallest, seed=seed, taught=taught, language=language
    ).tables
    means = Means(vectors, finder, smallest, seed, language)
    agreed = agree(ideas, comments, found["themes_found"], found["assigned"], decisions=(), anchors=(), means=means)
    return agreed.tables["themes"], _assignments(ideas, agreed)


def _comments(texts: Sequence[str], ids: Sequence[str], prompts: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "response_id": [f"{n:07d}" for n in range(len(texts))],
            "respondent_id": list(ids),
            "wave": "",
            "prompt_id": list(prompts),
            "polarity": "other",
            "language": [language_of(text) for text in texts],
            "status": [status_of(text, "other", "") for text in texts],
            "text": list(texts),
        }
    )
    return check("comments", frame)


def _assignments(ideas: pd.DataFrame, agreed: Result) -> pd.DataFrame:
    membership = agreed.tables["membership"]
    names = dict(zip(agreed.tables["themes"]["theme_id"], agreed.tables["themes"]["name"], strict=True))
    themes = ["" if pd.isna(theme) else str(theme) for theme in membership["theme_id"]]
    return pd.DataFrame(
        {
            "id": membership["respondent_id"],
            "idea": ideas["text"],
            "theme_id": themes,
            "theme_name": [names.get(theme, "") for theme in themes],
            "confidence": membership["confidence"],
        }
    )
