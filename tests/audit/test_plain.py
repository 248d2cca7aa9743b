from __future__ import annotations

import io
import itertools

import pytest

from voicelens.audit.plain import as_text, delimited, document, lines, readable, records


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encoding_it_has_and_the_file_stays_open(encoding: str) -> None:
    file = io.BytesIO("José\n".encode(encoding))
    with as_text(file) as text:
        assert text.read() == "José\n"
    assert file.seek(0) == 0


def test_a_character_cut_in_two_does_not_change_the_encoding() -> None:
    file = io.BytesIO(("x" * 65_535 + "é").encode())
    with as_text(file) as text:
        assert text.read().endswith("xé")


@pytest.mark.parametrize("reader", [delimited, document, lines, readable, records])
def test_an_empty_file_holds_no_words(reader) -> None:
    assert "".join(cell.text for cell in reader(io.BytesIO())) == ""


def test_a_row_may_be_longer_or_shorter_than_the_first() -> None:
    cells = list(delimited(io.BytesIO(b"a,b\n1\n1,2,3\n")))
    assert [(cell.text, cell.column) for cell in cells[2:]] == [("1", "a"), ("1", "a"), ("2", "b"), ("3", "")]


def test_what_stands_where_two_pieces_of_a_large_file_meet_is_read() -> None:
    for before in itertools.chain([0], range((1 << 20) - 12, (1 << 20) + 2)):
        content = b"\0" * before + b" Quabbleton too "
        assert any("Quabbleton" in cell.text for cell in readable(io.BytesIO(content))), before
