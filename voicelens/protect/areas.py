"""Themes above themes, and pairs of themes: told for everybody only, and so that they add nothing to what is told.

An area is raised by whoever raises one of its themes, so it holds at least as many students as each of them and at
most as many as all together; a pair holds at most as many as either theme. Where the counts that a told share stands
for would rule out a count that a theme's own share leaves open, it is told more coarsely, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from voicelens.protect.cycles import Sheet, hidden_below
from voicelens.protect.layout import Flags, Ints
from voicelens.protect.round import HIDE
from voicelens.protect.themes import protect_themes, told

Fits = Callable[[Ints, Ints], Flags]


def protect_above(made: Sheet, fits: Fits, few: Flags | None = None) -> Ints:
    """The level of each cell of everybody (line) and each theme of the sheet (column).

    `fits` says of lowest and highest counts whether they rule out nothing. Above a unit that is too small to be shown
    nothing is told, nor where there are too `few` students for a count.
    """
    levels = np.zeros(made.counts.shape, dtype=np.int64)
    levels[hidden_below(made.board)] = HIDE
    if few is not None:
        levels[few] = HIDE
    while True:
        levels = protect_themes(made.board, made.counts, levels)
        found = told(made.board, made.counts, levels)
        wrong = ~fits(found.least, found.most) & (levels < HIDE)
        if not wrong.any():
            return levels
        levels = levels + wrong


def over_children(low: Ints, high: Ints, parts: Ints) -> Fits:
    """What an area must fit: the lowest and highest counts of all themes (columns), and the themes of each area.

    `parts` has a line per area and a column per theme, 1 where the theme lies directly under the area.
    """
    most = np.stack([np.where(part > 0, high, 0).max(axis=1, initial=0) for part in parts], axis=1)
    return lambda least, largest: np.asarray((least <= low @ parts.T) & (largest >= most))


def within_margins(low: tuple[Ints, Ints], high: tuple[Ints, Ints], n: tuple[Ints, Ints, Ints]) -> Fits:
    """What a pair must fit: the counts of its first and second theme, and who answered the first, second, both."""
    first, second, both = n
    overlap = high[0] + high[1] - (first + second - both)[:, None]
    return lambda least, largest: np.asarray((least <= np.minimum(*low)) & (largest >= overlap))
