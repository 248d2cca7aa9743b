"""Excel 97–2003 workbooks, opened by a process of their own.

A damaged one can make the reader go round in circles, or give up the process it runs in; here that is a process that
is stopped after a while, and nobody sees what it says. The formats are [MS-XLS] and [MS-CFB].
"""

from __future__ import annotations

import io
import json
import subprocess
import sys

from voicelens.ingest.archives import damaged

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from voicelens.ingest.old_excel import main; main()"
_SECONDS, _SECONDS_A_MEGABYTE = 4.0, 4.0
_MOST_MEMORY = 4 << 30


def old_sheets(data: bytes, name: str) -> tuple[list[str], dict[str, list[list[str]]]]:
    """The names of all sheets, and the rows of those that are shown; raises `SourceError` for a damaged file."""
    limit = _SECONDS + _SECONDS_A_MEGABYTE * len(data) / (1 << 20)
    try:
        done = subprocess.run(  # noqa: S603  (this same Python, and this module)
            [sys.executable, "-c", _START, json.dumps(sys.path)], input=data, capture_output=True, timeout=limit,
            check=True,
        )  # fmt: skip
        names, sheets = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise damaged(name) from error
    return names, sheets


def main() -> None:
    """Read a workbook from the standard input and write its sheets to the standard output, as JSON."""
    from python_calamine import CalamineWorkbook

    from voicelens.ingest.sheet_rows import rows_of, shown_sheets

    _limit_memory()
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    sheets = {sheet: [row for rows in rows_of(book, sheet) for row in rows] for sheet in shown_sheets(book)}
    sys.stdout.buffer.write(json.dumps([book.sheet_names, sheets]).encode("ascii"))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
