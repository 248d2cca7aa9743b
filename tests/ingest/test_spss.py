import struct
import sys

import numpy as np
import pandas as pd
import pytest

from tests.ingest.exports import GENDER, GRADE, RACES, change, like, ticked
from tests.ingest.shapes import CHANGE, LIKE, read, sav
from voicelens.errors import SourceError
from voicelens.ingest.roles import propose


def _frame(n=24):
    columns = {
        "ResponseId": [f"R_{i}" for i in range(n)], GRADE: [4.0 + i % 3 for i in range(n)],
        GENDER: [1.0 + i % 2 for i in range(n)], LIKE: [like(i) for i in range(n)], CHANGE: [change(i) for i in range(n)],
        "when": pd.date_range("2026-03-16", periods=n), "rate": [i / 7 for i in range(n)],
    }  # fmt: skip
    return pd.DataFrame(columns)


def test_labels_of_variables_are_the_wording_and_labels_of_values_the_answers(tmp_path):
    content = sav(_frame(), variable_value_labels={"v2": {1: "Girl", 2: "Boy"}})
    source = read(tmp_path, content, "survey.csv")
    assert source.format == "sav"
    assert source.frame[GENDER].tolist()[:2] == ["Girl", "Boy"]
    assert source.frame[GRADE].tolist()[:3] == ["4", "5", "6"]
    assert source.frame[LIKE].tolist() == [like(i) for i in range(24)]
    assert source.frame["when"][0].startswith("2026-03-16")
    assert list(source.rows) == list(range(1, 25))
    proposal = propose([source])
    assert [(p.column, p.polarity) for p in proposal.settings.prompts] == [(LIKE, "like"), (CHANGE, "change")]
    assert [group.id for group in proposal.settings.groups] == ["grade", "gender"]


def test_a_variable_without_a_label_goes_by_its_name_and_missing_values_are_blank(tmp_path):
    frame = pd.DataFrame({"": ["lunch", "art"], "n": [1.0, np.nan]})
    source = read(tmp_path, sav(frame), "a.sav")
    assert list(source.frame) == ["v0", "n"]
    assert source.frame["n"].tolist() == ["1", ""]


def test_values_declared_missing_are_blank(tmp_path):
    frame = pd.DataFrame({"stars": [1.0, -99.0, 2.0], "text": ["a", "b", "c"]})
    content = sav(frame, missing_ranges={"v0": [-99]})
    assert read(tmp_path, content, "a.sav").frame["stars"].tolist() == ["1", "", "2"]


@pytest.mark.parametrize("counted", [True, False])
def test_a_multiple_response_set_becomes_one_column(tmp_path, counted):
    frame = pd.DataFrame({race: [float(race in ticked(i)) for i in range(12)] for race in RACES})
    frame[LIKE] = [like(i) for i in range(12)]
    labels = {} if counted else {f"v{place}": {0: "No", 1: "Yes"} for place in range(4)}
    content = sav(frame, variable_value_labels=labels)
    sets = b"$race=D1 1 12 Race (check) v0 v1 v2 v3\n"
    record = struct.pack("<4i", 7, 7, 1, len(sets)) + sets
    end = content.index(struct.pack("<2i", 999, 0))
    source = read(tmp_path, content[:end] + record + content[end:], "a.sav")
    assert list(source.frame) == ["Race (check)", LIKE]
    assert source.frame["Race (check)"].tolist() == [
        ";".join(race for race in RACES if race in ticked(i)) for i in range(12)
    ]


@pytest.mark.parametrize("cut", [100, 400, -3])
def test_a_damaged_file_is_refused(tmp_path, cut):
    with pytest.raises(SourceError, match="SPSS file is damaged"):
        read(tmp_path, sav(_frame())[:cut], "a.sav")


def test_without_pyreadstat_the_error_says_how_to_install_it(tmp_path, monkeypatch):
    content = sav(_frame(3))
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content, "a.sav")
    assert "pip install 'voicelens[spss]'" in caught.value.fix


def test_names_that_come_twice_are_read_without_a_warning(tmp_path):
    content = sav(pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, 4.0]}))
    assert content.count(b"v1=") or content.count(b"V1")
    twice = content.replace(b"V1      ", b"V0      ").replace(b"V1=v1", b"V0=v0")
    assert read(tmp_path, twice, "a.sav").frame.iloc[0].tolist() == ["1", "3"]
