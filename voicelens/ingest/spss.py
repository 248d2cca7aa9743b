"""SPSS data files (.sav, .zsav), read with pyreadstat: variable labels are the wording, value labels the answers.

The shape is from the documentation of pyreadstat and of “PSPP Developers Guide: System File Format”.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.cells import text_of
from voicelens.ingest.headers import with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, merge

if TYPE_CHECKING:
    from types import ModuleType

_MAGIC = (b"$FL2", b"$FL3")


class Spss:
    """One SPSS file. Rows are counted from 1; values that were declared missing are blank."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start as SPSS starts a data file."""
        return data.startswith(_MAGIC)

    def read(self, data: bytes, name: str) -> Sheet:
        """The answers in the file; raises `SourceError` for a damaged one, and where pyreadstat is not installed."""
        frame, meta = _parsed(_pyreadstat(name), data, name)
        columns = [_texts(frame[column], meta.variable_value_labels.get(column, {})) for column in frame]
        body = pd.concat(columns, axis=1, ignore_index=True) if columns else pd.DataFrame()
        labels = meta.column_names_to_labels
        names = [plain(labels.get(column) or "") or str(column) for column in frame]
        names, body, merged = merge(names, body, _tick_alls(list(map(str, frame)), names, meta))
        return with_names(names, body, 1, merged)


def _pyreadstat(name: str) -> ModuleType:
    try:
        import pyreadstat
    except ImportError as error:
        raise SourceError(
            say("Reading SPSS files needs a part of VoiceLens that is not installed."),
            where=name,
            fix=say("Install it: pip install 'voicelens[spss]'. Or save the data as CSV with value labels."),
        ) from error
    return pyreadstat


def _parsed(pyreadstat: ModuleType, data: bytes, name: str) -> tuple[pd.DataFrame, Any]:
    faults = (
        pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError, MemoryError, LookupError,
        TypeError,
    )  # fmt: skip
    try:
        with warnings.catch_warnings(action="ignore"):  # what it would say of names that come twice, we say ourselves
            frame, meta = pyreadstat.read_sav(io.BytesIO(data))
    except faults as error:
        raise SourceError(
            say("This SPSS file is damaged or of a kind that cannot be read."),
            where=name,
            fix=say("Open it in SPSS or PSPP and save it again, as .sav or as CSV with value labels."),
        ) from error
    return frame, meta


def _texts(column: pd.Series, labels: Mapping[object, str]) -> pd.Series:
    """The values as text, each one under its label."""
    places, different = pd.factorize(column)  # a missing value has place -1, the last one
    shown = [labels.get(value) or text_of(value) for value in different.tolist()]
    return pd.Series(pd.array([*shown, ""], dtype=str).take(places))


def _tick_alls(variables: list[str], names: list[str], meta: Any) -> list[TickAll]:
    """The multiple dichotomy sets that the file declares."""
    places = {variable.casefold(): place for place, variable in enumerate(variables)}
    found = []
    for named, each in (getattr(meta, "mr_sets", None) or {}).items():
        columns = [places[key.casefold()] for key in each.get("variable_list", []) if key.casefold() in places]
        if each.get("is_dichotomy") and len(columns) > 1:
            ticks = tuple(_counted(variables[place], each, meta) for place in columns)
            options = tuple(names[place] for place in columns)
            found.append(TickAll(plain(each.get("label") or "") or str(named), tuple(columns), options, ticks))
    return found


def _counted(variable: str, each: Mapping[str, Any], meta: Any) -> frozenset[str]:
    value = each.get("counted_value")
    labels = meta.variable_value_labels.get(variable, {})
    shown = {str(value)} | {text for code, text in labels.items() if text_of(code) == str(value)}
    return frozenset(text.strip().casefold() for text in shown)
