"""One row with a planted value, in every kind of file that can hold it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping

import numpy as np
import openpyxl
import pandas as pd

ROWS = [("r1", "more recess"), ("r2", "we like {planted} here")]


def _table(planted: str) -> pd.DataFrame:
    return pd.DataFrame({"response_id": [a for a, _ in ROWS], "text": [b.format(planted=planted) for _, b in ROWS]})


def _csv(planted: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("response_id", "text"), *_table(planted).itertuples(index=False)])
    return out.getvalue().encode()


def _parquet(planted: str) -> bytes:
    return bytes(_table(planted).to_parquet())


def _lists(planted: str) -> bytes:
    frame = pd.DataFrame({"response_id": ["r1"], "several": [[{"deep": [planted, "b"]}]]})
    return bytes(frame.to_parquet())


def _noted(planted: str) -> bytes:
    frame = _table("nobody")
    frame.attrs["by"] = planted
    return bytes(frame.to_parquet())


def _xlsx(planted: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answers"
    hidden = book.create_sheet("more")
    hidden.sheet_state = "hidden"
    hidden.append(["response_id", "text"])
    hidden.append(["r2", f"we like {planted} here"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _author(planted: str) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = planted
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


def _npy(planted: str) -> bytes:
    out = io.BytesIO()
    np.save(out, np.array(["recess", planted]))
    return out.getvalue()


def _npy_of_bytes(planted: str) -> bytes:
    out = io.BytesIO()
    np.save(out, np.array([b"recess", planted.encode()]))
    return out.getvalue()


def _npy_header(planted: str) -> bytes:
    out = io.BytesIO()
    np.save(out, np.zeros(2, dtype=[(planted, "f4")]))
    return out.getvalue()


def _pdf(planted: str) -> bytes:
    shown = f"BT [({planted[:2]}) -20 ({planted[2:]})] TJ (bye) Tj ET".encode("latin-1", "replace")
    return b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(shown) + b"\nendstream\n%%EOF"


FILES: Mapping[str, Callable[[str], bytes]] = {
    "answers.csv": _csv,
    "semicolons.csv": lambda p: _csv(p).replace(b",", b";"),
    "marked.csv": lambda p: b"\xef\xbb\xbf" + _csv(p),
    "wide.csv": lambda p: _csv(p).decode().encode("utf-16"),
    "long-cell.csv": lambda p: _csv(p) + b'"' + b"x" * 140_000 + b'"\n',
    "answers.tsv": lambda p: _csv(p).replace(b",", b"\t"),
    "answers.parquet": _parquet,
    "lists.parquet": _lists,
    "notes.parquet": _noted,
    "answers.xlsx": _xlsx,
    "author.xlsx": _author,
    "page.html": lambda p: f"<p>we like {p} here</p>".encode(),
    "entities.html": lambda p: ("<p>" + "".join(f"&#{ord(c)};" for c in p) + "</p>").encode(),
    "two-colours.html": lambda p: f"<p><b>{p[:2]}</b>{p[2:]}</p>".encode(),
    "alt.html": lambda p: f'<img alt="{p} smiling">'.encode(),
    "comment.html": lambda p: f"<p>hi</p><!-- {p} -->".encode(),
    "script.html": lambda p: f"<script>let by = '{p}'</script>".encode(),
    "drawing.svg": lambda p: f"<svg><title>{p}</title></svg>".encode(),
    "tree.json": lambda p: json.dumps({"a": [{"b": f"by {p}"}]}).encode(),
    "key.json": lambda p: json.dumps({p: 1}).encode(),
    "list.json": lambda p: json.dumps([{"id": 1, "text": p}, [[p]]]).encode(),
    "broken.json": lambda p: f'{{"a": "{p}"'.encode(),
    "rows.jsonl": lambda p: b'{"id": 1}\n' + json.dumps({"response_id": "r2", "t": p}).encode() + b"\nnot json\n",
    "settings.toml": lambda p: f'[study]\nname = "x" # {p}\n'.encode(),
    "readme.md": lambda p: f"By {p}.\n".encode(),
    "old.txt": lambda p: f"By {p}, café\n".encode("cp1252", "replace"),
    "no-ending": lambda p: f"By {p}\n".encode(),
    "packed.zip": lambda p: _zip("inside.csv", _csv(p)),
    "deep.zip": lambda p: _zip("inside.zip", _zip("inside.parquet", _parquet(p))),
    "named.zip": lambda p: _zip(f"{p}.txt", b"hi"),
    "packed.csv.gz": lambda p: gzip.compress(_csv(p)),
    "book.qdpx": lambda p: _zip("project.qde", f"<Project><Source name='{p}'/></Project>".encode()),
    "words.npy": _npy,
    "bytes.npy": _npy_of_bytes,
    "named.npy": _npy_header,
    "page.pdf": _pdf,
    "plain.pdf": lambda p: f"%PDF-1.4\nstream\n({p}) Tj\nendstream".encode(),
    "picture.png": lambda p: b"\x89PNG\r\n\0\0\0tEXtAuthor\0" + p.encode() + b" and more\0\0\xff\xfe",
    "wide.bin": lambda p: b"\0\0" + f"{p} and more".encode("utf-16-le") + b"\0",
    "not-really.parquet": lambda p: b"PAR1" + f" {p} and more ".encode() + b"PAR1",
    "not-really.zip": lambda p: b"PK\x03\x04" + f" {p} and more ".encode(),
}
