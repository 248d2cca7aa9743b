"""What finished sheets and data files tell: CSV, JSON, JSON lines, workbooks and Parquet, row by row."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from voicelens.audit.pages import Claim, Page, Stray

CELL = "cell"
_SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx", ".parquet")
Row = Mapping[str, Any]


def is_sheet(name: str) -> bool:
    """Whether a file of that name is read as rows."""
    return name.lower().endswith(_SUFFIXES)


def read_sheet(name: str, content: bytes) -> Page:
    """Everything a sheet or data file tells: each value of a row with a cell, and numbers of rows without one."""
    page = Page()
    for line, row in enumerate(rows(name, content), start=2):
        _tell(page, row, line)
    return page


def rows(name: str, content: bytes) -> Iterator[Row]:
    """The rows of a file by the names of their columns; in JSON every object is one."""
    ending = name.lower().rpartition(".")[2]
    if ending in {"csv", "tsv"}:
        text = content.decode("utf-8-sig", errors="replace")
        yield from csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if ending == "tsv" else ",")
    elif ending == "parquet":
        import pyarrow.parquet as pq

        yield from pq.read_table(io.BytesIO(content)).to_pylist()
    elif ending == "xlsx":
        yield from _workbook(content)
    else:
        text = content.decode("utf-8-sig", errors="replace")
        parts = [text] if ending == "json" else text.splitlines()
        for part in parts:
            yield from objects(json.loads(part)) if part.strip() else ()


def objects(value: Any) -> Iterator[Row]:
    """Every object in a JSON document, with what stands in it directly; bare lists count as one more."""
    if isinstance(value, dict):
        plain = {str(key): each for key, each in value.items() if not isinstance(each, (dict, list))}
        cell = plain.get(CELL, plain.get("data-cell", ""))
        lists = {key: each for key, each in value.items() if isinstance(each, list) and not _nested(each)}
        yield {**plain, **({CELL: cell} if cell else {}), **lists}
        for each in value.values():
            if isinstance(each, dict) or (isinstance(each, list) and _nested(each)):
                yield from objects(each)
    elif isinstance(value, list):
        if not _nested(value):
            yield {"": value}
        else:
            for each in value:
                yield from objects(each)
    else:
        yield {"": value}


def _nested(values: Sequence[Any]) -> bool:
    return any(isinstance(each, (dict, list)) for each in values)


def _workbook(content: bytes) -> Iterator[Row]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        header = [str(cell) for cell in lines[0]] if lines else []
        for line in lines[1:]:
            yield {header[n] if n < len(header) else str(n): value for n, value in enumerate(line)}


def _tell(page: Page, row: Row, line: int) -> None:
    cell = str(row.get(CELL) or "")
    for name, value in row.items():
        if name == CELL or value is None or value == "" or isinstance(value, bool):
            continue
        for text in _texts(value):
            if cell:
                page.claims.append(Claim(cell, str(name), text, line))
            else:
                page.strays.append(Stray(text, "figure", line))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, float):
        yield from [] if math.isnan(value) else [f"{value:.10g}"]
    else:
        yield str(value)
