"""The embed stage: one vector per idea."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.embed.encoders import Encoder
from voicelens.i18n import ngettext
from voicelens.progress import Progress
from voicelens.tables import Result


def embed(ideas: pd.DataFrame, *, encoder: Encoder, progress: Progress | None = None) -> Result:
    """Array `vectors`: float32, one unit-length row per idea, in the order of the ideas.

    Identical texts are encoded once; texts of like length go together, which saves the encoder time.
    """
    texts = ideas["text"].to_numpy(dtype=object)
    distinct, row = np.unique(texts, return_inverse=True) if len(texts) else (texts, np.zeros(0, dtype=np.int64))
    by_length = sorted(range(len(distinct)), key=lambda n: (len(distinct[n]), distinct[n]))
    vectors = np.empty((len(distinct), encoder.dimension), dtype=np.float32)
    vectors[by_length] = encoder.encode([distinct[n] for n in by_length], progress)
    return Result(arrays={"vectors": vectors[row]}, notes=_notes(encoder.unread(distinct.tolist())[row]))


def _notes(unread: NDArray[np.bool_]) -> list[str]:
    count = int(unread.sum())
    sentence = ngettext(
        "{n} of {total} ideas is in a language or script that the encoder does not know: its theme says little.",
        "{n} of {total} ideas are in a language or script that the encoder does not know: their themes say little.",
        count,
    )
    return [sentence.format(n=count, total=len(unread))] if count else []
