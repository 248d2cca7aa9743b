"""How far hidden numbers can move while everything that is told stays true: linear programmes solved with HiGHS.

HiGHS: Huangfu and Hall 2018, "Parallelizing the dual revised simplex method". One model stands for one set of tables;
only its objective changes, so every further solution starts from the last one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
TRIES = 14
SEED = 7
TINY = 1e-6


@dataclass(frozen=True)
class Tables:
    """All tables that fit: `low` ≤ matrix · x ≤ `high` and `least` ≤ x ≤ `most`; `truth` is one of them."""

    matrix: csr_matrix
    low: Floats
    high: Floats
    least: Floats
    most: Floats
    truth: Floats

    def part(self, free: NDArray[np.int64]) -> Tables:
        """The tables that differ from the truth in these variables only: if one is safe there, it is safe at all."""
        columns = self.matrix[:, free].tocsr()
        rows = np.flatnonzero(np.diff(columns.indptr))
        inner = columns[rows]
        fixed = (self.matrix[rows] @ self.truth) - inner @ self.truth[free]
        return Tables(
            inner, self.low[rows] - fixed, self.high[rows] - fixed,
            self.least[free], self.most[free], self.truth[free],
        )  # fmt: skip


@dataclass(frozen=True)
class Goals:
    """What must stay open: sums of variables (`matrix`), how far each must move (`width`), and the values between
    which it may not be fixed: its largest must be over `floor`, its smallest under `ceiling`.
    """

    matrix: csr_matrix
    width: Floats
    floor: Floats
    ceiling: Floats

    def met(self, low: Floats, high: Floats) -> Flags:
        """Whether values found from `low` to `high` keep each goal open; only whole numbers count."""
        least, most = np.ceil(low - TINY), np.floor(high + TINY)
        return np.asarray((most - least >= self.width) & (most > self.floor) & (least < self.ceiling))


def stays_open(tables: Tables, goals: Goals) -> Flags:
    """Which goals stay open whatever an attacker works out.

    Any two tables that fit and lie far enough apart prove it, so the first ones are looked for in random directions;
    only for what is left is the smallest and the largest value worked out.
    """
    model = _model(tables)
    low = high = np.asarray(goals.matrix @ tables.truth)
    draws = np.random.default_rng(SEED)
    for _ in range(TRIES):
        left = ~goals.met(low, high)
        if left.sum() < 2:
            break
        weights = np.where(left, draws.choice([-1.0, 1.0], len(left)) * draws.random(len(left)), 0.0)
        for sign in (1.0, -1.0):
            found = goals.matrix @ _best(model, goals.matrix.T @ (sign * weights))
            low, high = np.minimum(low, found), np.maximum(high, found)
    for goal in np.flatnonzero(~goals.met(low, high)):
        for sign in (1.0, -1.0):
            if goals.met(low, high)[goal]:
                break
            found = goals.matrix @ _best(model, sign * goals.matrix[goal].toarray().ravel())
            low, high = np.minimum(low, found), np.maximum(high, found)
    return goals.met(low, high)


def extremes(tables: Tables, goals: Goals) -> tuple[Floats, Floats]:
    """The smallest and the largest value of each goal."""
    model = _model(tables)
    rows = [goals.matrix[goal].toarray().ravel() for goal in range(goals.matrix.shape[0])]
    low = [row @ _best(model, -row) for row in rows]
    return np.asarray(low), np.asarray([row @ _best(model, row) for row in rows])


def _model(tables: Tables) -> Any:
    """One model; bounds that the truth itself breaks, because the counts given contradict each other, give way."""
    import highspy

    here = tables.matrix @ tables.truth

    found = highspy.HighsLp()
    found.num_row_, found.num_col_ = tables.matrix.shape
    found.col_cost_ = np.zeros(found.num_col_)
    found.col_lower_ = np.minimum(tables.least, tables.truth)
    found.col_upper_ = np.maximum(tables.most, tables.truth)
    found.row_lower_, found.row_upper_ = np.minimum(tables.low, here), np.maximum(tables.high, here)
    found.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    found.a_matrix_.start_ = tables.matrix.indptr
    found.a_matrix_.index_ = tables.matrix.indices
    found.a_matrix_.value_ = tables.matrix.data
    model = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": SEED}.items():
        model.setOptionValue(option, value)
    model.passModel(found)
    return model


def _best(model: Any, weights: Floats) -> Floats:
    """The table that fits with the largest weighted sum."""
    import highspy

    count = len(weights)
    model.changeColsCost(count, np.arange(count, dtype=np.int32), -np.asarray(weights, dtype=np.float64))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(model.modelStatusToString(model.getModelStatus()))
    return np.asarray(model.getSolution().col_value)
