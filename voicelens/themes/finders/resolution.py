"""How many themes: a number that people can use and that random parts of the answers agree on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voicelens.themes.finders.points import Labels

FEWEST, MOST = 6, 30
FEWEST_FROM = 60
CLEARLY = 0.03


def usable(texts: int) -> list[int]:
    """Up to five numbers of themes that may be found in so many texts, around 1.5 times their cube root.

    6 to 8 at 60 texts, 6 to 11 at 150, 9 to 15 at 400, 14 to 24 at 1,500, at most 30.
    """
    usual = 1.5 * texts ** (1 / 3)
    fewest = min(max(round(0.8 * usual), FEWEST if texts >= FEWEST_FROM else 1), 2 * MOST // 3)
    most = max(1, min(round(1.4 * usual), texts // 5, MOST))
    return sorted({round(number) for number in np.linspace(min(fewest, most), most, 5)})


def agreement(parts: Labels) -> float:
    """The mean adjusted Rand index of labels found on random parts, on what two parts share (-1 = not in the part)."""
    pairs = [(one, other) for one in range(len(parts)) for other in (one - 1, one - 2, one - 3)]
    return float(np.mean([rand_index(parts[one], parts[other]) for one, other in pairs]))


def rand_index(one: Labels, other: Labels) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two labellings, where neither is -1."""
    both = (one >= 0) & (other >= 0)
    rows, columns = one[both], other[both]
    if len(rows) < 2:
        return 1.0
    width = int(columns.max()) + 1
    table = np.bincount(rows * width + columns, minlength=(int(rows.max()) + 1) * width).reshape(-1, width)
    same, of_one, of_other = _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    by_chance = of_one * of_other / _pairs(np.array([len(rows)]))
    most = (of_one + of_other) / 2
    return 1.0 if most == by_chance else float((same - by_chance) / (most - by_chance))


def _pairs(sizes: Labels) -> float:
    return float((sizes * (sizes - 1) // 2).sum())


def most_agreed(agreements: Sequence[float]) -> int:
    """The place of the highest agreement; the usual number, which stands in the middle, unless it is clearly lower."""
    usual, best = len(agreements) // 2, int(np.argmax(np.round(agreements, 3)))
    return best if agreements[best] > agreements[usual] + CLEARLY else usual
