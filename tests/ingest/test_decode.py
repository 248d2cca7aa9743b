import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.shapes import read
from voicelens.ingest.decode import decode

TEXT = "id,text\n1,el niño comió\n2,“good” – yes\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_each_encoding_is_found(tmp_path, encoding):
    content = TEXT.encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    frame = read(tmp_path, content).frame
    assert frame["text"].tolist() == ["el niño comió", "“good” – yes"]
    assert list(frame) == ["id", "text"]


def test_utf_16_without_its_mark_is_found():
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode("a,b\nplain text,more\n".encode(encoding), "t")[0] == "a,b\nplain text,more\n"


def test_windows_text_is_told(tmp_path):
    assert any("Windows-1252" in note for note in read(tmp_path, TEXT.encode("cp1252")).notes)


def test_lines_of_two_encodings_are_each_read_in_their_own_and_told(tmp_path):
    content = "id,text\n1,niño\n".encode() + "2,año\n3,señora\n".encode("cp1252")
    source = read(tmp_path, content)
    assert source.frame["text"].tolist() == ["niño", "año", "señora"]
    assert any("2 lines were read as Windows-1252" in note for note in source.notes)


def test_zero_bytes_are_taken_out_and_told(tmp_path):
    source = read(tmp_path, b"id,text\n1,lu\0nch\n2,recess\0\0\n3,quite a long answer here\n")
    assert source.frame["text"].tolist()[:2] == ["lunch", "recess"]
    assert any("3 zero bytes" in note for note in source.notes)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="\ufeff")))
def test_any_utf_8_text_comes_back(text):
    assert decode(("x" + text).encode(), "t") == ("x" + text, [])
