"""The embed stage: one vector per idea."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.embed.encoders import Encoder
from voicelens.i18n import ngettext
from voicelens.progress import Progress
from voicelens.tables import Result

_BLOCK = 16_384


def embed(ideas: pd.DataFrame, *, encoder: Encoder, progress: Progress | None = None) -> Result:
    """Array `vectors`: float32, one unit-length row per idea, in the order of the ideas.

    Identical texts are encoded once; texts of like length go together, which saves the encoder time.
    """
    said = list(ideas["text"])
    distinct = sorted(set(said), key=lambda text: (len(text), text))
    place = {text: n for n, text in enumerate(distinct)}
    row = np.fromiter((place[text] for text in said), np.int64, len(said))
    return Result(
        arrays={"vectors": encoder.encode(distinct, progress)[row]}, notes=_notes(_unread(distinct, encoder)[row])
    )


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
