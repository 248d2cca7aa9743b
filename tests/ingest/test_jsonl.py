import json

import pytest

from tests.ingest.shapes import read
from voicelens.errors import SourceError


def test_numbers_stay_as_written_and_keys_become_columns(tmp_path):
    lines = '{"id": 1, "text": "lunch", "x": 4.0}\n\n{"id": 2, "y": null, "z": ["a", "b"], "t": true, "o": {"k": 1}}\n'
    source = read(tmp_path, lines, "a.jsonl")
    assert list(source.frame) == ["id", "text", "x", "y", "z", "t", "o"]
    assert source.frame.iloc[0].tolist() == ["1", "lunch", "4.0", "", "", "", ""]
    assert source.frame.iloc[1].tolist() == ["2", "", "", "", "a; b", "TRUE", '{"k": "1"}']
    assert list(source.rows) == [1, 3]


@pytest.mark.parametrize("broken", ['{"id": 2, "text": ', "[1, 2]", "lunch"])
def test_a_broken_line_is_refused_with_its_number_and_none_of_its_words(tmp_path, broken):
    with pytest.raises(SourceError, match="not a JSON object") as caught:
        read(tmp_path, '{"id": 1, "text": "ok"}\n' + broken + "\n", "a.jsonl")
    assert caught.value.where == "a.jsonl, line 2"
    assert "lunch" not in str(caught.value)


def test_one_long_list_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(SourceError, match="not a JSON object") as caught:
        read(tmp_path, json.dumps([{"a": "x"}, {"a": "y"}]), "a.json")
    assert "one object on each line" in caught.value.fix


def test_half_of_an_emoji_does_not_break_the_table(tmp_path):
    source = read(tmp_path, '{"text": "ok \\ud83d", "id": "1"}\n{"text": "\\ud83d\\ude00", "id": "2"}\n', "a.jsonl")
    assert source.frame["text"].tolist() == ["ok \ufffd", "😀"]
