"""How schools vary: shares pulled toward the network's average, by how little each school's number says by itself.

A beta-binomial model with moments (Kleinman 1973, JASA 68), worked out from shown numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_WEAKEST, _STRONGEST = 1e-4, 0.999


@dataclass(frozen=True)
class Spread:
    """Estimates for the schools in the order given. `spread` is the share of variance between schools, 0 to 1.

    `mean` is the average over students. Ends of likely ranges (95 in 100) are beta quantiles; `low` and `high` are as
    wide as each school's own size says, `low_typical` and `high_typical` as wide as for a school of middling size.
    """

    mean: float
    spread: float
    value: Floats
    low: Floats
    high: Floats
    low_typical: Floats
    high_typical: Floats


def shrink(shares: Sequence[float], sizes: Sequence[int]) -> Spread:
    """Estimates for schools with these shown shares and numbers of students; at least two schools."""
    p, n = np.asarray(shares, dtype=float), np.asarray(sizes, dtype=float)
    mean = float((n * p).sum() / n.sum())
    spread = _between(p, n, mean)
    strength = (1 - spread) / spread
    value = (n * p + strength * mean) / (n + strength)
    low, high = _range(value, n + strength)
    low_typical, high_typical = _range(value, np.full_like(n, float(np.median(n)) + strength))
    return Spread(mean, spread, value, low, high, low_typical, high_typical)


def _between(p: Floats, n: Floats, mean: float) -> float:
    """The moment estimate of the share of variance between schools, kept inside (0, 1)."""
    if not 0 < mean < 1:
        return _WEAKEST
    excess = (n * (p - mean) ** 2).sum() / (mean * (1 - mean)) - (len(n) - 1)
    room = n.sum() - (n**2).sum() / n.sum() - (len(n) - 1)
    return float(np.clip(excess / room if room > 0 else 0, _WEAKEST, _STRONGEST))


def _range(value: Floats, strength: Floats) -> tuple[Floats, Floats]:
    from scipy.special import betaincinv

    inside = np.clip(value, 1e-6, 1 - 1e-6)
    a, b = inside * strength, (1 - inside) * strength
    return np.asarray(betaincinv(a, b, 0.025)), np.asarray(betaincinv(a, b, 0.975))
