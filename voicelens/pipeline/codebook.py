"""Freezing the codebook before groups are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from voicelens.pipeline.frames import frame_fingerprint
from voicelens.review import ThemeDecision, read_decisions
from voicelens.study.codebook import codebook_text, keep_codebook
from voicelens.study.folder import Study
from voicelens.text import digest

if TYPE_CHECKING:
    import pandas as pd

    from voicelens.compare.codebook import Frozen

STAGE = "09-compare"
NAMING = ("rename", "describe")


def frozen(study: Study, comments: pd.DataFrame, membership: pd.DataFrame, themes: pd.DataFrame) -> tuple[Frozen, ...]:
    """The record of the codebook with this run's in it. No group of any student is needed, or known, here."""
    from voicelens.compare.codebook import codebooks, freeze, from_text

    earlier = from_text(codebook_text(study, STAGE))
    return freeze(earlier, codebooks(comments, membership, themes), choices(study))


def choices(study: Study) -> str:
    """A hash of all that people chose about themes and that can change a count."""
    chosen = study.settings.themes
    taken = [
        (decision.action, decision.theme_id, decision.into, decision.label, decision.anchors)
        for decision in cast("tuple[ThemeDecision, ...]", read_decisions(study.review, ThemeDecision))
        if decision.action not in NAMING
    ]
    frame = frame_fingerprint(chosen.frame, chosen.encoder, beside=study.path)
    return digest(chosen.finder, chosen.encoder, chosen.smallest, study.settings.study.seed, frame, *taken)


def keep(study: Study) -> None:
    """Keep the record beside the settings once the stage is up to date."""
    keep_codebook(study, STAGE)
