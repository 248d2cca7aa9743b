"""What an outsider reads of a cycle, as plain values for a file: bounds, and no hidden number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from voicelens.audit.decoding import Numbers
from voicelens.audit.figures import Figures, Layout, Table

_BOUNDS = ("low", "high", "rest_low", "rest_high")


def outline(figures: Figures) -> dict[str, Any]:
    """The bounds of one cycle, read from published rows alone; raises `ValueError` where true counts are in them."""
    if any(not np.isnan(table.true).all() for table in (*figures.sizes.values(), *figures.themes.values())):
        raise ValueError("true counts must not be written down")
    layout = figures.layout
    return {
        "units": [list(unit) for unit in layout.units],
        "columns": [list(column) for column in layout.columns],
        "parent": layout.parent.tolist(),
        "several": [name for name, several in zip(layout.dimensions, layout.several, strict=True) if several],
        "sizes": {name: _plain(table) for name, table in figures.sizes.items()},
        "themes": [
            {"theme": theme, "polarity": polarity, **_plain(table)}
            for (theme, polarity), table in figures.themes.items()
        ],
    }


def _plain(table: Table) -> dict[str, Any]:
    units, columns = np.nonzero(table.there)
    found: dict[str, Any] = {"unit": units.tolist(), "column": columns.tolist()}
    for name in _BOUNDS:
        values = getattr(table, name)[units, columns]
        found[name] = [float(value) if np.isfinite(value) else None for value in values]
    return found | {"hidden": table.hidden[units, columns].astype(int).tolist()}


def from_outline(wave: str, told: Mapping[str, Any]) -> Figures:
    """The figures that an outline was made of; raises `KeyError`, `TypeError` or `ValueError` where it is none."""
    columns = [(str(dimension), str(group)) for dimension, group in told["columns"]]
    dimensions = tuple(dict.fromkeys(dimension for dimension, _ in columns))
    layout = Layout(
        tuple((str(level), str(name)) for level, name in told["units"]), tuple(columns), dimensions,
        np.array(told["parent"], dtype=np.int64),
        np.array([dimensions.index(dimension) for dimension, _ in columns], dtype=np.int64),
        np.array([group == "+" for _, group in columns], dtype=bool),
        np.array([dimension in told["several"] for dimension in dimensions], dtype=bool),
    )  # fmt: skip
    sizes = {str(name): _table(layout, each) for name, each in told["sizes"].items()}
    themes = {(str(each["theme"]), str(each["polarity"])): _table(layout, each) for each in told["themes"]}
    return Figures(wave, layout, sizes, themes)


def _table(layout: Layout, told: Mapping[str, Any]) -> Table:
    shape = (len(layout.units), len(layout.columns))
    where = np.array(told["unit"], dtype=np.int64), np.array(told["column"], dtype=np.int64)

    def put(name: str, endless: float, empty: float) -> Numbers:
        grid = np.full(shape, empty)
        grid[where] = [endless if value is None else float(value) for value in told[name]]
        return grid

    there, hidden = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    there[where] = True
    hidden[where] = np.array(told["hidden"], dtype=bool)
    unknown = np.full(shape, np.nan)
    return Table(
        put("low", -np.inf, 0.0), put("high", np.inf, 0.0), put("rest_low", -np.inf, -np.inf),
        put("rest_high", np.inf, np.inf), hidden, there, unknown, unknown,
    )  # fmt: skip
