from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from models import vocabulary


def test_whole_words_are_taken_folded_sorted_and_once() -> None:
    assert vocabulary.vocabulary(["zebra", "##ing", "Übung", "éclair", "zebra", "abc", "teacher"]) == [
        "eclair",
        "zebra",
    ]


def test_the_list_is_written_from_the_bundled_vocabulary_and_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "tokenizer.json"
    other.write_text(json.dumps({"model": {"vocab": [["▁zorbling", 0.0], ["blorp", 0.0]]}}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["vocabulary", "--tokenizer", str(other), "--out", str(tmp_path / "out.txt")])
    vocabulary.main()
    words = (tmp_path / "out.txt").read_text(encoding="utf-8").split()
    assert "zorbling" in words
    assert "blorp" not in words
    assert len(words) > 10_000
