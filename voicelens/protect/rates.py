"""Response rates, worked out from the number of students as shown and the number enrolled, never from the counts.

So a rate says nothing about who answered that the shown numbers and the enrolment counts do not say already; and how
finely it is told follows from the shown number alone, so every rate fits at least three numbers of enrolled students.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelens.protect.round import NEAREST, Counts, Floats, Shares, blur, step

SMALLEST = 15  # under that, a rate could only be told in thirds or halves
WORTH_TELLING = 50


def rates(shown_n: Counts, enrolled: Floats, exact: NDArray[np.bool_], *, min_group: int) -> Shares:
    """The share of enrolled students who answered, in steps of at least three students, both ends coded.

    Where fewer than `min_group` students may not have answered, only "this many or more" is told. The value is missing
    where the enrolment is not known or smaller than what is shown, and where the group is too small for a rate.
    """
    slack = np.where(exact, 0, NEAREST // 2)
    known = (np.nan_to_num(enrolled, nan=-1) >= shown_n - slack) & (shown_n - slack >= SMALLEST)
    n = np.where(known, shown_n, SMALLEST).astype(np.int64)
    size = np.maximum(np.where(known, enrolled, SMALLEST).astype(np.int64), n)
    each = step(np.where(known, n - slack, SMALLEST))
    told = blur(n, size, each)
    full = np.minimum(_percent(n, n + slack + min_group - 1, each), 100 - np.maximum(NEAREST, each))
    coded = _percent(n, size, each) >= full
    least = each * ((n - slack) * (2 * full - each) // (2 * n * each))
    value = np.where(coded, least / 100, told.value)
    known &= ~coded | (value >= WORTH_TELLING / 100)
    return Shares(
        np.where(known, value, np.nan), np.where(coded, value, told.low),
        np.where(coded, 1.0, told.high), np.where(coded, 1, told.end),
    )  # fmt: skip


def _percent(n: Counts, size: Counts, each: Counts) -> Counts:
    """How many in 100, to the nearest step, halves up."""
    return np.asarray(each * ((200 * n + size * each) // (2 * size * each)), dtype=np.int64)
