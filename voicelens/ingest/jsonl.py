"""JSON Lines: one object a line, its keys the columns."""

from __future__ import annotations

import json
import re

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.cells import text_of
from voicelens.ingest.decode import decode
from voicelens.ingest.readers import Sheet

_START = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}|$)")
_SURROGATES = re.compile("[\ud800-\udfff]")


class JsonLines:
    """One JSON object a line. Numbers stay as they are written."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start with a JSON object, or a list of them."""
        return _START.match(data.removeprefix(b"\xef\xbb\xbf")[:200]) is not None

    def read(self, data: bytes, name: str) -> Sheet:
        """The objects as rows; raises `SourceError` naming the line that is no object."""
        text, notes = decode(data, name)
        rows, found = [], []
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                rows.append(number)
                found.append(_object(line, name, number))
        header = tuple(dict.fromkeys(key for item in found for key in item))
        columns = [[_cell(item.get(key)) for item in found] for key in header]
        body = pd.DataFrame(dict(enumerate(columns)), dtype=str)
        return Sheet(header, body, rows, tuple(notes))


def _object(line: str, name: str, number: int) -> dict[str, object]:
    try:
        item = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        item = None
    if isinstance(item, dict):
        return item
    raise SourceError(
        say("This line is not a JSON object."),
        where=say("{file}, line {line}", file=name, line=number),
        fix=say("Write one object on each line, or export the survey as CSV."),
    )


def _cell(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else text_of(value)
    return _SURROGATES.sub("\ufffd", text)
