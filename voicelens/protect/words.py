"""The sentences that stand in published tables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from voicelens.i18n import ngettext, say
from voicelens.protect.round import Counts, Shares

Texts = NDArray[np.object_]


def not_shown() -> str:
    """What stands in place of a hidden number."""
    return say("not shown")


def share_texts(shares: Shares) -> Texts:
    """Each share in words, such as "about 28 in 100"."""
    return _each(shares, _share)


def share_signs(shares: Shares) -> Texts:
    """Each share in signs, in 100: "28", "≤5", "≥95", "33–67"."""
    return _each(shares, _signs)


def _each(shares: Shares, said: Callable[[float, float, float, float], str]) -> Texts:
    told = np.stack([shares.value, shares.low, shares.high, shares.end], axis=1)
    distinct, where = np.unique(told, axis=0, return_inverse=True)
    texts = np.asarray([said(*row) for row in distinct.tolist()], dtype=object)
    return texts[where.reshape(-1)]


def _signs(value: float, low: float, high: float, end: float) -> str:
    share = round(100 * value)
    if end in (-1, 1):
        return f"{'≤' if end < 0 else '≥'}{share}"
    return f"{round(100 * low)}–{round(100 * high)}" if end else str(share)


def _share(value: float, low: float, high: float, end: float) -> str:
    share = round(100 * value)
    if end < 0:
        return say("about {share} or fewer in 100", share=share)
    if end == 1:
        return say("about {share} or more in 100", share=share)
    if end:
        return say("about {low} to {high} in 100", low=round(100 * low), high=round(100 * high))
    return say("about {share} in 100", share=share)


def count_texts(n: Counts, exact: NDArray[np.bool_]) -> Texts:
    """Each number of students in words."""
    return np.asarray([_count(size, is_exact) for size, is_exact in zip(n, exact, strict=True)], dtype=object)


def _count(n: int, exact: bool) -> str:
    if exact:
        return ngettext("{n} student answered", "{n} students answered", n).format(n=n)
    return say("about {n} students answered", n=n)


def rate_texts(counts: Texts, shares: Shares) -> Texts:
    """The numbers of students in words, each with its response rate where there is one."""
    known = ~np.isnan(shares.value)
    told = np.full(len(counts), "", dtype=object)
    told[known] = share_texts(shares.take(known))
    joined = [
        say("{answered}; {share} of those enrolled", answered=count, share=share) if share else count
        for count, share in zip(counts, told, strict=True)
    ]
    return np.asarray(joined, dtype=object)


def reasons(min_group: int, few: int) -> dict[str, str]:
    """Why a row is not shown as it is, by what was decided."""
    return {
        "shown": "",
        "banded": say("Told as a range, so that a few students cannot be counted."),
        "suppressed": say("Numbers for fewer than {n} students are never shown, here or by comparison.", n=min_group),
        "complementary": say("Not shown, so that a smaller group cannot be worked out from it."),
        "blurred": say("Not shown for this theme, so that a smaller group cannot be worked out from it."),
        "dominated": say("Not compared: nearly all students of this group are of one school."),
        "rare": say("Fewer than {n} students raised this theme.", n=few),
    }
