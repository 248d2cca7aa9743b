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


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1252"])
def test_one_list_of_objects_is_a_table(tmp_path, indent, encoding):
    content = json.dumps([{"a": "niño", "n": "007"}, {"a": "y", "b": 1.50}], indent=indent, ensure_ascii=False)
    source = read(tmp_path, content.encode(encoding), "a.json")
    assert source.format == "jsonl"
    assert source.frame.to_numpy().tolist() == [["niño", "007", ""], ["y", "", "1.5"]]
    assert list(source.rows) == [1, 2]


@pytest.mark.parametrize("broken", ['[{"a": 1}', '[{"a": 1} {"a": 2}]', '[{"a": 1}, 2]', '[{"a": 1},]', '[{"a": 1}] x'])
def test_a_broken_list_is_refused_with_its_entry(tmp_path, broken):
    with pytest.raises(SourceError, match="not a JSON object") as caught:
        read(tmp_path, broken, "a.json")
    assert "entry" in caught.value.where


def test_a_key_that_comes_twice_keeps_both_values(tmp_path):
    assert read(tmp_path, '{"a": "x", "a": "y"}\n{"a": "z"}\n', "a.jsonl").frame["a"].tolist() == ["x; y", "z"]


def test_objects_are_read_piece_by_piece(tmp_path, monkeypatch):
    monkeypatch.setattr("voicelens.ingest.jsonl._PIECE", 2)
    lines = "".join(json.dumps({"id": i, ("odd" if i % 2 else "even"): "x"}) + "\n" for i in range(5))
    frame = read(tmp_path, lines, "a.jsonl").frame
    assert list(frame) == ["id", "even", "odd"]
    assert frame["odd"].tolist() == ["", "x", "", "x", ""]


def test_what_is_nested_deep_stays_json(tmp_path):
    deep = "[" * 400 + "]" * 400
    frame = read(tmp_path, '{"a": ' + deep + ', "b": [{"c": [1]}]}\n{"a": 1}\n', "a.jsonl").frame
    assert frame.iloc[0].tolist() == [deep, '[{"c": ["1"]}]']


def test_half_of_an_emoji_does_not_break_the_table(tmp_path):
    source = read(tmp_path, '{"text": "ok \\ud83d", "id": "1"}\n{"text": "\\ud83d\\ude00", "id": "2"}\n', "a.jsonl")
    assert source.frame["text"].tolist() == ["ok \ufffd", "😀"]


@pytest.mark.parametrize("depth", [200, 960, 985, 990, 995, 5000])
def test_objects_nested_too_deep_are_refused_and_others_read(tmp_path, depth):
    content = '{"a": ' * depth + "1" + "}" * depth + "\n"
    if depth == 200:
        assert read(tmp_path, content, "a.jsonl").frame["a"][0].count("{") == depth - 1
    else:
        with pytest.raises(SourceError, match="not a JSON object"):
            read(tmp_path, content, "a.jsonl")


def test_two_objects_on_one_line_are_refused(tmp_path):
    with pytest.raises(SourceError, match="not a JSON object") as caught:
        read(tmp_path, '{"a": 1}\n{"a": 2} {"a": 3}\n', "a.jsonl")
    assert caught.value.where == "a.jsonl, line 2"
