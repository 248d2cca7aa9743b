"""The kinds of file that tables can be written as: one Protocol, one module each, one line in a dict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, cast

from voicelens.errors import UsageError
from voicelens.i18n import say
from voicelens.loading import load

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

EXPORTERS = {
    "csv": "voicelens.exports.sheets:Csv",
    "parquet": "voicelens.exports.columns:Parquet",
}
MODELS = {
    "bertopic": "voicelens.exports.bertopic:model_files",
    "map": "voicelens.exports.map:map_files",
}
"""Formats that hold a whole study with its ideas, never only its protected numbers."""


class Exporter(Protocol):
    """Something that writes one table as one or more files, the same bytes for the same table."""

    def files(self, name: str, frame: pd.DataFrame, *, note: str) -> Mapping[str, bytes]:
        """File name to content. `note` says who the table is for, where the format has a place to say so."""
        ...


class ModelExporter(Protocol):
    """Something that writes row-level tables and the vectors of the ideas as the files of one model."""

    def __call__(self, tables: Mapping[str, pd.DataFrame], vectors: NDArray[np.float32]) -> Mapping[str, bytes]:
        """File name to content."""
        ...


def load_model_exporter(name: str) -> ModelExporter:
    """The exporter of that name, one of `MODELS`."""
    return cast("ModelExporter", load(MODELS[name]))


def load_exporter(name: str) -> Exporter:
    """The exporter of that name; raises `UsageError` that lists the known ones."""
    if name in MODELS:
        raise UsageError(
            say("“{name}” holds ideas in students' words: it is for the study team alone.", name=name),
            where="--to",
            fix=say("Add --internal if that is what you want."),
        )
    if name not in EXPORTERS:
        raise UsageError(
            say("“{name}” is not a format to export to.", name=name),
            where="--to",
            fix=say("Use one of: {known}.", known=", ".join(sorted({**EXPORTERS, **MODELS}))),
        )
    return cast("Exporter", load(EXPORTERS[name])())
