from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import name_swap
from voicelens.anonymise.recognisers import load_recognisers


@pytest.fixture
def swap(tmp_path: Path) -> Path:
    sets = {
        "carriers": ["ms {name} is nice", "{name} is nice"],
        "names": {"one": ["Ada", "Bo"], "two": ["Cy", "Di"]},
        "surnames": {"one": ["Wren"], "two": ["Reed"]},
    }
    path = tmp_path / "swap.json"
    path.write_text(json.dumps(sets), encoding="utf-8")
    return path


def test_surnames_stand_only_after_a_title(swap: Path) -> None:
    assert [marked.text for marked in name_swap.titled(swap)["one"]] == ["ms Wren is nice", "ms wren is nice"]


def test_every_sentence_with_a_title_is_known() -> None:
    sets = name_swap.titled(name_swap.DATA)
    surnames = json.loads(name_swap.DATA.read_text(encoding="utf-8"))["surnames"]
    assert {origin: len(texts) for origin, texts in sets.items()} == {o: 12 * len(n) for o, n in surnames.items()}


def test_a_name_leaks_where_one_letter_is_left(swap: Path) -> None:
    recognisers = load_recognisers("none")
    rates = name_swap.leak_rates(name_swap.titled(swap), recognisers, "strict")
    assert rates == {"one": 0.0, "two": 0.0}
    assert name_swap.leak_rates(name_swap.titled(swap), (load_recognisers("none")[0],), "strict") == {
        "one": 1.0,
        "two": 1.0,
    }
    assert name_swap.gap({"one": 0.25, "two": 0.75}) == 0.5


def test_the_rates_of_all_origins_are_printed(
    swap: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(name_swap, "DATA", swap)
    monkeypatch.setattr("sys.argv", ["name_swap", "--names", "none", "--times", "2"])
    name_swap.main()
    out = capsys.readouterr().out
    assert "| one |" in out
    assert "| worst minus best |" in out
