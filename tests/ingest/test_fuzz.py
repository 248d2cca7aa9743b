"""Damaged files end in a source or in an error that says what to do, and never in anything else."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from functools import cache

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.exports import EXPORTS
from tests.ingest.mutations import changes, damage, damage_inside
from tests.ingest.shapes import ods, sav, table, workbook, xls
from voicelens.errors import SourceError
from voicelens.ingest.decode import decode
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Source, source_of

LONGEST = 5.0
FEW, MANY = 400, 4000
SLOW = {"xls": 20}  # each one is read by a process of its own
_WORD = re.compile(r"[A-Za-z]{4,}")


def _csv() -> list[bytes]:
    return [table(make(8).rows, make(3).delimiters[0]).encode() for make in EXPORTS.values()] + [
        table(EXPORTS["plain"](8).rows, "\t").encode("utf-16"), table(EXPORTS["plain"](8).rows).encode("cp1252"),
    ]  # fmt: skip


def _records() -> list[dict[str, object]]:
    header, *rows = EXPORTS["plain"](8).rows
    return [dict(zip(header, row, strict=True)) | {"n": i, "x": 1.5, "o": {"k": [i]}} for i, row in enumerate(rows)]


def _frame() -> pd.DataFrame:
    header, *rows = EXPORTS["plain"](8).rows
    return pd.DataFrame(rows, columns=header)


def _parquet() -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pandas(_frame())
    several = pa.array([["a", "b"]] * len(table), pa.list_(pa.string()))
    pq.write_table(table.append_column("several", several).append_column("n", pa.array([1.5] * len(table))), out)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("survey.csv", table(EXPORTS["google_csv"](8).rows))
    return out.getvalue()


@cache
def seeds(reader: str) -> list[bytes]:
    """Small sound files for a reader."""
    sheets = {"Form": EXPORTS["microsoft"](6).rows, "Notes": [["Read me"]]}
    return {
        "csv": _csv,
        "jsonl": lambda: [
            "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _records()).encode(),
            json.dumps(_records(), indent=1).encode(),
        ],
        "xlsx": lambda: [workbook(sheets), workbook({"S": EXPORTS["kobo_labels"](6).rows})],
        "ods": lambda: [ods(EXPORTS["plain"](6).rows)],
        "xls": lambda: [xls(EXPORTS["plain"](6).rows)],
        "parquet": lambda: [_parquet()],
        "sav": lambda: [sav(_frame())],
        "zip": lambda: [_zip()],
    }[reader]()


def ends_well(data: bytes, name: str = "damaged.file") -> Source | None:
    """Read damaged bytes; whatever comes of it must be whole."""
    began = time.process_time()
    try:
        source = source_of(data, name)
    except SourceError as error:
        said = (bool(error.problem), name in error.where, bool(error.fix))
        assert said == (True, True, True)
        return None
    finally:
        assert time.process_time() - began < LONGEST
    assert len(source.rows) == len(source.frame)
    assert len(set(source.rows)) == len(source.rows)
    assert source.frame.columns.is_unique
    assert all(isinstance(value, str) for column in source.frame for value in source.frame[column].head(50))
    return source


def loses_nothing(data: bytes, source: Source) -> None:
    """Every word of a text that was read without a remark stands in the table or in its column names."""
    told = [note for note in source.notes if "zero byte" not in note and "Windows" not in note]
    if source.format == "csv" and not source.tool and not told and not source.set_aside:
        kept = " ".join([*map(str, source.frame), *source.frame.to_numpy().ravel()])
        text = decode(data, "x")[0]
        lost = set(_WORD.findall(text)) - set(_WORD.findall(kept))
        assert not lost & set(_WORD.findall(plain(text)))  # HTML goes from column names, and from them alone


def _try(reader: str, n: int, wanted: list[tuple[str, int, int, bytes]], inside: int) -> None:
    known = seeds(reader)
    seed = known[n % len(known)]
    deeper = inside and seed.startswith(b"PK")
    data = damage_inside(seed, inside, wanted) if deeper else damage(seed, wanted)
    source = ends_well(data)
    if source is not None:
        loses_nothing(data, source)


READERS = ("csv", "jsonl", "xlsx", "ods", "xls", "parquet", "sav", "zip")
_GIVEN = given(st.integers(0, 40), changes(), st.integers(0, 12))


@pytest.mark.parametrize("reader", READERS)
def test_sound_files_are_read(reader):
    for seed in seeds(reader):
        assert ends_well(seed) is not None


@pytest.mark.parametrize("reader", READERS)
def test_damaged_files_end_in_a_source_or_in_an_error(reader):
    @settings(
        max_examples=SLOW.get(reader, FEW),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @_GIVEN
    def run(n, wanted, inside):
        _try(reader, n, wanted, inside)

    run()


@pytest.mark.quality
@pytest.mark.parametrize("reader", READERS)
def test_thousands_of_damaged_files_end_in_a_source_or_in_an_error(reader):
    @settings(
        max_examples=SLOW.get(reader, MANY // 10) * 10,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @_GIVEN
    def run(n, wanted, inside):
        _try(reader, n, wanted, inside)

    run()


@settings(max_examples=FEW, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_source_or_in_an_error(data):
    source = ends_well(data)
    if source is not None:
        loses_nothing(data, source)
