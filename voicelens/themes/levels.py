"""A second level: a few broad themes above many narrow ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelens.themes.finders.points import centres

ABOVE = 10
FEWEST, MOST = 6, 15


def parents(vectors: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each theme 0, 1, … the number of the broad theme it belongs to; all -1 where there are at most ten themes.

    The centres of the themes are joined by Ward's method (1963) into 6 to 15 broad themes: as many as there are before
    the step at which joining costs most more than the step before it. Broad themes are numbered by their first theme.
    """
    from scipy.cluster.hierarchy import fcluster, linkage

    themes = int(labels.max(initial=-1)) + 1
    if themes <= ABOVE:
        return np.full(themes, -1, dtype=np.int64)
    merges = linkage(centres(vectors, labels).round(5), "ward")
    costs = merges[::-1, 2]  # costs[k - 2] is what joining k groups into k - 1 costs
    able = range(FEWEST, min(MOST, themes - 2) + 1)
    number = max(able, key=lambda k: (round(float(costs[k - 2] - costs[k - 1]), 5), -k))
    broad = fcluster(merges, number, "maxclust")
    _, first, back = np.unique(broad, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[back].astype(np.int64)
