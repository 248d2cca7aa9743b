from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audit.planting import FILES
from voicelens.audit import packed
from voicelens.audit.cell import Cell, Unsearched
from voicelens.audit.matching import Matcher
from voicelens.audit.reading import cells
from voicelens.audit.targets import Value, targets

ALWAYS_MORE = {"page.pdf", "plain.pdf", "not-really.parquet", "not-really.zip"}


def read(path: Path) -> tuple[list[Cell], str]:
    """All cells of a file, and why it could not be wholly read."""
    found: list[Cell] = []
    try:
        found.extend(cells(path))
    except Unsearched as reason:
        return found, str(reason)
    return found, ""


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(planted=st.text("abcdefghijklmnop", min_size=8, max_size=12))
def test_a_planted_value_is_found_in_every_kind_of_file(name: str, planted: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name](planted))
    matcher = Matcher(targets([Value(planted, "PERSON", "x")]))
    found, why = read(path)
    assert any(matcher.hits(cell.text) for cell in found)
    assert bool(why) == (name in ALWAYS_MORE)


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet", "rows.jsonl", "answers.xlsx", "packed.zip"])
def test_a_cell_says_where_it_stands_and_whose_answer_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]("Quabbleton"))
    (cell,) = [cell for cell in read(path)[0] if "Quabbleton" in cell.text]
    assert cell.answer == "r2"
    assert cell.row in {2, 3}
    assert cell.column in {"text", "t"}
    assert cell.part == {"answers.xlsx": "more", "packed.zip": "inside.csv"}.get(name, "")


def test_numbers_are_read_where_they_may_be_somebodys(tmp_path: Path) -> None:
    path = tmp_path / "numbers.jsonl"
    path.write_text('{"a": 482133, "b": 482134.0, "c": 0.482135, "d": null, "e": true}\n')
    assert {cell.text for cell in read(path)[0]} == {*"abcde", "482133", "482134"}


def test_pictures_inside_a_page_are_not_taken_for_words(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<img src="data:image/png;base64,AAAzoe/zoe+BBB="><style>a{src:url(data:x;base64,zoe/AA)}</style>')
    assert "zoe" not in "".join(cell.text for cell in read(path)[0])


def test_declarations_and_instructions_of_a_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text(
        "<?xml by='Quab'?><!DOCTYPE Bleton><![CDATA[Zorbo]]><w:p><w:r><w:t>Wib</w:t></w:r><w:r>ble</w:r></w:p>"
    )
    text = "\n".join(cell.text for cell in read(path)[0])
    assert all(word in text for word in ("Quab", "Bleton", "Zorbo", "Wibble"))


def locked() -> bytes:
    """An archive with two files, the first one with the mark of a password."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "secret")
        archive.writestr("b.txt", "Quabbleton")
    content = bytearray(out.getvalue())
    for mark, by in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + by] |= 1
    return bytes(content)


def test_one_locked_file_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    path.write_bytes(locked())
    found, why = read(path)
    assert "password" in why
    assert any(cell.text == "Quabbleton" for cell in found)


def test_what_grows_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST", 100)
    (tmp_path / "a.zip").write_bytes(FILES["packed.zip"]("x" * 200))
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"x" * 200))
    assert "too large" in read(tmp_path / "a.zip")[1]
    assert "too large" in read(tmp_path / "b.gz")[1]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    content = b"hi"
    for n in range(8):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(f"{n}.zip" if n else "hi.txt", content)
        content = out.getvalue()
    (tmp_path / "deep.zip").write_bytes(content)
    assert "too deep" in read(tmp_path / "deep.zip")[1]


def test_objects_in_an_array_are_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "objects.npy"
    np.save(path, np.array([{"by": "Quabbleton"}], dtype=object), allow_pickle=True)
    found, why = read(path)
    assert "not loaded" in why
    assert any("Quabbleton" in cell.text for cell in found)


def test_an_array_with_a_long_header_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.npy"
    with path.open("wb") as file:
        np.lib.format.write_array(file, np.zeros(1, dtype=[(f"column{n}", "f4") for n in range(5000)]), (2, 0))
    assert "column4999" in read(path)[0][0].text


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(FILES["packed.zip"]("Quabbleton"))
    assert "damaged" in read(path)[1]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "No such file" in read(tmp_path / "gone.csv")[1]
