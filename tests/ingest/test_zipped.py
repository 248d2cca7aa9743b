import io
import zipfile

import pytest

from tests.ingest.exports import EXPORTS
from tests.ingest.shapes import google_forms, microsoft_forms, read, table, workbook
from voicelens.errors import SourceError

CSV = table(google_forms(4)).encode()


def _zip(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", ".").replace("_SLASH_", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("survey__csv", CSV), ("deep_SLASH_survey__xlsx", workbook({"S": microsoft_forms(4)})), ("no_ending", CSV)],
)
def test_the_one_table_inside_is_taken_and_told(tmp_path, name, content):
    source = read(tmp_path, _zip(**{name: content}), "export.zip")
    assert source.format == "zip"
    assert len(source.frame) == 4
    assert "was taken out of the zip archive" in source.notes[0]


def test_what_is_no_table_is_passed_over_and_told(tmp_path):
    hidden = {"__MACOSX_SLASH_.__survey__csv".replace("__MACOSX", "__MACOSX"): b"x", ".DS_Store": b"x"}
    content = _zip(survey__csv=CSV, Read_me__pdf=b"%PDF", **hidden)
    source = read(tmp_path, content, "export.zip")
    assert "Not read, because it is no table: Read_me.pdf." in source.notes


def test_several_tables_are_named_and_refused(tmp_path):
    with pytest.raises(SourceError, match=r"2 files that could be the survey: fall\.csv, spring\.csv") as caught:
        read(tmp_path, _zip(fall__csv=CSV, spring__csv=CSV), "export.zip")
    assert "Unpack" in caught.value.fix


def test_an_archive_without_files_is_refused(tmp_path):
    with pytest.raises(SourceError, match="holds no file"):
        read(tmp_path, _zip(folder_SLASH_=b""), "export.zip")


def test_an_archive_in_an_archive_is_refused(tmp_path):
    with pytest.raises(SourceError, match="another zip archive"):
        read(tmp_path, _zip(inner__zip=_zip(survey__csv=CSV)), "export.zip")


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened(tmp_path):
    content = _zip(survey__csv=b"a,b\n" + b"0" * (40 << 20))
    assert len(content) < 100_000
    with pytest.raises(SourceError, match="far more than a survey"):
        read(tmp_path, content, "export.zip")


def test_an_archive_that_holds_more_than_it_declares_is_refused(tmp_path):
    content = _zip(survey__csv=CSV * 50)
    place = content.rindex(b"PK\x01\x02") + 24
    lying = content[:place] + (5).to_bytes(4, "little") + content[place + 4 :]
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, lying, "export.zip")


def test_an_archive_with_a_password_is_refused(tmp_path):
    content = bytearray(_zip(survey__csv=CSV))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SourceError, match="password"):
        read(tmp_path, bytes(content), "export.zip")


def test_a_limit_on_what_is_unpacked_holds_while_unpacking(tmp_path, monkeypatch):
    content = _zip(survey__csv=table(EXPORTS["plain"](60).rows).encode())
    monkeypatch.setattr("voicelens.ingest.archives._CHUNK", 64)
    assert len(read(tmp_path, content, "export.zip").frame) == 60
    monkeypatch.setattr("voicelens.ingest.archives.LARGEST", 100)
    with pytest.raises(SourceError, match="far more than a survey"):
        read(tmp_path, content, "export.zip")
