"""Which groups of one dimension may be shown, so that no hidden one can be found by subtracting.

Whoever reads a release is taken to know the rules below, the labels of hidden groups, every shown number, and how many
students of the unit have a value in the dimension. Over several units at once see the attack before publication.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelens.protect.round import NEAREST, Counts, least, nearest

SHOWN, SUPPRESSED, COMPLEMENTARY, LEFT_OUT = "shown", "suppressed", "complementary", "left out"
DOMINATED = "dominated"  # large enough, but nearly all its students are of one school
POSSIBLE = 5
Flags = NDArray[np.bool_]
Labels = NDArray[np.object_]


def decide(sizes: Counts, rest: Counts, forced: Flags, *, min_group: int) -> Labels:
    """What to do with each group: shown, suppressed, complementary, or left out.

    `sizes` are the students of each group, `rest` all the others it would be compared with (0 = nobody), `forced` the
    groups that must be hidden for a reason outside this table. Groups under `min_group` are suppressed; then the
    smallest shown group is hidden too until what is hidden cannot be narrowed down. Where none is shown, all are called
    suppressed, so that the labels tell nothing; where even that does not help (many groups, few students) the rows are
    left out: their number would tell the sizes.
    """
    primary = sizes < min_group
    hidden = primary | forced | ((rest > 0) & (rest < min_group))
    waiting = [row for row in np.lexsort((np.arange(len(sizes)), sizes)) if not hidden[row]]
    while waiting and not is_safe(sizes, hidden, primary, min_group=min_group):
        hidden[waiting.pop(0)] = True
    if hidden.all():
        told = is_safe(sizes, hidden, None, min_group=min_group)
        return np.full(len(sizes), SUPPRESSED if told else LEFT_OUT, dtype=object)
    return np.where(hidden, np.where(primary, SUPPRESSED, COMPLEMENTARY), SHOWN).astype(object)


def is_safe(sizes: Counts, hidden: Flags, primary: Flags | None, *, min_group: int) -> bool:
    """Whether what is hidden stays hidden; `primary` None means that hidden groups do not say why they are hidden."""
    if not hidden.any():
        return True
    if not hidden.all() and (hidden.sum() == 1 or sizes[hidden].sum() < min_group):
        return False
    return bool((possible(sizes, hidden, primary, min_group=min_group) >= min(POSSIBLE, min_group - 1)).all())


def possible(sizes: Counts, hidden: Flags, primary: Flags | None, *, min_group: int) -> Counts:
    """For each hidden group, how many sizes fit all that is told."""
    left_low, left_high = _left(sizes, hidden, min_group)
    low, high = np.minimum(sizes[hidden], 1), np.full(hidden.sum(), left_high)
    if primary is not None:
        few = primary[hidden]
        low = np.where(few, low, min_group)
        smallest_shown = int(nearest(sizes[~hidden]).min(initial=left_high)) + NEAREST // 2
        complement = np.maximum(np.minimum(high, smallest_shown), sizes[hidden])
        high = np.where(few, np.minimum(high, min_group - 1), complement)
    lowest = np.maximum(low, left_low - (high.sum() - high))
    highest = np.minimum(high, left_high - (low.sum() - low))
    return np.asarray(highest - lowest + 1, dtype=np.int64)


def _left(sizes: Counts, hidden: Flags, min_group: int) -> tuple[int, int]:
    """The fewest and the most students that may be in the hidden groups together."""
    total = int(sizes.sum())
    if total < min_group:
        return 0, min_group - 1
    shown = nearest(sizes[~hidden])
    return total - int((shown + NEAREST // 2).sum()), total - int(least(shown, min_group=min_group).sum())
