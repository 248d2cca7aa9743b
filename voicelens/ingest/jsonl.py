"""JSON Lines (one object a line) and a JSON list of objects: the keys of the objects are the columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

import pandas as pd

from voicelens.errors import SourceError
from voicelens.i18n import say
from voicelens.ingest.cells import text_of
from voicelens.ingest.decode import decode
from voicelens.ingest.readers import Sheet

_START = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}|$)")
_SPACE = re.compile(r"[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_END = re.compile(r"[ \t\r\n]*\][ \t\r\n]*\Z")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PIECE = 20_000


class JsonLines:
    """JSON objects, each a row. Numbers stay as they are written; rows count as lines do, in a list as its entries."""

    def recognises(self, data: bytes) -> bool:
        """Whether the bytes start with a JSON object, or a list of them."""
        return _START.match(_plain_start(data)) is not None

    def read(self, data: bytes, name: str) -> Sheet:
        """The objects as rows; raises `SourceError` naming the line or the entry that is no object."""
        text, notes = decode(data, name)
        start = _SPACE.match(text.removeprefix("\ufeff"))
        listed = start is not None and text[start.end() : start.end() + 1] == "["
        objects = _entries(text, name) if listed else _lines(text, name)
        rows: list[int] = []
        frames: list[pd.DataFrame] = []
        try:
            while piece := list(islice(objects, _PIECE)):
                rows += [number for number, _ in piece]
                frames.append(_table([item for _, item in piece]))
        except RecursionError as error:  # objects in objects in objects …
            raise _no_object(name) from error
        body = pd.concat(frames, ignore_index=True).fillna("") if frames else pd.DataFrame()
        header = tuple(str(column) for column in body)
        return Sheet(header, body.set_axis(range(len(header)), axis=1), rows, tuple(notes))


def _plain_start(data: bytes) -> bytes:
    """The first bytes without marks and without the zeros of UTF-16."""
    return data[:400].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")


def _lines(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    decoder, end, line = _decoder(), len(text), 1
    place = _past_space(text, 0)
    line += text.count("\n", 0, place)
    while place < end:
        where = say("{file}, line {line}", file=name, line=line)
        item, stop = _object(decoder, text, place, where)
        yield line, item
        following = _past_space(text, stop)
        lines = text.count("\n", place, following)
        if not lines and following < end:  # more on the same line: a row goes by its line, so there is one on each
            raise _no_object(where)
        line, place = line + lines, following


def _entries(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    decoder = _decoder()
    place, number = _past_space(text, _past_space(text, 0) + 1), 1
    while True:
        where = say("{file}, entry {number}", file=name, number=number)
        item, place = _object(decoder, text, place, where)
        yield number, item
        if _END.match(text, place):
            return
        comma = _COMMA.match(text, place)
        if comma is None:
            raise _no_object(where)
        place, number = comma.end(), number + 1


def _past_space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_every_pair, parse_int=str, parse_float=str, parse_constant=str)


def _every_pair(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object; a key that comes twice keeps both values."""
    item = dict(pairs)
    if len(item) == len(pairs):
        return item
    return {key: [value for other, value in pairs if other == key] for key in item}


def _object(decoder: json.JSONDecoder, text: str, place: int, where: str) -> tuple[dict[str, object], int]:
    try:
        item, stop = decoder.raw_decode(text, place)
    except (ValueError, RecursionError):
        item, stop = None, place
    if isinstance(item, dict):
        return item, stop
    raise _no_object(where)


def _no_object(where: str) -> SourceError:
    return SourceError(
        say("This is not a JSON object."),
        where=where,
        fix=say("Write one object on each line, or export the survey as CSV."),
    )


def _table(items: list[dict[str, object]]) -> pd.DataFrame:
    header = dict.fromkeys(key for item in items for key in item)
    return pd.DataFrame({key: [cell_text(item.get(key)) for item in items] for key in header}, dtype=str)


def cell_text(value: object) -> str:
    """One value of an object as text; what holds other values stays JSON."""
    if isinstance(value, str):
        return _whole(value)
    plain = isinstance(value, list) and not any(isinstance(each, (list, dict)) for each in value)
    if plain or not isinstance(value, (list, dict)):
        return _whole(text_of(value))
    return _whole(json.dumps(value, ensure_ascii=False))


def _whole(text: str) -> str:
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
