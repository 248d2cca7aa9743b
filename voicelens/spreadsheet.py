"""CSV that a spreadsheet opens without running anything in it (CWE-1236)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_SPECIAL = re.compile(r'[",\r\n]')


def guard(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_text(lines: Iterable[Sequence[object]]) -> str:
    """Lines of cells as CSV with plain line ends; None is an empty cell."""
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: object) -> str:
    """RFC 4180, and a lone carriage return as well, which Python's own writer leaves bare before plain line ends."""
    text = "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
