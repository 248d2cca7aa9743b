from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from voicelens.audit.cell import Cell, Unsearched
from voicelens.audit.packed import archive, pdf, zipped
from voicelens.audit.plain import lines


def read(file, name):
    return lines(file)


def test_the_remark_and_the_names_of_an_archive_are_read_too() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.comment = b"by Zuri"
        packed.mkdir("folder")
        packed.writestr("a.txt", "hi")
    assert list(archive(out, read)) == [Cell("by Zuri"), Cell("a.txt"), Cell("hi", 1, part="a.txt")]


def test_sheets_of_a_workbook_are_left_to_those_who_read_sheets() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "hi")
        packed.writestr("docProps/core.xml", "Zuri")
    assert "hi" not in {cell.text for cell in archive(out, read, office=True)}


def test_a_file_in_gzip_keeps_its_name() -> None:
    names = []
    list(zipped(io.BytesIO(gzip.compress(b"hi")), "a.csv.gz", lambda file, name: iter(names.append(name) or [])))
    assert names == ["a.csv"]


def test_a_pdf_is_never_said_to_be_wholly_read() -> None:
    with pytest.raises(Unsearched, match="shapes"):
        list(pdf(io.BytesIO(b"%PDF-1.7")))
