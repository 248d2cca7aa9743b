import hashlib
import io
import os
import tempfile
import zipfile
from pathlib import Path

import pytest

from tests.folders import as_nobody
from tests.ingest.shapes import google_forms, read, table
from voicelens.errors import SourceError
from voicelens.ingest.readers import READERS, load_reader, read_source


def test_a_source_knows_its_name_its_format_and_the_digest_of_its_bytes(tmp_path):
    content = table(google_forms(4)).encode()
    source = read(tmp_path, content)
    assert (source.name, source.format) == ("survey.csv", "csv")
    assert source.digest == hashlib.sha256(content).hexdigest()
    assert list(source.rows) == [2, 3, 4, 5]


def test_no_value_becomes_a_number_or_a_date_or_a_missing_value(tmp_path):
    source = read(tmp_path, "code,when,what\n007,2026-01-02,NA\n1.50,1/2/26,null\n")
    assert source.frame.to_numpy().tolist() == [["007", "2026-01-02", "NA"], ["1.50", "1/2/26", "null"]]


def test_the_format_is_found_in_the_bytes_and_not_in_the_name(tmp_path):
    assert read(tmp_path, '{"text": "a", "n": 1}\n', "answers.csv").format == "jsonl"
    assert read(tmp_path, "a,b\n1,2\n", "answers.xlsx").format == "csv"


@pytest.mark.parametrize("missing", ["nothing.csv", "no folder/nothing.csv"])
def test_a_missing_file_is_refused(tmp_path, missing):
    with pytest.raises(SourceError, match="no such file") as caught:
        read_source(tmp_path / missing)
    assert caught.value.exit_code == 10
    assert missing in caught.value.where.replace(os.sep, "/")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(SourceError, match="folder"):
        read_source(tmp_path)


@pytest.fixture
def nobody():
    """A user who may not read what others closed; the administrator steps down for the test."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no permission bits")
    with as_nobody():
        yield


@pytest.fixture
def closed_file():
    """A file that nobody may read, in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "closed.csv"
        path.write_text("a,b\n1,2\n")
        Path(folder).chmod(0o711)
        path.chmod(0)
        yield path


def test_a_file_that_may_not_be_opened_is_refused(closed_file, nobody):
    with pytest.raises(SourceError, match="cannot be opened: Permission denied"):
        read_source(closed_file)


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\0\0\0\0"])
def test_an_empty_file_is_refused(tmp_path, content):
    with pytest.raises(SourceError, match="empty"):
        read(tmp_path, content)


@pytest.mark.parametrize("content", ["Name,Grade", "Name,Grade\n", "Name,Grade\n\n\n", "Name,Grade\n,\n"])
def test_a_file_with_column_names_alone_is_refused(tmp_path, content):
    with pytest.raises(SourceError, match="no answers below"):
        read(tmp_path, content)


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names or ("one.csv", "two.csv"):
            archive.writestr(name, "a,b\n1,2\n")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi Dear all}", "text document"),
        (b"\x1f\x8b\x08" + bytes(50), "compressed"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (_zip(), "holds 2 files that could be the survey: one.csv, two.csv"),
        (_zip("a.docx", "word/document.xml"), "text document"),
        (bytes(range(256)) * 40, "not text"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path, content, kind):
    with pytest.raises(SourceError, match=kind) as caught:
        read(tmp_path, content)
    assert caught.value.where == "survey.csv"
    assert caught.value.fix


def test_a_file_no_reader_knows_is_refused(tmp_path):
    path = tmp_path / "survey.dat"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match="not known here"):
        read_source(path, {"parquet": READERS["parquet"]})


def test_an_unknown_reader_lists_the_known_ones():
    with pytest.raises(SourceError, match="csv"):
        load_reader("stata")


def test_columns_of_one_name_are_kept_apart_and_told(tmp_path):
    source = read(tmp_path, "Name,Name,name \nA,B,C\nD,E,F\n")
    assert list(source.frame) == ["Name", "Name (2)", "name (3)"]
    assert source.frame.iloc[0].tolist() == ["A", "B", "C"]
    assert sum("several columns" in note for note in source.notes) == 2


def test_an_answer_of_20000_characters_is_kept_whole(tmp_path):
    long = "word, " * 3334
    source = read(tmp_path, table([["id", "text"], ["1", long], ["2", "short"]]))
    assert source.frame["text"].tolist() == [long, "short"]


def test_400_columns_are_read(tmp_path):
    header = [f"Question {i}" for i in range(400)]
    source = read(tmp_path, table([header, [str(i) for i in range(400)]]))
    assert source.frame.shape == (1, 400)
