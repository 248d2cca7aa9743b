"""Work on a whole column of text, done once for each different value or not at all where few rows tell enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

_FIRST_LOOK = 1_000
_SHORT = 100


def each(values: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """The values with each different one changed once."""
    places, different = distinct(values)
    return spread([change(value) for value in different], places).set_axis(values.index)


def distinct(values: pd.Series) -> tuple[npt.NDArray[np.intp], list[str]]:
    """The different values, and for each value its place among them."""
    places, different = pd.factorize(values)
    return places, np.asarray(different, dtype=object).tolist()


def spread(different: Sequence[str | None], places: npt.NDArray[np.intp]) -> pd.Series:
    """The column whose values stand at these places of a list."""
    return pd.Series(pd.array(different, dtype=str).take(places))


def is_filled(values: pd.Series) -> npt.NDArray[np.bool_]:
    """For each value whether it holds more than spaces; a short column is asked value by value, being one of many."""
    if len(values) <= _SHORT:
        return np.fromiter(map(bool, map(str.strip, values.array.tolist())), dtype=bool, count=len(values))
    return values.str.strip().ne("").to_numpy(dtype=bool)


def any_filled(values: pd.Series) -> bool:
    """Whether a column holds any value; most show it in their first rows."""
    if len(values) <= _FIRST_LOOK:
        return bool(is_filled(values).any())
    return bool(is_filled(values.iloc[:_FIRST_LOOK]).any() or is_filled(values.iloc[_FIRST_LOOK:]).any())


def rows_filled(frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For each row whether any of its values holds more than spaces."""
    filled = np.zeros(len(frame), dtype=bool)
    for place in range(frame.shape[1]):
        left = np.flatnonzero(~filled)
        if not len(left):
            break
        column = frame.iloc[:, place]
        filled[left] = is_filled(column if len(left) == len(frame) else column.iloc[left])
    return filled
