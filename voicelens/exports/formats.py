"""The kinds of file that tables can be written as: one Protocol, one module each, one line in a dict."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from voicelens.errors import UsageError
from voicelens.i18n import say

if TYPE_CHECKING:
    import pandas as pd

EXPORTERS = {
    "csv": "voicelens.exports.sheets:Csv",
    "parquet": "voicelens.exports.columns:Parquet",
}


class Exporter(Protocol):
    """Something that writes one table as one or more files, the same bytes for the same table."""

    def files(self, name: str, frame: pd.DataFrame, *, note: str) -> Mapping[str, bytes]:
        """File name to content. `note` says who the table is for, where the format has a place to say so."""
        ...


def load_exporter(name: str) -> Exporter:
    """The exporter of that name; raises `UsageError` that lists the known ones."""
    if name not in EXPORTERS:
        raise UsageError(
            say("“{name}” is not a format to export to.", name=name),
            where="--to",
            fix=say("Use one of: {known}.", known=", ".join(sorted(EXPORTERS))),
        )
    module, _, attribute = EXPORTERS[name].partition(":")
    return cast("Exporter", getattr(import_module(module), attribute)())
