import time

import pytest

from tests.ingest.exports import EXPORTS
from tests.ingest.shapes import read, xls
from voicelens.errors import SourceError
from voicelens.ingest.old_excel import old_sheets

WHOLE = xls(EXPORTS["plain"](6).rows)


def test_the_sheets_of_a_sound_file_come_back():
    names, sheets = old_sheets(WHOLE, "survey.xls")
    assert names == ["Sheet1"]
    assert sheets["Sheet1"] == EXPORTS["plain"](6).rows


def test_a_file_that_would_be_read_for_ever_is_stopped(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr("voicelens.ingest.old_excel._SECONDS", 1.0)
    misled = WHOLE[:76] + b"\t" + WHOLE[77:]  # the table of sectors is said to be elsewhere
    began = time.monotonic()
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, misled, "survey.xls")
    assert time.monotonic() - began < 5
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("cut", [600, 1500, 4000])
def test_a_cut_off_file_is_refused_without_a_word_of_its_own(tmp_path, capfd, cut):
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, WHOLE[:cut], "survey.xls")
    assert capfd.readouterr() == ("", "")
