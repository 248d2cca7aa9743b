"""How well found themes answer to people's codes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FEWEST = 10
_BLOCK = 512


def code_f1(codes: Sequence[set[str]], themes: Sequence[set[str]], fewest: int = FEWEST) -> float:
    """For each code that at least `fewest` answers carry, the best F1 any one theme reaches; averaged over codes.

    `codes[i]` and `themes[i]` belong to answer i. Lumping and splitting both cost.
    """
    names, of_code, _, f1 = _overlaps(codes, themes)
    best = [f1[row].max(initial=0.0) for row, _ in enumerate(names) if of_code[row] >= fewest]
    return float(np.mean(best)) if best else float("nan")


def prevalence_error(codes: Sequence[set[str]], themes: Sequence[set[str]], fewest: int = FEWEST) -> float:
    """By how much the share of answers in a code's theme misses the share with the code; averaged over those codes.

    Each theme stands for one code at most, so that the F1 of all pairs is highest; a code without one has share 0.
    """
    from scipy.optimize import linear_sum_assignment

    _, of_code, of_theme, f1 = _overlaps(codes, themes)
    often = np.flatnonzero(of_code >= fewest)
    found = np.zeros(len(often))
    rows, columns = linear_sum_assignment(-f1[often])
    found[rows] = of_theme[columns]
    return float(np.abs(of_code[often] - found).mean() / len(codes)) if len(often) else float("nan")


def _overlaps(
    codes: Sequence[set[str]], themes: Sequence[set[str]]
) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """The codes, how many answers carry each, how many are in each theme, and the F1 of every code with every theme."""
    gold, found = _belongs(codes), _belongs(themes)
    of_code, of_theme = gold.sum(axis=0), found.sum(axis=0)
    return sorted(set().union(*codes)), of_code, of_theme, 2 * (gold.T @ found) / (of_code[:, None] + of_theme)


def bcubed(codes: Sequence[set[str]], themes: Sequence[set[str]]) -> tuple[float, float, float]:
    """Precision, recall and F of extended BCubed (Amigó et al. 2009), over pairs of answers, each with itself too."""
    gold, found = _belongs(codes), _belongs(themes)
    precision, recall = [], []
    for start in range(0, len(gold), _BLOCK):
        alike, together = gold[start : start + _BLOCK] @ gold.T, found[start : start + _BLOCK] @ found.T
        both = np.minimum(alike, together)
        precision += _means(both, together)
        recall += _means(both, alike)
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, 2 * p * r / (p + r)


def _belongs(several: Sequence[set[str]]) -> NDArray[np.float32]:
    names = {name: n for n, name in enumerate(sorted(set().union(*several)))}
    rows = np.zeros((len(several), len(names)), dtype=np.float32)
    for row, own in zip(rows, several, strict=True):
        row[[names[name] for name in own]] = 1
    return rows


def _means(both: NDArray[np.float32], of: NDArray[np.float32]) -> list[float]:
    """The mean share of each row over those it shares anything with; rows that share nothing with any are left out."""
    shares = np.where(of > 0, both / np.maximum(of, 1), 0.0)
    pairs = (of > 0).sum(axis=1)
    return [float(total / n) for total, n in zip(shares.sum(axis=1), pairs, strict=True) if n]
