"""The embed stage: one vector per idea."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.embed.encoders import Encoder
from voicelens.i18n import ngettext
from voicelens.progress import Progress, Silent
from voicelens.tables import Result

_BLOCK = 16_384
_PART = 65_536


def embed(ideas: pd.DataFrame, *, encoder: Encoder, progress: Progress | None = None) -> Result:
    """Array `vectors`: float32, one unit-length row per idea, in the order of the ideas.

    Identical texts are encoded once; texts of like length go together, which saves the encoder time. What has been
    encoded is put in its rows at once, so that no vector is held twice.
    """
    said = list(ideas["text"])
    distinct = sorted(set(said), key=lambda text: (len(text), text))
    place = {text: n for n, text in enumerate(distinct)}
    row = np.fromiter((place[text] for text in said), np.int64, len(said))
    order = np.argsort(row, kind="stable")
    vectors = np.empty((len(said), encoder.dimension), dtype=np.float32)
    for start in range(0, len(distinct), _PART):
        found = encoder.encode(distinct[start : start + _PART], _Part(progress, start, len(distinct)))
        rows = order[slice(*np.searchsorted(row, (start, start + _PART), sorter=order))]
        vectors[rows] = found[row[rows] - start]
    return Result(arrays={"vectors": vectors}, notes=_notes(_unread(distinct, encoder)[row]))


class _Part(Silent):
    """Says how far the whole is while a part of it is encoded."""

    def __init__(self, whole: Progress | None, before: int, total: int) -> None:
        self._whole, self._before, self._total = whole, before, total

    def step(self, done: int, total: int) -> None:  # noqa: ARG002  (the total of the part)
        """So much of the part is done."""
        if self._whole is not None:
            self._whole.step(self._before + done, self._total)


def _unread(texts: Sequence[str], encoder: Encoder) -> NDArray[np.bool_]:
    parts = [encoder.unread(texts[start : start + _BLOCK]) for start in range(0, len(texts), _BLOCK)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)


def _notes(unread: NDArray[np.bool_]) -> list[str]:
    count = int(unread.sum())
    sentence = ngettext(
        "{n} of {total} ideas is in a language or script that the encoder does not know: its theme says little.",
        "{n} of {total} ideas are in a language or script that the encoder does not know: their themes say little.",
        count,
    )
    return [sentence.format(n=count, total=len(unread))] if count else []
