"""CSV for spreadsheets: UTF-8 with a byte-order mark, one line end, and nothing that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard

SEPARATOR = "; "


class Csv:
    """`NAME.csv` is guarded (CWE-1236); `NAME.lossless.csv` is the same without the guard, if it changed anything."""

    def files(self, name: str, frame: pd.DataFrame, *, note: str) -> Mapping[str, bytes]:  # noqa: ARG002  (a CSV file has no place for a note)
        """The guarded file, and its lossless twin where a guarded cell differs."""
        lines = [[str(column) for column in frame], *(_texts(row) for row in frame.itertuples(index=False))]
        guarded = [[text if isinstance(text, _Number) else guard(text) for text in line] for line in lines]
        found = {f"{name}.csv": _write(guarded)}
        if guarded != lines:
            found[f"{name}.lossless.csv"] = _write(lines)
        return found


class _Number(str):
    """The text of a number: never taken for a formula, so a minus sign in front of it stays as it is."""


def _texts(row: Iterable[Any]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(str(part) for part in value)
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return value
    if str(value) in ("True", "False"):
        return str(value).lower()
    return _Number(value)


def _write(lines: Sequence[Sequence[str]]) -> bytes:
    return (BYTE_ORDER_MARK + csv_text(lines)).encode()
