from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import names
from benchmarks.names import Marked
from voicelens.anonymise.spans import Span


def test_titles_and_possessives_count_on_neither_side() -> None:
    text = "mr. halloway's class"
    assert names.bare(text, (0, 14)) == (4, 12)
    assert names.bare("ms", (0, 2)) == (0, 2)


def test_characters_leaks_and_clean_texts_are_counted() -> None:
    sets = [Marked("ask wren or ada", ((4, 8), (12, 15)), clean=False), Marked("more pizza", (), clean=True)]
    score = names.scored(sets, [[(4, 8), (9, 11)], [(5, 10)]])
    assert (score.both, score.wanted, score.found) == (4, 7, 11)
    assert (score.people, score.leaks, score.clean, score.touched) == (2, 1, 1, 1)
    assert score.recall == pytest.approx(4 / 7)
    assert score.precision == pytest.approx(4 / 11)


def test_a_name_is_found_as_in_a_run_wherever_it_stands_in_the_set() -> None:
    class Once:
        name = "once"

        def find(self, texts: Sequence[str]) -> list[list[Span]]:
            return [
                [Span(t.index("xochitl"), 15, "PERSON", 0.95, "once", "")] if "xochitl" in t[2:] else [] for t in texts
            ]

    texts = ["ms here xochitl", "xochitl is here", "pizza"]
    assert names.people(texts, [Once()], "strict") == [[(8, 15)], [(0, 7)], []]


def test_small_letters_are_tried_only_where_places_stay() -> None:
    assert Marked("Ask WREN", ((4, 8),), clean=False).lower.text == "ask wren"
    assert Marked("İ Wren", ((2, 6),), clean=False).lower.text == "İ Wren"


def test_every_name_of_every_origin_is_put_into_the_same_sentences(tmp_path: Path) -> None:
    path = tmp_path / "swap.json"
    carriers = ["i sit with {name}", "{name} is nice"]
    path.write_text(json.dumps({"carriers": carriers, "names": {"a": ["Ada", "Bo"], "b": ["Cy", "Di"]}}))
    made = names.swapped(path, times=2)
    assert {origin: len(texts) for origin, texts in made.items()} == {"a": 8, "b": 8}
    assert all(m.text[slice(*m.people[0])].lower() in {"ada", "bo"} for m in made["a"])


def test_the_table_of_a_set_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": "1", "text": "my friend Xochitl helps", "spans": [{"start": 10, "end": 17, "label": "PERSON"}]}]
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    arguments = ["names", str(tmp_path / "set.jsonl"), "--names", "alone"]
    monkeypatch.setattr("sys.argv", arguments)
    names.main()
    assert capsys.readouterr().out.count("R 1.000") == 4
