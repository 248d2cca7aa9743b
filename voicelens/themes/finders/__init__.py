"""Ways to group ideas into themes, one file each: what a finder is, and which ones there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast, runtime_checkable

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.loading import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FINDERS = {
    "bertopic": "voicelens.themes.finders.bertopic_finder:BertopicFinder",
    "graph": "voicelens.themes.finders.graph:GraphFinder",
}


class Found(NamedTuple):
    """One label per text (0, 1, … by falling size; -1 = not placed) and how typical the text is (cosine, 0 to 1)."""

    labels: NDArray[np.int64]
    confidence: NDArray[np.float64]


class Finder(Protocol):
    """Something that groups texts with the help of their vectors (one row a text, unit length)."""

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group the texts; no group holds fewer than `smallest`, except where all texts together are fewer."""
        ...

    def regroup(self, texts: Sequence[str], vectors: NDArray[np.float32], *, smallest: int, seed: int) -> Found:
        """Group once more on part of the texts, without what only serves a person's reading; called many times."""
        ...


@runtime_checkable
class Semisupervised(Protocol):
    """A finder that wants to know which texts have a theme already, of a frame, before it groups the others."""

    def beside(self, texts: Sequence[str], vectors: NDArray[np.float32], labels: NDArray[np.int64]) -> Finder:
        """A finder for the other texts, told these, their vectors and the number of the theme of each."""
        ...


def beside(finder: Finder, texts: Sequence[str], vectors: NDArray[np.float32], labels: NDArray[np.int64]) -> Finder:
    """The finder, told what has a theme already where it wants to know."""
    return finder.beside(texts, vectors, labels) if isinstance(finder, Semisupervised) else finder


def load_finder(name: str) -> Finder:
    """The finder of that name; raises `SettingsError` that lists the known ones."""
    if name not in FINDERS:
        raise SettingsError(
            say("There is no finder called “{name}”.", name=name),
            where="voicelens.toml, [themes] finder",
            fix=say("Use one of: {known}.", known=", ".join(sorted(FINDERS))),
        )
    return cast("Finder", load(FINDERS[name])())
