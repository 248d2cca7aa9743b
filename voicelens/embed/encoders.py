"""What an encoder is, and which ones there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from voicelens.loading import load
from voicelens.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT = "voicelens.embed.sentence_transformer:load"
ENCODERS = {"students": "voicelens.embed.student_encoder:load", "all-MiniLM-L6-v2": DEFAULT}


class Encoder(Protocol):
    """Something that turns texts into vectors."""

    @property
    def name(self) -> str:
        """The name it was loaded by."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers one vector has."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """One row of unit length per text, in the order of the texts."""
        ...

    def unread(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether the encoder knows hardly any of its words, as in a script it never learned."""
        ...


def load_encoder(name: str) -> Encoder:
    """The encoder of that name, or the sentence-transformers model in the folder of that name; raises `ModelError`."""
    return cast("Encoder", load(ENCODERS.get(name, DEFAULT))(name))
