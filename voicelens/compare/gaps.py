"""How large a difference is within schools, with its range, and how much it differs between them.

The estimate is Mantel and Haenszel's risk difference, RD = Σ w_s(p_s1 − p_s0)/Σ w_s with w_s = n_s·m_s/(n_s + m_s)
(Mantel & Haenszel 1959, JNCI 22; Greenland & Robins 1985, Biometrics 41).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voicelens.compare.counts import Counts, Floats
from voicelens.compare.sides import Sides
from voicelens.intervals import newcombe

MANY_SCHOOLS = 20
SCHOOLS_FOR_SPREAD = 5
TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True)
class Gaps:
    """Per cell (r,) and theme (r, t): `schools` with both sides, summed `weight`, the gap, its range, τ and p.

    `p` and `freedom` are those of the test between schools; they are NaN where fewer than MANY_SCHOOLS inform a cell.
    """

    schools: Counts
    weight: Floats
    freedom: Floats
    gap: Floats
    low: Floats
    high: Floats
    tau: Floats
    p: Floats


def gaps(sides: Sides) -> Gaps:
    """Estimates for all cells and themes; NaN where no school has both sides."""
    schools = np.bincount(sides.row, minlength=sides.rows)
    weight, total = sides.weight, sides.total(sides.weight)
    part = weight / total[sides.row]
    share, rest_share = (sides.total(part[:, None] * each) for each in (sides.share, sides.rest_share))
    none = schools == 0
    share[none], rest_share[none] = np.nan, np.nan
    gap, low, high = newcombe(share, _worth(sides, part, sides.n), rest_share, _worth(sides, part, sides.rest_n))
    apart = (sides.share - sides.rest_share - gap[sides.row]) ** 2
    tau = _tau(sides, weight, apart, total)
    tau[schools < SCHOOLS_FOR_SPREAD] = np.nan
    freedom, p = np.full(sides.rows, np.nan), np.full(gap.shape, np.nan)
    many = np.flatnonzero(schools >= MANY_SCHOOLS)
    if len(many):
        variance = sides.total((part**2 / np.maximum(1 - part, TINY))[:, None] * apart)[many]
        freedom[many] = 1 / sides.total(part**2)[many] - 1
        p[many], reach = _between(gap[many], variance, freedom[many])
        low[many], high[many] = np.maximum(gap[many] - reach, -1), np.minimum(gap[many] + reach, 1)
    return Gaps(schools, total, freedom, gap, low, high, tau, p)


def _worth(sides: Sides, part: Floats, n: Floats) -> Floats:
    """How many students of one school would know a weighted share as well: 1/Σ(h_s²/n_s)."""
    noise = sides.total(part**2 / n)
    return (1 / np.where(noise > 0, noise, np.inf))[:, None]


def _tau(sides: Sides, weight: Floats, apart: Floats, total: Floats) -> Floats:
    """The standard deviation of the gap between schools by the method of moments, chance within schools taken out.

    τ² = max(0, (Q − Σc + Σwc/W)/(W − Σw²/W)), Q = Σw(d − RD)², with weights w and c = w·var(d) given no difference
    (the general moment estimator: DerSimonian & Kacker 2007, Contemp. Clin. Trials 28).
    """
    chance, some = sides.spread(), np.where(total > 0, total, 1.0)[:, None]
    seen = sides.total(weight[:, None] * apart)
    expected = sides.total(chance) - sides.total(weight[:, None] * chance) / some
    room = total[:, None] - sides.total(weight**2)[:, None] / some
    squared = np.where(room > 0, (seen - expected) / np.where(room > 0, room, 1.0), np.nan)
    return np.sqrt(np.maximum(squared, 0.0))


def _between(gap: Floats, variance: Floats, freedom: Floats) -> tuple[Floats, Floats]:
    """Two-sided p of RD/√V on df = W²/Σw² − 1 degrees of freedom, and half the width of the 95 % range.

    V = Σ h_s²(d_s − RD)²/(1 − h_s), h_s = w_s/W: the variance between schools of a weighted mean, each square made up
    for the pull of its own school (as HC2: MacKinnon & White 1985, J. Econometrics 29).
    """
    from scipy.special import stdtr, stdtrit

    error, df = np.sqrt(variance), freedom[:, None]
    moved = error > 0
    p = np.where(moved, 2 * stdtr(df, -np.abs(gap) / np.where(moved, error, 1.0)), 1.0)
    return np.maximum(p, TINY), stdtrit(df, 0.975) * error
